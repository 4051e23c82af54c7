import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// What stays and what changes: row 24 of training-science section 9, but for exercises that stand twice in a session.
  static let variety: [PlanCheck] = [
    PlanCheck(DifferingSessions.self) { review, numbers, _ in
      review.hardWeeks.compactMap { week in
        let sessions = review.workingSessions(week)
        guard sessions.count >= numbers.sessions else { return nil }
        for (index, one) in sessions.enumerated() {
          if let twin = sessions[..<index].first(where: { $0.exercises == one.exercises }) {
            let severity = review.severityOfShortcoming(week) ?? (review.hasChoice(one.exercises, seen: one.exercises) ? nil : .info)
            return Breach(
              "the sessions on days \(twin.day) and \(one.day) have the same exercises", week: week, day: one.day,
              hint: "more equipment, or time for another exercise, would make them differ", severity: severity)
          }
        }
        return nil
      }
    },
    PlanCheck(.checkKeyLifts) { review in
      guard let first = review.hardWeeks.first else { return [] }
      let wanted = review.mainLifts(first)
      return review.hardWeeks.dropFirst().flatMap { week -> [Breach] in
        let found = review.mainLifts(week)
        return wanted.filter { lift in !found.contains { $0 == lift } }.map { lift in
          Breach(
            "\(review.context.rulebook[lift.exercise].name) is not in week \(week) as it is in week \(first)", week: week, day: lift.day)
        }
      }
    },
    PlanCheck(MonthOverlap.self) { review, numbers, _ in
      guard let last = review.context.history.blocks.first, !last.isEmpty else { return [] }
      let before = ExerciseMask(last)
      var now = ExerciseMask()
      for row in review.plan.prescriptions where row.kind.countsAsVolume { now.insert(row.exercise) }
      var seen = now
      seen.formUnion(before)
      var (same, all, forced) = (0, 0, 0)
      for index in review.context.rules.facts.indices where now.contains(ExerciseID(index)) {
        all += 1
        guard before.contains(ExerciseID(index)) else { continue }
        same += 1
        // Where the client's limits leave nothing else, nothing can change.
        if !review.hasAlternative(ExerciseID(index), seen: seen) { forced += 1 }
      }
      let (few, overlap) = (numbers.exercises, numbers.part)
      // A handful of exercises has no share worth the name, and what the client may no longer have can't stay.
      if all - forced >= few, Double(same - forced) > overlap.upperBound * Double(all - forced) {
        return [Breach("\(same) of \(all) exercises are those of the last block", hint: "let more of them rotate")]
      }
      let couldStay = last.count { review.draft.analysis.eligible.contains($0) }
      if all >= few, Double(same) < overlap.lowerBound * Double(all), couldStay * 2 >= all {
        return [Breach("only \(same) of \(all) exercises are those of the last block", hint: "let more of them stay")]
      }
      return []
    },
  ]
}

extension PlanReview {
  /// The exercises of each session of a week that has working sets.
  fileprivate func workingSessions(_ week: Int) -> [(day: Int, exercises: ExerciseMask)] {
    sessions.filter { $0.week == week && $0.workingSets > 0 }.map { session in
      let rows = plan.prescriptions[session.rows].lazy.filter { $0.kind.countsAsVolume }
      return (session.day, ExerciseMask(rows.map(\.exercise)))
    }
  }

  /// The main lifts of a week with their days.
  fileprivate func mainLifts(_ week: Int) -> [(day: Int, exercise: ExerciseID)] {
    var lifts: [(day: Int, exercise: ExerciseID)] = []
    for session in sessions where session.week == week {
      for row in plan.prescriptions[session.rows] where row.kind.countsAsVolume && slot(row)?.role == .main {
        if !lifts.contains(where: { $0 == (session.day, row.exercise) }) { lifts.append((session.day, row.exercise)) }
      }
    }
    return lifts
  }

  /// Whether the client may have another exercise of the same pattern and role that is not among `seen`.
  fileprivate func hasAlternative(_ exercise: ExerciseID, seen: ExerciseMask) -> Bool {
    let facts = context.rules.facts[exercise.index]
    return context.rules.byPattern[Int(facts.pattern.rawValue)].contains { other in
      !seen.contains(other) && draft.analysis.eligible.contains(other)
        && context.rules.facts[other.index].roles.bits & facts.roles.bits != 0
    }
  }

  /// Whether any of these exercises has such an alternative.
  fileprivate func hasChoice(_ exercises: ExerciseMask, seen: ExerciseMask) -> Bool {
    context.rules.facts.indices.contains { exercises.contains(ExerciseID($0)) && hasAlternative(ExerciseID($0), seen: seen) }
  }
}
