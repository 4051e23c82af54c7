import Editing
import Findings
import Foundation
import Testing
import TrainingModel

@testable import Intake

/// Ten times the input takes about ten times as long, whatever is wrong with it.
@Suite(.serialized) struct LinearTimeTests {
  private static let head = CSVTests.header + "\n"

  /// Lists of clients that grow with a number, by what is wrong with them.
  static let faultyLists: [String: (name: String, text: @Sendable (Int) -> String)] = [
    "rows with a wrong cell": (
      "a.csv", { n in head + (0..<n).map { CSVTests.row("c\($0)").replacing("45", with: "long") + "\n" }.joined() }
    ),
    "ids that repeat": ("a.csv", { n in head + String(repeating: CSVTests.row("a") + "\n", count: n) }),
    "a quote left open over many lines": ("a.csv", { n in head + "a,\"" + String(repeating: "b\n", count: 4 * n) }),
    "a quote left open over one line": ("a.csv", { n in head + "a,\"" + String(repeating: "b", count: 400 * n) + "\n" }),
    "text behind closing quotes": ("a.csv", { n in head + (0..<n).map { "c\($0),\"x\"y\n" }.joined() }),
    "doubled quotes": ("a.csv", { n in head + "a,\"" + String(repeating: "\"\"", count: 100 * n) + "\"\n" }),
    "a row of many cells": ("a.csv", { n in head + "a" + String(repeating: ",", count: 100 * n) + "\n" }),
    "a cell with a long list": (
      "a.csv", { n in head + CSVTests.row("a").replacing("mon", with: Array(repeating: "mon", count: 10 * n).joined(separator: "|")) }
    ),
    "broken JSON": ("a.jsonl", { n in (0..<n).map { "{\"id\":\"c\($0)\",\"age\":}\n" }.joined() }),
    "brackets that open": ("a.jsonl", { n in "{\"id\":\"a\",\"x\":" + String(repeating: "[", count: 100 * n) }),
    "unknown keys": ("a.jsonl", { n in "{\"id\":\"a\"" + (0..<5 * n).map { ",\"k\($0)\":1" }.joined() + "}" }),
    "keys that repeat": ("a.jsonl", { n in "{\"id\":\"a\"" + String(repeating: ",\"age\":1", count: 5 * n) + "}" }),
    "unknown ids": ("a.jsonl", { n in "{\"id\":\"a\",\"equipment\":[\"x\"" + (0..<5 * n).map { ",\"k\($0)\"" }.joined() + "]}" }),
    "many lifts": (
      "a.jsonl",
      { n in
        "{\"id\":\"a\",\"lifts\":["
          + Array(repeating: "{\"exercise\":\"deadlift\",\"load_kg\":1,\"reps\":1}", count: n).joined(separator: ",") + "]}"
      }
    ),
    "a YAML list": ("a.yaml", { n in "id: a\nequipment:\n" + (0..<2 * n).map { "  - k\($0)\n" }.joined() }),
    "YAML keys": ("a.yaml", { n in "id: a\n" + (0..<2 * n).map { "k\($0): 1\n" }.joined() }),
    "YAML brackets": ("a.yaml", { n in "id: a\nx: " + String(repeating: "[", count: n) }),
    "YAML aliases": ("a.yaml", { n in "id: a\nx: &x [y]\nz: [" + Array(repeating: "*x", count: 2 * n).joined(separator: ",") + "]\n" }),
  ]

  @Test(arguments: faultyLists.keys.sorted()) func listsOfClients(what: String) throws {
    let list = try #require(Self.faultyLists[what])
    let folder = try ScratchFolder()
    func cost(_ size: Int) throws -> Double {
      let path = try folder.write(list.text(size), as: list.name)
      return try (0..<3).map { _ in
        let begun = threadTime()
        _ = try readAll(path)
        return Double(threadTime() - begun)
      }.min() ?? 0
    }
    let (few, many) = (try cost(200), try cost(2_000))
    #expect(many < 30 * few + 20_000, "\(few) and \(many) µs")
  }

  @Test func aHeaderHasAThousandColumnsAtTheMost() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(CSVTests.header + (0..<100_000).map { ",x\($0)" }.joined() + "\na\n", as: "a.csv")
    let begun = threadTime()
    let failure = #expect(throws: IntakeFailure.self) { _ = try RecordSource.open(path: path) }
    #expect(failure?.findings.map(\.code) == [.profileTooLarge] && failure?.findings.first?.message.contains("1000 are the most") == true)
    #expect(threadTime() - begun < 3_000_000)
  }

  /// Sheets that grow with a number, by what is wrong with them.
  static let faultySheets: [String: @Sendable (Int) -> String] = [
    "wrong numbers": { n in (0..<n).map { "r,a,2026-12-07,2026-12-07,squat,x\($0),8\r\n" }.joined() },
    "dates of all kinds": { n in (0..<n).map { ",a,2026-12-07,\(1 + $0 % 28)/\(1 + $0 % 12)/\(2000 + $0),squat,3,8\r\n" }.joined() },
    "exercises that nobody knows": { n in (0..<n).map { ",a,2026-12-07,2026-12-07,Squat \($0),3,8\r\n" }.joined() },
    "clients by the thousand": { n in (0..<n).map { ",a\($0),2026-12-07,2026-12-07,squat,3,8\r\n" }.joined() },
    "blocks by the thousand": { n in (0..<n).map { ",a,\(CalendarDate(dayNumber: 20_000 + Int32($0))),2026-12-07,squat,3,8\r\n" }.joined()
    },
    "quotes that close too early": { n in String(repeating: "r,\"a\"b\r\n", count: n) },
    "a quote left open": { n in "\"" + String(repeating: ",a,2026-12-07,2026-12-07,squat,3,8\r\n", count: n) },
    "short rows": { n in String(repeating: "r,a\r\n", count: n) },
    "long texts": { n in ",a,2026-12-07,2026-12-07," + String(repeating: "ab ", count: 100 * n) + ",3,8\r\n" },
  ]

  @Test(arguments: faultySheets.keys.sorted()) func sheetsThatComeBack(what: String) throws {
    let rows = try #require(Self.faultySheets[what])
    func cost(_ size: Int) -> Double {
      let bytes = Array(("row_id,client_id,plan_start,date,exercise,sets,reps_min\r\n" + rows(size)).utf8)
      return (0..<3).map { _ in
        let begun = threadTime()
        _ = try? SheetScan(bytes, named: "a.csv").table(SheetVocabulary(ExerciseNames([["squat": "Squat"]]), planStarts: { _ in [] }))
        return Double(threadTime() - begun)
      }.min() ?? 0
    }
    let (few, many) = (cost(400), cost(4_000))
    #expect(many < 30 * few + 20_000, "\(few) and \(many) µs")
  }
}
