/// Rows 14 to 16: patterns and ratios of each week.
extension Audit {
  func checkBalance() {
    for week in 1...4 where !sessions(week).isEmpty {
      checkCoverage(week)
      checkRatios(week)
    }
  }

  /// Section 3.3, first line.
  private func checkCoverage(_ week: Int) {
    let trained = sessions(week)
    var wanted: [(name: String, movement: AuditMovement)] = [
      ("squat", .squat), ("hinge", .hinge), ("horizontal push", .horizontalPush), ("horizontal pull", .horizontalPull),
      ("vertical pull", .verticalPull),
    ]
    if client.days.count >= 3, !hasShoulderFlag { wanted.append(("vertical push", .verticalPush)) }
    if client.level >= 1 { wanted.append(("single leg", .lunge)) }
    for (name, movement) in wanted {
      let isThere = trained.contains { $0.rows.contains { $0.counts && exercise($0).movement == movement } }
      if isThere { continue }
      report("14", isPossible { $0 == movement } ? severity(week) : .info, week: week, "no \(name)")
    }
    let core = trained.reduce(0) { sum, session in
      sum + Set(session.rows.filter { $0.kind != "ramp" && exercise($0).movement == .core }.map(\.exercise)).count
    }
    if core < min(2, client.days.count) { report("14", severity(week), week: week, "\(core) core exercises") }
  }

  private func checkRatios(_ week: Int) {
    var (push, pull, quad, hip, upper, lower) = (0, 0, 0, 0, 0, 0)
    var (horizontalPush, verticalPush, horizontalPull, verticalPull) = (0, 0, 0, 0)
    for session in sessions(week) {
      for row in session.rows where row.counts {
        let movement = exercise(row).movement
        if movement.isPush { push += row.sets }
        if movement.isPull { pull += row.sets }
        if movement.isQuadDominant { quad += row.sets }
        if movement.isHipDominant { hip += row.sets }
        if movement.isUpper { upper += row.sets }
        if movement.isLower { lower += row.sets }
        switch movement {
        case .horizontalPush: horizontalPush += row.sets
        case .verticalPush: verticalPush += row.sets
        case .horizontalPull: horizontalPull += row.sets
        case .verticalPull: verticalPull += row.sets
        default: break
        }
      }
    }
    if isPossible(\.isPull), isPossible(\.isPush) {
      checkRatio("15", week, pull, push, (hasShoulderFlag ? 1.5 : 0.8)...2.5, "pull to push")
    }
    if isPossible(\.isQuadDominant), isPossible(\.isHipDominant) { checkRatio("16", week, quad, hip, 0.5...2, "quad to hip") }
    checkRatio("16", week, upper, lower, 0.6...2, "upper to lower")
    if horizontalPush * verticalPush > 0 { checkRatio("3.3", week, horizontalPush, verticalPush, 0.333...3.001, "push across to up") }
    if horizontalPull * verticalPull > 0 { checkRatio("3.3", week, horizontalPull, verticalPull, 0.333...3.001, "pull across to down") }
  }

  private func checkRatio(_ row: String, _ week: Int, _ above: Int, _ below: Int, _ range: ClosedRange<Double>, _ name: String) {
    if above + below == 0 { return }
    let ratio = below == 0 ? Double.infinity : Double(above) / Double(below)
    if range.contains(ratio) { return }
    report(row, row == "3.3" ? .info : severity(week), week: week, "\(name) \(above) to \(below)")
  }
}
