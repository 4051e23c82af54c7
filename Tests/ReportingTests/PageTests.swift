import Crypto
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

@Suite struct PageTests {
  private func page(_ folder: TemporaryFolder, _ fixture: PlanFixture, coach: String = "marta") throws -> String {
    _ = try PageFixture.export(folder).run(fixture.store, coaches: [coach])
    return folder.text("output/review/\(coach).html")
  }

  @Test func aPageIsWrittenBesideTheSheetsOnce() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    let export = try PageFixture.export(folder, kinds: SheetKind.allCases)
    #expect(
      try export.run(fixture.store, coaches: ["marta"]).written.sorted() == ["marta.clients.csv", "marta.csv", "marta.html", "marta.json"])
    #expect(folder.mode("output/review/marta.html") == 0o640)
    let before = folder.identity("output/review/marta.html")
    #expect(try export.run(fixture.store, coaches: ["marta"]).written.isEmpty)
    #expect(folder.identity("output/review/marta.html") == before)
    try fixture.run("UPDATE prescriptions SET sets = 5 WHERE place >> 8 = (SELECT number FROM weeks WHERE week_index = 2)")
    try fixture.run("UPDATE sheets SET is_stale = 1")
    #expect(try export.run(fixture.store, coaches: ["marta"]).written.contains("marta.html"))
  }

  @Test func theSamePlansMakeTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    _ = try PageFixture.export(folder, to: "a").run(fixture.store, coaches: ["marta"])
    _ = try PageFixture.export(folder, to: "b").run(fixture.store, coaches: ["marta"])
    #expect(folder.bytes("a/marta.html") == folder.bytes("b/marta.html"))
    #expect(folder.bytes("a/marta.html").count > 10_000)
  }

  @Test func aPageAloneCountsAsWhatTheCoachHasRead() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    _ = try page(folder, fixture)
    #expect(try fixture.number("SELECT count(*) FROM weeks WHERE exported_hash = content_hash AND exported_revision = revision") == 4)
  }

  @Test func onlyThePagesOwnScriptAndStyleMayRun() throws {
    let folder = try TemporaryFolder()
    let page = try page(folder, try PlanFixture.marta(folder))
    let policy = try PageFixture.part(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
    func hash(_ text: String) -> String { "'sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() + "'" }
    let script = try PageFixture.part(page, "<script>", "</script>")
    let style = try PageFixture.part(page, "<style>", "</style>")
    #expect(
      policy
        == "default-src 'none'; script-src \(hash(script)); style-src \(hash(style)); img-src data:; base-uri 'none'; form-action 'none'")
    // The policy refuses these anyway; a page that needs them would be broken.
    let markup = page.replacingOccurrences(of: script, with: "").replacingOccurrences(of: style, with: "")
    let shell = try markup.replacingOccurrences(of: PageFixture.part(markup, "id=\"plan-data\">", "</script>"), with: "")
    #expect(shell.firstMatch(of: /\son[a-z]+=|\sstyle=|javascript:|https?:/) == nil)
    for name in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(", "XMLHttpRequest"] {
      #expect(!script.contains(name), "\(name)")
    }
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]> & &amp; <b>", "\"quoted\" 'and' \\ back",
    "line\u{2028}and\u{2029}paragraph",
    "{{coach}} {{{data}}}", "Ünïcode 🏋🏽‍♀️", "\u{1}plan-data\u{1}",
  ])
  func whatNamesAndNotesSayStaysText(_ text: String) throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run("UPDATE clients SET client_name = ?, notes = ?, coach_name = ? WHERE client_id = 'c-1042'", [text, text, text])
    try fixture.run("UPDATE prescriptions SET note = ?1, target = ?1", [fixture.key(text)])
    try fixture.run("UPDATE client_findings SET message = ?", [text])
    let page = try page(folder, fixture)
    #expect(page.components(separatedBy: "<script").count == 3 && page.components(separatedBy: "</script").count == 3)
    #expect(!page.contains("<!--") && !page.contains("\u{2028}") && !page.contains("\u{2029}") || text.contains("\u{2028}"))
    let raw = try PageFixture.part(page, "id=\"plan-data\">", "</script>")
    #expect(raw.firstMatch(of: /[<>&\u2028\u2029]/) == nil)
    let data = try PageFixture.data(page)
    let client = try #require((data["clients"] as? [[String: Any]])?.first)
    #expect(client["name"] as? String == text && client["notes"] as? String == text && data["coachName"] as? String == text)
    #expect((data["words"] as? [String])?.contains(text) == true)
    #expect(((client["findings"] as? [[Any]])?.first?[4]) as? String == text)
  }

  @Test func nobodyElsesClientStandsInAPage() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.client("z-9", name: "Someone Secret", coach: "ben", outcome: "new", start: "2026-12-07")
    try fixture.block("z-9", start: "2026-12-07")
    try fixture.row("z-9", "2026-12-07", week: 1, order: 1, id: "rzzzzzzzzzzzz", load: 41, note: "private matter")
    let marta = try page(folder, fixture)
    let ben = try page(folder, fixture, coach: "ben")
    for secret in ["z-9", "Someone Secret", "private matter", "rzzzzzzzzzzzz"] { #expect(!marta.contains(secret) && ben.contains(secret)) }
    #expect(!ben.contains("Dana Reyes") && !ben.contains("c-1042"))
  }

  @Test func aPageHoldsWhatItsEditorNeeds() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.run("UPDATE weeks SET status = 'draft', revision = 3, force_revision = 2, dirty_days = 5 WHERE week_index = 2")
    try fixture.run("UPDATE blocks SET bands = ?", [Data([12, 20] + [UInt8](repeating: 0, count: 38))])
    let data = try PageFixture.data(try page(folder, fixture))
    #expect(data["coach"] as? String == "marta" && data["today"] as? String == "2026-12-02" && data["language"] as? String == "en")
    let clients = try #require(data["clients"] as? [[String: Any]])
    #expect(clients.map { $0["id"] as? String } == ["c-1042", "x-007"])
    let block = try #require((clients[0]["blocks"] as? [[String: Any]])?.first)
    let weeks = try #require(block["weeks"] as? [[String: Any]])
    #expect(weeks.map { $0["status"] as? String } == ["pending", "draft", "pending", "pending"])
    #expect(weeks[1]["inForce"] as? Int == 2 && weeks[1]["dirty"] as? [Int] == [1, 3] && weeks[0]["inForce"] == nil)
    #expect(block["bands"] as? [[Int]] == [[0, 12, 20]])
    let row = try #require((block["rows"] as? [[Any]])?.first)
    #expect(row[0] as? String == "rbcdfghjklmnp" && row[1] as? Int == 1 && row[11] as? Int == 7250)
    let exercises = try #require(data["exercises"] as? [[Any]])
    let place = try #require(row[5] as? Int)
    #expect(exercises[place][0] as? String == "barbell_bench_press")
    let reasons = try #require(data["reasons"] as? [[Int]])
    let rules = try #require(data["rules"] as? [[Any]])
    #expect(rules[reasons[try #require(row[18] as? Int)][0]][1] as? String == "rules/goals.yaml")
    #expect((data["bounds"] as? [String: Any])?["sets"] as? [Int] == [1, 12])
  }

  @Test func theLastBlockThatIsOverStandsBesideThePresentOne() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.block("c-1042", start: "2026-11-02")
    try fixture.run(
      """
      INSERT INTO prescriptions SELECT r.place + 256 * (past.number - now.number), \(PlanFixture.columns)
      FROM weeks now JOIN weeks past USING (client_id, week_index) JOIN prescriptions r ON r.place >> 8 = now.number
      WHERE now.plan_start = '2026-12-07' AND past.plan_start = '2026-11-02'
      """)
    try fixture.run("UPDATE weeks SET force_revision = 1, force_number = number WHERE plan_start = '2026-11-02'")
    let data = try PageFixture.data(try page(folder, fixture))
    let client = try #require((data["clients"] as? [[String: Any]])?.first)
    let last = try #require(client["last"] as? [String: Any])
    #expect(last["start"] as? String == "2026-11-02" && (last["rows"] as? [[Any]])?.count == 8)
  }

  @Test func aHundredClientsTakeLessThanThreeMegabytes() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    for number in 1...100 {
      try fixture.client("h-\(number)", name: "Client number \(number)", coach: "hundred", outcome: "new", start: "2026-12-07")
      try fixture.block("h-\(number)", start: "2026-12-07")
    }
    // 27 rows a week.
    let (exercise, target, tempo) = (try fixture.key("barbell_bench_press"), try fixture.key("find by effort"), try fixture.key("2-0-1-0"))
    try fixture.run(
      """
      WITH RECURSIVE row (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM row WHERE n < 107),
        client (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM client WHERE n < 100)
      INSERT INTO prescriptions (place, \(PlanFixture.columns))
      SELECT 256 * w.number + row.n % 5 * 36 + row.n / 5 % 9, 4000000 * client.n + 1000 * row.n, row.n % 5 + 1, row.n / 5 % 9 + 1,
        \(exercise), 0, 0, 3, 6, 8, 6000 + row.n * 250, 0, \(target), 3, 150, \(tempo), 0, \(try fixture.key("note")), \(try fixture.key("7"))
      FROM row, client CROSS JOIN weeks w
      WHERE w.client_id = 'h-' || client.n AND w.week_index = row.n / 27 + 1
      """)
    let count = try page(folder, fixture, coach: "hundred").utf8.count
    #expect(count > 500_000 && count < 3_000_000)
  }

  @Test func bothLanguagesSayEverythingWithTheSameValuesInIt() throws {
    let texts = PageTexts.all
    let english = try #require(texts["en"])
    let german = try #require(texts["de"])
    #expect(english.count > 150 && Set(english.keys) == Set(german.keys))
    for (name, text) in english {
      let values = { (text: String) in Set(text.matches(of: /\{\w+\}/).map { String($0.output) }) }
      #expect(values(text) == values(german[name] ?? ""), "\(name)")
    }
    for name in PageProgram.script.matches(of: /\bt\("([a-zA-Z_.]+)"[,)]/).map({ String($0.output.1) }) {
      #expect(english[name] != nil, "\(name)")
    }
    for muscle in Muscle.allCases { #expect(english["muscle.\(muscle.id)"] != nil) }
  }
}
