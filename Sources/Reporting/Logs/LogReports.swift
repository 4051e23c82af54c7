import PlanStore
import Planning
import Rulebook
import TrainingModel

/// Works out what clients' logs show, some dozens of clients at a time.
package struct LogReports: Sendable {
  private let rules: ReportRules
  /// Sessions of days before it are over.
  package let today: CalendarDate

  package init(_ rulebook: Rulebook, today: CalendarDate) { (rules, self.today) = (ReportRules(rulebook), today) }

  package var rulebook: Rulebook { rules.rulebook }

  /// Hands over every client's report in the order of the ids that are given, with what the client wrote in the days whose volume is counted;
  /// of those who logged nothing one that says so.
  ///
  /// - Parameter first: Days before it count for records alone; nil for everything that was ever logged.
  /// - Throws: `StoreError` where the database can't be read, and what `body` throws.
  package func forEach(
    of clients: [String], in store: PlanStore, since first: CalendarDate? = nil, _ body: (TrainingReport, [ClientComment]) throws -> Void
  ) throws {
    for some in Self.batches(clients) {
      let comments = try store.logs(of: some, since: today + -rulebook.flags.volumeDays).mapValues {
        ClientComment.all(in: $0, upTo: today)
      }
      for (client, (sessions, blocks)) in zip(some, try read(some, in: store, since: first)) {
        let report =
          try first.map { try self.report(of: client, sessions, since: $0, blocks, in: store) }
          ?? TrainingReport(of: client, sessions, blocks, rules, today: today)
        try body(report, comments[client] ?? [])
      }
    }
  }

  /// From which day on a page has what was logged: whatever its numbers look back to, and as far as planning does.
  var pageSince: CalendarDate { min(today + -rules.lookBack, timesSince) }

  /// From which day on last times of exercises are known at all: as far as planning looks back (`lift_days`), for an exercise of the plan may
  /// come back after a block or two.
  private var timesSince: CalendarDate { today + -rulebook.history.liftDays }

  /// What each of some clients did since a day, and what the client's plans asked for in the time that is looked back to.
  private func read(
    _ clients: [String], in store: PlanStore, since first: CalendarDate?
  ) throws -> [(sessions: [LoggedSession], blocks: [ApprovedTraining])] {
    let sessions = try store.loggedSessions(of: clients, from: first, before: today + 1, rulebook)
    let blocks = try store.approvedTraining(
      of: zip(clients, sessions).compactMap { $1.isEmpty ? nil : $0 }, from: today + -rules.lookBack, before: today + 1, rulebook)
    return zip(clients, sessions).map { ($1, blocks[$0] ?? []) }
  }

  /// The report on what was done since a day; a record in it is one against all that was ever logged.
  ///
  /// - Parameter sessions: All of that day and later.
  private func report(
    of client: String, _ sessions: [LoggedSession], since first: CalendarDate, _ blocks: [ApprovedTraining], in store: PlanStore
  ) throws -> TrainingReport {
    try TrainingReport(of: client, sessions, blocks, rules, today: today) { exercises, unit in
      let before = try store.loggedSessions(of: [client], before: first, rulebook, only: exercises)[0]
      return TrainingReport.bests(before, rules, of: exercises, in: unit)
    }
  }

  private static func batches(_ clients: [String]) -> [[String]] {
    stride(from: 0, to: clients.count, by: batch).map { Array(clients[$0..<min($0 + batch, clients.count)]) }
  }

  /// So many clients' logs are in memory at a time.
  private static let batch = 16
}

extension LogReports {
  /// What of logs stands beside plans and in lists of many clients, in the order of the ids that are given; who logged nothing in the time that
  /// is looked back to is left out.
  ///
  /// - Parameters:
  ///   - planned: The unit in which each client reads the last times of exercises; nil where none are wanted.
  /// - Throws: `StoreError` where the database can't be read, and what `body` throws.
  func forEachLogged(
    of clients: [String], in store: PlanStore, planned: PlannedExercises?, _ body: (LoggedClient) throws -> Void
  ) throws {
    let since = today + -rules.lookBack
    let logging = try store.loggingClients(of: clients)
    for some in Self.batches(clients.filter(logging.contains)) {
      for (client, (sessions, blocks)) in zip(some, try read(some, in: store, since: since)) {
        let report = try report(of: client, sessions, since: since, blocks, in: store)
        let unit = planned?.unit(of: client) ?? report.unit
        var logged = LoggedClient(id: client, unit: unit, attention: report.lastLog.map { _ in ClientAttention(report) })
        logged.times = try planned.map { try times(of: client, sessions, since: since, planned: $0, unit, in: store) }
        if logged.attention != nil || logged.times?.isEmpty == false { try body(logged) }
      }
    }
  }

  /// The last times of exercises: those of the plan of which too few are among the sessions since a day are looked for before it.
  private func times(
    of client: String, _ sessions: [LoggedSession], since day: CalendarDate, planned: PlannedExercises, _ unit: LoadUnit,
    in store: PlanStore
  ) throws -> LastTimes {
    var times = LastTimes(sessions, in: unit, rules, most: Self.shownTimes)
    let rare = planned.exercises(of: client).filter { times[$0].count < Self.shownTimes }
    if timesSince < day, !rare.isEmpty {
      times.take(try store.loggedSessions(of: [client], from: timesSince, before: day, rulebook, only: rare)[0], rules)
    }
    return times
  }

  /// So many times of an exercise stand beside its prescriptions.
  private static let shownTimes = 2

  /// The same for lists alone, by client.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  func attention(of clients: [String], in store: PlanStore) throws -> [String: ClientAttention] {
    var attention: [String: ClientAttention] = [:]
    try forEachLogged(of: clients, in: store, planned: nil) { attention[$0.id] = $0.attention }
    return attention
  }
}
