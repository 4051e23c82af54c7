/// Rows 1 to 4: gate, exclusions, kit and calendar.
extension Audit {
  func checkSafety() {
    if plan.rows.isEmpty { return }
    if !client.isCleared || !client.isActive { report("1", .error, "planned without clearance") }
    if client.conditions == nil { report("1", .error, "planned without a word about conditions") }
    if client.age < 13 { report("1", .error, "planned under 13") }
    for (id, condition) in conditions where condition.holds { report("1", .error, "planned in spite of \(id)") }
    for place in Set(plan.rows.map(\.exercise)).sorted() {
      let exercise = catalogue.exercises[place]
      for (id, condition) in conditions where condition.excludes(exercise) { report("2", .error, "\(exercise.id) for \(id)") }
      if client.never.contains(exercise.id) { report("2", .error, "\(exercise.id) is one the client never does") }
      if exercise.level > client.level { report("2", .error, "\(exercise.id) is above the client's level") }
      if !exercise.equipment.isSubset(of: client.equipment) { report("3", .error, "\(exercise.id) needs kit the client lacks") }
    }
  }

  /// What conditions limit (section 6, third column).
  func checkLimits() {
    for (id, condition) in conditions {
      for limit in condition.limits {
        if let most = limit.sessions {
          for week in 1...4 where sessions(week).count(where: { $0.isHard(catalogue) }) > most {
            report("6", .warning, week: week, "more than \(most) hard sessions for \(id)")
          }
        }
        for session in sessions { check(session, limit, id) }
      }
    }
  }

  private func check(_ session: AuditSession, _ limit: AuditLimit, _ id: String) {
    for row in session.rows where row.counts && limit.speaks(of: exercise(row)) {
      let what = exercise(row).id
      if let most = limit.intensity, let part = intensity(row, knownOnly: true), part * 100 > most + 0.5 {
        report("6", .warning, week: session.week, "\(what) at \(Int(part * 1000)) ‰ for \(id), at most \(most) %")
      }
      if let least = limit.rir, let rir = row.rir, rir < least {
        report("6", .error, week: session.week, "\(what) with RIR \(rir) for \(id)")
      }
      if let reps = limit.reps, row.isCounted, Double(row.repsMin) < reps.lowerBound || Double(row.reps) > reps.upperBound {
        report("6", .warning, week: session.week, "\(what) with \(row.repsMin) to \(row.reps) repetitions for \(id)")
      }
      if let most = limit.sets, row.sets > most { report("6", .warning, week: session.week, "\(what) with \(row.sets) sets for \(id)") }
      if let least = limit.rest, row.rest < least, row.sets > 1 {
        report("6", .warning, week: session.week, "\(what) with \(row.rest) s of rest for \(id)")
      }
    }
  }

  func checkCalendar() {
    let dates = sessions.map(\.date)
    let expected = (plan.start..<plan.start + 28).filter { client.days.contains(($0 + 3) % 7) && !client.isAway($0) }
    for date in dates where date < plan.start || date >= plan.start + 28 { report("4", .error, "day \(date - plan.start + 1) of 28") }
    for (day, next) in zip(dates, dates.dropFirst()) where day >= next { report("4", .error, "dates that don't rise") }
    if dates != expected { report("4", .error, "\(dates.map { $0 - plan.start + 1 }), not \(expected.map { $0 - plan.start + 1 })") }
    for week in 1...4 {
      let hard = sessions(week).count { $0.isHard(catalogue) }
      if hard > 6 { report("4", .error, week: week, "seven hard days") }
      if client.level == 0, hard >= 6 { report("4", .error, week: week, "\(hard) hard days for a novice") }
      if client.level == 0, hard == 5 { report("4", .warning, week: week, "5 hard days for a novice") }
    }
  }
}
