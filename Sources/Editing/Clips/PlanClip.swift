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
