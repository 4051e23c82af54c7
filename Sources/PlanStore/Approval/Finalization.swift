import GRDB
import TrainingModel

/// What a night did with weeks before it planned anything.
package struct ClosedWeeks: Equatable, Sendable {
  /// Approved weeks that are history now.
  package var finalized = 0
  /// Weeks without a session that were approved with their block, and drafts that came too late and were taken away: what a plan made
  /// after them looks back to has changed.
  package var others = 0

  static func += (lhs: inout ClosedWeeks, rhs: ClosedWeeks) {
    lhs.finalized += rhs.finalized
    lhs.others += rhs.others
  }
}

/// Turns approved weeks that are over into history that nobody can change.
struct Finalization {
  private let db: Database
  private let texts: TextCache
  private let today: CalendarDate
  private let at: String
  private let who: String
  /// Whose weeks; nil for everybody's.
  private let client: String?

  init(_ db: Database, _ texts: TextCache, today: CalendarDate, at: String, who: String, client: String? = nil) {
    (self.db, self.texts) = (db, texts)
    self.today = today
    self.at = at
    self.who = who
    self.client = client
  }

  /// The clients for whom there may be something to do, by id.
  static func clients(_ db: Database, today: CalendarDate) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT client_id FROM weeks
        WHERE force_revision IS NOT NULL AND status <> 'finalized'
          AND (force_revision < revision OR date(plan_start, '+' || (7 * week_index) || ' days') <= ?)
        UNION
        SELECT client_id FROM clients WHERE approved_until >= preview_start
        ORDER BY client_id
        """, arguments: [today.description])
  }

  func run() throws -> ClosedWeeks {
    var coaches = StaleCoaches()
    var closed = ClosedWeeks()
    closed.others += try discardDrafts(&coaches)
    let empty = try EmptyWeekPromotion(db, today: today, at: at, who: who)
    for client in try empty.clients(client) { closed.others += try empty.run(client) }
    let update = try DirectStatement(
      db,
      """
      UPDATE weeks SET status = 'finalized' WHERE status = 'approved' AND week_index = ?1 AND plan_start <= ?2\(whose("?3"))
      RETURNING client_id, plan_start, week_index, revision, force_number, force_rows, force_hash
      """)
    if let client { update.bind(client, at: 3) }
    let coach = try DirectStatement(db, "SELECT coach_id FROM clients WHERE client_id = ?1")
    let unit = try DirectStatement(db, "SELECT unit FROM blocks WHERE client_id = ?1 AND plan_start = ?2")
    let rows = try WeekRows(db, texts)
    let history = try HistoryWriter(db, at: at, who: who)
    for week in 1...Mesocycle.weekCount {
      update.bind(week, at: 1)
      // A week's last day is 7 × week − 1 days after the block's first.
      update.bind(today + -PlanDay(week: week + 1, day: 1).offset, at: 2)
      // Also where one of the weeks is refused: a statement that is not done keeps the database locked.
      defer { update.reset() }
      while try update.step() {
        let row = update.pointer
        guard let start = row.date(1) else { throw StoreError.damaged("weeks") }
        let key = WeekKey(clientID: row.string(0), planStart: start, week: row.int(2))
        unit.bind(key.clientID, at: 1)
        unit.bind(start, at: 2)
        let word: LoadUnit? = try unit.step() ? unit.pointer.word(0) : nil
        unit.reset()
        guard let word else { throw StoreError.damaged("blocks") }
        // Nobody can put it right afterwards: what becomes history is what was approved.
        let content = try rows.content(row.int(4), unit: word)
        guard content.count == row.int(5), content.hash == ContentDigest(hex: row.string(6)) else {
          throw StoreError(
            .count, "the rows of week \(key.week) of client \(key.clientID) from \(start) are not those that were approved",
            hint: "something else changed the database: restore a copy, or take the approval back and plan the client again")
        }
        try history.append(key, from: "approved", to: "finalized", revision: row.int(3))
        coach.bind(key.clientID, at: 1)
        if try coach.step() { coaches.insert(coach.pointer.string(0)) }
        coach.reset()
        closed.finalized += 1
      }
    }
    try coaches.mark(db)
    return closed
  }

  /// What narrows a statement to the client, at a place of its arguments.
  private func whose(_ place: String, _ table: String = "") -> String { client == nil ? "" : " AND \(table)client_id = \(place)" }

  /// A draft beside an approved week that is over comes too late: what was in force is what becomes history. One of a client who may not
  /// train by approved weeks at present is nothing to read or to approve.
  ///
  /// Returns how many it took away.
  private func discardDrafts(_ coaches: inout StaleCoaches) throws -> Int {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT w.client_id, plan_start, week_index, status, revision, coach_id
        FROM weeks w CROSS JOIN clients c ON c.client_id = w.client_id
        WHERE force_revision < revision
          AND (is_suspended OR date(plan_start, '+' || (7 * week_index) || ' days') <= ?)\(whose("?", "w."))
        """, arguments: StatementArguments([today.description] + (client.map { [$0] } ?? [])))
    guard !rows.isEmpty else { return 0 }
    let discard = try DraftDiscard(db, texts, at: at, who: who)
    for row in rows {
      let (client, start, week, status, revision): (String, String, Int, String, Int) = (row[0], row[1], row[2], row[3], row[4])
      guard let planStart = CalendarDate(iso: start), let word = WeekStatus(id: status) else { throw StoreError.damaged("weeks") }
      try discard.run(WeekKey(clientID: client, planStart: planStart, week: week), status: word, revision: revision)
      coaches.insert(row[5])
    }
    return rows.count
  }
}
