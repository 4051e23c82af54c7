import Findings
import Rulebook
import TrainingModel

/// One change of a finished plan by hand, and what has to become of it.
struct GridEdit {
  var name: String
  var plan: Mesocycle
  /// The exercise that an error has to name; nil where the change is allowed.
  var forbidden: String?
  /// The codes, one of which has to be said of a forbidden change.
  var codes: Set<FindingCode> = []
  var week: Int
  var day: Int
}

/// Makes every change of a plan that the grid asks for: once in each session.
struct GridEdits {
  let expectation: Expectation
  let plan: Mesocycle

  private var rulebook: Rulebook { expectation.rulebook }

  /// Hands over each change, one after the other.
  func make(_ body: (GridEdit) -> Void) {
    for session in plan.sessions {
      let rows = plan.prescriptions.indices.filter { isIn(plan.prescriptions[$0], session) && plan.prescriptions[$0].kind != .ramp }
      // One that no other row has, such as its build-up: else a swap would leave the session with an exercise more.
      let alone = rows.filter { row in
        !plan.prescriptions.indices.contains {
          $0 != row && isIn(plan.prescriptions[$0], session) && plan.prescriptions[$0].exercise == plan.prescriptions[row].exercise
        }
      }
      let target = [alone, rows].lazy.compactMap { places in
        places.first { rulebook[plan.prescriptions[$0].exercise].pattern.isResistance } ?? places.first
      }.first
      guard let target else { continue }
      exercises(session, target, Set(rows.map { plan.prescriptions[$0].exercise }), body)
      values(session, rows, body)
      crowd(session, target, body)
      bringNear(session, body)
    }
  }

  private func isIn(_ row: Prescription, _ session: Session) -> Bool { Int(row.week) == session.week && Int(row.day) == session.day }

  // MARK: - Exercises

  private func exercises(_ session: Session, _ target: Int, _ there: Set<ExerciseID>, _ body: (GridEdit) -> Void) {
    for index in rulebook.exercises.indices {
      let id = ExerciseID(index)
      if there.contains(id) { continue }
      var edited = plan
      edited.prescriptions[target] = fitted(plan.prescriptions[target], id)
      let name = rulebook.exercises[index].name
      if expectation.isExcluded(id) {
        body(
          GridEdit(
            name: "excluded \(name)", plan: edited, forbidden: name, codes: [.checkExcluded, .checkIntervals], week: session.week,
            day: session.day))
      } else if expectation.isReplaced(id) {
        body(
          GridEdit(name: "replaced \(name)", plan: edited, forbidden: name, codes: [.checkInstead], week: session.week, day: session.day))
      } else if expectation.isAllowed(id) {
        body(GridEdit(name: "allowed \(name)", plan: edited, week: session.week, day: session.day))
      }
    }
  }

  /// A row with another exercise, and numbers to which nothing can be said: at the limits themselves.
  private func fitted(_ row: Prescription, _ id: ExerciseID) -> Prescription {
    var row = row
    let exercise = rulebook[id]
    (row.exercise, row.measure, row.load, row.loadBasis) = (id, exercise.measure, nil, exercise.loadBasis)
    let amount: Int =
      switch exercise.measure {
      case .reps, .repsEachSide: expectation.fewestReps(id) ?? min(10, expectation.mostReps(id) ?? 10)
      case .seconds, .secondsEachSide: 20
      case .minutes: 10
      case .metres: 20
      }
    (row.repsMin, row.repsMax, row.sets) = (UInt16(amount), UInt16(amount), 1)
    row.rir = exercise.pattern.isResistance ? UInt8(expectation.leastReserve(id) ?? 2) : nil
    row.restSeconds = UInt16(max(60, expectation.leastRest(id) ?? 0))
    row.kind =
      switch exercise.pattern {
      case .conditioning: .cardio
      case .mobility, .balance: .mobility
      default: .work
      }
    row.target = .none
    return row
  }

  // MARK: - Values

