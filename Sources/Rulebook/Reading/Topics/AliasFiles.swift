import Findings

/// The files that say what exercises are called in logs, put aside unread: most commands never need them.
struct AliasFiles: Sendable {
  /// A file as it was found.
  private struct File: Sendable {
    var path: String
    var layer: Int
    var text: String
  }

  private let files: [File]
  private let exercises: NameTable

  init(_ files: [SourceFile], exercises: NameTable) {
    self.files = files.map { File(path: $0.path, layer: $0.layer, text: $0.text) }
    self.exercises = exercises
  }

  /// Whether a file has names in logs and no other topic: its only line that isn't indented begins with `aliases:`.
  static func holdsNothingElse(_ file: SourceFile) -> Bool {
    var text = file.text
    return text.withUTF8 { bytes in
      let key = Array("aliases:".utf8)
      var holdsNames = false
      var start = 0
      while start < bytes.count {
        switch bytes[start] {
        case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
        default:
          guard !holdsNames, bytes[start...].starts(with: key) else { return false }
          holdsNames = true
        }
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
        start = end + 1
      }
      return holdsNames
    }
  }

  /// The names with everything that is wrong with them.
  func read() -> (table: AliasTable, findings: [Finding]) {
    let complaints = Complaints()
    var names = Names()
    names.tables[.exercises] = exercises
    let scope = ReadingScope(complaints: complaints, names: names)
    var layers: [Int: [MapReader]] = [:]
    let sources = files.map { SourceFile(path: $0.path, layer: $0.layer, text: $0.text) }
    for (file, parsed) in zip(sources, ParsedFile.parse(sources)) {
      complaints.take(all: parsed.complaints)
      for document in parsed.documents ?? [] {
        guard case .mapping(let mapping) = document else { continue }
        for (key, value) in mapping where key.scalar?.string == "aliases" {
          let reader = NodeReader(node: value, file: file, scope: scope, key: key)
          if let map = reader.map(expecting: "apps with their names") { layers[file.layer, default: []].append(map) }
        }
      }
    }
    let table = AliasReader(scope: scope).table(layers.sorted { $0.key < $1.key }.map(\.value))
    return (table, complaints.inReadingOrder)
  }
}
