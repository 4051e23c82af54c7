import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// A page of a hundred clients: its size, and how long a coach waits.
  @Suite struct SpeedTests {
    /// A shared machine may be busy: a bound that a tidy page keeps with ease, and one that gets slow by the client does not.
    static let generous = 600.0

    @Test func aHundredClientsOpenAndSwitchAtOnce() async throws {
      let workspace = try Workspace(rules: nil)
      let night = try Self.hundred(in: workspace)
      let size = try Data(contentsOf: URL(fileURLWithPath: night.page("marta"))).count
      #expect(size < 3_000_000)
      var opening: [Double] = []
      var switching: [String: [Double]] = [:]
      for _ in 0..<3 {
        let page = try await CoachPage.open(of: night)
        #expect(try await page.browser.count("#client-list [data-client]") == 100)
        opening.append(try await page.browser.run("return performance.getEntriesByName('ready')[0].startTime").number ?? .infinity)
        for action in ["[data-action=view-monthly]", "[data-action=view-weekly]", "#client-list li:nth-child(57) [data-client]"] {
          let time = try await page.browser.runAsync(
            """
            const done = arguments[0], start = performance.now();
            document.querySelector(`\(action)`).click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
            """)
          switching[action, default: []].append(time.number ?? .infinity)
        }
      }
      let best = opening.min() ?? .infinity
      let told = switching.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.milliseconds($0.value.min() ?? .infinity))" }
      print("A page of 100 clients: \(size) bytes, opens in \(Self.milliseconds(best)); " + told.joined(separator: ", "))
      #expect(best < Self.generous)
      for times in switching.values { #expect((times.min() ?? .infinity) < Self.generous) }
    }

    private static func milliseconds(_ time: Double) -> String { "\(Int(time.rounded())) ms" }

    /// The clients of the fixtures who may train, again and again under new ids, all with one coach.
    private static func hundred(in workspace: Workspace) throws -> Night {
      let folder = Workspace.fixtures + "/clients"
      let profiles = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        .filter { $0.contains("clearance: cleared") && !$0.contains("on_hold") }
      for number in 0..<100 {
        let lines = profiles[number % profiles.count].split(separator: "\n").filter { !$0.hasPrefix("coach") }
          .map { $0.hasPrefix("id: ") ? "\($0)-\(number)\ncoach: marta" : String($0) }
        try workspace.write(lines.joined(separator: "\n") + "\n", to: "clients/\(number).yaml")
      }
      return try Night.run(in: workspace, clients: "clients")
    }
  }
}
