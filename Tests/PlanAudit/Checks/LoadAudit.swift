/// Rows 7, 8 and 19, and the goal's band of section 7.3.
extension Audit {
  /// What 1RM may grow by in a week (section 7.3).
  private var growth: Double { [0.06, 0.025, 0.0125][client.level] }

  func checkLoads() {
    for session in sessions {
      var projection = 1.0
      for _ in 1..<max(1, session.week) { projection *= 1 + growth }
      for row in session.rows where row.counts {
        checkRest(row, session.week)
        guard let load = row.load, let best = oneRepMax[row.exercise], row.isCounted else { continue }
        check(row, part: Double(load) / best, projection, session.week)
      }
    }
  }

  private func check(_ row: AuditRow, part: Double, _ projection: Double, _ week: Int) {
    let id = exercise(row).id
    if part > projection || part > 1.03 * projection * EffortChart.part(reps: row.reps, rir: 0) {
      report("7", .error, week: week, "\(id): \(row.reps) at \(Int(part * 1000)) ‰")
    }
    if let rir = row.rir, row.reps <= 12 {
      // Any repetitions of the range and any 1RM between today's and the projected one may be meant.
      let heavy = EffortChart.rir(part: part, reps: row.reps)
      let light = EffortChart.rir(part: part / projection, reps: row.repsMin)
      if Double(rir) - light > 2 || heavy - Double(rir) > 2 {
        report(
          "8", .warning, week: week,
          "\(id): \(row.repsMin) to \(row.reps) at \(Int(part * 1000)) ‰ with RIR \(rir)")
      } else if abs(heavy - Double(rir)) > 2 {
        report("8", .info, week: week, "\(id): \(row.repsMin) to \(row.reps) at \(Int(part * 1000)) ‰ with RIR \(rir)")
      }
    }
    guard row.role == "main", !isDeload(week), let band = level?.mainIntensity else { return }
    if part * 100 < band.lowerBound - 7.5 || part * 100 > band.upperBound + 7.5 {
      report("7.3 band", .warning, week: week, "\(id) at \(Int(part * 1000)) ‰ of 1RM")
    }
  }

  private func checkRest(_ row: AuditRow, _ week: Int) {
    let exercise = exercise(row)
    guard exercise.movement.isMultiJoint, row.sets > 1 else { return }
    if let part = intensity(row), part >= 0.8, row.rest < 120,
      row.role == "main" || row.role.isEmpty || intensity(row, knownOnly: true) != nil
    {
      report("19", row.role == "main" ? .warning : .info, week: week, "\(exercise.id): \(row.rest) s at \(Int(part * 1000)) ‰")
    }
    if client.goal == "hypertrophy", row.rest < 60 { report("19", .warning, week: week, "\(exercise.id): \(row.rest) s") }
  }
}
