import Foundation
import PlanStore
import Rulebook
import Testing
import TrainingModel

@testable import Planning
@testable import Reporting

/// The page of what logs show, as a reader finds it.
@Suite struct LogsPageTests {
  private func sheets(_ folder: TemporaryFolder, today: String = "2026-12-16") throws -> LogReportFiles {
    LogReportFiles(
      folder: folder.path("output/review"), LogReports(try PageFixture.rulebook(), today: try #require(CalendarDate(iso: today))))
  }

  private func write(_ folder: TemporaryFolder, _ fixture: PlanFixture, today: String = "2026-12-16") throws -> SheetExport.Report {
    try sheets(folder, today: today).write([.attention, .page], fixture.store, coaches: ["marta"])
  }

  private func logged(_ folder: TemporaryFolder) throws -> PlanFixture {
    let fixture = try PlanFixture.marta(folder)
    try fixture.approve("c-1042", "2026-12-07")
    let place = (start: "2026-12-07", week: 1, day: 1)
    try fixture.log("c-1042", "2026-11-17", [.bench([(8, 60, nil)])])
    try fixture.log("c-1042", "2026-11-24", [.bench([(8, 62.5, nil)])])
    try fixture.log("c-1042", "2026-12-07", [.bench([(6, 72.5, nil), (6, 72.5, nil), (5, 72.5, nil)], pain: 6)], of: place)
    return fixture
  }

  /// The section of a client.
  private func section(_ page: String, _ id: String) throws -> String {
    let sections = page.components(separatedBy: "<section class=\"client\"")
    return try #require(sections.dropFirst().first { $0.contains("<small>\(id)</small>") })
  }

  @Test func aPageHasComplianceCurvesVolumeAndFlags() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    let report = try write(folder, fixture)
    #expect(report.written == ["marta.attention.csv", "marta.logs.html"] && report.findings.isEmpty)
    #expect(folder.mode("output/review/marta.logs.html") == 0o640)
    let page = folder.text("output/review/marta.logs.html")
    let dana = try section(page, "c-1042")
    #expect(dana.contains("Sessions: 1 of 2 (50 %). Sets: 3 of 12 (25 %). Last logged on Mon 7 Dec 2026."))
    #expect(dana.contains("<b class=\"pain\">pain</b>, 7 Dec: Barbell Bench Press: pain 6 of 10"))
    // The estimates of training-science section 4.1 for 8 × 60, 8 × 62.5 and 6 × 72.5.
    let curve = try #require(dana.firstMatch(of: /<figcaption>Barbell Bench Press<\/figcaption>\s*<svg [^>]*aria-label="([^"]*)">/)).output
      .1
    #expect(curve.hasPrefix("3 days from 17 Nov 2026 to 7 Dec 2026: from ") && curve.hasSuffix(" kg on 7 Dec 2026."))
    #expect(dana.contains("<p>\(curve)</p>"), "what the picture shows stands beside it")
    #expect(dana.matches(of: #/<circle /#).count == 3 && dana.matches(of: #/<polyline /#).count == 1)
    #expect(dana.contains("<th scope=\"row\">chest</th><td class=\"number\">6</td><td class=\"number\">4</td>"), "one of November")
    #expect(try section(page, "x-007").contains("Nothing was logged in the last 180 days."))
    // The lists before the sections: pain first, and everybody in a line.
    let first = try PageFixture.part(page, "<h2>What to look at first</h2>", "</section>")
    let kinds = first.matches(of: /<td(?: class="pain")?>([a-z ]+)<\/td>/).map { String($0.output.1) }
    #expect(kinds == ["pain", "target missed", "irregular", "record"])
    let clients = try PageFixture.part(page, "<h2>Clients</h2>", "</section>")
    #expect(clients.contains("Dana Reyes</a></th><td>1 of 2 (50 %)</td><td>3 of 12 (25 %)</td>"))
    #expect(clients.contains("=Müller</a></th><td>–</td><td>–</td>"))
    for target in page.matches(of: /href="#(c\d+)"/) { #expect(page.contains("id=\"\(target.output.1)\"")) }
  }

  /// What clients write is read by their own coach, as text, and for as long as the sets are that are counted.
  @Test func whatClientsWroteStandsOnThePageOfTheirCoach() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    let note = "felt <b>\"heavy\"</b>\u{1B}[31m"
    try fixture.log(
      "c-1042", "2026-12-14",
      [.bench([(6, 75, nil)], note: note), PlanFixture.Done(exercise: "Odd Lift", sets: [(5, 20, nil)], note: "odd")])
    try fixture.log("c-1042", "2026-11-10", [.bench([(6, 60, nil)], note: "long ago")])
    try fixture.client("z-9", name: "Someone Secret", coach: "ben", outcome: "new", start: nil)
    try fixture.log("z-9", "2026-12-07", [.bench([(3, 91, nil)], note: "not for marta")])
    _ = try write(folder, fixture)
    let page = folder.text("output/review/marta.logs.html")
    let dana = try section(page, "c-1042")
    #expect(dana.contains("<h3>Written in the last 28 days</h3>"))
    #expect(dana.contains("<li><b>14 Dec</b>, Barbell Bench Press: felt &lt;b&gt;"), "\(dana)")
    #expect(dana.contains("<li><b>14 Dec</b>, Odd Lift: odd</li>") && !dana.contains("\u{1B}"))
    #expect(!page.contains("long ago") && !page.contains("not for marta"))
    let reports = LogReports(try PageFixture.rulebook(), today: try #require(CalendarDate(iso: "2026-12-16")))
    var views: [LogReportView.Client] = []
    try reports.forEach(of: ["c-1042"], in: fixture.store) { report, comments in
      views.append(.init(name: "Dana Reyes", coach: "marta", report: report, comments: comments))
    }
    let view = LogReportView(views, reports.rulebook, today: reports.today)
    let text = view.text(width: 120, style: .plain)
    #expect(text.contains("Written in the last 28 days:\n2026-12-14  Barbell Bench Press: felt <b>\"heavy\"</b>"), "\(text)")
    #expect(text.contains("2026-12-14  Odd Lift: odd\n") && !text.contains("\u{1B}") && !text.contains("long ago"))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(view.json)) as? [String: Any])
    let client = try #require((document["clients"] as? [[String: Any]])?.first)
    let comments = try #require(client["comments"] as? [[String: Any]])
    #expect(comments.map { $0["text"] as? String } == [note, "odd"])
    #expect(
      comments.map { $0["exercise_id"] as? String } == ["barbell_bench_press", "Odd Lift"] && comments[0]["date"] as? String == "2026-12-14"
    )
  }

  /// A page of years would be read anew with every set; what was the best of a life is still known.
  @Test func aPageHasTheTimeThatPlanningLooksBackToAndARecordIsOneOfTheWholeLife() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    try fixture.log("c-1042", "2025-12-01", [.bench([(8, 80, nil)])])
    _ = try write(folder, fixture)
    let dana = try section(folder.text("output/review/marta.logs.html"), "c-1042")
    #expect(dana.contains("<h3>Estimated 1RM of the last 180 days in kg</h3>") && dana.contains("3 days from 17 Nov 2026 to 7 Dec 2026"))
    #expect(!dana.contains("<b>record</b>"), "72.5 is less than 80 was")
  }

