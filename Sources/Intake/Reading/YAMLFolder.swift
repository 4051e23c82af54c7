import Findings
import Glibc

/// A folder of YAML files, one client a file, in the order of their names.
struct YAMLFolder: Sendable {
  /// The paths of the files, as messages show them.
  let files: [String]
  /// Files that stand beside them and are not read: somebody might think they were.
  let findings: [Finding]

  init(file: String) { (files, findings) = ([file], []) }

  /// Lists a folder; hidden files and a README are nobody's profile, other files are warned about.
  init(folder path: String) throws(IntakeFailure) {
    guard let directory = opendir(path) else {
      throw IntakeFailure(
        .profileUnreadable, "cannot be read: \(String(cString: strerror(errno)))", at: Place(file: path),
        hint: "check the path given with --clients")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) { String(cString: $0) }
      }
      if !name.hasPrefix(".") && !name.hasPrefix("README") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let isYAML = { (name: String) in name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
    files = names.filter(isYAML).map { prefix + $0 }
    findings = names.filter { !isYAML($0) }.map {
      Finding(
        .profileUnreadable, "this is no YAML file, and was not read as a profile", severity: .warning, at: Place(file: prefix + $0),
        hint: "end its name in .yaml, or move it elsewhere")
    }
  }

  /// The record that a file is; one that can't be read has that as its fault.
  func record(_ ordinal: Int) -> RawRecord {
    let path = files[ordinal]
    do throws(IntakeFailure) {
      var bytes = try InputFile(opening: path, waits: false).prefix(RawRecord.maximumSize + 1)[...]
      if bytes.count > RawRecord.maximumSize {
        return RawRecord(ordinal: ordinal, file: path, line: 1, bytes: [], fault: .tooLarge(at: Place(file: path, line: 1)))
      }
      if bytes.starts(with: byteOrderMark) { bytes = bytes.dropFirst(byteOrderMark.count) }
      return RawRecord(ordinal: ordinal, file: path, line: 1, bytes: bytes)
    } catch {
      return RawRecord(ordinal: ordinal, file: path, line: 1, bytes: [], fault: error.findings[0])
    }
  }
}

/// What some programs write before UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
