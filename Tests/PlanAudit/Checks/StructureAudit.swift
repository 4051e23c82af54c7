/// Rows 5 and the hard and soft ranges of section 7.3.
extension Audit {
  func checkStructure() {
    for session in sessions {
      for (place, row) in session.rows.enumerated() {
        if row.order != place + 1 { report("5", .error, week: session.week, "order \(row.order) at place \(place + 1)") }
        check(row, session.week)
      }
      checkSize(session)
    }
  }

  private func check(_ row: AuditRow, _ week: Int) {
    let exercise = exercise(row)
    if !(1...12).contains(row.sets) { report("5", .error, week: week, "\(row.sets) sets") }
    if let most = row.repsMax, most < row.repsMin { report("5", .error, week: week, "\(exercise.id): \(row.repsMin) to \(most)") }
    switch row.measure {
    case "reps", "reps_each_side": if row.repsMin < 1 || row.reps > 100 { report("5", .error, week: week, "\(row.reps) repetitions") }
    case "seconds", "seconds_each_side":
      if row.repsMin < 5 || row.reps > 600 { report("5", .error, week: week, "\(row.reps) seconds") }
      if row.reps > 180, row.counts { report("7.3", .warning, week: week, "\(exercise.id): \(row.reps) s") }
    case "minutes", "metres": if row.repsMin < 1 { report("5", .error, week: week, "\(row.reps) \(row.measure)") }
    default: report("5", .error, week: week, "measure \(row.measure)")
    }
    if !(0...600).contains(row.rest) { report("5", .error, week: week, "\(row.rest) s of rest") }
    if let rir = row.rir, !(0...6).contains(rir) { report("5", .error, week: week, "RIR \(rir)") }
    if row.unit != client.unit, row.load != nil { report("5", .error, week: week, "load in \(row.unit)") }
    if row.measure.hasSuffix("each_side") != exercise.isUnilateral {
      report("5", .error, week: week, "\(exercise.id) counts \(row.measure)")
    }
    if let tempo = row.tempo, tempo > 8 { report("5.3", tempo > 20 ? .error : .warning, week: week, "\(tempo) s a repetition") }
    if let load = row.load {
      let ladder = exercise.loadedBy.flatMap { catalogue.ladders[$0]?[row.unit] }
      if load <= 0 || ladder?.holds(load) != true { report("6", .error, week: week, "\(exercise.id) with \(load)") }
    }
    if row.counts, row.isCounted, row.load == nil, row.rir == nil, exercise.movement.isMultiJoint {
      report("5", .error, week: week, "\(exercise.id) has neither load nor effort")
    }
  }

  private func checkSize(_ session: AuditSession) {
    let working = session.runs.filter { $0[0].kind != "test" }
    let most = client.level == 0 ? 7 : 9
    if working.count > 14 { report("5", .error, week: session.week, "\(working.count) exercises") }
    if session.isHard(catalogue), !isDeload(session.week), working.count < 3 || working.count > most {
      report("7.3", .warning, week: session.week, "\(working.count) exercises")
    }
    if session.workingSets > 40 { report("11", .error, week: session.week, "\(session.workingSets) sets") }
    if session.workingSets > 28 { report("11", .warning, week: session.week, "\(session.workingSets) sets") }
    if session.workingSets < 8, session.isHard(catalogue), !isDeload(session.week) {
      report("7.3", .info, week: session.week, "\(session.workingSets) sets")
    }
    for run in working where run[0].counts {
      let sets = run.reduce(0) { $0 + $1.sets }
      let usual = client.level == 0 ? 4 : client.goal == "strength" ? 8 : 6
      if sets > usual { report("7.3", .warning, week: session.week, "\(exercise(run[0]).id) with \(sets) sets") }
    }
  }
}
