import Foundation
import PlanStore
import Planning
import Testing
import TrainingModel

@testable import Reporting

/// What clients did beside what they are asked for: in the page and in the document of a coach.
@Suite struct LoggedSheetTests {
  private static let kinds: [SheetKind] = [.json, .page, .clients]

  private func write(_ folder: TemporaryFolder, _ fixture: PlanFixture, today: String = "2026-12-02") throws -> SheetExport.Report {
    try PageFixture.export(folder, today: today, kinds: Self.kinds).run(fixture.store, coaches: ["marta"])
  }

  private func logged(_ folder: TemporaryFolder, _ client: String = "c-1042") throws -> [String: Any]? {
    try (PageFixture.data(folder.text("output/review/marta.html"))["logged"] as? [String: Any])?[client] as? [String: Any]
  }

  private func document(_ folder: TemporaryFolder) throws -> [String: Any] {
    let data = Data(folder.text("output/review/marta.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The texts of an exercise's times in the page, after their days.
  private func times(_ logged: [String: Any]?, of exercise: String = "barbell_bench_press") throws -> [String] {
    let place = try #require(try PageFixture.rulebook().exercise(exercise))
    let list = (logged?["done"] as? [String: Any])?["\(place.index)"] as? [Any] ?? []
    return stride(from: 0, to: list.count, by: 2).map { at in
      "\(CalendarDate(dayNumber: Int32(list[at] as? Int ?? 0))) \(list[at + 1] as? String ?? "")"
    }
  }

  @Test func theLastTwoTimesStandInPageAndDocument() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.log("c-1042", "2026-11-17", [.bench([(9, 57.5, nil)])])
    try fixture.log("c-1042", "2026-11-20", [.bench([(8, 57.5, nil), (8, 57.5, nil), (8, 57.5, nil), (8, 57.5, nil)])])
    try fixture.log(
      "c-1042", "2026-11-24",
      [.bench([(8, 60, 16), (8, 60, 16), (7, 60, 16)]), .init(exercise: "plank", sets: [(45, nil, nil)], isTimed: true)])
    try fixture.log("c-1042", "2026-12-05", [.bench([(1, 100, nil)])])
    _ = try write(folder, fixture)
    let page = try logged(folder)
    #expect(try times(page) == ["2026-11-24 8, 8, 7 at 60 kg, RPE 8", "2026-11-20 4 × 8 at 57.5 kg"])
    #expect(try times(page, of: "plank") == ["2026-11-24 45 s"])

    let logs = try #require(try document(folder)["logs"] as? [[String: Any]])
    #expect(logs.count == 1 && logs[0]["client_id"] as? String == "c-1042" && logs[0]["unit"] as? String == "kg")
    let last = try #require(logs[0]["last_times"] as? [[String: Any]])
    #expect(last.map { $0["exercise_id"] as? String } == ["barbell_bench_press", "plank"])
    let bench = try #require(last[0]["times"] as? [[String: Any]])
    #expect(bench.map { $0["date"] as? String } == ["2026-11-24", "2026-11-20"])
    #expect(bench[0]["done_reps"] as? [Int] == [8, 8, 7] && bench[0]["done_load"] as? Int == 60 && bench[0]["done_rpe"] as? Int == 8)
    #expect(bench[1]["done_load"] as? Double == 57.5 && bench[1]["done_rpe"] == nil)
    let plank = try #require((last[1]["times"] as? [[String: Any]])?.first)
    #expect(plank["done_reps"] as? [Int] == [45] && plank["done_load"] == nil)
  }

  @Test func loadsAreSaidInTheUnitOfThePlan() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run("UPDATE blocks SET unit = 'lb'")
    try fixture.log("c-1042", "2026-11-24", [.bench([(8, 60, 17), (6, 62.5, 19)])])
    _ = try write(folder, fixture)
    #expect(try times(try logged(folder)) == ["2026-11-24 8 at 132.3 lb; 6 at 137.8 lb, RPE 8.5–9.5"])
    let logs = try #require(try document(folder)["logs"] as? [[String: Any]])
    let time = ((logs[0]["last_times"] as? [[String: Any]])?.first?["times"] as? [[String: Any]])?.first
    #expect(logs[0]["unit"] as? String == "lb" && time?["done_load"] as? [Double] == [132.3, 137.8])
    #expect(time?["done_rpe"] as? [Double] == [8.5, 9.5])
  }

  /// The page offers other exercises to swap to, so that it knows the last times of all; the document only has what is planned.
  @Test func theDocumentKeepsToThePlan() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.log("c-1042", "2026-11-24", [.init(exercise: "back_squat", sets: [(5, 100, nil)])])
    _ = try write(folder, fixture)
    #expect(try times(try logged(folder), of: "back_squat") == ["2026-11-24 5 at 100 kg"])
    #expect(((try document(folder)["logs"] as? [[String: Any]])?.first?["last_times"] as? [Any])?.isEmpty == true)
  }

