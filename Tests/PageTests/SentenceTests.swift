import ProgramRuns
import Testing
import TrainingModel

extension ReviewPage {
  /// The page says a prescription in the words of every other list.
  @Suite struct SentenceTests {
    @Test func aRowIsSaidAsElsewhere() async throws {
      let night = try #require(Night.shipped)
      try await compare(try await CoachPage.open(), of: night, PrescriptionWords())
    }

    @Test func aRowIsSaidInGermanAsElsewhere() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Night.run(in: workspace)
      #expect(try workspace.run("preferences", "--coach", "marta", "--language", "de").code == 0)
      #expect(try workspace.run("export", "--as", "csv,page", "--coach", "marta", "--today", Workspace.today).code == 0)
      try await compare(try await CoachPage.open(of: night), of: night, PrescriptionWords(.german))
    }

    /// Compares what is read aloud of each row in the first week of some clients with what the sheet says of it.
    private func compare(_ page: CoachPage, of night: Night, _ words: PrescriptionWords) async throws {
      let sheet = try SavedSheet(path: "\(night.folder)/output/review/marta.csv")
      let clients = try await page.browser.run(
        "return [...document.querySelectorAll('#client-list [data-client]')].map(e => e.dataset.client)"
      ).texts
      var said = 0
      for client in clients.sorted().prefix(4) {
        try await page.choose(client)
        let labels = try await page.browser.run(
          "return [...document.querySelectorAll('#plan .row[aria-label]')].map(e => e.dataset.row + '\\t' + e.getAttribute('aria-label'))"
        ).texts
        for label in labels {
          let (id, text) = (String(label.prefix { $0 != "\t" }), String(label.drop { $0 != "\t" }.dropFirst()))
          let cells = try #require(sheet.rows(["row_id": id]).first)
          #expect(text.hasSuffix(", " + sentence(cells, words)), "\(text)")
          said += 1
        }
      }
      #expect(said > 20)
    }

    private func sentence(_ cells: [String: String], _ words: PrescriptionWords) -> String {
      func number(_ name: String) -> Int? { cells[name].flatMap { Int($0) } }
      let load = cells["load"].flatMap { Double($0) }.map { Load(hundredths: Int32(($0 * 100).rounded())) }
      let amount = words.amount(
        sets: number("sets") ?? 0, number("reps_min") ?? 0, number("reps_max"), Measure(id: cells["measure"] ?? "") ?? .reps)
      let weight = words.load(
        load, LoadUnit(id: cells["unit"] ?? "") ?? .kg, LoadBasis(id: cells["load_basis"] ?? "") ?? .none, target: cells["target"] ?? "")
      return [amount, weight, number("rir").map { "RIR \($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }
}
