import Findings
import Testing

@testable import Rulebook

/// What the rules say about pauses, missed sessions and logs.
@Suite struct HistoryTopicTests {
  @Test func pausesAndMissedSessionsAreRead() throws {
    let history = try #require(try RuleFolders.load().rulebook).history
    let month = try #require(history.layoff(20))
    #expect(month.id == "month" && month.leastRIR == 3 && month.isReturn && !month.startsAgain)
    #expect(month.weeks.map(\.sets) == [0.65] && month.weeks.map(\.load) == [0.9])
    #expect(history.layoff(14) == nil && history.layoff(29) == nil)
    let half = try #require(history.completion.first)
    #expect(half.done == 50...79.99 && half.sets == 0.85 && half.week == 2 && !half.repeats)
    #expect(history.volumeRise == (0.2, 2) && history.openDays == 14 && history.liftDays == 180)
    #expect(history.strength.rise == [0.25, 0.1, 0.05] && history.logs.cut == 0.05...0.1 && history.logs.change == -0.4...0.6)
  }

  @Test func aLayerReplacesAPause() throws {
    let layer = ["gym.yaml": "history: {layoffs: [{id: month, days: 15..28 days, weeks: [{sets: 80 %, load: 95 %}]}]}"]
    let (plain, changed) = try (RuleFolders.load().rulebook, RuleFolders.load(layers: [layer]).rulebook)
    #expect(changed?.history.layoff(20)?.weeks.first?.load == 0.95)
    #expect(changed?.history.openDays == 14, "the rest stays")
    #expect(changed != nil && changed?.digest != plain?.digest, "another rule makes other plans")
  }

  @Test func aPauseHasNoMoreWeeksThanABlock() throws {
    let weeks = Array(repeating: "{sets: 50 %, load: 80 %}", count: 5).joined(separator: ", ")
    let layer = ["gym.yaml": "history: {layoffs: [{id: long, days: 60..90 days, weeks: [\(weeks)]}]}"]
    let (rulebook, findings) = try RuleFolders.load(layers: [layer])
    #expect(rulebook == nil && findings.map(\.message) == ["a block has 4 weeks, these are 5"])
    #expect(findings.first?.code == .rulesRange && findings.first?.place?.line == 1)
  }

  @Test func everythingIsExported() throws {
    let json = RulesExport.json(try #require(try RuleFolders.load().rulebook))
    for key in ["\"layoffs\"", "\"completion\"", "\"volume_rise\"", "\"strength\"", "\"load_limit\""] {
      #expect(json.contains(key), "\(key)")
    }
  }
}
