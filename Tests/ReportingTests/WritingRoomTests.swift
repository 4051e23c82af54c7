import Foundation
import PlanStore
import Rulebook
import Testing
import TrainingModel

@testable import Reporting

/// The client's printed page: what was done the last times, and room to write down what is done now.
@Suite struct WritingRoomTests {
  private func page(_ folder: TemporaryFolder, _ fixture: PlanFixture, language: Language? = nil, today: String = "2026-12-16") throws
    -> String
  {
    let export = ClientExport(
      folder: folder.path("output/plans"), today: try #require(CalendarDate(iso: today)), language: language,
      rulebook: try PageFixture.rulebook())
    _ = try export.run(fixture.store, coaches: ["marta"])
    return folder.text("output/plans/marta/c-1042.html")
  }

  private func approved(_ folder: TemporaryFolder) throws -> PlanFixture {
    let fixture = try PlanFixture.marta(folder)
    try fixture.row("c-1042", "2026-12-07", week: 1, order: 3, id: "rbcdfghjkbbbb", exercise: "back_squat", kind: "ramp", load: 40)
    try fixture.row("c-1042", "2026-12-07", week: 1, order: 4, id: "rbcdfghjkcccc", exercise: "back_squat", kind: "top", load: 100)
    try fixture.row("c-1042", "2026-12-07", week: 1, order: 5, id: "rbcdfghjkdddd", exercise: "back_squat", kind: "backoff", load: 80)
    try fixture.approve("c-1042", "2026-12-07")
    return fixture
  }

  /// The sessions of the page, each as its markup, in their order.
  private func sessions(_ page: String) -> [String] { Array(page.components(separatedBy: "<article>")[1...]) }

