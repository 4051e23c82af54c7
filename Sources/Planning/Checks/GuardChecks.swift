import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Guards that training-science section 9 names beside its numbered rows: hard days, novices, slow tempos, long holds, spikes of load.
  static let guards: [PlanCheck] = [
    PlanCheck(HardDays.self) { review, numbers, _ in
      let isNovice = review.draft.analysis.experience == .novice
      let most = isNovice ? numbers.noviceError : numbers.days
      let usual = isNovice ? numbers.noviceWarn : most
      return review.plan.weeks.compactMap { week in
        let days = review.hardDays(week.week)
        guard days > usual else { return nil }
        return Breach(
          "the week has \(days) hard days", week: week.week, hint: "make some of them easy", severity: days > most ? nil : .warning)
      }
    },
    PlanCheck(NoviceReserve.self) { review, numbers, _ in
      guard review.draft.analysis.experience == .novice else { return [] }
      let least = numbers.reserve
      return review.plan.prescriptions.compactMap { row in
        // A build-up is easy on purpose, and stands before the rows that this is about.
        guard row.kind != .ramp else { return nil }
        if review.facts(row).pattern == .olympic {
          return Breach("\(review.name(row)) is too technical for a novice", week: Int(row.week), day: Int(row.day))
        }
        guard let rir = row.rir, Int(rir) < least else { return nil }
        return Breach("\(review.name(row)) asks a novice for fewer than \(least) reps in reserve", week: Int(row.week), day: Int(row.day))
      }
    },
    PlanCheck(TempoSeconds.self) { review, numbers, _ in
      review.plan.prescriptions.compactMap { row in
        guard let seconds = row.tempo?.secondsPerRep, seconds > numbers.warn else { return nil }
        return Breach(
          "\(review.name(row)) takes \(seconds) s a repetition", week: Int(row.week), day: Int(row.day),
          severity: seconds > numbers.error ? .error : nil)
      }
    },
    PlanCheck(HoldSeconds.self) { review, numbers, _ in
      review.plan.prescriptions.compactMap { row in
        // Conditioning is counted in seconds as well, and holds nothing.
        guard row.kind != .cardio, row.measure == .seconds || row.measure == .secondsEachSide, Int(row.repsMax) > numbers.seconds else {
          return nil
        }
        return Breach("\(review.name(row)) is held for \(row.repsMax) s", week: Int(row.week), day: Int(row.day))
      }
    },
    PlanCheck(TonnageRatio.self) { review, numbers, _ in
      // Acute against chronic load within the block: the method is disputed, so it only informs (section 4.9).
      let tonnage = review.tonnage()
      guard tonnage.allSatisfy({ $0.sum > 0 }) else { return [] }
      let usual = tonnage.reduce(0) { $0 + $1.sum } / Double(tonnage.count)
      return tonnage.filter { $0.sum > numbers.ratio * usual }.map {
        Breach("the week's tonnage is \(Int(($0.sum / usual * 100).rounded())) % of the block's mean", week: $0.week)
      }
    },
  ]
}

extension PlanReview {
  /// How many sessions of a week hold working sets of lifts: trunk work alone makes no hard day.
  fileprivate func hardDays(_ week: Int) -> Int {
    sessions.count { session in
      session.week == week
        && plan.prescriptions[session.rows].contains { row in
          let pattern = facts(row).pattern
          return row.kind.countsAsVolume && pattern.isResistance && !pattern.isCore && pattern != .carry
        }
    }
  }

  /// Sets × repetitions × load of each week, in the client's unit; what has no load doesn't count.
  fileprivate func tonnage() -> [(week: Int, sum: Double)] {
    var weeks = [Double](repeating: 0, count: Mesocycle.weekCount)
    for row in plan.prescriptions where row.kind.countsAsVolume {
      guard let load = lifted(row), load > 0 else { continue }
      weeks[Int(row.week) - 1] +=
        Double(Int(row.sets) * (Int(row.repsMin) + Int(max(row.repsMin, row.repsMax)))) * load / 200
    }
    return plan.weeks.map { ($0.week, weeks[$0.week - 1]) }
  }
}
