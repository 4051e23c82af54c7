import TrainingModel

/// One client's block as it stands at a revision: what edits begin from and end in.
package struct EditablePlan: Hashable, Sendable {
  package var clientID: String
  package var coachID: String
  /// The first day of week 1.
  package var planStart: CalendarDate
  /// The unit of every load in the block.
  package var unit: LoadUnit
  /// The block's newest revision, from 1.
  package var revision: Int
  /// The weeks that the store has, in order; mostly four.
  package var weeks: [PlanWeek]
  /// In calendar order.
  package var rows: [PlanRow]
  /// In calendar order.
  package var sessions: [PlanSession]

  package init(
    clientID: String, coachID: String, planStart: CalendarDate, unit: LoadUnit, revision: Int, weeks: [PlanWeek], rows: [PlanRow],
    sessions: [PlanSession]
  ) {
    (self.clientID, self.coachID, self.planStart, self.unit) = (clientID, coachID, planStart, unit)
    (self.revision, self.weeks, self.rows, self.sessions) = (revision, weeks, rows, sessions)
  }

  /// The week with this number (1 to 4), or nil where the store has none.
  package func week(_ number: Int) -> PlanWeek? { weeks.first { $0.week == number } }

  /// The date of a day (1 to 7) of a week (1 to 4).
  package func date(week: Int, day: Int) -> CalendarDate { planStart.day(day, ofWeek: week) }

  /// The week and day of a date, or nil where it is outside the block.
  package func place(of date: CalendarDate) -> (week: Int, day: Int)? {
    PlanDay(offset: date - planStart).map { ($0.week, $0.day) }
  }

  /// The rows of one day in their order.
  package func rows(week: Int, day: Int) -> [PlanRow] { rows.filter { $0.week == week && $0.day == day } }

  /// Whether every week is the same revision of the same content as in another state of the block, whatever has been approved since.
  package func hasSameWeeks(as other: EditablePlan) -> Bool {
    weeks.elementsEqual(other.weeks) { ($0.week, $0.revision, $0.contentHash) == ($1.week, $1.revision, $1.contentHash) }
  }

  /// Whether another state of the block has the same rows and the same sessions, whatever time these take.
  func saysTheSame(as other: EditablePlan) -> Bool {
    rows == other.rows && sessions.elementsEqual(other.sessions) { ($0.week, $0.day, $0.focus) == ($1.week, $1.day, $1.focus) }
  }

  /// Takes weeks (1 to 4) away with what stands in them.
  package mutating func leaveOut(_ gone: Set<Int>) {
    weeks.removeAll { gone.contains($0.week) }
    rows.removeAll { gone.contains($0.week) }
    sessions.removeAll { gone.contains($0.week) }
  }

  /// Puts rows and sessions into calendar order.
  package mutating func sort() {
    if !zip(rows, rows.dropFirst()).allSatisfy(PlanRow.isInOrder) { rows = rows.inCalendarOrder() }
    sessions.sort { ($0.week, $0.day) < ($1.week, $1.day) }
  }
}

/// A week of a block with where it stands.
package struct PlanWeek: Hashable, Sendable {
  /// 1 to 4.
  package var week: Int
  package var phase: Phase
  package var status: WeekStatus
  /// The block's revision that last changed this week, from 1.
  package var revision: Int
  package var contentHash: ContentDigest
  /// The approved revision that clients train by, also while a newer draft waits beside it; nil where nothing is approved.
  package var revisionInForce: Int?
  /// The days (1 to 7) that were edited since the week was last valid.
  package var dirtyDays: [Int]

  package init(
    week: Int, phase: Phase, status: WeekStatus, revision: Int, contentHash: ContentDigest, revisionInForce: Int? = nil,
    dirtyDays: [Int] = []
  ) {
    (self.week, self.phase, self.status, self.revision) = (week, phase, status, revision)
    (self.contentHash, self.revisionInForce, self.dirtyDays) = (contentHash, revisionInForce, dirtyDays)
  }
}

/// A day of a block on which something is trained.
package struct PlanSession: Hashable, Sendable {
  /// 1 to 4.
  package var week: Int
  /// 1 to 7, counted from the week's first day.
  package var day: Int
  /// What the session is about: `Upper A`.
  package var focus: String
  /// How long it takes, rounded up.
  package var minutes: Int

  package init(week: Int, day: Int, focus: String, minutes: Int) {
    (self.week, self.day, self.focus, self.minutes) = (week, day, focus, minutes)
  }
}
