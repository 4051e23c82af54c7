/// Row 13 and what section 3.3 says of heavy legs: over week and block borders.
extension Audit {
  func checkSpacing() {
    guard let first = sessions.first else { return }
    for (session, next) in zip(sessions, sessions.dropFirst()) { check(session, next, apart: next.date - session.date) }
    // The next block is taken to start like this one.
    if let last = sessions.last, sessions.count > 1 { check(last, first, apart: first.date + 28 - last.date) }
    if client.level < 2 {
      for session in sessions where isHeavy(session, .squat, 0.85) && isHeavy(session, .hinge, 0.85) {
        report("3.3", .warning, week: session.week, "heavy squat and heavy hinge in one session")
      }
    }
  }

  private func check(_ session: AuditSession, _ next: AuditSession, apart: Int) {
    if apart >= 2 { return }
    for muscle in catalogue.muscles.indices where session.volume[muscle] >= 4 && next.volume[muscle] >= 4 {
      report(
        "13", .warning, week: next.week, "\(catalogue.muscles[muscle]) \(session.volume[muscle]) and \(next.volume[muscle]) a day later")
    }
    let legs: [AuditMovement] = [.squat, .hinge, .lunge]
    for leg in legs where isHeavy(session, leg, 0.8) && isHeavy(next, leg, 0.8) {
      report("13", .error, week: next.week, "heavy \(leg) on neighbouring days")
    }
    if legs.contains(where: { isHeavy(session, $0, 0.8) }), legs.contains(where: { isHeavy(next, $0, 0.8) }) {
      report("13", .error, week: next.week, "heavy legs on neighbouring days")
    }
    if isHeavy(session, .hinge, 0.8), isHeavy(next, .squat, 0.8) {
      report("3.3", .warning, week: next.week, "heavy hinge before heavy squat")
    }
  }

  /// Whether the session holds working sets of the movement with at least this part of 1RM.
  private func isHeavy(_ session: AuditSession, _ movement: AuditMovement, _ part: Double) -> Bool {
    session.rows.contains { row in
      row.counts && exercise(row).movement == movement && exercise(row).loadedBy != nil && (intensity(row) ?? 0) >= part
    }
  }
}
