import Editing
import Findings
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

/// Log sheets as programs save them: other signs, other encodings, columns and rows in another order.
@Suite("Log sheets: forms") struct LogSheetFormTests {
  private let sample: SampleLog = {
    var sample = SampleLog([SampleLog.row(1), SampleLog.row(2), SampleLog.row(3)])
    sample.done[0] = ["3", "8|8|7", "60|60|57.5", "8.5", "2", "elbow; felt \"odd\", a bit"]
    sample.done[2] = ["0", "", "", "", "", ""]
    return sample
  }()

  private func check(_ read: [RowID: LogSheetRow], _ what: String) {
    let (first, second, third) = (read[sample.plan[0].rowID], read[sample.plan[1].rowID], read[sample.plan[2].rowID])
    #expect(
      first?.values
        == TypedValues(
          sets: 3, amounts: TypedAmounts(.reps, [8, 8, 7]), loads: TypedLoads(.kg, [6_000, 6_000, 5_750].map(Load.init(hundredths:))),
          halfRPE: 17, pain: 2, comment: "elbow; felt \"odd\", a bit"), "\(what)")
    #expect(second?.values.isEmpty == true && third?.values == TypedValues(sets: 0), "\(what)")
    #expect(read.values.allSatisfy { $0.faults.isEmpty && $0.changed.isEmpty }, "\(what)")
  }

  @Test func readsWhatEveryProgramWrites() throws {
    for (delimiter, decimal) in [(",", "."), (";", ","), ("\t", "."), (";", "."), (",", ","), ("\t", ",")] {
      for end in ["\r\n", "\n", "\r"] {
        for quotesAll in [false, true] {
          let text = sample.text(delimiter: delimiter, decimal: decimal, end: end, quotesAll: quotesAll)
          check(try sample.read(text), "\(delimiter) \(decimal) \(end.debugDescription)")
          check(try sample.read("\u{FEFF}" + text), "with a mark")
          check(try sample.read("sep=\(delimiter)\(end)" + text), "with a delimiter told")
        }
      }
    }
    let text = sample.text()
    check(try sample.read([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), "UTF-16")
    check(try sample.read(text.unicodeScalars.map { UInt8($0.value) }), "Windows-1252")
  }

  @Test func columnsAndRowsMayMoveAndGo() throws {
    var moved = sample
    moved.columns = ["my own", "done_rpe", "comment", "done_sets", "client_id", "pain", "row_id", "done_load", "done_reps"]
    check(try sample.read(moved.text(rows: [2, 0, 1])), "moved")
    moved.columns.append("DONE_SETS ")
    #expect(throws: IntakeFailure.self) { try sample.read(moved.text()) }
    moved.columns = ["client_id", "done_sets"]
    let failure = #expect(throws: IntakeFailure.self) { try sample.read(moved.text()) }
    #expect(failure?.findings.map(\.code) == [.sheetHeading] && failure?.findings.first?.message.contains("'row_id'") == true)
  }

  @Test func aColumnThatNobodyKnowsIsTold() throws {
    var odd = sample
    odd.columns[odd.columns.firstIndex(of: "done_load") ?? 0] = "done_laod"
    let scan = try LogSheetScan(Array(odd.text().utf8), named: "marta.log.csv")
    #expect(scan.findings.map(\.code) == [.sheetUnknownColumn] && scan.findings.first?.hint?.contains("done_load") == true)
  }

  @Test func isKnownByItsHeading() throws {
    #expect(LogSheetScan.isLogSheet(Array(sample.text(delimiter: ";").utf8.prefix(600))))
    #expect(!LogSheetScan.isLogSheet(Array(SampleSheet().text().utf8)))
    #expect(!LogSheetScan.isLogSheet(Array("date,exercise,reps,pain,comment\n".utf8)) && !LogSheetScan.isLogSheet([]))
    #expect(ReturnedFile.refusal(ofHead: Array(sample.text().utf8), named: "marta.log.csv") == nil)
    let failure = #expect(throws: IntakeFailure.self) { try SheetScan(Array(sample.text().utf8), named: "marta.log.csv") }
    #expect(failure?.findings.first?.hint?.contains("logs import") == true)
  }

  @Test func aCutSheetIsRefusedAndARaggedRowTold() throws {
    let text = sample.text()
    let cut = #expect(throws: IntakeFailure.self) { try sample.read(String(text.dropLast(9))) }
    #expect(cut?.findings.map(\.code) == [.logCut])
    let ragged = text.replacing("0,,,,,\r\n", with: "0,,,,,,,8\r\n")
    let scan = try LogSheetScan(Array(ragged.utf8), named: "marta.log.csv")
    #expect(scan.lines.count == 2 && scan.unreadable.map(\.code) == [.logRaggedRow] && scan.unreadable.map(\.line) == [4])
    let open = try LogSheetScan(Array(text.replacing("0,,,,,\r\n", with: "0,,,,,\"x\r\n").utf8), named: "marta.log.csv")
    #expect(open.unreadable.map(\.code) == [.logUnclosedQuote])
  }

  private static func number(_ least: Int, _ most: Int, _ random: inout SeededRandom) -> Int { least + random.below(most - least + 1) }

  /// What spreadsheets and people make of one number or list; the first is what was meant.
  private static func mangled(_ list: [Int], _ random: inout SeededRandom) -> String {
    let plain = list.map { "\($0)" }
    let padded = plain.map { $0.count == 1 ? "0\($0)" : $0 }
    let sign = random.pick(["|", "|", "|", " | ", " ", "", "\u{A0}", "\u{202F}", "'", "-", "/", ".", ",", ";", "date", "day", "serial"])
    switch sign {
    case "date": return "20\(padded[padded.count - 1])-\(padded[0])-\(padded[1])"
    case "day": return padded.joined(separator: ".")
    case "serial": return "\(39_000 + list[0] * 30)"
    default: return plain.joined(separator: sign)
    }
  }

  @Test func manglingGivesTheSameOrARefusalAndNeverOtherNumbers() throws {
    var random = SeededRandom(14)
    var (same, refused) = (0, 0)
    for _ in 0..<400 {
      let plan = (1...6).map { number in
        let sets = Self.number(2, 5, &random)
        return SampleLog.row(UInt64(number), sets: sets, reps: Self.number(3, 12, &random), to: Self.number(12, 15, &random))
      }
      var mangled = SampleLog(plan)
      var meant: [RowID: TypedValues] = [:]
      for (place, row) in plan.enumerated() {
        let reps = (0..<row.sets).map { _ in Self.number(max(2, row.repsMin - 2), 15, &random) }
        let loads = (0..<row.sets).map { _ in Int32(Self.number(16, 40, &random)) * 250 }
        let half = Self.number(2, 20, &random)
        meant[row.rowID] = TypedValues(
          sets: row.sets, amounts: TypedAmounts(.reps, reps.map { Int32($0) }),
          loads: TypedLoads(.kg, loads.map(Load.init(hundredths:))), halfRPE: UInt8(half))
        let texts = loads.map { Load(hundredths: $0).description }
        let load = random.chance(75) ? texts.joined(separator: "|") : texts.joined(separator: random.chance(50) ? " " : "")
        mangled.done[place] = [
          "\(row.sets)", Self.mangled(reps, &random), load, Load(hundredths: Int32(half) * 50).description, "", "",
        ]
      }
      mangled.columns = random.chance(50) ? SampleLog.columns : SampleLog.columns.reversed()
      let decimal = random.chance(50) ? "." : ","
      let text = mangled.text(
        delimiter: random.pick([",", ";", "\t"]), decimal: decimal, quotesAll: random.chance(50),
        rows: random.chance(50) ? nil : Array(plan.indices.reversed()))
      for (id, row) in try mangled.read(text) {
        if row.faults.isEmpty {
          #expect(row.values == meant[id], "\(text)")
          same += 1
        } else {
          refused += 1
        }
      }
    }
    #expect(same > 200 && refused > 200)
  }
}
