import Files
import Findings
import Foundation

/// Finds and reads the files of one layer.
struct LayerFiles {
  /// The folder as the user gave it.
  let folder: String
  let layer: Int
  let complaints: Complaints

  /// How many bytes one file may hold.
  static let largestFile = 1 << 20
  /// Folders that hold rule tests, not rules.
  static let foldersLeftOut: Set<String> = ["tests"]

  /// The layer's files in the order of their paths, and whether all of them could be read.
  func read() -> (files: [SourceFile], isComplete: Bool) {
    var paths: [String] = []
    guard list(folder, into: &paths, depth: 0) else { return ([], false) }
    paths.sort()
    if paths.isEmpty {
      complaints.add(
        .rulesUnreadable, "the folder holds no rules", at: Place(file: folder), hint: "rules stand in files that end in .yaml or .yml")
      return ([], false)
    }
    let files = paths.map(file)
    return (files.compactMap { $0 }, !files.contains { $0 == nil })
  }

  private func list(_ path: String, into paths: inout [String], depth: Int) -> Bool {
    guard depth < 20, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      let isFile = FileManager.default.fileExists(atPath: path)
      complaints.add(
        .rulesUnreadable, isFile ? "this is not a folder that can be read" : "there is no such folder", at: Place(file: path),
        hint: "give the folder that holds the rules")
      return false
    }
    var isComplete = true
    for name in names.sorted() where !name.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + name : path + "/" + name
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: child, isDirectory: &isFolder), isFolder.boolValue {
        if !Self.foldersLeftOut.contains(name) { isComplete = list(child, into: &paths, depth: depth + 1) && isComplete }
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        paths.append(child)
      }
    }
    return isComplete
  }

  private func file(_ path: String) -> SourceFile? {
    // A pipe would keep the reader waiting.
    guard FileContent.isFile(path, followsLink: true), let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: Self.largestFile + 1) ?? Data()
    else {
      complaints.add(.rulesUnreadable, "the file can't be read", at: Place(file: path))
      return nil
    }
    try? handle.close()
    if data.count > Self.largestFile {
      complaints.add(.rulesLimit, "the file is larger than 1 MiB", at: Place(file: path), hint: "split it")
      return nil
    }
    guard var text = String(validating: data, as: UTF8.self) else {
      let line = Self.firstLineOutsideUTF8(data)
      complaints.add(.rulesUnreadable, "the file is not UTF-8", at: Place(file: path, line: line), hint: "save it as UTF-8")
      return nil
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return SourceFile(path: path, layer: layer, text: text)
  }

  private static func firstLineOutsideUTF8(_ data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
