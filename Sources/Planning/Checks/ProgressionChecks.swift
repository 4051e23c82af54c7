import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Effort, rest and what happens from week to week: rows 18 to 23 of training-science section 9.
  static let progression: [PlanCheck] = [
    PlanCheck(GoalShare.self) { review, numbers, _ in goalZone(review, share: numbers.share) },
    PlanCheck(CompoundRest.self) { review, numbers, _ in
      let (heavy, compound) = (UInt16(review.context.rulebook.time.heavy.rest), UInt16(numbers.compound))
      let part = review.context.rulebook.time.heavy.part
      let isGrowth = review.context.rulebook[review.context.client.goal].countsSmallMuscles
      var breaches: [Breach] = []
      for row in review.plan.prescriptions where row.kind.countsAsVolume && row.sets > 1 && row.restSeconds < heavy {
        guard review.facts(row).isCompound, review.facts(row).pattern != .carry else { continue }
        let isHeavy = review.lifted(row).map { load in review.oneRepMax(row.exercise).map { load >= part * $0 } ?? false } ?? false
        if isHeavy || (isGrowth && row.restSeconds < compound) {
          breaches.append(
            Breach("\(review.name(row)) has less than \(isHeavy ? heavy : compound) s of rest", week: Int(row.week), day: Int(row.day)))
        }
      }
      return breaches
    },
    PlanCheck(.checkOverload) { review in overload(review) },
    PlanCheck(LoadSteps.self) { review, numbers, _ in
      // A novice's main lift may rise faster: nobody else adds a step in every session.
      let isNovice = review.draft.analysis.experience == .novice
      return review.successions.compactMap { earlier, later -> Breach? in
        let (a, b) = (review.plan.prescriptions[earlier], review.plan.prescriptions[later])
        guard let before = review.lifted(a), let after = review.lifted(b), before > 0, !review.isEarned(b, after: a) else { return nil }
        let isFast = isNovice && review.slot(b)?.role == .main
        let (warn, error) = isFast ? (numbers.noviceWarn, numbers.noviceError) : (numbers.warn, numbers.error)
        // Two weeks apart, as after a holiday, a lift may have risen twice.
        let weeks = max(1, Int(b.week) - Int(a.week))
        let rise = after / before
        func isAbove(_ step: Double) -> Bool { rise > (0..<weeks).reduce(1) { most, _ in most * (1 + step) } + 0.0001 }
        guard isAbove(warn) || rise < 1 else { return nil }
        return Breach(
          "\(review.name(b)) goes from \(review.words(a, isShort: true)) to \(review.words(b))", week: Int(b.week), day: Int(b.day),
          severity: isAbove(error) ? nil : .warning)
      }
    },
    PlanCheck(SetRise.self) { review, numbers, _ in
      let (part, most) = (numbers.part, UInt16(numbers.sets * 2))
      let weeks = review.hardWeeks
      return zip(weeks, weeks.dropFirst()).flatMap { earlier, later in
        review.muscles(in: review.weeks[later - 1].halfSets .> review.weeks[earlier - 1].halfSets).filter { muscle in
          let (a, b) = (review.weeks[earlier - 1].halfSets[Int(muscle.rawValue)], review.weeks[later - 1].halfSets[Int(muscle.rawValue)])
          return b - a > most && Double(b) > Double(a) * (1 + part)
        }.map { Breach("\($0.name) gains too many sets in a week", week: later) }
      } + review.gainsSinceLastMonth(numbers)
    },
    PlanCheck(DeloadParts.self) { review, numbers, _ in deload(review, numbers) },
  ]

  /// From the first trained week to the third something has to rise: load, repetitions or sets; a plan in which no lift does is no plan.
  private static func overload(_ review: PlanReview) -> [Breach] {
    // Who begins with one set within a narrow range is to repeat it until a coach has seen how it goes.
    if review.draft.analysis.limits.contains(where: { $0.isForFirstBlock && $0.maxSets != nil }) { return [] }
    // How many weeks a row's place has been the same.
    var flat = [Int](repeating: 0, count: review.plan.prescriptions.count)
    var lifts = 0
    var breaches: [Breach] = []
    for (earlier, later) in review.successions {
      let (a, b) = (review.plan.prescriptions[earlier], review.plan.prescriptions[later])
      if review.trainedWeek(Int(b.week)) == 3, review.facts(b).isCompound { lifts += 1 }
      if a.load == b.load, b.repsMax < a.repsMax, b.sets <= a.sets {
        breaches.append(Breach("\(review.name(b)) goes back to fewer repetitions", week: Int(b.week), day: Int(b.day)))
      }
      guard a.load == b.load, a.repsMin == b.repsMin, a.repsMax == b.repsMax, a.sets == b.sets else { continue }
      flat[later] = flat[earlier] + 1
      guard flat[later] == 2, review.trainedWeek(Int(b.week)) == 3 else { continue }
      breaches.append(Breach("\(review.name(b)) doesn't progress", week: Int(b.week), day: Int(b.day)))
    }
    guard lifts > 1, breaches.count >= lifts else { return breaches }
    return breaches.map { Breach($0.message, week: $0.week, day: $0.day, severity: .error) }
  }

  /// Main lifts are done in the repetitions that the goal asks for, unless a condition asks for others.
  private static func goalZone(_ review: PlanReview, share: Double) -> [Breach] {
    guard let level = review.draft.analysis.goalLevel else { return [] }
    let zone = level[.main].reps
    return review.hardWeeks.compactMap { week in
      var (inside, all) = (0, 0)
      for session in review.sessions where session.week == week {
        for row in review.plan.prescriptions[session.rows] where row.kind.countsAsVolume && row.measure.countsReps {
          guard let slot = review.slot(row), slot.role == .main, slot.limit.reps.contains(zone.lowerBound) else { continue }
          // Body weight has no heavier plate, so its repetitions are its own.
          if !review.facts(row).isLoaded, row.loadBasis == .none { continue }
          all += Int(row.sets)
          if Int(row.repsMin) >= zone.lowerBound - 1, Int(row.repsMax) <= zone.upperBound + 1 { inside += Int(row.sets) }
        }
      }
      return Double(inside) < share * Double(all)
        ? Breach("only \(inside) of \(all) sets of main lifts have the goal's repetitions", week: week) : nil
    }
  }

  private static func deload(_ review: PlanReview, _ parts: DeloadParts) -> [Breach] {
    review.plan.weeks.filter { $0.phase == .deload && $0.week > 1 }.flatMap { week -> [Breach] in
      // Days on which the client is away in one of the two weeks say nothing.
      let hard = review.sessions.filter { $0.week == week.week - 1 }
      let easy = review.sessions.filter { session in session.week == week.week && hard.contains { $0.day == session.day } }
      let easySets = easy.reduce(0) { $0 + $1.workingSets }
      let hardSets = hard.filter { session in easy.contains { $0.day == session.day } }.reduce(0) { $0 + $1.workingSets }
      var breaches: [Breach] = []
      // A session can't have less than one set.
      if easySets > easy.count(where: { $0.workingSets > 0 }), !parts.sets.contains(Double(easySets) / Double(hardSets)) {
        breaches.append(Breach("the easy week has \(easySets) sets against \(hardSets) the week before", week: week.week))
      }
      for session in review.sessions where session.week == week.week {
        guard let before = review.sessions.first(where: { $0.week == week.week - 1 && $0.day == session.day }) else { continue }
        for row in review.plan.prescriptions[session.rows] where row.kind.countsAsVolume {
          guard let load = review.lifted(row),
            let last = review.plan.prescriptions[before.rows].first(where: { $0.exercise == row.exercise && $0.kind == row.kind })
              .flatMap({ review.lifted($0) }), last > 0, !parts.loads.contains(load / last)
          else { continue }
          breaches.append(
            Breach(
              "\(review.name(row)) has \(review.words(row)) in the easy week", week: week.week, day: session.day, severity: .warning)
          )
        }
      }
      return breaches
    }
  }
}

extension PlanReview {
  /// Which trained week of the block a week of the calendar is, from 1: weeks in which the client is away don't count.
  fileprivate func trainedWeek(_ week: Int) -> Int { 1 + (draft.analysis.course?.places[week - 1] ?? week - 1) }

  /// Whether a row is one step of the kit above an earlier one in which the repetitions for it were done
  /// (training-science section 4.6).
  fileprivate func isEarned(_ row: Prescription, after earlier: Prescription) -> Bool {
    guard let before = lifted(earlier), let after = lifted(row), let ladder = ladder(row), after > before, before > 0,
      after == Double(ladder.above(Load(hundredths: Int32(clamping: Int(before)))).hundredths)
    else { return false }
    let step = (after - before) / before
    return Int(earlier.repsMax) >= StepRule.repsNeeded(fewest: Int(row.repsMin), step: step)
  }
}

extension Measure {
  fileprivate var countsReps: Bool { self == .reps || self == .repsEachSide }
}
