/// What stands under the table of section 9 and in sections 5 and 6: guards for novices, supersets, conditioning.
extension Audit {
  func checkExtras() {
    for session in sessions {
      for row in session.rows where row.counts {
        let exercise = exercise(row)
        if client.level == 0, let rir = row.rir, rir < 2 {
          report("6 novice", .error, week: session.week, "\(exercise.id) with RIR \(rir)")
        }
        if client.level == 0, exercise.pattern == "olympic" { report("6 novice", .error, week: session.week, "\(exercise.id)") }
        if client.level == 0, row.isCounted, row.reps < 5, exercise.movement.isMultiJoint {
          report("6 novice", .warning, week: session.week, "\(exercise.id) with \(row.reps) repetitions")
        }
        checkReps(row, exercise, session.week)
      }
      checkSupersets(session)
    }
    checkConditioning()
  }

  /// Repetitions of main lifts that don't belong to the goal (section 7.3).
  private func checkReps(_ row: AuditRow, _ exercise: AuditExercise, _ week: Int) {
    guard row.role == "main", row.isCounted, exercise.movement.isMultiJoint else { return }
    let wrong =
      switch client.goal {
      case "strength": row.reps > 8 && exercise.loadedBy != nil && client.level > 0
      case "hypertrophy": row.repsMin < 5 || row.reps > 30
      case "endurance": row.repsMin < 10
      default: false
      }
    if wrong { report("7.3", .warning, week: week, "\(exercise.id) with \(row.repsMin) to \(row.reps) repetitions") }
  }

  /// Section 5.4.
  private func checkSupersets(_ session: AuditSession) {
    var pairs: [Int: [AuditRow]] = [:]
    for run in session.runs where run[0].superset > 0 { pairs[run[0].superset, default: []].append(run[0]) }
    for letter in pairs.keys.sorted() {
      let rows = pairs[letter] ?? []
      let exercises = rows.map(exercise)
      let week = session.week
      if rows.count < 2 { report("5.4", .error, week: week, "a superset of one") }
      for place in exercises.indices.dropFirst() {
        let (a, b) = (exercises[place - 1], exercises[place])
        let prime = Set(a.muscles.filter { $0.part == 1 }.map(\.muscle)).intersection(b.muscles.filter { $0.part == 1 }.map(\.muscle))
        if !prime.isEmpty, client.goal != "endurance", a.movement != .core { report("5.4", .warning, week: week, "\(a.id) with \(b.id)") }
        if a.tags.contains("axial_load"), b.tags.contains("axial_load") {
          report("5.4", .warning, week: week, "\(a.id) with \(b.id): axial")
        }
        if a.tags.contains("grip_intensive"), b.tags.contains("grip_intensive") {
          report("5.4", .warning, week: week, "\(a.id) with \(b.id): grip")
        }
        if a.movement == .power || b.movement == .power { report("5.4", .warning, week: week, "\(a.id) with \(b.id): power") }
      }
      for row in rows where (intensity(row) ?? 0) >= 0.85 && isMain(row) {
        report("5.4", .warning, week: week, "\(exercise(row).id) is too heavy for a superset")
      }
    }
  }

  /// Section 5.5: intervals aren't for beginners and not every day; minutes rise slowly.
  private func checkConditioning() {
    var before: Int?
    for week in 1...4 {
      let rows = sessions(week).flatMap(\.rows).filter { $0.kind == "cardio" && $0.measure == "minutes" }
      let hard = rows.filter { exercise($0).id.contains("interval") }
      let lifting = sessions(week).count { $0.isHard(catalogue) }
      if client.level == 0, !hard.isEmpty { report("5.5", .info, week: week, "intervals for a novice") }
      if lifting >= 4, hard.count > 2 { report("5.5", .info, week: week, "\(hard.count) interval sessions beside \(lifting) of lifting") }
      let minutes = rows.reduce(0) { $0 + $1.sets * $1.reps }
      if let before, before > 0, Double(minutes) > 1.15 * Double(before) + 5, client.unavailable.isEmpty {
        report("5.5", .info, week: week, "\(before) to \(minutes) minutes of conditioning")
      }
      if minutes > 0 { before = minutes }
    }
  }
}
