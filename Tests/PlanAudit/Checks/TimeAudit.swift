/// Row 9: how long a session takes by section 3.5, from its rows alone.
extension Audit {
  func checkTime() {
    let budget = Double(client.minutes * 60)
    for session in sessions {
      let seconds = seconds(session)
      let other = self.seconds(session, derived: true)
      if seconds <= budget, other > budget {
        report(
          other > 1.1 * budget ? "9 derived, error" : "9 derived", .info, week: session.week, "\(Int(other)) s of \(client.minutes) min")
      }
      if seconds > 1.1 * budget { report("9", .error, week: session.week, "\(Int(seconds / 60)) of \(client.minutes) min") }
      if seconds > budget { report("9", .warning, week: session.week, "\(Int(seconds)) s of \(client.minutes) min") }
      if seconds < 0.6 * budget, !isDeload(session.week) {
        report("9", .warning, week: session.week, "only \(Int(seconds / 60)) of \(client.minutes) min")
      } else if seconds < 0.6 * budget {
        report("9", .info, week: session.week, "only \(Int(seconds / 60)) of \(client.minutes) min in a deload")
      }
    }
  }

  /// T of section 3.5, in seconds.
  ///
  /// - Parameter derived: whether set-up and ramp follow from what is loaded and from the pattern, for checkers who know no more.
  func seconds(_ session: AuditSession, derived: Bool = false) -> Double {
    let time = catalogue.time
    let runs = session.runs
    var total = (client.age >= 65 ? time.warmup65 : time.warmup) + time.cooldown + Double(max(0, runs.count - 1)) * time.transition
    var hasHeavy = false
    var place = 0
    while place < runs.count {
      var end = place + 1
      let letter = runs[place][0].superset
      if letter > 0 { while end < runs.count, runs[end][0].superset == letter { end += 1 } }
      for run in runs[place..<end] { total += preparation(run, &hasHeavy, derived) }
      total += end - place > 1 ? together(Array(runs[place..<end])) : alone(runs[place])
      place = end
    }
    return total
  }

  /// Setting up and ramping to the working weight.
  private func preparation(_ run: [AuditRow], _ hasHeavy: inout Bool, _ derived: Bool) -> Double {
    let exercise = exercise(run[0])
    let known = exercise.loadedBy.map { $0 == "barbell" ? "barbell" : "loaded" } ?? "bodyweight"
    let setup = catalogue.time.setup[derived ? known : exercise.setup] ?? 0
    guard derived ? exercise.movement.isMultiJoint : exercise.isCompound && exercise.loadedBy != nil else {
      return setup + catalogue.time.rampIsolation
    }
    defer { hasHeavy = true }
    return setup + (hasHeavy ? catalogue.time.rampLater : catalogue.time.rampFirst)
  }

  private func alone(_ run: [AuditRow]) -> Double {
    var seconds = 0.0
    for (place, row) in run.enumerated() {
      let rests = place + 1 < run.count ? row.sets : row.sets - 1
      seconds += Double(row.sets) * work(row) + Double(rests * row.rest)
    }
    return seconds
  }

  /// Rounds of one set each: in each, those that still have a set, with a switch from one to the next, and a rest before the next round.
  private func together(_ runs: [[AuditRow]]) -> Double {
    let sets = runs.map { $0.reduce(0) { $0 + $1.sets } }
    let rest = runs.compactMap { $0.map(\.rest).max() }.max() ?? 0
    var seconds = runs.joined().reduce(0) { $0 + Double($1.sets) * work($1) }
    for round in 1...max(1, sets.max() ?? 1) {
      let here = sets.count { $0 >= round }
      seconds += Double(max(0, here - 1)) * catalogue.time.superset + (round > 1 ? Double(rest) : 0)
    }
    return seconds
  }

  /// Seconds of one set.
  private func work(_ row: AuditRow) -> Double {
    let exercise = exercise(row)
    let sides: Double = exercise.isUnilateral ? 2 : 1
    switch row.measure {
    case "minutes": return Double(row.reps) * 60
    case "seconds", "seconds_each_side", "metres": return Double(row.reps) * sides
    default:
      let perRep = row.tempo.map(Double.init) ?? exercise.secondsPerRep ?? catalogue.time.perRep
      return Double(row.reps) * perRep * sides
    }
  }
}
