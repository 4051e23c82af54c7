import Editing
import Foundation
import Intake
import PlanStore
import SeededNumbers
import Testing
import TrainingModel

@testable import Reporting

/// What goes out as a sheet comes back as the same rows, whatever the dialect.
@Suite struct SheetRoundTripTests {
  private static let dialects: [CSVDialect] = [Character(","), ";", "\t", "|"].flatMap { delimiter in
    CSVDialect.Decimal.allCases.flatMap { decimal in
      [true, false].compactMap { CSVDialect(delimiter: delimiter, decimal: decimal, hasByteOrderMark: $0) }
    }
  }

  private let start = CalendarDate(iso: "2026-12-07") ?? CalendarDate(dayNumber: 0)

  private func export(_ fixture: PlanFixture, _ dialect: CSVDialect) throws -> [UInt8] {
    var sheet = ReviewSheetCSV(dialect: dialect, summaries: try fixture.store.clientSummaries(coach: "marta"))
    try fixture.store.forEachPlanRow(PlanRowFilter(coach: "marta")) { sheet.append($0) }
    return sheet.bytes.storage
  }

  private func read(_ fixture: PlanFixture, _ dialect: CSVDialect) throws -> SheetTable {
    let vocabulary = SheetVocabulary(ExerciseNames([try fixture.store.exerciseNames()])) { _ in [start] }
    return try SheetScan(try export(fixture, dialect), named: "marta.csv").table(vocabulary)
  }

  private func fixture(_ folder: TemporaryFolder, rows: [SheetLine], names: [String: String]) throws -> PlanFixture {
    let fixture = try PlanFixture(folder)
    for (id, name) in names { try fixture.run("INSERT INTO exercise_names VALUES (?, ?)", [id, name]) }
    try fixture.client("c-1042", name: "'=Müller; \"Jo\"", outcome: "new", start: start.description)
    try fixture.block("c-1042", start: start.description)
    for row in rows {
      let id = row.rowID?.description ?? ""
      try fixture.row(
        "c-1042", start.description, week: row.week ?? 1, day: (row.date - start) % 7 + 1, order: (row.order ?? 0) ?? 0, id: id,
        exercise: row.exerciseID ?? "", kind: row.kind?.id ?? "", measure: row.measure?.id ?? "", repsMin: row.repsMin ?? 0,
        repsMax: row.repsMax ?? nil, load: (row.load ?? nil).map { Double($0.hundredths) / 100 }, basis: row.basis?.id ?? "",
        target: row.target ?? "", tempo: row.tempo ?? "", note: row.note ?? "", superset: row.superset ?? "")
      try fixture.run(
        "UPDATE prescriptions SET sets = ?, rir = ?, rest_s = ? WHERE row_id = ?",
        [row.sets, row.rir ?? nil, row.rest, row.rowID.map { Int64($0.rawValue) }])
    }
    return fixture
  }

  private func line(_ index: Int, week: Int = 1, order: Int) -> SheetLine {
    var line = SheetLine(
      line: index + 2, rowID: RowID(rawValue: UInt64(index) * 7_919_777), clientID: "c-1042", planStart: start, date: start)
    (line.week, line.date, line.status, line.revision, line.order) = (week, start + (week - 1) * 7, "pending", 1, .some(order))
    (line.superset, line.exerciseID, line.exerciseName, line.kind, line.measure) = ("", "plank", "Plank", .work, .reps)
    (line.sets, line.repsMin, line.repsMax, line.load, line.unit, line.basis) = (3, 8, .some(12), .some(nil), .kg, .some(.none))
    (line.target, line.rir, line.rest, line.tempo, line.note) = ("", .some(nil), 60, "", "")
    return line
  }

  @Test func randomRowsComeBackEqualInEveryDialect() throws {
    var random = SeededRandom(4_711)
    let words = [
      "slow", "8-12", "=1+1", "'tis", "\"quoted\"", "a,b;c|d", "\t", "\n", "ä", "1.250,5", "007", " ", "TRUE", "#N/A", "2026-12-07", "🏋️",
    ]
    let names = ["plank": "Plank, \"front\"; long", "row_1": "8-12", "5e3": "Mär 5", "x|y": "'Row"]
    let ids = names.keys.sorted()
    var rows: [SheetLine] = []
    for index in 0..<200 {
      var row = line(index, week: index / 50 + 1, order: index % 50 + 1)
      let id = ids[Int.random(in: 0..<ids.count, using: &random)]
      (row.exerciseID, row.exerciseName) = (id, names[id])
      row.kind = RowKind.allCases.randomElement(using: &random)
      row.measure = Measure.allCases.randomElement(using: &random)
      row.basis = LoadBasis.allCases.randomElement(using: &random)
      row.sets = Int.random(in: 1...12, using: &random)
      row.repsMin = Int.random(in: 0...1_500, using: &random)
      row.repsMax = .some(Bool.random(using: &random) ? nil : (row.repsMin ?? 0) + Int.random(in: 0...20, using: &random))
      row.load = .some(Bool.random(using: &random) ? nil : Load(hundredths: Int32.random(in: 0...120_000, using: &random)))
      row.rir = .some(Bool.random(using: &random) ? nil : Int.random(in: 0...6, using: &random))
      row.rest = Int.random(in: 0...600, using: &random)
      row.tempo = ["", "2-0-1-0", "3-0-X-0", "10-2-1-0"].randomElement(using: &random)
      row.superset = ["", "A", "B"].randomElement(using: &random)
      row.note = (0..<Int.random(in: 0...3, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      row.target = (0..<Int.random(in: 0...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      rows.append(row)
    }
    let folder = try TemporaryFolder()
    let fixture = try fixture(folder, rows: rows, names: names)
    #expect(Self.dialects.count == 14)
    for dialect in Self.dialects {
      let lines = try read(fixture, dialect).lines
      try #require(lines.count == rows.count)
      for (found, expected) in zip(lines, rows) {
        var found = found
        found.line = expected.line
        #expect(found == expected, "\(dialect)")
      }
    }
  }

  @Test func naughtyStringsComeBackAsNotesTargetsAndNamesInEveryDialect() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../../shared/data/messy/blns/blns.json").standardized
    guard let data = try? Data(contentsOf: path) else {
      print("SKIPPED: no naughty strings at \(path.path())")
      return
    }
    let naughty = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
    #expect(naughty.count == 515)
    var names: [String: String] = [:]
    let rows = naughty.enumerated().map { index, text in
      var row = line(index, week: index / 200 + 1, order: index % 200 + 1)
      names["n-\(index)"] = text
      (row.exerciseID, row.exerciseName, row.note, row.target) = ("n-\(index)", text, text, text)
      return row
    }
    let folder = try TemporaryFolder()
    let fixture = try fixture(folder, rows: rows, names: names)
    for dialect in Self.dialects {
      let table = try read(fixture, dialect)
      try #require(table.lines.count == naughty.count)
      for (index, text) in naughty.enumerated() {
        let line = table.lines[index]
        let plain = Self.withoutControls(text)
        #expect(line.note == plain && line.target == plain && line.exerciseName == text, "string \(index)")
      }
      #expect(table.findings.allSatisfy { $0.code == .sheetControlCharacter })
    }
  }

  /// No control character but line feeds and tabs gets into the text of a plan.
  private static func withoutControls(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(kept))
  }
}
