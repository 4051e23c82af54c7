import Findings
import TrainingModel

extension RuleDecoder {
  /// How exercises are chosen.
  func selection(_ map: MapReader, terms: [SelectionTerm], pairs: [PairTerm]) -> SelectionRules {
    let rule = reference("selection", at: map.place, "which of the exercises that fit a slot is taken")
    let rules = SelectionRules(
      budget: map.required("budget", .whole(.evaluations), or: 0), lookBack: map.required("look_back", .whole(.count), or: 0), terms: terms,
      pairs: pairs, rule: rule)
    map.finish()
    return rules
  }

  /// Points for what a candidate is.
  func selectionTerm(_ entry: Entry) -> SelectionTerm {
    decode(entry) { map, rule in
      SelectionTerm(
        id: entry.id, counts: map.required("counts", .word("trait of a candidate"), or: .staple), when: matcher(map),
        points: map.required("points", .whole(.points), or: 0), rule: rule)
    }
  }

  /// Points for what two slots share.
  func pairTerm(_ entry: Entry) -> PairTerm {
    decode(entry) { map, rule in
      let share: SharedTrait = map.required("share", .word("shared trait"), or: .exercise)
      let tag: TagID? = map.optional("tag", .id(.tags))
      if (share == .tag) != (map.text("tag") != nil), !map.hasErrors {
        map.reader("share")?.complain(.rulesType, "'tag' names the tag where two exercises share one, and only there")
      }
      let points = map.required("points", .whole(.points), or: 0)
      if points > 0 {
        map.reader("points")?.complain(.rulesRange, "what two slots share takes points away", hint: "write a number below 0")
      }
      return PairTerm(
        id: entry.id, share: share, tag: tag, within: map.required("within", .word("scope"), or: .week), when: matcher(map),
        points: min(0, points), rule: rule)
    }
  }
}
