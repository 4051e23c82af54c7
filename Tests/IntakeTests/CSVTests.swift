import Findings
import Foundation
import Testing
import TrainingModel

@testable import Intake

@Suite struct CSVTests {
  static let header = "id,name,born,goal,experience,training_days,minutes_per_session,equipment,conditions,clearance"
  static let rest = "1990-04-02,strength,novice,mon|thu,45,commercial_gym,none,cleared"

  static func row(_ id: String, name: String = "Anna") -> String { "\(id),\(name),\(rest)" }

  @Test func aRowIsTheSameClientAsTheJSON() throws {
    let header = Self.header.replacing("name,", with: "") + ",lifts,likes,unavailable,body_mass_kg"
    let row = "anna,\(Self.rest),back_squat:80:5:2026-01-02|deadlift:100.5:3,push_up|pull_up,2026-06-01..2026-06-02,"
    let lifts = """
      [{"exercise": "back_squat", "load_kg": 80, "reps": 5, "date": "2026-01-02"}, {"exercise": "deadlift", "load_kg": 100.5, "reps": 3}]
      """
    let fromJSON = try readAll(
      json(["lifts": lifts, "likes": "[\"push_up\", \"pull_up\"]", "unavailable": "[\"2026-06-01..2026-06-02\"]"]), as: "a.jsonl")
    for lineEnd in ["\n", "\r\n"] {
      for delimiter in [",", ";", "\t"] {
        let text = "\u{FEFF}\(header)\(lineEnd)\(row)\(lineEnd)".replacing(",", with: delimiter)
        let read = try readAll(text, as: "a.csv")
        #expect(read.map(\.findings) == [[]])
        #expect(read.first?.client == fromJSON.first?.client)
      }
    }
  }

  @Test(arguments: ["\r", "\n", "\r\n"]) func rowsEndInThreeManners(_ end: String) throws {
    let rows = [Self.row("a"), "", Self.row("b", name: "\"Beck, B\""), "x,\"y", Self.row("c", name: "\"one\(end)two\""), Self.row("d")]
    for isWhole in [true, false] {
      let text = ([Self.header] + rows).joined(separator: end) + (isWhole ? end : "")
      let read = try readAll(text, as: "a.csv")
      #expect(read.map(\.line) == [2, 4, 5, 6, 8])
      #expect(read.map(\.profile.id) == ["a", "b", nil, "c", "d"])
      #expect(read[2].findings == ["5:3 profile.unclosed_quote"])
    }
  }

  /// A chunk of the file may end between the two bytes of a line end, in a row and behind a quote that is broken.
  @Test func lineEndsMayBeCutInTwo() throws {
    let folder = try ScratchFolder()
    for start in ["b,", "b,\"b\" "] {
      for cut in 0...3 {
        let row = start + String(repeating: "x", count: (1 << 18) - start.utf8.count - cut)
        let text = [Self.header, row, Self.row("c")].joined(separator: "\r\n")
        var reader = try RecordSource.open(path: try folder.write(text, as: "a.csv")).records()
        var lines: [Int] = []
        while let record = try reader.next() { lines.append(record.line) }
        #expect(lines == [2, 3])
      }
    }
  }