  private func values(_ session: Session, _ rows: [Int], _ body: (GridEdit) -> Void) {
    var done: Set<String> = []
    for place in rows {
      let row = plan.prescriptions[place]
      let exercise = rulebook[row.exercise]
      guard exercise.pattern.isResistance else { continue }
      /// Changes the row once to just beyond a limit, and once to the limit itself; each limit once in a session.
      func edit(
        _ limit: String, _ code: FindingCode, beyond: ((inout Prescription) -> Void)?, at: (inout Prescription) -> Void
      ) {
        guard done.insert("\(limit)").inserted else { return }
        if let beyond {
          var edited = plan
          beyond(&edited.prescriptions[place])
          body(
            GridEdit(
              name: "\(limit) beyond for \(exercise.name)", plan: edited, forbidden: exercise.name, codes: [code], week: session.week,
              day: session.day))
        }
        var edited = plan
        at(&edited.prescriptions[place])
        body(GridEdit(name: "\(limit) at the limit for \(exercise.name)", plan: edited, week: session.week, day: session.day))
      }
      let counts = row.measure == .reps || row.measure == .repsEachSide
      if counts, let fewest = expectation.fewestReps(row.exercise), fewest > 1 {
        edit(
          "fewest reps \(fewest)", .checkLimitReps,
          beyond: { ($0.repsMin, $0.repsMax, $0.load) = (UInt16(fewest - 1), UInt16(fewest), nil) },
          at: { ($0.repsMin, $0.repsMax, $0.load) = (UInt16(fewest), UInt16(fewest), nil) })
      }
      if counts, let most = expectation.mostReps(row.exercise) {
        edit(
          "most reps \(most)", .checkLimitReps, beyond: { ($0.repsMin, $0.repsMax, $0.load) = (UInt16(most), UInt16(most + 1), nil) },
          at: { ($0.repsMin, $0.repsMax, $0.load) = (UInt16(most), UInt16(most), nil) })
      }
      if let least = expectation.leastReserve(row.exercise), least > 0 {
        edit(
          "reserve \(least)", .checkLimitReserve, beyond: { ($0.rir, $0.load) = (UInt8(least - 1), nil) },
          at: { ($0.rir, $0.load) = (UInt8(least), nil) })
      }
      if let most = expectation.mostSets(row.exercise) {
        edit("sets \(most)", .checkLimitSets, beyond: { $0.sets = UInt8(most + 1) }, at: { $0.sets = UInt8(most) })
      }
      if let least = expectation.leastRest(row.exercise), least > 0 {
        edit(
          "rest \(least)", .checkLimitRest, beyond: { ($0.restSeconds, $0.sets) = (UInt16(least - 5), max(2, $0.sets)) },
          at: { ($0.restSeconds, $0.sets) = (UInt16(least), $0.sets) })
      }
      if let most = expectation.mostIntensity(row.exercise), let (below, above) = loads(row.exercise, around: most) {
        // Few enough for the load that the limit allows, as far as anybody can lift it so often (Epley).
        let reps = expectation.fewestReps(row.exercise) ?? 3
        let isPossible = most <= 100 / (1 + Double(reps) / 30)
        edit(
          "intensity \(most)", .checkLimitIntensity, beyond: { $0.load = above },
          at: { ($0.load, $0.repsMin, $0.repsMax) = (isPossible ? below : nil, UInt16(reps), UInt16(reps)) })
      }
    }
  }

  /// The loads that the kit can make next to a percentage of a lift that the client states as a single.
  private func loads(_ id: ExerciseID, around percent: Double) -> (below: Load, above: Load)? {
    guard let lift = expectation.client.lifts.first(where: { $0.exercise == id && $0.reps == 1 }), let item = rulebook[id].loadedBy,
      let ladder = rulebook[item].ladder(in: expectation.client.units)
    else { return nil }
    let limit = Load(hundredths: Int32(Double(Load(kilograms: lift.kilograms, in: expectation.client.units).hundredths) * percent / 100))
    guard limit.hundredths > ladder.min else { return nil }
    let below = ladder.floor(limit)
    return (below, Load(hundredths: below.hundredths + ladder.step))
  }

  // MARK: - Sessions

  /// One exercise more than a session may have.
  private func crowd(_ session: Session, _ target: Int, _ body: (GridEdit) -> Void) {
    guard let most = expectation.mostExercises else { return }
    var edited = plan
    let own = plan.prescriptions.filter { isIn($0, session) }
    var there = Set(own.map(\.exercise))
    guard own.contains(where: { $0.kind != .ramp && rulebook[$0.exercise].pattern == .squat || rulebook[$0.exercise].pattern.isPush })
    else {
      return
    }
    var order = own.map(\.order).max() ?? 0
    var place = (plan.prescriptions.lastIndex { isIn($0, session) } ?? target) + 1
    for id in rulebook.exercises.indices.map({ ExerciseID($0) }) where there.count <= most && expectation.isAllowed(id) {
      guard there.insert(id).inserted else { continue }
      order += 1
      var row = fitted(plan.prescriptions[target], id)
      (row.order, row.superset) = (order, 0)
      edited.prescriptions.insert(row, at: place)
      place += 1
    }
    guard there.count > most else { return }
    body(
      GridEdit(
        name: "\(there.count) exercises", plan: edited, forbidden: "\(there.count) exercises", codes: [.checkLimitExercises],
        week: session.week, day: session.day))
  }

  /// The session once more on the day after it: too near, or one too many.
  private func bringNear(_ session: Session, _ body: (GridEdit) -> Void) {
    guard let gap = expectation.leastGap, gap > 1, session.day < 7,
      !plan.sessions.contains(where: { $0.week == session.week && $0.day == session.day + 1 })
    else { return }
    let own = plan.prescriptions.filter { isIn($0, session) }
    guard own.contains(where: { $0.kind == .work && !rulebook[$0.exercise].pattern.isCore && rulebook[$0.exercise].pattern != .carry })
    else {
      return
    }
    var edited = plan
    var again = session
    again.day += 1
    edited.sessions.append(again)
    edited.sessions.sort { ($0.week, $0.day) < ($1.week, $1.day) }
    let place = (plan.prescriptions.lastIndex { isIn($0, session) } ?? 0) + 1
    edited.prescriptions.insert(
      contentsOf: own.map { row in
        var row = row
        row.day += 1
        return row
      }, at: place)
    body(
      GridEdit(
        name: "the day after", plan: edited, forbidden: "the day after", codes: [.checkLimitGap], week: session.week, day: session.day + 1))
  }
}
