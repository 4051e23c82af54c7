/// Row 24: no exercise twice in a session, no two sessions alike, key lifts that stay.
extension Audit {
  func checkVariety() {
    for session in sessions {
      var seen: Set<Int> = []
      for run in session.runs where !seen.insert(run[0].exercise).inserted {
        report("24", .error, week: session.week, "\(exercise(run[0]).id) twice in a session")
      }
    }
    for week in 1...4 {
      let trained = sessions(week).filter { $0.isHard(catalogue) }.map { Set($0.runs.map { $0[0].exercise }) }
      if trained.count >= 3, Set(trained).count < trained.count {
        report("24", Set(trained).count == 1 ? .warning : .info, week: week, "sessions with the same exercises")
      }
    }
    let key = (1...3).compactMap { week -> Set<Int>? in
      let rows = sessions(week).flatMap(\.rows).filter { $0.counts && $0.role == "main" }
      return rows.isEmpty || isDeload(week) ? nil : Set(rows.map { $0.exercise * 8 + ($0.date - plan.start) % 7 })
    }
    if Set(key).count > 1, client.unavailable.isEmpty { report("24", .warning, "main lifts change between weeks 1 and 3") }
  }
}
