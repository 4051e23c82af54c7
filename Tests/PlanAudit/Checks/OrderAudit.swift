/// Rows 17 and 18: order in the session and the zone of the goal.
extension Audit {
  func checkOrder() {
    let severity: AuditFinding.Severity = client.goal == "hypertrophy" ? .info : .warning
    for session in sessions {
      let runs = session.runs
      var latest = (place: 0, superset: 0, id: "")
      for run in runs {
        guard let place = exercise(run[0]).movement.place else { continue }
        if place < latest.place, run[0].superset == 0 || run[0].superset != latest.superset {
          report("17", severity, week: session.week, "\(exercise(run[0]).id) after \(latest.id)")
        }
        if place >= latest.place { latest = (place, run[0].superset, exercise(run[0]).id) }
      }
      let mains = runs.filter { $0[0].role == "main" }.compactMap { intensity($0[0], knownOnly: true) }
      if mains.count > 1, mains[0] + 0.05 < (mains.max() ?? 0) {
        report("17", .info, week: session.week, "the heaviest main lift isn't first")
      }
    }
  }

  func checkZones() {
    guard let level else { return }
    for week in 1...4 where !isDeload(week) {
      var (inside, all) = (0, 0)
      for row in sessions(week).flatMap(\.rows) where row.counts && row.isCounted && isMain(row) && canBeIn(level.mainReps, row) {
        all += row.sets
        let reps = Double(row.repsMin) >= level.mainReps.lowerBound && Double(row.reps) <= level.mainReps.upperBound
        let load = intensity(row, knownOnly: true).flatMap { part in level.mainIntensity.map { $0.contains(part * 100) } } ?? false
        if reps || load { inside += row.sets }
      }
      if all > 0, Double(inside) < 0.7 * Double(all) { report("18", .warning, week: week, "\(inside) of \(all) main sets in the zone") }
    }
  }

  /// Whether the zone is open to the row: limits of reps close it, and so does a lift without load where the zone is heavy.
  private func canBeIn(_ zone: ClosedRange<Double>, _ row: AuditRow) -> Bool {
    if zone.upperBound < 10, exercise(row).loadedBy == nil { return false }
    return !conditions.contains { _, condition in
      condition.limits.contains { limit in
        limit.speaks(of: exercise(row)) && (limit.reps.map { $0.lowerBound > zone.lowerBound || $0.upperBound < zone.upperBound } ?? false)
      }
    }
  }

  /// Whether a row is a main lift's; where no role is known, the multi-joint work of a session counts.
  func isMain(_ row: AuditRow) -> Bool {
    row.role.isEmpty ? exercise(row).movement.isMultiJoint : row.role == "main" && exercise(row).movement.isMultiJoint
  }
}
