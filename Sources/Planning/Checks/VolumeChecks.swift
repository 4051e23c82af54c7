import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Weekly and per-session volume, frequency and recovery: rows 10 to 13 of training-science section 9.
  static let volume: [PlanCheck] = [
    PlanCheck(.checkVolumeFloor) { review in
      review.hardWeeks.compactMap { week in
        let short = review.muscles(in: review.draft.analysis.bands.floor .> review.weeks[week - 1].halfSets)
        guard !short.isEmpty else { return nil }
        let list = short.map { "\($0.name) \(review.sets(week, $0)) of \(review.draft.analysis.bands.floorText($0))" }.joined(
          separator: ", ")
        return Breach("too few sets in the week: \(list)", week: week, severity: review.severityOfShortcoming(week))
      }
    },
    PlanCheck(.checkVolumeCap) { review in
      review.hardWeeks.flatMap { week in
        let (sets, bands) = (review.weeks[week - 1].halfSets, review.draft.analysis.bands)
        return review.muscles(in: sets .> bands.softCap).map {
          let isError = sets[Int($0.rawValue)] > bands.hardCap[Int($0.rawValue)]
          return Breach(
            "\($0.name) gets \(review.sets(week, $0)) sets, more than it recovers from", week: week, severity: isError ? nil : .warning)
        }
      }
    },
    PlanCheck(SessionVolumeSets.self) { review, numbers, _ in
      let volume = review.context.rulebook.volume
      let warn = UInt16((numbers.warn ?? volume.perSession.warn) * 2)
      let error = UInt16((numbers.error ?? volume.perSession.error) * 2)
      return review.sessions.flatMap { session in
        var breaches = review.muscles(in: session.halfSets .> warn).map {
          let sets = session.halfSets[Int($0.rawValue)]
          return Breach(
            "\($0.name) gets \(VolumeTargets.text(sets)) sets in one session", week: session.week, day: session.day,
            severity: sets > error ? .error : nil)
        }
        if session.workingSets > volume.sessionSets.warn {
          breaches.append(
            Breach(
              "the session has \(session.workingSets) working sets", week: session.week, day: session.day,
              severity: session.workingSets > volume.sessionSets.error ? .error : nil))
        }
        if let breach = exercises(session, review) { breaches.append(breach) }
        return breaches
      }
    },
    PlanCheck(Frequency.self) { review, numbers, _ in
      let times = UInt16(numbers.times)
      return review.hardWeeks.compactMap { week in
        guard review.weeks[week - 1].hardSessions >= Int(times) else { return nil }
        let few =
          (review.draft.analysis.bands.floor .> 0) .& (review.draft.analysis.bands.dose .> 0) .& (review.weeks[week - 1].days .< times)
        let names = review.muscles(in: few).map(\.name).joined(separator: ", ")
        guard !names.isEmpty else { return nil }
        return Breach("trained on fewer than \(times) days: \(names)", week: week, severity: review.severityOfShortcoming(week))
      }
    },
    PlanCheck(Spacing.self) { review, numbers, _ in
      let days = numbers.days.map { Int($0) } ?? review.context.rulebook.balance.spacing.days
      let halves = UInt16((numbers.sets ?? review.context.rulebook.balance.spacing.sets) * 2)
      return zip(review.sessions, review.sessions.dropFirst()).flatMap { earlier, later in
        let apart = PlanDay(week: later.week, day: later.day).offset - PlanDay(week: earlier.week, day: earlier.day).offset
        guard apart < days else { return [Breach]() }
        let both = (earlier.halfSets .>= halves) .& (later.halfSets .>= halves)
        // How often a programme trains a muscle is its own; heavy legs on neighbouring days are nobody's.
        var breaches = (review.draft.programme?.record == nil ? review.muscles(in: both) : []).map {
          Breach("\($0.name) is trained hard on neighbouring days", week: later.week, day: later.day)
        }
        if earlier.hasHeavyLower && later.hasHeavyLower {
          breaches.append(
            Breach("heavy leg work stands on neighbouring days", week: later.week, day: later.day, severity: .error))
        }
        return breaches
      }
    },
  ]

  /// Too few or too many exercises in one hard session; few are no surprise where they fill the time.
  private static func exercises(_ session: PlanReview.SessionReview, _ review: PlanReview) -> Breach? {
    guard session.workingSets > 0, !review.isEased(session.week) else { return nil }
    let usual = review.context.rulebook.volume.exercisesPerSession
    let most = review.draft.analysis.mostExercises(of: review.context.rulebook.volume)
    guard session.exercises < usual.min || session.exercises > most else { return nil }
    let isFull = session.exercises < usual.min && session.seconds * 10 >= review.context.client.minutesPerSession * 60 * 7
    return Breach(
      "the session has \(session.exercises) exercise\(session.exercises == 1 ? "" : "s")", week: session.week, day: session.day,
      severity: isFull ? .info : nil)
  }
}
