/// Takes paths apart and puts them together by their text alone, without a look at the disk.
package enum PathText {
  /// The folder that the file or folder at `path` is in: what stands before the last `/`, or nil where there is none.
  package static func folder(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash == path.startIndex ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
  }

  /// The name of the file or folder at `path` in its folder: what stands after the last `/`.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(decoding: path.utf8[slash...].dropFirst(), as: UTF8.self)
  }

  /// The path of `name` in `folder`.
  package static func join(_ folder: String, _ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}