  /// An exercise that comes back after some blocks is known from then; what was done lately of others doesn't hide it.
  @Test func anExerciseThatComesBackIsKnownFromLongAgo() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.log("c-1042", "2026-07-20", [.bench([(8, 60, nil)])])
    try fixture.log("c-1042", "2026-11-24", [.init(exercise: "plank", sets: [(45, nil, nil)], isTimed: true)])
    _ = try write(folder, fixture)
    #expect(try times(try logged(folder)) == ["2026-07-20 8 at 60 kg"])
    #expect(try times(try logged(folder), of: "plank") == ["2026-11-24 45 s"])
  }

  @Test func complianceAndFlagsStandBesideThePlanInWords() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.approve("c-1042", "2026-12-07")
    let place = (start: "2026-12-07", week: 1, day: 1)
    try fixture.log("c-1042", "2026-12-07", [.bench([(6, 72.5, nil), (6, 72.5, nil), (5, 72.5, nil)], pain: 6)], of: place)
    _ = try write(folder, fixture, today: "2026-12-16")
    let page = try #require(try logged(folder))
    #expect(page["sessions"] as? [Int] == [1, 2] && page["sets"] as? [Int] == [3, 12])
    let flags = try #require(page["flags"] as? [[Any]])
    #expect(flags.map { $0[0] as? String } == ["pain", "failed_target", "inconsistent"])
    #expect(flags[0][2] as? String == "Barbell Bench Press: pain 6 of 10")
    let logs = try #require(try document(folder)["logs"] as? [[String: Any]])
    #expect(logs[0]["compliance"] as? Int == 50 && (logs[0]["sessions"] as? [String: Any])?["planned"] as? Int == 2)
    #expect((logs[0]["flags"] as? [[String: Any]])?.map { $0["flag"] as? String } == ["pain", "failed_target", "inconsistent"])
    #expect(folder.text("output/review/marta.attention.csv").contains("pain 6 of 10"), "the list says the same")
  }

  @Test func whoLogsNothingHasNothingBesideThePlan() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    _ = try write(folder, fixture)
    #expect(try (PageFixture.data(folder.text("output/review/marta.html"))["logged"] as? [String: Any])?.isEmpty == true)
    #expect(try document(folder)["logs"] == nil)
    // What was logged more than half a year ago is no last time.
    try fixture.log("c-1042", "2026-05-30", [.bench([(9, 57.5, nil)])])
    #expect(try write(folder, fixture).written.isEmpty)
  }

  @Test func aPageIsWrittenAnewWhenItsLogsChangedAndOnlyThen() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("z-9", name: "Someone Else", coach: "ben", outcome: "new", start: nil)
    try fixture.log("c-1042", "2026-11-24", [.bench([(8, 60, nil)])])
    let export = try PageFixture.export(folder, kinds: [.page])
    _ = try export.run(fixture.store, coaches: ["marta", "ben"])
    #expect(try export.coachesToWrite(fixture.store).isEmpty)
    #expect(try PageFixture.export(folder, today: "2026-12-04", kinds: [.page]).coachesToWrite(fixture.store).isEmpty, "days alone don't")
    try fixture.log("c-1042", "2026-11-24", [.bench([(8, 60, nil)])])
    #expect(try export.coachesToWrite(fixture.store).isEmpty, "nothing is new")
    try fixture.log("c-1042", "2026-11-24", [.bench([(9, 60, nil)])])
    #expect(try export.coachesToWrite(fixture.store) == ["marta"])
    #expect(try export.run(fixture.store, coaches: ["marta"]).written == ["marta.html"])
    #expect(try times(try logged(folder)) == ["2026-11-24 9 at 60 kg"])
  }

  @Test func nobodyElsesTrainingStandsInAPageOrDocument() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("z-9", name: "Someone Else", coach: "ben", outcome: "new", start: nil)
    try fixture.log("z-9", "2026-11-24", [.bench([(41, 43, nil)], pain: 7)])
    _ = try write(folder, fixture)
    for name in ["marta.html", "marta.json"] {
      let text = folder.text("output/review/\(name)")
      #expect(!text.contains("z-9") && !text.contains("41 at 43"), "\(name)")
    }
  }

  @Test func aClientWhoIsCalledLikeAMemberOfEveryObjectIsNone() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("constructor", name: "Con Structor", outcome: "new", start: nil)
    try fixture.log("c-1042", "2026-11-24", [.bench([(8, 60, nil)])])
    _ = try write(folder, fixture)
    #expect(try logged(folder, "constructor") == nil)
    #expect(PageProgram.script.contains("Object.hasOwn(data.logged, client.id)"))
  }
}
