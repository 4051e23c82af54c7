import Foundation
import GRDB
import PlanStore
import Planning
import Rulebook
import TrainingModel
import WorkoutLogs

extension YearInvariant {
  /// What is kept of what clients did, and what follows from it.
  static let logs: [YearInvariant] = [
    YearInvariant("log.truth", "What is stored is what was done, as far as it was told: nothing is lost or doubled.") { seen in
      guard seen.hasChanged || seen.before == nil, let queue = seen.queue else { return [] }
      let stored = try seen.logs(queue).lines
      return Set(stored.keys).union(seen.world.loggers.keys).sorted().compactMap { client in
        var told = seen.world.loggers[client]?.told ?? ToldLife()
        let (mine, theirs) = (told.lines, (stored[client] ?? []).sorted())
        if mine == theirs { return nil }
        for export in seen.world.perhaps[client] ?? [] {
          told.take(export, .inbox, today: seen.today)
          if told.lines == theirs { return nil }
        }
        let lost = mine.first { !theirs.contains($0) } ?? "nothing"
        return "\(client): \(mine.count) sessions were told, \(theirs.count) are stored; told alone: \(lost); stored alone: "
          + (theirs.first { !mine.contains($0) } ?? "nothing or a double")
      }
    },
    YearInvariant("log.named", "No name is taken for another exercise.") { seen in
      guard seen.hasChanged, let queue = seen.queue, let book = seen.world.shelf.rules(.shipped)?.rulebook else { return [] }
      let known = Dictionary(book.exercises.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
      return try seen.logs(queue).meanings.sorted { $0.key < $1.key }.compactMap { name, meanings in
        let wrong = meanings.compactMap { $0 }.filter { $0 != known[name] && $0 != name }
        return wrong.isEmpty ? nil : "'\(name)' is taken for \(wrong.sorted())"
      }
    },
    YearInvariant("log.export", "What is exported of a client says the same when it comes out of a database that took it in.") { seen in
      guard seen.finishedNight != nil, let store = try seen.world.store() else { return [] }
      return try seen.world.loggers.keys.sorted().flatMap { client in
        try OwnWriter.Form.allCases.compactMap { form in
          let (before, after) = try seen.world.exportedAgain(client, form, store)
          if before == after { return nil }
          let (old, new) = (Set(before.split(separator: "\n")), Set(after.split(separator: "\n")))
          return "\(client) as \(form): \(old.subtracting(new).min() ?? "") went, \(new.subtracting(old).min() ?? "") came"
        }
      }
    }.costly,
    YearInvariant("log.pain", "No new plan has a movement that hurt badly and has not been trained twice without.") { seen in
      guard let before = seen.before, seen.finishedNight != nil, let queue = seen.queue, let book = seen.world.rules?.rulebook else {
        return []
      }
      return try seen.newBlocks(before).flatMap { block -> [String] in
        let hurt = seen.hurting(block.client, before: block.firstDay, book)
        if hurt.isEmpty { return [] }
        return try seen.exercises(of: block, queue).filter { id in book.exercise(id).map { hurt.contains(book[$0].pattern) } ?? false }.map
        {
          "\(block.client) \(block.start): \($0)"
        }
      }
    },
    YearInvariant("log.unpaid", "Who logs isn't paid for what was not logged: no new block begins above what was lifted and a step.") {
      seen in
      guard let before = seen.before, seen.finishedNight != nil, let queue = seen.queue, seen.gym.rules == .shipped else { return [] }
      return try seen.newBlocks(before).flatMap { try seen.unpaid($0, queue) }
    },
    YearInvariant("log.compliance", "Compliance is the share of the planned sessions that are over and were logged.") { seen in
      guard seen.finishedNight != nil, seen.outcome.exports, let queue = seen.queue, let book = seen.world.rules?.rulebook else {
        return []
      }
      return try seen.coaches.flatMap { coach -> [String] in
        guard let told = seen.compliance(of: coach) else { return [] }
        return try told.sorted { $0.key < $1.key }.compactMap { client, said in
          let allowed = try seen.countedCompliance(of: client, days: book.flags.complianceDays, queue)
          return allowed.contains(said) ? nil : "\(client): '\(said)' is said, counted \(allowed.sorted().prefix(6))"
        }
      }
    },
  ]
}

extension Observation {
  fileprivate func logs(_ queue: DatabaseQueue) throws -> LogFacts {
    if let logFacts { return logFacts }
    let facts = try LogFacts(queue)
    logFacts = facts
    return facts
  }

  /// Blocks that were not there before, with plans of their own.
  fileprivate func newBlocks(_ before: Facts) -> [BlockID] {
    Set(after.weeks.keys.map(\.block)).subtracting(before.weeks.keys.map(\.block)).sorted()
  }

  /// What the gym was told that a client did before a day, the latest last.
  fileprivate func told(_ client: String, before day: CalendarDate) -> [TrueSession] {
    let parts = world.loggers[client]?.told.parts.values.map { part in
      var session = part.session
      if part.app != .csv {
        for place in session.exercises.indices {
          for set in session.exercises[place].sets.indices { session.exercises[place].sets[set].pain = 0 }
        }
      }
      return session
    }
    return (parts ?? []).filter { $0.date < day }.sorted { $0.date < $1.date }
  }

