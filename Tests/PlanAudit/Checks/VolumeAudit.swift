/// Rows 10 to 12 and 22: fractional sets a week and a session.
extension Audit {
  func checkVolume() {
    guard let goal else { return report("5", .error, "goal \(client.goal) is unknown") }
    let band = catalogue.volume.band(for: client, goal: goal)
    let (names, trainable) = (catalogue.muscles, trainable)
    var before: [Double]?
    for week in 1...4 {
      let trained = sessions(week)
      if trained.isEmpty { continue }
      var sum = [Double](repeating: 0, count: names.count)
      for session in trained { for muscle in sum.indices { sum[muscle] += session.volume[muscle] } }
      checkSessions(trained, week, trainable)
      for muscle in sum.indices {
        if sum[muscle] > band.hard { report("10", .error, week: week, "\(names[muscle]) \(sum[muscle]) over \(band.hard)") }
        if isDeload(week) { continue }
        if sum[muscle] < band.floor[muscle] - 0.001, trainable.contains(muscle) {
          report("10", beginsLow ? .info : severity(week), week: week, "\(names[muscle]) \(sum[muscle]) under \(band.floor[muscle])")
        }
        if sum[muscle] > band.soft { report("10", .warning, week: week, "\(names[muscle]) \(sum[muscle]) over \(band.soft)") }
      }
      if isDeload(week) || isPartial(week) { continue }
      if let before { checkRamp(before, sum, week) }
      before = sum
    }
  }

  private func checkSessions(_ trained: [AuditSession], _ week: Int, _ trainable: Set<Int>) {
    let names = catalogue.muscles
    for session in trained {
      for muscle in names.indices where session.volume[muscle] > 11 {
        report("11", session.volume[muscle] > 16 ? .error : .warning, week: week, "\(names[muscle]) \(session.volume[muscle]) in a session")
      }
    }
    if client.days.count < 2 { return }
    for muscle in catalogue.volume.major.sorted() where trainable.contains(muscle) {
      let days = trained.count { $0.volume[muscle] >= 2 }
      if days >= 2 { continue }
      let counts = catalogue.volume.twiceAWeek.contains(muscle)
      report("12", counts && !beginsLow ? severity(week) : .info, week: week, "\(names[muscle]) on \(days) days")
    }
  }

  private func checkRamp(_ before: [Double], _ now: [Double], _ week: Int) {
    for muscle in now.indices where now[muscle] - before[muscle] > 2 && now[muscle] > 1.2 * before[muscle] {
      report("22", .warning, week: week, "\(catalogue.muscles[muscle]) \(before[muscle]) to \(now[muscle])")
    }
  }
}
