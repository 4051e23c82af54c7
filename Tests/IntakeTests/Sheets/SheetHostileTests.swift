import Editing
import Findings
import Foundation
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

/// Bytes that no spreadsheet has written.
@Suite struct SheetHostileTests {
  /// What holds whatever the bytes are: a table of whole rows, or a refusal that names the file, the same each time.
  private func check(_ bytes: [UInt8], _ note: Comment) {
    do throws(IntakeFailure) {
      let table = try SheetScan(bytes, named: "marta.csv").table(sheetVocabulary)
      #expect(table.findings.allSatisfy { $0.severity != .error }, note)
      #expect(table.lines.allSatisfy { !$0.clientID.isEmpty && $0.line > 1 }, note)
      let taken = table.lines.filter { table.keptBack[$0.clientID] == nil }
      #expect(Set(taken.compactMap(\.rowID)).count == taken.count { $0.rowID != nil } && (table.keptBack.isEmpty || !taken.isEmpty), note)
      #expect(table.keptBack.values.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.severity == .error } }, note)
    } catch {
      #expect(error.findings.contains { $0.severity == .error } && error.findings.allSatisfy { $0.place?.file == "marta.csv" }, note)
    }
  }

  @Test func anyBytesAreReadOrRefused() {
    var random = SeededRandom(20_261_121)
    let alphabet =
      Array("row_id,client_id;plan_start\tdate\"\"\n\r\0'|=é0123456789.-/ kg%#".utf8) + [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0xC2, 0xA0, 0x81]
    let heading = Array("row_id,client_id,plan_start,date,sets,load,tempo,note,delete\n".utf8)
    for round in 0..<14_000 {
      let count = Int.random(in: 0...120, using: &random)
      let isAny = Bool.random(using: &random)
      let bytes = (0..<count).map { _ in
        isAny ? UInt8.random(in: 0...255, using: &random) : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      check(round.isMultiple(of: 2) ? heading + bytes : bytes, "round \(round)")
    }
  }

  @Test func damagedSheetsAreReadOrRefused() {
    let sheet = SampleSheet()
    let sound: [[UInt8]] = [
      Array(sheet.text().utf8), Array(sheet.text(delimiter: ";", decimal: ",", quotesAll: true).utf8),
      Array(("\u{FEFF}" + sheet.text(end: "\r")).utf8),
      [0xFF, 0xFE] + sheet.text(delimiter: "\t").utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
    ]
    let bits = Array("\"\"\"',;\t|\r\n\0\u{A0}é23.11.2026 62,5%#-'=".utf8)
    var random = SeededRandom(7)
    for round in 0..<6_000 {
      var bytes = sound[round % sound.count]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[at] = bits[Int.random(in: 0..<bits.count, using: &random)]
        case 2: bytes.remove(at: at)
        case 3: bytes.insert(bits[Int.random(in: 0..<bits.count, using: &random)], at: at)
        case 4: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0..<40, using: &random)))
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 60)], at: Int.random(in: 0...bytes.count, using: &random))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      check(bytes, "round \(round)")
    }
  }
}
