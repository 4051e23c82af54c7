import TrainingModel

/// Prescriptions taken out of a plan, to be put somewhere else: into another day, another week, another client's block, or into a template.
///
/// It says nothing of the client that it comes from.
package struct PlanClip: Codable, Hashable, Sendable {
  /// How much it holds.
  package enum Extent: String, Codable, Sendable { case row, day, week, month }

  package var extent: Extent
  /// The unit of its loads: `kg` or `lb`.
  package var unit: String
  /// The weekday of day 1, as `mon`.
  package var firstWeekday: String
  package var rows: [ClipRow]
  package var sessions: [ClipSession]

  enum CodingKeys: String, CodingKey {
    case extent, unit, rows, sessions
    case firstWeekday = "first_weekday"
  }

  package init(extent: Extent, unit: String, firstWeekday: String, rows: [ClipRow], sessions: [ClipSession]) {
    (self.extent, self.unit, self.firstWeekday) = (extent, unit, firstWeekday)
    (self.rows, self.sessions) = (rows, sessions)
  }

  /// Takes these rows and their sessions; a week or a day becomes week 1, a month keeps its weeks.
  package init(_ rows: [PlanRow], of plan: EditablePlan, extent: Extent) {
    (self.extent, unit, firstWeekday) = (extent, plan.unit.id, plan.planStart.weekday.id)
    let days = Set(rows.map { PlanDay(week: $0.week, day: $0.day) })
    func week(_ week: Int) -> Int { extent == .month ? week : 1 }
    self.rows = rows.sorted(by: PlanRow.isInOrder).map { ClipRow($0, week: week($0.week)) }
    sessions = plan.sessions.filter { days.contains(PlanDay(week: $0.week, day: $0.day)) }.map {
      ClipSession(week: week($0.week), day: $0.day, focus: $0.focus, minutes: $0.minutes)
    }
  }

  /// The unit of its loads, or nil where the text is none.
  package var loadUnit: LoadUnit? { LoadUnit(id: unit) }

  /// The days of the weeks (1 to 7) on which it has rows, in order.
  package var days: [PlanDay] { Set(rows.map { PlanDay(week: $0.week, day: $0.day) }).sorted() }
}

/// A prescription of a clip, in the words that the columns of a sheet have.
package struct ClipRow: Codable, Hashable, Sendable {
  package var week, day, order: Int
  package var superset, exercise, kind, measure: String
  package var sets, repsMin: Int
  package var repsMax: Int?
  /// In the clip's unit.
  package var load: Double?
  package var basis, target: String
  package var rir: Int?
  package var rest: Int
  package var tempo, note: String

  enum CodingKeys: String, CodingKey {
    case week, day, order, superset, kind, measure, sets, load, target, rir, tempo, note
    case exercise = "exercise_id"
    case repsMin = "reps_min"
    case repsMax = "reps_max"
    case basis = "load_basis"
    case rest = "rest_s"
  }

  init(_ row: PlanRow, week: Int) {
    (self.week, day, order, superset, exercise) = (week, row.day, row.order, row.superset, row.exercise)
    (kind, measure, sets, repsMin, repsMax) = (row.kind.id, row.measure.id, row.sets, row.repsMin, row.repsMax)
    load = row.load.map { Double($0.hundredths) / 100 }
    (basis, target, rir, rest, tempo, note) = (row.basis.id, row.target, row.rir, row.rest, row.tempo, row.note)
  }

  /// The prescription as a row without an id of its own, or nil where a word or number in it is none.
  package var planRow: PlanRow? {
    guard let kind = RowKind(id: kind), let measure = Measure(id: measure), let basis = LoadBasis(id: basis),
      (1...Mesocycle.weekCount).contains(week), (1...7).contains(day), order >= 1, sets >= 1, repsMin >= 0, rest >= 0,
      repsMax.map({ $0 >= repsMin }) ?? true, rir.map({ (0...10).contains($0) }) ?? true,
      load.map({ (0...20_000).contains($0) }) ?? true
    else { return nil }
    return PlanRow(
      rowID: RowID(rawValue: 0), week: week, day: day, order: order, superset: superset, exercise: exercise, kind: kind, measure: measure,
      sets: sets, repsMin: repsMin, repsMax: repsMax, load: load.map { Load(hundredths: Int32(($0 * 100).rounded())) }, basis: basis,
      target: target, rir: rir, rest: rest, tempo: tempo, note: note)
  }
}

/// A session of a clip.
package struct ClipSession: Codable, Hashable, Sendable {
  package var week, day: Int
  package var focus: String
  package var minutes: Int
}

/// A week or month of training under a name, for any client.
///
/// It says nothing of the client that it was made from.
package struct PlanTemplate: Hashable, Sendable {
  /// 1 to 64 of letters, digits, `-`, `_` and `.`.
  package var name: String
  /// Who saved it.
  package var createdBy: String
  /// RFC 3339, UTC.
  package var createdAt: String
  /// Its rows and sessions; a week or a month.
  package var clip: PlanClip

  /// nil where the name is none.
  package init?(name: String, createdBy: String, createdAt: String, clip: PlanClip) {
    guard IDShape.client.fits(name) else { return nil }
    (self.name, self.createdBy, self.createdAt, self.clip) = (name, createdBy, createdAt, clip)
  }

  /// How many weeks it has.
  package var weekCount: Int { Set(clip.rows.map(\.week)).count }

  /// The most sessions that one of its weeks has.
  package var sessionsPerWeek: Int { Dictionary(grouping: clip.days, by: \.week).values.map(\.count).max() ?? 0 }
}

/// Where something is copied from or to: `CLIENT:2026-12-07`, `CLIENT:week:2`, `CLIENT:month` or `CLIENT:ROW`.
package struct ClipPlace: Hashable, Sendable {
  /// The part of the block that is meant.
  package enum Part: Hashable, Sendable {
    case row(RowID)
    case date(CalendarDate)
    /// 1 to 4.
    case week(Int)
    case month
  }

  package var client: String
  package var part: Part

  /// The place that the text names, or nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[0].isEmpty else { return nil }
    client = parts[0]
    switch (parts.count, parts[1]) {
    case (2, "month"): part = .month
    case (2, let text):
      if let date = CalendarDate(iso: text) {
        part = .date(date)
      } else if let row = RowID(text: text) {
        part = .row(row)
      } else {
        return nil
      }
    case (3, "week"):
      guard let week = Int(parts[2]), (1...Mesocycle.weekCount).contains(week) else { return nil }
      part = .week(week)
    default: return nil
    }
  }

  /// The date that the block has to have, where the place is a day.
  package var date: CalendarDate? { if case .date(let date) = part { date } else { nil } }

  /// What is there, to be put elsewhere; throws where nothing is.
  package func clip(of plan: EditablePlan) throws(EditRefusal) -> PlanClip {
    var rows: [PlanRow]
    let extent: PlanClip.Extent
    switch part {
    case .row(let id):
      rows = plan.rows.filter { $0.rowID == id }.flatMap { plan.group(of: $0) }
      extent = .row
    case .date(let date):
      rows = plan.place(of: date).map { plan.rows(week: $0.week, day: $0.day) } ?? []
      extent = .day
    case .week(let week):
      rows = plan.rows.filter { $0.week == week }
      extent = .week
    case .month:
      rows = plan.rows
      extent = .month
    }
    guard !rows.isEmpty else {
      throw EditRefusal(
        "there is nothing to copy at that place", hint: "'mesocycle edit rows --client \(plan.clientID)' lists what the block has")
    }
    return PlanClip(rows, of: plan, extent: extent)
  }
}