  /// The movements of which bad pain was said, and that have not been trained twice without since.
  fileprivate func hurting(_ client: String, before day: CalendarDate, _ book: Rulebook) -> Set<MovementPattern> {
    let rule = book.history.logs.pain
    var bad: [String: Int] = [:]
    for session in told(client, before: day) where day - session.date <= rule.days {
      for exercise in session.exercises {
        let worst = exercise.sets.map(\.pain).max() ?? 0
        if worst >= rule.stop {
          bad[exercise.id] = 2
        } else if worst < rule.hold, let left = bad[exercise.id] {
          bad[exercise.id] = left > 1 ? left - 1 : nil
        }
      }
    }
    return Set(bad.keys.compactMap { id in book.exercise(id).map { book[$0].pattern } })
  }

  fileprivate func exercises(of block: BlockID, _ queue: DatabaseQueue) throws -> [String] {
    try queue.read {
      try String.fetchAll(
        $0, sql: "SELECT DISTINCT exercise_id FROM plan_rows WHERE client_id = ? AND plan_start = ? ORDER BY 1",
        arguments: [block.client, block.start])
    }
  }

  /// The lifts of a block that begins more than a step above what was lifted; of a programme that adds by itself.
  fileprivate func unpaid(_ block: BlockID, _ queue: DatabaseQueue) throws -> [String] {
    guard let member = gym.members.first(where: { $0.id == block.client }), let template = member.template, template != "wendler_531" else {
      return []
    }
    let sessions = told(block.client, before: block.firstDay).filter { block.firstDay - $0.date <= 56 }
    if sessions.isEmpty { return [] }
    func first(_ start: String, _ exercise: String) throws -> Double? {
      try queue.read {
        try Double.fetchOne(
          $0,
          sql: """
            SELECT load * CASE unit WHEN 'lb' THEN 0.45359237 ELSE 1 END FROM plan_rows WHERE client_id = ? AND plan_start = ?
              AND exercise_id = ? AND load IS NOT NULL AND kind = 'work' ORDER BY week_index, day_index, order_index LIMIT 1
            """, arguments: [block.client, start, exercise])
      }
    }
    let last = after.weeks.keys.filter { $0.client == block.client && $0.start < block.start }.map(\.start).max()
    guard let last else { return [] }
    return try exercises(of: block, queue).compactMap { exercise in
      guard !member.lifts.contains(where: { $0.exercise == exercise }), let old = try first(last, exercise),
        let new = try first(block.start, exercise)
      else { return nil }
      let lifted = sessions.flatMap(\.exercises).filter { $0.id == exercise }.flatMap(\.sets).filter { !$0.isRamp }.map(\.quarters).max()
      let most = max(old, Double(lifted ?? 0) / 4) + (lifted == nil ? 1.2 : 5.5)
      return new <= most
        ? nil : "\(block.client) \(block.start): \(exercise) at \(new), the last block began at \(old), lifted \(lifted ?? 0) quarters"
    }
  }

  /// What a coach reads of each client's compliance.
  fileprivate func compliance(of coach: String) -> [String: String]? {
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(world.review)/\(coach).clients.csv")), let sheet = SheetText(bytes),
      let id = sheet.column("client_id"), let compliance = sheet.column("compliance")
    else { return nil }
    return Dictionary(sheet.rows.map { (SheetRows.plain($0[id]), $0[compliance]) }, uniquingKeysWith: { first, _ in first })
  }

  /// What may be said of a client's compliance: a session on another day than the planned one may count for that or not.
  fileprivate func countedCompliance(of client: String, days: Int, _ queue: DatabaseQueue) throws -> Set<String> {
    struct Day: Hashable {
      var week: WeekID
      var date: String
    }
    let since = today + -days
    var rows: [String: Day] = [:]
    for row in try queue.read({
      try Row.fetchAll(
        $0, sql: "SELECT row_id, plan_start, week_index, date FROM schedule WHERE client_id = ?", arguments: [client])
    }) {
      rows[row[0]] = Day(week: WeekID(client, row[1], row[2]), date: row[3])
    }
    let sessions = told(client, before: today + 1)
    guard sessions.contains(where: { $0.date >= since }) else { return [""] }
    let due = Set(rows.values).filter { $0.date >= "\(since)" && $0.date < "\(today)" }
    if due.isEmpty { return [""] }
    var (sure, possible): (Set<Day>, Set<Day>) = ([], [])
    for session in sessions where session.exercises.contains(where: { $0.sets.contains { !$0.isRamp } }) {
      let isOurs = world.loggers[client]?.told.parts[session.number]?.app == .csv
      let named = isOurs ? session.exercises.lazy.flatMap(\.sets).compactMap { rows[$0.row] }.first : nil
      let near = due.filter { day in
        guard let first = day.week.firstDay else { return false }
        return session.date >= first + -1 && session.date <= first + 7
      }
      possible.formUnion(near)
      if let named { possible.insert(named) }
      let own = named ?? due.first { $0.date == "\(session.date)" }
      // A week that came into force after the log is looked at with the next log.
      if let own, due.contains(own), world.toldAt[client] ?? 0 > world.inForceSince[own.week] ?? 0 { sure.insert(own) }
    }
    possible.formIntersection(due)
    return Set(
      (sure.count...max(sure.count, possible.union(sure).count)).map { "\(Int((100 * Double($0) / Double(due.count)).rounded()))" })
  }
}
