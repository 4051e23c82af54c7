import Foundation

/// Rows 20, 21 and 23: what rises, how fast, and the deload.
extension Audit {
  /// What one lift does on one day of a week.
  private struct Exposure {
    var load: Int?
    var repsMin, reps, sets: Int
    var role: String
  }

  /// By exercise and day of the week, the exposures by week.
  private var exposures: [(exercise: Int, day: Int, weeks: [Int: Exposure])] {
    var found: [Int: [Int: Exposure]] = [:]
    for session in sessions {
      let day = (session.date - plan.start) % 7
      for run in session.runs where run[0].counts && run[0].isCounted {
        let top = run.max { ($0.load ?? 0, -$0.reps) < ($1.load ?? 0, -$1.reps) } ?? run[0]
        let exposure = Exposure(
          load: top.load, repsMin: top.repsMin, reps: top.reps, sets: run.reduce(0) { $0 + $1.sets }, role: top.role)
        found[top.exercise * 8 + day, default: [:]][session.week] = exposure
      }
    }
    return found.keys.sorted().map { ($0 / 8, $0 % 8, found[$0] ?? [:]) }
  }

  func checkProgress() {
    var (flat, key) = (0, 0)
    for (exercise, _, weeks) in exposures {
      checkSteps(exercise, weeks)
      guard let first = weeks[1], let third = weeks[3], first.role == "main" || first.role.isEmpty,
        catalogue.exercises[exercise].movement.isMultiJoint, !isDeload(3), !isDeload(1)
      else { continue }
      key += 1
      let rises = third.load ?? 0 > first.load ?? 0 || third.reps > first.reps || third.repsMin > first.repsMin || third.sets > first.sets
      if rises { continue }
      flat += 1
      report("20", beginsLow ? .info : .warning, week: 3, "\(catalogue.exercises[exercise].id) stays flat")
    }
    if key > 0, flat == key { report("20", beginsLow ? .info : .error, week: 3, "every key lift stays flat") }
  }

  private func checkSteps(_ exercise: Int, _ weeks: [Int: Exposure]) {
    let id = catalogue.exercises[exercise].id
    for week in 2...4 {
      guard let before = weeks[week - 1], let now = weeks[week], let old = before.load, let new = now.load, old > 0 else { continue }
      if isDeload(week) || isDeload(week - 1) { continue }
      let step = Double(new - old) / Double(old)
      if new < old, now.reps <= before.reps, phase(week) != "consolidate" {
        report("20", .warning, week: week, "\(id) falls from \(old) to \(new)")
      }
      // Where the repetitions fall, the load may rise as they allow; anything else is the same scheme or a harder one.
      guard now.repsMin >= before.repsMin, now.reps >= before.reps else {
        if step > 0.1 { report("21", .info, week: week, "\(id) \(old) to \(new) with other repetitions") }
        continue
      }
      let isNoviceLift = client.level == 0 && now.role == "main"
      let (warn, error) = isNoviceLift ? (0.15, 0.2) : (0.1, 0.15)
      if step <= warn || isEarnedStep(exercise, old, new, before, now) { continue }
      report("21", step > error ? .error : .warning, week: week, "\(id) \(old) to \(new)")
    }
  }

  /// One loadable step after the repetitions that section 4.6 asks for.
  private func isEarnedStep(_ exercise: Int, _ old: Int, _ new: Int, _ before: Exposure, _ now: Exposure) -> Bool {
    guard let item = catalogue.exercises[exercise].loadedBy, let ladder = catalogue.ladders[item]?[client.unit], new - old <= ladder.step
    else { return false }
    let step = Double(new - old) / Double(old)
    return Double(before.reps) >= (30 * ((1 + Double(now.repsMin) / 30) * (1 + step) - 1)).rounded(.up)
  }

  func checkDeload() {
    guard plan.phases.count == 4, plan.phases[3] == "deload" else { return }
    let (third, fourth) = (sessions(3), sessions(4))
    if third.isEmpty || fourth.isEmpty || isDeload(3) || isPartial(3) || isPartial(4) { return }
    let (before, now) = (third.reduce(0) { $0 + $1.workingSets }, fourth.reduce(0) { $0 + $1.workingSets })
    let part = Double(now) / Double(max(1, before))
    // No session can have less than one set.
    let isLeast = now == fourth.count { $0.workingSets > 0 }
    if part < 0.4 || (part > 0.7 && !isLeast) { report("23", .error, week: 4, "\(now) sets after \(before)") }
    if third.count != fourth.count {
      report("23", .warning, week: 4, "\(fourth.count) sessions after \(third.count)")
    }
    for (exercise, _, weeks) in exposures {
      guard let old = weeks[3]?.load, let new = weeks[4]?.load else { continue }
      if Double(new) < 0.5 * Double(old) || new > old {
        report("23", .warning, week: 4, "\(catalogue.exercises[exercise].id) \(old) to \(new)")
      }
    }
  }
}
