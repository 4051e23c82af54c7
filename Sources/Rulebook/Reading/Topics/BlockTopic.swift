import Findings
import TrainingModel

extension RuleDecoder {
  /// The phases of a block's four weeks.
  func block(_ entry: Entry) -> BlockRule {
    decode(entry) { map, rule in
      let weeks = map.required("weeks", .list(.map(self.week), repeats: true), or: [])
      if weeks.count != 4, !map.hasErrors {
        map.reader("weeks")?.complain(.rulesGap, "a block has 4 weeks, this one has \(weeks.count)")
      }
      return BlockRule(
        id: entry.id, when: decisionMatcher(map), weeks: weeks,
        missedWeek: map.optional("missed_week", .word("way to treat a missed week")) ?? .repeats, rule: rule)
    }
  }

  private func week(_ map: MapReader) -> BlockWeek {
    BlockWeek(
      phase: map.required("phase", .word("phase"), or: .work), sets: map.optional("sets", .part()) ?? 1,
      load: map.optional("load", .part()) ?? 1)
  }
}
