import TrainingModel

/// Which rows of which plans to read; what is nil is not asked for.
package struct PlanRowFilter: Sendable {
  /// Which versions of weeks.
  package enum Part: Sendable {
    case preview, schedule, both
  }

  package var part: Part
  package var coach: String?
  /// The clients, in any order; empty for nobody.
  package var clients: [String]?
  /// Week numbers from 1 to 4.
  package var weeks: [Int]?
  /// Only blocks whose 28 days are not over on this day.
  package var unfinishedOn: CalendarDate?
  /// Only the block that starts on this day.
  package var start: CalendarDate?
  /// Leaves out approved weeks of clients who are suspended: what clients get.
  package var leavesOutSuspended: Bool
  /// In which language exercises and sessions are named.
  package var language: Language

  package init(
    part: Part = .both, coach: String? = nil, clients: [String]? = nil, weeks: [Int]? = nil, unfinishedOn: CalendarDate? = nil,
    start: CalendarDate? = nil, leavesOutSuspended: Bool = false, language: Language = .english
  ) {
    self.part = part
    self.coach = coach
    self.clients = clients
    self.weeks = weeks
    self.unfinishedOn = unfinishedOn
    self.start = start
    self.leavesOutSuspended = leavesOutSuspended
    self.language = language
  }

  /// One bit a week, at the place of its number.
  var weekMask: Int {
    guard let weeks else { return -1 }
    return weeks.reduce(0) { (1...Mesocycle.weekCount).contains($1) ? $0 | 1 << $1 : $0 }
  }
}
