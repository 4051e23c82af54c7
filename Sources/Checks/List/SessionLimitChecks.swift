import Findings
import TrainingModel

extension RowCheck {
  /// A hard session has no more exercises than conditions and age allow.
  static let exercisesOfSession = RowCheck(
    .checkLimitExercises, section: "training-science 6, youth; plans 1",
    examples: [
      .trips("three where two are allowed") { $0.limit { $0.exercisesOfSession = 2 } },
      .passes("as many as are allowed") { $0.limit { $0.exercisesOfSession = 3 } },
    ]
  ) { review in
    guard let most = review.limits.compactMap(\.exercisesOfSession).min() else { return [] }
    return review.sessions.compactMap { session in
      guard session.isHard else { return nil }
      var exercises: Set<ExerciseID> = []
      for row in review.plan.prescriptions[session.rows] { exercises.insert(row.exercise) }
      return exercises.count > most
        ? Breach(
          "the session has \(exercises.count) exercises, and \(who) at most \(most)", week: session.week, day: session.day,
          hint: "take \(exercises.count - most) out")
        : nil
    }
  }

  /// A week has no more hard sessions than conditions and age allow.
  static let sessionsOfWeek = RowCheck(
    .checkLimitSessions, section: "training-science 6, youth and older adults; plans 1",
    examples: [
      .trips("two where one is allowed") { $0.limit { $0.sessions = 1 } },
      .passes("as many as are allowed") { $0.limit { $0.sessions = 2 } },
      .passes("a walk is not hard") { scene in
        scene.limit { $0.sessions = 1 }
        scene.block.plan.prescriptions.removeAll { $0.day == 3 && $0.exercise != Scene.walk }
      },
    ]
  ) { review in
    guard let most = review.limits.compactMap(\.sessions).min() else { return [] }
    return review.weeks.compactMap { week, sessions in
      let hard = sessions.count(where: \.isHard)
      return hard > most
        ? Breach(
          "the week has \(hard) sessions with lifts, and \(who) at most \(most)", week: week,
          hint: "leave \(hard - most) of them with easy conditioning and mobility, or out")
        : nil
    }
  }

  /// Between two hard sessions lie as many days as conditions and age ask for, also from one week to the next.
  static let gapOfSessions = RowCheck(
    .checkLimitGap, section: "training-science 6, youth and older adults; plans 1",
    examples: [
      .trips("on the second day where the third is asked for") { $0.limit { $0.gap = 3 } },
      .trips("from one week to the next") { scene in
        scene.limit { $0.gap = 2 }
        scene.block.plan = Scene.moved(scene.block.plan, week: 1, from: 3, to: 7)
      },
      .passes("as far apart as is asked for") { $0.limit { $0.gap = 2 } },
    ]
  ) { review in
    guard let least = review.limits.compactMap(\.gap).max() else { return [] }
    let hard = review.sessions.filter(\.isHard).sorted { $0.date < $1.date }
    return zip(hard, hard.dropFirst()).compactMap { earlier, later in
      let gap = Int(later.date - earlier.date)
      return gap < least
        ? Breach(
          "the session comes \(gap == 0 ? "on the same day as another" : gap == 1 ? "the day after another" : "\(gap) days after another") "
            + "with lifts, and \(who) at least \(least) days from one to the next", week: later.week, day: later.day,
          hint: "move it to another day")
        : nil
    }
  }
}
