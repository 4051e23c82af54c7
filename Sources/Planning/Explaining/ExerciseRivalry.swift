import Rulebook
import TrainingModel

/// Where an exercise could have been chosen, and what was chosen instead by how many points and for which terms.
struct ExerciseRivalry {
  private let id: ExerciseID
  private let draft: PlanDraft
  /// How the week's exercises were chosen.
  private let selection: SelectionWork
  private let context: PlanningContext

  init(_ id: ExerciseID, _ draft: PlanDraft, _ selection: SelectionWork, _ context: PlanningContext) {
    (self.id, self.draft, self.selection, self.context) = (id, draft, selection, context)
  }

  /// A line for each place of the week that another exercise took, with the points of both.
  var lines: [ExplanationLine] {
    let week = selection.week
    return week.places.indices.flatMap { index -> [ExplanationLine] in
      let (place, chosen) = (week.places[index], selection.search.choice[index])
      guard let own = place.candidates.first(where: { week.candidates[$0].exercise == Int32(id.index) }), chosen >= 0,
        chosen != own, week.candidates[chosen].exercise >= 0, draft.sessions.indices.contains(place.session)
      else { return [] }
      return compare(week.candidates[own], with: week.candidates[chosen], place)
    }
  }

  private func compare(
    _ own: SelectionWeek.Candidate, with chosen: SelectionWeek.Candidate, _ place: SelectionWeek.Place
  ) -> [ExplanationLine] {
    let session = draft.sessions[place.session]
    let winner = context.rulebook[ExerciseID(Int(chosen.exercise))].name
    let slot = "\(context.weekday(of: session)), \(session.template.focus), \(place.role.words)"
    let rule = context.rulebook.selection.rule
    guard chosen.points >= own.points else {
      return [
        ExplanationLine(
          "\(slot): \(winner) was taken with \(chosen.points) points against \(own.points), because the week as a whole has more with it",
          rule: rule)
      ]
    }
    let isTie = chosen.points == own.points
    var lines = [
      ExplanationLine(
        isTie
          ? "\(slot): \(winner) was taken, though both have \(own.points) points: between equals the rest of the week decides, and then chance, "
            + "the same for a client and a block each time"
          : "\(slot): \(winner) was preferred, with \(chosen.points) points against \(own.points)", rule: rule)
    ]
    let (of, against) = (points(own, place), points(chosen, place))
    for trait in CandidateTrait.allCases where of[Int(trait.rawValue)] != against[Int(trait.rawValue)] {
      lines.append(
        ExplanationLine(
          "\(trait.words): \(against[Int(trait.rawValue)]) against \(of[Int(trait.rawValue)])",
          rule: context.rulebook.selection.terms.first { $0.counts == trait }?.rule, depth: 1))
    }
    return lines
  }

  /// The points of a candidate by trait.
  private func points(_ candidate: SelectionWeek.Candidate, _ place: SelectionWeek.Place) -> [Int32] {
    var points = [Int32](repeating: 0, count: ClientTraits.traitCount)
    let (exercise, role) = (Int(candidate.exercise), Int(place.role.rawValue))
    let facts = context.rules.selection.facts[exercise]
    let traits = selection.traits
    let own = SelectionWork.ownTraits(selection.traits.traits[exercise], exercise, facts, place.role, draft, context)
    traits.forEach(exercise, facts, pattern: Int(candidate.pattern), own: own, role: role) { trait, times in
      points[trait] += traits.points[role * ClientTraits.traitCount + trait] * times
    }
    if candidate.substitution != .max {
      let instead = Int(CandidateTrait.instead.rawValue)
      points[instead] += traits.points[role * ClientTraits.traitCount + instead] + candidate.substitutionPoints
    }
    return points
  }
}