  /// How bad it counts is no number that anybody wrote.
  @Test func painThatWasSaidToRadiateIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    try fixture.log("c-1042", "2026-12-14", [.bench([(6, 72.5, nil)], pain: 3, note: "tingling down the arm")])
    var sheets = try sheets(folder)
    _ = try sheets.write([.attention, .page], fixture.store, coaches: ["marta"])
    let words = "Barbell Bench Press: pain, said to radiate: counts as 7 of 10"
    #expect(try section(folder.text("output/review/marta.logs.html"), "c-1042").contains(words))
    let list = folder.text("output/review/marta.attention.csv")
    #expect(list.contains(words), "\(list)")
    #expect(list.contains("Barbell Bench Press: pain 6 of 10"), "what was only bad stays a number")
    sheets.style.language = .german
    _ = try sheets.write([.attention], fixture.store, coaches: ["marta"])
    #expect(folder.text("output/review/marta.attention.csv").contains("Schmerz, der laut Eintrag ausstrahlt: zählt wie 7 von 10"))
  }

  @Test func theSameLogsMakeTheSameBytesAndASecondTimeWritesNothing() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    _ = try write(folder, fixture)
    let bytes = folder.bytes("output/review/marta.logs.html")
    let again = try write(folder, fixture)
    #expect(again.written.isEmpty && again.unchanged == 2)
    try FileManager.default.removeItem(atPath: folder.path("output/review/marta.logs.html"))
    _ = try write(folder, fixture)
    #expect(folder.bytes("output/review/marta.logs.html") == bytes)
  }

  @Test func thePageNeedsNoScriptAndNamesStayText() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    let name = "</h2><script>alert(1)</script>\"'&"
    try fixture.run("UPDATE clients SET client_name = ?, coach_name = ?", [name, name])
    _ = try write(folder, fixture)
    let page = folder.text("output/review/marta.logs.html")
    #expect(!page.contains("<script") && page.contains("&lt;/h2&gt;&lt;script&gt;alert(1)"))
    let style = try PageFixture.part(page, "<style>", "</style>")
    #expect(page.contains("content=\"\(LogsPage.policy)\"") && LogsPage.policy.contains(PagePolicy.hash(of: style)))
    let markup = page.replacingOccurrences(of: style, with: "")
    #expect(markup.firstMatch(of: /\son[a-z]+=|\sstyle=|javascript:|https?:|url\(/) == nil)
  }

  @Test func nobodyElsesClientStandsInACoachsPage() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    try fixture.client("z-9", name: "Someone Secret", coach: "ben", outcome: "new", start: nil)
    try fixture.log("z-9", "2026-12-07", [.bench([(3, 91, nil)], pain: 8)])
    let report = try sheets(folder).write([.page], fixture.store, coaches: ["marta", "ben"])
    #expect(report.written == ["marta.logs.html", "ben.logs.html"])
    let (marta, ben) = (folder.text("output/review/marta.logs.html"), folder.text("output/review/ben.logs.html"))
    for secret in ["z-9", "Someone Secret", "pain 8 of 10"] { #expect(!marta.contains(secret) && ben.contains(secret), "\(secret)") }
    #expect(!ben.contains("c-1042") && !ben.contains("Dana Reyes"))
    // A part for clients of both, asked for as one coach, holds that coach's alone.
    let part = String(decoding: try sheets(folder).page(of: ["c-1042", "z-9"], coaches: ["ben"], fixture.store), as: UTF8.self)
    #expect(part.contains("z-9") && !part.contains("c-1042"))
  }

  @Test func whoHasLeftStandsInNoPage() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    try fixture.run("UPDATE clients SET is_present = 0 WHERE client_id = 'c-1042'")
    _ = try write(folder, fixture)
    #expect(folder.text("output/review/marta.logs.html").contains("c-1042"), "the block is not over")
    _ = try write(folder, fixture, today: "2027-01-05")
    let page = folder.text("output/review/marta.logs.html")
    #expect(!page.contains("c-1042") && !page.contains("Dana Reyes") && page.contains("x-007"))
    #expect(!folder.text("output/review/marta.attention.csv").contains("c-1042"))
  }

  @Test func anExportKeepsAPageUpToDateThatIsThereAndMakesNone() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    let export = try PageFixture.export(folder, today: "2026-12-16", kinds: [.clients])
    _ = try export.run(fixture.store, coaches: ["marta"])
    #expect(folder.names("output/review").filter { $0.hasSuffix(".html") }.isEmpty)
    _ = try write(folder, fixture)
    try fixture.log("c-1042", "2026-12-14", [.bench([(6, 75, nil)])])
    #expect(try export.run(fixture.store, coaches: ["marta"]).written.contains("marta.logs.html"))
    #expect(folder.text("output/review/marta.logs.html").contains("4 days from 17 Nov 2026 to 14 Dec 2026"))
    // With the days alone the lists change; the page says of which day it is.
    let later = try PageFixture.export(folder, today: "2026-12-18", kinds: [.clients]).run(fixture.store, coaches: ["marta"])
    #expect(!later.written.contains("marta.logs.html"), "\(later.written)")
    #expect(folder.text("output/review/marta.logs.html").contains("Wed 16 Dec 2026"))
  }

  @Test func aCoachWhoReadsGermanGetsAGermanPage() throws {
    let folder = try TemporaryFolder()
    let fixture = try logged(folder)
    var sheets = try sheets(folder)
    sheets.style.language = .german
    _ = try sheets.write([.page], fixture.store, coaches: ["marta"])
    let page = folder.text("output/review/marta.logs.html")
    #expect(page.contains("<html lang=\"de\">") && page.contains("Worauf zuerst zu schauen ist"))
    #expect(page.contains("Einheiten: 1 von 2 (50 %). Sätze: 3 von 12 (25 %). Zuletzt eingetragen am Mo 7.12.2026."))
    #expect(page.contains("<b class=\"pain\">Schmerz</b>, 7.12.: ") && page.contains("Bankdrücken"))
    #expect(page.firstMatch(of: /\d\.\d kg/) == nil, "a comma in every load")
    #expect(page.contains("<th scope=\"row\">Brust</th>"))
  }

  // MARK: Curves

  private func picture(_ points: [(day: Int, value: Double)]) throws -> (svg: String, text: String) {
    let words = LogsPageWords(try PageFixture.rulebook(), .english, days: 180)
    let start = try #require(CalendarDate(iso: "2026-01-01"))
    let list = points.map {
      LiftCurve.Point(date: start + $0.day, oneRepMax: $0.value * 100, load: $0.value * 90, reps: 3, isSure: $0.day % 2 == 0)
    }
    let text = words.curve(list, .kg)
    return (LiftCurvePicture(points: list, words: words).markup(text).bytes.text, text)
  }

  @Test func aCurveOfNoPointIsNothing() throws {
    let (svg, text) = try picture([])
    #expect(svg.isEmpty && text.isEmpty)
  }

  @Test func aCurveOfOnePointIsAPoint() throws {
    let (svg, text) = try picture([(0, 100)])
    #expect(text == "100 kg on 1 Jan 2026, the only day.")
    #expect(!svg.contains("polyline") && svg.matches(of: /<circle/).count == 1 && svg.contains("cx=\"320\" cy=\"90\""))
  }

  @Test func aCurveThatStaysIsALineInTheMiddle() throws {
    let (svg, text) = try picture([(0, 100), (7, 100), (14, 100)])
    #expect(svg.contains("points=\"16,90 320,90 624,90\""))
    #expect(text.hasPrefix("3 days from 1 Jan 2026 to 15 Jan 2026: from 100 kg to 100 kg, best 100 kg"))
  }

  /// Any numbers, however large, small or many, stay inside the picture, later days to the right and more strength above.
  @Test func anyCurveStaysInThePicture() throws {
    let curves: [[(day: Int, value: Double)]] = [
      [(0, 1), (1, 2_000_000)], [(0, 0.01), (0, 0.02)], (0..<400).map { ($0 * 3, 60 + Double($0 % 7)) }, [(0, 120), (5_000, 20)],
    ]
    for curve in curves {
      let (svg, _) = try picture(curve)
      let points = try #require(svg.firstMatch(of: /points="([^"]+)"/)).output.1.split(separator: " ").map { pair in
        pair.split(separator: ",").compactMap { Int($0) }
      }
      #expect(points.count == curve.count)
      #expect(points.allSatisfy { $0.count == 2 && (0...640).contains($0[0]) && (25...160).contains($0[1]) })
      for (before, after) in zip(points.indices, points.indices.dropFirst()) {
        #expect(points[before][0] <= points[after][0])
        if curve[before].value < curve[after].value { #expect(points[before][1] >= points[after][1]) }
      }
      #expect(svg.matches(of: /<circle/).count <= 60)
    }
  }
}
