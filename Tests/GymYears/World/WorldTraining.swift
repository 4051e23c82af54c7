import GRDB
import PlanStore
import SeededNumbers
import TrainingModel

extension World {
  /// What a client does with the log.
  func log(_ member: Member, _ step: LogStep) throws {
    switch step {
    case .train(let days, let seed): try train(member, days: days, seed: seed)
    case .fix(let seed): change(member, seed) { Self.fix(&$0[$1], seed) }
    case .delete(let seed): change(member, seed) { $0.remove(at: $1) }
    case .send(let sending): try send(sending, of: member)
    }
  }

  private func change(_ member: Member, _ seed: Int, _ body: (inout [TrueSession], Int) -> Void) {
    guard var logger = loggers[member.id], !logger.done.isEmpty else { return }
    body(&logger.done, seed % logger.done.count)
    loggers[member.id] = logger
  }

  /// Something that leaves a session what it was for whoever compares two apps: a set more, or other repetitions of one of many.
  private static func fix(_ session: inout TrueSession, _ seed: Int) {
    switch seed % 3 {
    case 0: session.note = "corrected \(seed)"
    case 1:
      guard let last = session.exercises.indices.last, let set = session.exercises[last].sets.last else { return }
      session.exercises[last].sets.append(set)
    default:
      guard !session.isFixed, session.exercises.reduce(0, { $0 + $1.sets.count { !$0.isRamp } }) >= 6 else { return }
      session.isFixed = true
      guard let place = session.exercises.indices.last, let set = session.exercises[place].sets.indices.last else { return }
      if session.exercises[place].sets[set].reps > 0 { session.exercises[place].sets[set].reps += 1 }
    }
  }

  /// A row that was planned, as somebody reads it who trains by it.
  private struct Asked {
    var exercise, kind, row: String
    var sets, reps, seconds, quarters: Int
  }

  private func train(_ member: Member, days: Int, seed: Int) throws {
    guard let book = shelf.rules(.shipped)?.rulebook else { return }
    var logger = loggers[member.id] ?? Logger()
    var random = SeededRandom(UInt64(seed))
    let apps = Set(LogSending.App.used(by: member.number))
    let first = max(gym.today + -max(0, days - 1), (logger.trainedUntil ?? gym.today + -1000) + 1)
    guard first <= gym.today else { return }
    for number in first.dayNumber...gym.today.dayNumber {
      let day = CalendarDate(dayNumber: number)
      let asked = try asked(of: member, on: day)
      // Sessions are skipped, and now and then somebody trains on a free day.
      guard random.chance(asked.isEmpty ? 8 : 75) else { continue }
      var exercises = asked.isEmpty ? Self.free(&random) : Self.done(asked, &random, isHurt: random.chance(5))
      for place in exercises.indices {
        exercises[place].name = book.exercise(exercises[place].id).map { book[$0].name } ?? exercises[place].id
      }
      guard !exercises.isEmpty else { continue }
      logger.done.append(
        TrueSession(
          number: logger.nextNumber, date: day, start: 1020 + random.below(120), note: random.chance(20) ? "Füße \"schwer\"; müde, ok" : "",
          exercises: exercises, apps: apps))
      logger.nextNumber += 1
    }
    logger.trainedUntil = gym.today
    loggers[member.id] = logger
  }

  /// The rows in force of a day, in their order.
  private func asked(of member: Member, on day: CalendarDate) throws -> [Asked] {
    guard PlanStore.exists(at: database) else { return [] }
    return try DatabaseQueue(path: database).read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT exercise_id, kind, row_id, ifnull(sets, 1), ifnull(reps_max, ifnull(reps_min, 0)), ifnull(load, 0), unit, measure FROM schedule
          WHERE client_id = ? AND date = ? ORDER BY order_index
          """, arguments: [member.id, day.description]
      ).map { row in
        let (load, unit, measure): (Double, String, String) = (row[5], row[6], row[7])
        let amount: Int = row[4]
        let isReps = measure.hasPrefix("reps")
        let seconds = measure.hasPrefix("minutes") ? amount * 60 : amount
        return Asked(
          exercise: row[0], kind: row[1], row: row[2], sets: row[3], reps: isReps ? amount : 0, seconds: isReps ? 0 : seconds,
          quarters: Int((load * (unit == "lb" ? 0.45359237 : 1) * 4).rounded()))
      }
    }
  }

  private static func done(_ asked: [Asked], _ random: inout SeededRandom, isHurt: Bool) -> [TrueSession.Exercise] {
    var exercises: [TrueSession.Exercise] = []
    let hurting = isHurt ? random.below(asked.count) : -1
    for (place, row) in asked.enumerated() where row.reps + row.seconds > 0 {
      if random.chance(6) { continue }
      var sets: [TrueSession.Work] = []
      let mood = random.pick([0, 0, 0, 1, -1, 2, -2])
      for _ in 0..<min(8, max(1, row.sets)) {
        var set = TrueSession.Work(isRamp: row.kind == "ramp", quarters: row.quarters, row: row.row)
        if row.reps > 0 { set.reps = max(1, row.reps + mood) } else { set.seconds = row.seconds }
        if random.chance(40) { set.rpe = 6 + random.below(5) }
        if place == hurting { set.pain = random.pick([4, 7, 8]) } else if random.chance(5) { set.pain = 1 + random.below(3) }
        sets.append(set)
      }
      if let last = exercises.indices.last, exercises[last].id == row.exercise {
        exercises[last].sets = (exercises[last].sets + sets).filter(\.isRamp) + (exercises[last].sets + sets).filter { !$0.isRamp }
      } else {
        exercises.append(.init(id: row.exercise, name: "", sets: sets))
      }
    }
    return exercises
  }

  /// What nobody planned: some of it nobody knows.
  private static func free(_ random: inout SeededRandom) -> [TrueSession.Exercise] {
    let names = ["back_squat", "push_up", "barbell_bench_press", "deadlift", "Uncle Bob's Wobble", "Geheimübung 7"]
    var chosen: [String] = []
    for _ in 0...random.below(3) where chosen.count < names.count { chosen.append(random.pick(names.filter { !chosen.contains($0) })) }
    return chosen.map { name in
      let load = ["push_up", "Uncle Bob's Wobble"].contains(name) ? 0 : 80 + 10 * random.below(20)
      return .init(
        id: name, name: name,
        sets: (0...random.below(3)).map { _ in TrueSession.Work(reps: 3 + random.below(8), quarters: load, rpe: random.pick([0, 7, 8])) })
    }
  }
}
