import GRDB
import TrainingModel

/// The numbers under which versions of weeks keep their rows; none is ever given twice.
struct WeekNumbers {
  private let take, find: DirectStatement

  init(_ db: Database) throws {
    take = try DirectStatement(db, "UPDATE week_numbers SET last = last + ?1 RETURNING last")
    find = try DirectStatement(db, "SELECT week_index, number, force_number FROM weeks WHERE client_id = ?1 AND plan_start = ?2")
  }

  /// The first of so many new numbers in a row.
  func take(_ count: Int) throws -> Int {
    take.bind(count, at: 1)
    defer { take.reset() }
    guard try take.step() else { throw StoreError.damaged("week_numbers") }
    return take.pointer.int(0) - count + 1
  }

  /// The number of the newest version of each week of a block and of the one in force, by week.
  func numbers(_ client: String, _ start: CalendarDate) throws -> [Int: (newest: Int, inForce: Int?)] {
    find.bind(client, at: 1)
    find.bind(start, at: 2)
    defer { find.reset() }
    var numbers: [Int: (newest: Int, inForce: Int?)] = [:]
    while try find.step() { numbers[find.pointer.int(0)] = (find.pointer.int(1), find.pointer.optionalInt(2)) }
    return numbers
  }
}
