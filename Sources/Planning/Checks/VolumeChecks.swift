import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Weekly and per-session volume, frequency and recovery: rows 10 to 13 of training-science section 9.
  static let volume: [PlanCheck] = [
    PlanCheck(code: .checkVolumeFloor) { review, _ in
      review.hardWeeks.flatMap { week in
        review.muscles(in: review.draft.bands.floor .> review.weeks[week - 1].halfSets).map {
          Breach("\($0.name) gets \(review.sets(week, $0)) of at least \(review.draft.bands.floorText($0)) sets", week: week)
        }
      }
    },
    PlanCheck(code: .checkVolumeCap, isSafety: true) { review, _ in
      review.hardWeeks.flatMap { week in
        let (sets, bands) = (review.weeks[week - 1].halfSets, review.draft.bands)
        return review.muscles(in: sets .> bands.softCap).map {
          Breach(
            "\($0.name) gets \(review.sets(week, $0)) sets, more than it recovers from", week: week,
            severity: sets[Int($0.rawValue)] > bands.hardCap[Int($0.rawValue)] ? .error : .warning)
        }
      }
    },
    PlanCheck(code: .checkSessionVolume) { review, check in
      let warn = UInt16(check.threshold("sets", review.context.rulebook.volume.perSession.warn) * 2)
      let error = UInt16(review.context.rulebook.volume.perSession.error * 2)
      let most = review.context.rulebook.volume.sessionSets
      return review.sessions.flatMap { session in
        var breaches = review.muscles(in: session.halfSets .> warn).map {
          Breach(
            "\($0.name) gets \(session.halfSets[Int($0.rawValue)] / 2) sets in one session", week: session.week, day: session.day,
            severity: session.halfSets[Int($0.rawValue)] > error ? .error : nil)
        }
        if session.workingSets > most.warn {
          breaches.append(
            Breach(
              "the session has \(session.workingSets) working sets", week: session.week, day: session.day,
              severity: session.workingSets > most.error ? .error : nil))
        }
        return breaches
      }
    },
    PlanCheck(code: .checkFrequency) { review, check in
      let halves = UInt16(check.threshold("sets", 2) * 2)
      return review.hardWeeks.flatMap { week in
        let sessions = review.sessions.filter { $0.week == week && $0.workingSets > 0 }
        guard sessions.count > 1 else { return [Breach]() }
        return review.context.rulebook.volume.major.members.filter { muscle in
          review.draft.bands.floor[Int(muscle.rawValue)] > 0 && sessions.count { $0.halfSets[Int(muscle.rawValue)] >= halves } < 2
        }.map { Breach("\($0.name) is trained on fewer than two days", week: week) }
      }
    },
    PlanCheck(code: .checkSpacing) { review, check in
      let days = Int(check.threshold("days", Double(review.context.rulebook.balance.spacing.days)))
      let halves = UInt16(check.threshold("sets", review.context.rulebook.balance.spacing.sets) * 2)
      return zip(review.sessions, review.sessions.dropFirst()).flatMap { earlier, later in
        let apart = (later.week - earlier.week) * 7 + later.day - earlier.day
        guard apart < days else { return [Breach]() }
        let both = (earlier.halfSets .>= halves) .& (later.halfSets .>= halves)
        var breaches = review.muscles(in: both).map {
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
}

extension PlanReview {
  /// The weeks (1 to 4) that volume is asked of: not the easy ones, and not those in which the client is away.
  var hardWeeks: [Int] {
    plan.weeks.map(\.week).filter { week in
      guard phase(week) != .deload else { return false }
      let sessions = sessions.count { $0.week == week }
      return sessions == draft.sessions.count
    }
  }

  /// The muscles whose lane is set.
  func muscles(in mask: SIMDMask<SIMD32<Int16>>) -> [Muscle] { any(mask) ? Muscle.allCases.filter { mask[Int($0.rawValue)] } : [] }

  /// The fractional sets of a muscle in a week, as text: `7.5`.
  func sets(_ week: Int, _ muscle: Muscle) -> String { VolumeTargets.text(weeks[week - 1].halfSets[Int(muscle.rawValue)]) }
}

extension VolumeTargets {
  /// The floor of a muscle as text.
  func floorText(_ muscle: Muscle) -> String { Self.text(floor[Int(muscle.rawValue)]) }

  /// Half sets as sets: `7.5`.
  static func text(_ halves: UInt16) -> String { halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5" }
}
