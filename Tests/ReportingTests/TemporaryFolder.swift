import Foundation

/// A folder of its own for one test, removed with the value.
final class TemporaryFolder {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "reporting-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func path(_ name: String) -> String { root.appending(path: name).path(percentEncoded: false) }

  func bytes(_ name: String) -> [UInt8] { (try? Data(contentsOf: root.appending(path: name))).map(Array.init) ?? [] }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: root.appending(path: name)) }

  /// The names in a folder, sorted, hidden ones included, but not the marks of what was written last.
  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).filter { !$0.hasSuffix(".last") }.sorted()
  }

  /// Which file this is and when it was last written.
  func identity(_ name: String) -> [String] {
    let facts = (try? FileManager.default.attributesOfItem(atPath: path(name))) ?? [:]
    return ["\(facts[.systemFileNumber] ?? "none")", "\((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"]
  }

  func mode(_ name: String) -> Int { ((try? FileManager.default.attributesOfItem(atPath: path(name)))?[.posixPermissions] as? Int) ?? 0 }
}
