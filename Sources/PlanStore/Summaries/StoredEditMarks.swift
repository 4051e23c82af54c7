import Findings
import GRDB
import TrainingModel

/// Says in words which days were edited since their week was last valid, and which weeks have a draft beside what is in force.
struct StoredEditMarks {
  private let statement: DirectStatement

  init(_ db: Database) throws {
    statement = try DirectStatement(
      db,
      """
      SELECT plan_start, week_index, dirty_days, status, force_revision, revision FROM weeks
      WHERE client_id = ?1 AND (dirty_days <> 0 OR force_revision < revision) ORDER BY plan_start, week_index
      """)
  }

  /// The marks as findings, by the start of their block.
  func read(of client: String) throws -> [CalendarDate: [Finding]] {
    statement.bind(client, at: 1)
    defer { statement.reset() }
    var result: [CalendarDate: [Finding]] = [:]
    while try statement.step() {
      let row = statement.pointer
      guard let start = row.date(0) else { throw StoreError.damaged("weeks") }
      let (week, dirty) = (row.int(1), row.int(2))
      let days = (1...7).filter { dirty >> ($0 - 1) & 1 == 1 }.map { day -> String in
        let date = start.day(day, ofWeek: week)
        return "\(date.weekday) \(date)"
      }
      if !days.isEmpty {
        result[start, default: []].append(
          Finding(
            .editDays, "edited since the week was last valid: \(days.joined(separator: ", "))", week: week,
            hint: "correct what the other findings of the week name; until then it can't be approved"))
      }
      if let inForce = row.optionalInt(4), inForce < row.int(5) {
        result[start, default: []].append(
          Finding(
            .editBesideApproved, "revision \(inForce) is approved and stays in force until revision \(row.int(5)) is", week: week,
            hint: "approve the week again when it is as you want it, or take the change back with 'mesocycle undo'"))
      }
    }
    return result
  }
}