  @Test func everyWorkingSetHasABoxForWhatItCountsAndItsLoad() throws {
    let folder = try TemporaryFolder()
    let rows = sessions(try page(folder, try approved(folder)))[0].components(separatedBy: "<tr")
    let boxes = rows.map { row in row.matches(of: /<i(?: class="([a-z]+)")?>([^<]*)<\/i>/).map { String($0.output.2) } }
    #expect(
      boxes.filter { !$0.isEmpty } == [
        ["sets", "1 reps", "kg", "2 reps", "kg", "3 reps", "kg", "RPE", "pain", "comment"],
        ["sets", "1 s", "2 s", "3 s", "RPE", "pain", "comment"],
        ["sets", "1 reps", "kg", "2 reps", "kg", "3 reps", "kg", "RPE", "pain", "comment"],
        ["sets", "1 reps", "kg", "2 reps", "kg", "3 reps", "kg", "RPE", "pain", "comment"],
      ], "bench, plank, top set and back-off; none for a build-up")
  }

  /// By date, session, and place in the session: what is written on paper is typed into the sheet from top to bottom.
  @Test func rowsStandInTheOrderOfTheLogSheet() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    // Stored in another order than they are done.
    for (day, order, exercise) in [(5, 2, "dead_bug"), (5, 1, "back_squat"), (3, 2, "deadlift"), (3, 1, "push_up"), (1, 3, "hip_thrust")] {
      try fixture.row(
        "c-1042", "2026-12-07", week: 1, day: day, order: order,
        id: "rbcdfghjk\(day == 1 ? "b" : day == 3 ? "c" : "d")\(order == 1 ? "f" : "g")zz",
        exercise: exercise, load: nil)
    }
    try fixture.approve("c-1042", "2026-12-07")
    let page = try page(folder, fixture)
    let dates = page.matches(of: /<time>([^<]+)<\/time>/).map { String($0.output.1) }
    #expect(
      dates == ["Mon 7 Dec 2026", "Wed 9 Dec 2026", "Fri 11 Dec 2026", "Mon 14 Dec 2026", "Mon 21 Dec 2026", "Mon 28 Dec 2026"])
    let names = page.matches(of: /<th scope="row">(?:<b>A<\/b> )?([^<]+)/).map { String($0.output.1) }
    let known = ["barbell_bench_press": "Barbell Bench Press", "plank": "Plank, Front"]
    #expect(try names == fixture.store.rows(of: "c-1042").map { known[$0] ?? $0 })
    #expect(names.prefix(7) == ["Barbell Bench Press", "Plank, Front", "hip_thrust", "push_up", "deadlift", "back_squat", "dead_bug"])
  }

  @Test func theLastTimesBeforeASessionStandBesideItsPrescriptions() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    for (date, load) in [("2026-11-16", 55.0), ("2026-11-20", 57.5), ("2026-12-14", 60)] {
      try fixture.log("c-1042", date, [.bench([(8, load, nil), (7, load, nil)])])
    }
    let sessions = sessions(try page(folder, fixture))
    #expect(sessions[0].contains("<span class=\"last\">Last time 20 Nov: 8, 7 at 57.5 kg · 16 Nov: 8, 7 at 55 kg</span>"))
    #expect(sessions[1].contains("Last time 20 Nov: 8, 7 at 57.5 kg"), "the session's own day is not before it")
    #expect(sessions[2].contains("Last time 14 Dec: 8, 7 at 60 kg · 20 Nov: 8, 7 at 57.5 kg"))
    #expect(sessions.allSatisfy { $0.matches(of: /class="last"/).count == 1 }, "the plank was never done")
  }

  @Test func anExerciseWithSeveralRowsSaysItOnceAndNotAtItsBuildUp() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    try fixture.log("c-1042", "2026-11-20", [.init(exercise: "back_squat", sets: [(5, 95, 18)])])
    let session = sessions(try page(folder, fixture))[0]
    let row = try #require(session.components(separatedBy: "<tr").first { $0.contains("class=\"last\"") })
    #expect(session.matches(of: /class="last"/).count == 1 && row.contains("top set") && row.contains("5 at 95 kg, RPE 9"))
  }

  @Test func aCalendarDoesntChangeWithWhatWasLogged() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    _ = try page(folder, fixture)
    let before = folder.bytes("output/plans/marta/c-1042.ics")
    try fixture.log("c-1042", "2026-11-20", [.bench([(8, 57.5, nil)])])
    #expect(try page(folder, fixture).contains("Last time 20 Nov"))
    #expect(folder.bytes("output/plans/marta/c-1042.ics") == before)
  }

  @Test func inGermanEverythingOnPaperIsGerman() throws {
    let folder = try TemporaryFolder()
    let fixture = try approved(folder)
    try fixture.log("c-1042", "2026-11-20", [.bench([(8, 57.5, 17)])])
    let page = try page(folder, fixture, language: .german)
    #expect(page.contains("Zuletzt 20.11.: 8 mit 57,5 kg, RPE 8,5"))
    #expect(page.contains("<i class=\"few\">Sätze</i><span><i>1 Wdh.</i><i class=\"load\">kg</i></span>"))
    #expect(page.contains("<i class=\"pain\">Schmerz</i><i class=\"comment\">Kommentar</i>") && page.contains("Zum Ausfüllen: "))
    for english in ["Last time", ">sets<", ">pain<", ">comment<", "To fill in"] { #expect(!page.contains(english), "\(english)") }
  }

  @Test func onlyPaperShowsTheBoxes() throws {
    let folder = try TemporaryFolder()
    let page = try page(folder, try approved(folder))
    let style = try PageFixture.part(page, "<style>", "</style>")
    let print = try #require(style.range(of: "@media print"))
    #expect(style[..<print.lowerBound].contains(".write { display: none; }"))
    #expect(style[print.lowerBound...].contains("tr.write { display: table-row;"))
    #expect(page.components(separatedBy: "<i").count - 1 == page.matches(of: /<i[ >]/).count)
    for row in page.components(separatedBy: "<tr") where row.contains("<i") { #expect(row.hasPrefix(" class=\"write\"")) }
  }

  @Test func whoNeverLogsHasRoomToWriteAndNoLastTime() throws {
    let folder = try TemporaryFolder()
    let page = try page(folder, try approved(folder))
    #expect(page.contains("class=\"boxes\"") && !page.contains("class=\"last\""))
  }
}

extension PlanStore {
  /// The exercises of the weeks in force by date and place in the session.
  fileprivate func rows(of client: String) throws -> [String] {
    var rows: [(date: String, order: Int, exercise: String)] = []
    try forEachPlanRow(PlanRowFilter(part: .schedule, clients: [client])) { row in
      rows.append((String(decoding: row.date, as: UTF8.self), row.order, String(decoding: row.exerciseID, as: UTF8.self)))
    }
    return rows.sorted { ($0.date, $0.order) < ($1.date, $1.order) }.map(\.exercise)
  }
}
