import Foundation
import SeededNumbers

/// What a coach does to a sheet before it goes back: changes some cells, and approves.
struct SheetChanges {
  private let sending: Sending

  init(_ sending: Sending) { self.sending = sending }

  /// The sheet with its changes; the very bytes where there are none.
  func changed(_ bytes: Data) -> Data {
    guard sending.changes > 0 || sending.approve > 0, var sheet = SheetText(bytes), !sheet.rows.isEmpty else { return bytes }
    var random = SeededRandom(UInt64(sending.seed))
    for _ in 0..<sending.changes where !sheet.rows.isEmpty { change(&sheet, &random) }
    if sending.approve > 0, let status = sheet.column("status"), let week = sheet.column("week") {
      for row in sheet.rows.indices where sending.approve > 4 || sheet.rows[row][week] == "\(sending.approve)" {
        sheet.rows[row][status] = "approve"
      }
    }
    return sheet.bytes
  }

  private func change(_ sheet: inout SheetText, _ random: inout SeededRandom) {
    let row = random.below(sheet.rows.count)
    let columns = [
      "sets", "reps_min", "reps_max", "load", "rir", "rest_s", "note", "order", "kind", "target", "exercise_id", "gone", "new",
    ]
    let name = random.pick(columns)
    let value: String
    switch name {
    case "sets": value = "\(1 + random.below(6))"
    case "reps_min": value = "\(1 + random.below(8))"
    case "reps_max": value = "\(8 + random.below(8))"
    case "load": value = random.pick(["", "300", "42\(sheet.isGerman ? "," : ".")5", "60"])
    case "rir": value = "\(random.below(4))"
    case "rest_s": value = "\(30 + random.below(10) * 15)"
    case "note": value = random.pick(["", "slowly, please", "=1+1", "Knie; links", "see \"video\""])
    case "order": value = "\(1 + random.below(8))"
    case "kind": value = random.pick(["work", "ramp", "cardio", "test"])
    case "target": value = random.pick(["", "find by effort", "85 % TM"])
    case "exercise_id": value = random.pick(["push_up", "goblet_squat", "back_squat", "plank", "no_such_thing"])
    case "gone":
      sheet.rows.remove(at: row)
      return
    default:
      guard let id = sheet.column("row_id") else { return }
      var copy = sheet.rows[row]
      copy[id] = ""
      sheet.rows.insert(copy, at: row + 1)
      return
    }
    if let column = sheet.column(name) { sheet.rows[row][column] = value }
  }
}
