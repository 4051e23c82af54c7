import Findings
import Glibc
import Rulebook
import Testing
import TrainingModel

@testable import Intake

/// The day on which the tests take place.
let testDay = CalendarDate(iso: "2026-05-04") ?? CalendarDate(dayNumber: 0)

let testVocabulary = ProfileVocabulary(sampleRulebook())

/// A folder that is gone when the test is.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/intake-tests.XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit {
    guard let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
      if name != "." && name != ".." { remove("\(path)/\(name)") }
    }
    closedir(directory)
    rmdir(path)
  }

  /// Writes a file and returns its path.
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return "\(path)/\(name)"
  }

  func write(_ text: String, as name: String) throws -> String { try write(Array(text.utf8), as: name) }
}

/// What the tests look at of a decoded record.
struct Read {
  var line: Int
  var profile: DecodedProfile

  var client: Client? { profile.client }
  /// `line:column code` of each finding, without the file.
  var findings: [String] {
    profile.findings.map { finding in
      let place = [finding.place?.line, finding.place?.column].compactMap { $0.map(String.init) }.joined(separator: ":")
      return "\(place) \(finding.code.id)"
    }
  }
}

/// Every record of a file, decoded, with repeated ids rejected as a run would.
func readAll(_ path: String, mapping: TableMapping? = nil, vocabulary: ProfileVocabulary = testVocabulary) throws -> [Read] {
  let source = try RecordSource.open(path: path, mapping: mapping)
  let census = try IDCensus(of: source)
  var reader = source.records()
  var decoder = ProfileDecoder(source.format, vocabulary: vocabulary, today: testDay)
  var read: [Read] = []
  while let record = try reader.next() {
    var profile = decoder.decode(record)
    #expect(profile.client != nil || profile.findings.contains { $0.severity == .error })
    if let id = profile.id, let repetition = census.repetition(of: id, in: record) {
      profile.client = nil
      profile.findings.append(repetition)
    }
    read.append(Read(line: record.line, profile: profile))
  }
  #expect(census.recordCount == read.count)
  return read
}

func readAll(_ text: String, as name: String, mapping: TableMapping? = nil) throws -> [Read] {
  let folder = try ScratchFolder()
  return try readAll(try folder.write(text, as: name), mapping: mapping)
}

/// A text whose one `⟦…⟧` shows where a finding is expected.
struct Marked {
  let text: String
  let place: (line: Int, column: Int)

  init(_ marked: String) throws {
    let start = try #require(marked.firstIndex(of: "⟦"))
    let before = marked[..<start]
    text = marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let lineStart = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    place = (before.split(separator: "\n", omittingEmptySubsequences: false).count, before[lineStart...].unicodeScalars.count + 1)
  }
}

/// A sound JSON record; fields given as JSON text replace or extend it, nil takes one out.
func json(_ changes: KeyValuePairs<String, String?> = [:]) -> String {
  var fields: [(String, String?)] = [
    ("id", "\"anna\""), ("born", "\"1990-04-02\""), ("goal", "\"strength\""), ("experience", "\"novice\""),
    ("training_days", "[\"mon\", \"thu\"]"), ("minutes_per_session", "45"), ("equipment", "[\"commercial_gym\"]"),
    ("conditions", "\"none\""),
    ("clearance", "\"cleared\""),
  ]
  for (key, value) in changes {
    if let index = fields.firstIndex(where: { $0.0 == key }) { fields[index].1 = value } else { fields.append((key, value)) }
  }
  return "{" + fields.compactMap { field in field.1.map { "\"\(field.0)\": \($0)" } }.joined(separator: ", ") + "}"
}
