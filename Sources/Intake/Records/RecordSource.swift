import Files
import Findings
import Glibc
import TrainingModel

/// Where profiles come from: a folder of YAML files, a JSON Lines file, or a table, each readable as often as needed.
package final class RecordSource: Sendable {
  private enum Content {
    case folder(YAMLFolder)
    case lines(InputFile, offset: Int)
    case rows(InputFile, offset: Int, line: Int, delimiter: UInt8)
  }

  /// The form of the records, for decoding them.
  package let format: RecordFormat
  /// What somebody should know about the source as a whole, as files that were left out; no errors.
  package let findings: [Finding]
  private let content: Content

  /// The file as it was opened, where the records are read from it or from a copy in UTF-8; nil for a folder.
  private let original: InputFile?

  private init(_ format: RecordFormat, _ content: Content, original: InputFile? = nil, findings: [Finding] = []) {
    (self.format, self.content, self.original, self.findings) = (format, content, original, findings)
  }

  /// Opens what `path` names; `-` is standard input, which is spooled to a temporary file that nobody else sees.
  ///
  /// The form follows from the name's end (`.yaml`, `.yml`, `.jsonl`, `.ndjson`, `.csv`, `.tsv`), for other names from the first character:
  /// `{` begins JSON Lines. A mapping is only for tables. Throws what is wrong with the input as a whole, as a missing file or header.
  package static func open(path: String, mapping: TableMapping? = nil) throws(IntakeFailure) -> RecordSource {
    if path != "-", FileContent.type(of: path, followsLink: true) == .directory {
      try refuse(mapping, at: path)
      let folder = try YAMLFolder(folder: path)
      return RecordSource(.yaml, .folder(folder), findings: folder.findings)
    }
    var file = path == "-" ? try InputFile.spooled(from: .standardInput, named: "standard input") : try InputFile(opening: path)
    if !file.isRegular { file = try file.spooled() }
    let name = path.lowercased()
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      try refuse(mapping, at: path)
      return RecordSource(.yaml, .folder(YAMLFolder(file: path)))
    }
    let isTable = [".csv", ".tsv"].contains { name.hasSuffix($0) }
    let isJSON = [".jsonl", ".ndjson"].contains { name.hasSuffix($0) }
    let original = file
    var findings: [Finding] = []
    if !isJSON { (file, findings) = try TableText.utf8(file) }
    let head = try file.prefix(RawRecord.maximumSize + 2)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw IntakeFailure(.profileEncoding, "the file is UTF-16", at: Place(file: file.path, line: 1), hint: "save it as UTF-8")
    }
    let offset = head.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let opensLikeJSON = head[offset...].first { ![32, 9, 10, 13].contains($0) } == UInt8(ascii: "{")
    if isJSON || (!isTable && opensLikeJSON) {
      try refuse(mapping, at: path)
      return RecordSource(.jsonLines, .lines(file, offset: offset), original: file)
    }
    let header = try TableHeader.find(in: head, from: offset, path: file.path)
    var layout = try TableLayout.of(header: header.row, delimiter: header.delimiter, mapping: mapping)
    if mapping != nil {
      let survey = try TableSurvey(CSVReader(file, from: header.end, line: header.nextLine, delimiter: header.delimiter), layout)
      layout.take(survey)
      findings += survey.findings
    }
    return RecordSource(
      .table(layout), .rows(file, offset: header.end, line: header.nextLine, delimiter: header.delimiter), original: original,
      findings: findings)
  }

  /// A reader that starts at the first record.
  package func records() -> RecordReader {
    switch content {
    case .folder(let folder): RecordReader(.folder(folder, next: 0))
    case .lines(let file, let offset): RecordReader(.lines(JSONLinesReader(file, from: offset)))
    case .rows(let file, let offset, let line, let delimiter):
      RecordReader(.rows(CSVReader(file, from: offset, line: line, delimiter: delimiter)))
    }
  }

  /// Hands over the descriptor of a copy of what could be read only once, for a process that is to read it too; nil where the path is as good.
  ///
  /// - Throws: what `body` throws.
  package func withSpooled<Result>(_ body: (Int32?) throws -> Result) rethrows -> Result {
    if let original, original.isSpooled { return try original.withDescriptor(body) }
    return try body(nil)
  }

  /// Whether the file is still what it was when it was opened, so that two readings saw the same; a folder's files are not watched.
  package var isUnchanged: Bool { original?.isUnchanged ?? true }

  /// The place of a record that was read earlier.
  func place(ordinal: Int, line: Int) -> Place {
    switch content {
    case .folder(let folder): folder.files[ordinal].place(line: line)
    case .lines(let file, _), .rows(let file, _, _, _): Place(file: file.path, line: line)
    }
  }

  private static func refuse(_ mapping: TableMapping?, at path: String) throws(IntakeFailure) {
    guard let mapping else { return }
    throw IntakeFailure(
      .mappingInvalid, "a mapping is for a table, and the profiles are none", at: Place(file: mapping.path),
      hint: "leave --map out, or give a CSV file as --clients")
  }
}

/// Reads the records of a source in order, one at a time; memory holds one chunk of the input and what the caller keeps.
package struct RecordReader {
  enum Stream {
    case folder(YAMLFolder, next: Int)
    case lines(JSONLinesReader)
    case rows(CSVReader)
  }

  private var stream: Stream

  init(_ stream: Stream) { self.stream = stream }

  /// The next record, whole or faulty, or nil after the last; throws where the input can't be read on.
  package mutating func next() throws(IntakeFailure) -> RawRecord? {
    switch stream {
    case .folder(let folder, let index):
      guard index < folder.files.count else { return nil }
      stream = .folder(folder, next: index + 1)
      return folder.record(index)
    case .lines(var reader):
      let record = try reader.next()
      stream = .lines(reader)
      return record
    case .rows(var reader):
      let record = try reader.next()
      stream = .rows(reader)
      return record
    }
  }
}

extension RecordSource {
  /// The digest of a record as it stands in the file, with what its meaning depends on: form, header, mapping, and the row's number where
  /// an id is made of it.
  ///
  /// Equal digests mean equal clients under the same rules and the same day. Nil for faulty records.
  package func rawDigest(of record: RawRecord) -> ContentDigest? {
    if record.fault != nil { return nil }
    let context: String
    switch format {
    case .yaml: context = "yaml\n"
    case .jsonLines: context = "json\n"
    case .table(let layout): context = "table \(layout.identity) \(layout.isNumbered ? record.ordinal : 0)\n"
    }
    return ContentHasher.digest(of: Array(context.utf8)[...], record.bytes)
  }
}