  @Test func quotedCellsMayHoldAnything() throws {
    let text = #"""
      \#(Self.header),notes
      a,"Beck, Anna",\#(Self.rest),"said ""no"",
      then ""yes""\#("\"")
      b,Ben,\#(Self.rest),5'10" tall
      """#
    let read = try readAll(text, as: "a.csv")
    #expect(read.map(\.client?.name) == ["Beck, Anna", "Ben"])
    #expect(read.map(\.client?.notes) == ["said \"no\",\nthen \"yes\"", "5'10\" tall"])
    #expect(read.map(\.line) == [2, 4])
  }

  @Test func anEmptyCellIsAbsent() throws {
    let read = try readAll("\(Self.header)\n\(Self.row("a", name: "")),\n".replacing("cleared,", with: ""), as: "a.csv")
    #expect(read[0].client?.clearance == .some(nil))
    #expect(read[0].client?.name == "")
  }

  @Test func rowsOfBlanksAreNobodys() throws {
    let read = try readAll("\(Self.header)\n\n,,,,,,,,,\n\(Self.row("a"))\n \n", as: "a.csv")
    #expect(read.map(\.client?.id) == ["a"])
    #expect(read.map(\.line) == [4])
  }

  @Test func findingsStandAtTheirCells() throws {
    let read = try readAll("\(Self.header)\n\"ü\",\"Ünal\",2990-01-01,strength,novice,mon|tus,45,commercial_gym,none,cleared", as: "a.csv")
    #expect(read[0].findings == ["2:2 profile.bad_text", "2:12 profile.range", "2:43 profile.unknown_id"])
    #expect(read[0].profile.findings.map(\.place?.endColumn) == [3, 22, 46])
  }

  @Test func aQuoteLeftOpenCostsOneRow() throws {
    let text = "\(Self.header)\n\(Self.row("a"))\n\(Self.row("b", name: "\"Beck"))\n\(Self.row("c"))\n\(Self.row("d", name: "\"Beck, D\""))"
    let read = try readAll(text, as: "a.csv")
    #expect(read.map(\.client?.id) == ["a", nil, "c", "d"])
    #expect(read[1].findings == ["3:3 profile.unclosed_quote"])
  }

  @Test func aQuoteLeftOpenAtTheEndCostsOneRowToo() throws {
    let text = "\(Self.header)\n\(Self.row("b", name: "\"Beck"))\n\(Self.row("c"))\n\(Self.row("d"))\n"
    let read = try readAll(text, as: "a.csv")
    #expect(read.map(\.client?.id) == [nil, "c", "d"])
    #expect(read.map(\.line) == [2, 3, 4])
    #expect(read[0].findings == ["2:3 profile.unclosed_quote"])
  }

  /// The quote opens on the row's second line: reading goes on behind that one.
  @Test func aQuoteIsReportedWhereItOpened() throws {
    let text = "\(Self.header),notes,coach\na,A,\(Self.rest),\"one\ntwo\",\"open\n\(Self.row("b")),,\n"
    let read = try readAll(text, as: "a.csv")
    #expect(read.map(\.findings) == [["3:6 profile.unclosed_quote"], []])
    #expect(read.map(\.line) == [2, 4])
  }

  @Test func aQuoteLeftOpenForAMegabyteIsNotFollowed() throws {
    let folder = try ScratchFolder()
    let rows = (0..<30_000).map { Self.row("c\($0)") }.joined(separator: "\n")
    let path = try folder.write("\(Self.header)\n\(Self.row("open", name: "\"Beck"))\n\(rows)\n", as: "a.csv")
    let source = try RecordSource.open(path: path)
    var reader = source.records()
    let first = try #require(try reader.next())
    #expect(first.fault?.code == .profileUnclosedQuote)
    var count = 0
    while let record = try reader.next() {
      #expect(record.fault == nil && record.line == count + 3)
      count += 1
    }
    #expect(count == 30_000)
  }

  @Test func aRowAboveAMegabyteIsPassedOver() throws {
    let huge = Self.row("huge", name: String(repeating: "x", count: 3_000_000))
    let read = try readAll("\(Self.header)\n\(huge)\n\(Self.row("b"))", as: "a.csv")
    #expect(read.map(\.findings) == [["2 profile.too_large"], []])
    #expect(read.last?.line == 3)
  }

  @Test func raggedRowsAreRefused() throws {
    let read = try readAll("\(Self.header)\na,b\n\(Self.row("b")),\n\(Self.row("c"))", as: "a.csv")
    #expect(read.map(\.findings) == [["2 profile.ragged_row"], ["3 profile.ragged_row"], []])
  }

  @Test func decimalCommasGoWithSemicolons() throws {
    let text = "\(Self.header),body_mass_kg\n\(Self.row("a")),72.5".replacing(",", with: ";").replacing("72.5", with: "72,5")
    #expect(try readAll(text, as: "a.csv").first?.client?.bodyMassKilograms == 72.5)
    let quoted = "\(Self.header),body_mass_kg\n\(Self.row("a")),\"72,5\""
    #expect(try readAll(quoted, as: "a.csv").first?.profile.findings.map(\.code) == [.profileType])
  }

  @Test(arguments: [
    ("id,⟦gaol⟧\n", "profile.unknown_key"), ("id,goal,⟦id⟧\n", "profile.duplicate_key"), ("id,⟦\"goal⟧\n", "profile.unclosed_quote"),
  ])
  func aHeaderHasToBeSound(marked: String, code: String) throws {
    let marked = try Marked(marked)
    let failure = #expect(throws: IntakeFailure.self) { try readAll(marked.text, as: "a.csv") }
    let finding = try #require(failure?.findings.first)
    #expect(finding.code.id == code)
    #expect(finding.place?.line == 1)
    #expect(finding.place?.column == marked.place.column)
  }

  @Test func emptyAndForeignFilesAreRefused() throws {
    #expect(throws: IntakeFailure.self) { try readAll("", as: "a.csv") }
    let folder = try ScratchFolder()
    let path = try folder.write([0xFF, 0xFE, 0x69, 0x00, 0x64], as: "a.csv")
    let failure = #expect(throws: IntakeFailure.self) { try RecordSource.open(path: path) }
    #expect(failure?.findings.first?.code == .profileEncoding)
    let missing = #expect(throws: IntakeFailure.self) { try RecordSource.open(path: folder.path + "/none.csv") }
    #expect(missing?.findings.first?.message == "cannot be read: No such file or directory")
  }

  /// The rows and cells of a file as the reader sees them, without a profile behind.
  static func table(_ path: String) throws -> [[String]] {
    let head = try InputFile(opening: path).prefix(RawRecord.maximumSize)
    let header = try TableHeader.find(in: head, from: 0, path: path)
    var reader = CSVReader(try InputFile(opening: path), from: 0, line: 1, delimiter: header.delimiter)
    var cells = CSVCells()
    var rows: [[String]] = []
    while let record = try reader.next() {
      #expect(record.fault == nil)
      record.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: header.delimiter) }
      rows.append(cells.cells.indices.map { cells.string($0) })
    }
    return rows
  }

  @Test(.enabled(if: Shared.has("messy/csv-spectrum"), "csv-spectrum is not there"))
  func matchesTheSpectrum() throws {
    let folder = Shared.path("messy/csv-spectrum")
    let scratch = try ScratchFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/csvs").sorted()
    #expect(names.count == 11)
    for name in names {
      var text = try String(contentsOfFile: "\(folder)/csvs/\(name)", encoding: .utf8)
      // Copies that went through version control have lost the line ends that these files are about.
      if name.contains("crlf"), !text.contains("\r\n") { text = text.replacing("\n", with: "\r\n") }
      let rows = try Self.table(try scratch.write(text, as: name))
      if !text.contains("\r") {
        let macintosh = try Self.table(try scratch.write(text.replacing("\n", with: "\r"), as: name))
        #expect(macintosh == rows.map { $0.map { $0.replacing("\n", with: "\r") } }, "\(name)")
      }
      let json = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name.replacing(".csv", with: ".json"))"))
      let expected = try JSONDecoder().decode([[String: String]].self, from: json)
      let header = try #require(rows.first)
      let found = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
      #expect(found == expected, "\(name)")
    }
  }
}
