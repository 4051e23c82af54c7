import Findings
import TrainingModel

extension RowCheck {
  /// An exercise has no more sets in a session than conditions and age allow, in however many rows they stand.
  static let setsOfExercise = RowCheck(
    .checkLimitSets, section: "training-science 6; plans 1",
    examples: [
      .trips("three where two are allowed") { $0.limit { $0.sets = 2 } },
      .trips("in several rows") { scene in
        scene.limit(Scene.squat) { $0.sets = 3 }
        scene.first(Scene.row) { $0.exercise = Scene.squat }
      },
      .trips("whatever the row is called") { scene in
        scene.limit(Scene.squat) { $0.sets = 3 }
        scene.first { ($0.kind, $0.sets) = (.cardio, 4) }
      },
      .trips("more than the first block allows") { scene in
        scene.limit { ($0.sets, $0.isForFirstBlock) = (1, true) }
      },
      .passes("more than a first block allows, in a later one") { scene in
        scene.limit { ($0.sets, $0.isForFirstBlock) = (1, true) }
        scene.block.past.hasBlock = true
      },
      .passes("as many as are allowed, build-ups apart") { $0.limit { $0.sets = 3 } },
      .passes("a limit on something else") { $0.limit(Scene.legPress) { $0.sets = 1 } },
    ]
  ) { review in
    review.exercises { row, sets, session in
      guard let most = review.limits(row).sets, sets > most else { return nil }
      return Breach(
        "\(review.name(row)) has \(sets) sets in the session, and \(who) at most \(most)", week: session.week, day: session.day,
        hint: "take \(sets - most) away")
    }
  }

  /// Between the sets of an exercise lies as much rest as conditions and age ask for.
  static let restBetweenSets = RowCheck(
    .checkLimitRest, section: "training-science 5.2 and 6; plans 1",
    examples: [
      .trips("two minutes where two and a half are asked for") { $0.limit { $0.rest = 150 } },
      .passes("as long as is asked for") { $0.limit { $0.rest = 120 } },
      .passes("a single set has nothing to rest for") { scene in
        scene.limit(Scene.row) { $0.rest = 150 }
        scene.block.plan.prescriptions = scene.block.plan.prescriptions.map { row in
          var row = row
          if row.exercise == Scene.row { row.sets = 1 }
          return row
        }
      },
      .passes("a walk has no sets") { $0.limit(Scene.walk) { $0.rest = 150 } },
      .passes("a build-up is no working set") { scene in
        scene.limit { $0.rest = 120 }
        scene.first(Scene.squat, .ramp) { $0.restSeconds = 60 }
      },
    ]
  ) { review in
    review.exercises { row, sets, session in
      let least = review.limits(row).rest
      guard sets > 1, least > 0, review.entry(row).pattern.isResistance else { return nil }
      let short = review.plan.prescriptions[session.rows].first {
        $0.exercise == row.exercise && $0.kind != .ramp && Int($0.restSeconds) < least
      }
      return short.map {
        Breach(
          "\(review.name($0)) has \($0.restSeconds) s between sets, and \(who) at least \(least) s", week: session.week, day: session.day,
          hint: "set its 'rest_s' to \(least)")
      }
    }
  }
}

extension BlockReview {
  /// What `body` says of each exercise of each session, which has so many sets in it beside its build-up.
  fileprivate func exercises(_ body: (_ row: Prescription, _ sets: Int, _ session: SessionRows) -> Breach?) -> [Breach] {
    if limits.isEmpty { return [] }
    var breaches: [Breach] = []
    for session in sessions {
      var seen = ExerciseBits()
      for place in session.rows where plan.prescriptions[place].kind != .ramp && !seen.contains(plan.prescriptions[place].exercise) {
        let row = plan.prescriptions[place]
        seen.insert(row.exercise)
        var sets = 0
        for other in place..<session.rows.upperBound
        where plan.prescriptions[other].exercise == row.exercise && plan.prescriptions[other].kind != .ramp {
          sets += Int(plan.prescriptions[other].sets)
        }
        if let breach = body(row, sets, session) { breaches.append(breach) }
      }
    }
    return breaches
  }
}
