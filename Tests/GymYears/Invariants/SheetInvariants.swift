import Foundation
import PlanStore
import Reviewing
import TrainingModel

extension YearInvariant {
  /// What coaches and clients read.
  static let sheets: [YearInvariant] = [
    YearInvariant("sheet.store", "Sheets that were just written say what the tables say, row for row.") { seen in
      guard seen.outcome.exports, let queue = seen.queue else { return [] }
      return try seen.coaches.flatMap { coach -> [String] in
        guard !seen.world.touched.contains(coach) else { return [] }
        let stored = try SheetRows(queue, coach: coach, today: seen.today)
        guard let sheet = seen.sheet(of: coach) else { return ["\(coach) has no sheet"] }
        return sheet.faults.map { "\(coach): \($0)" } + sheet.differences(stored, "\(coach)'s sheet", "the database")
      }
    },
    YearInvariant("sheet.json", "The JSON says what the CSV says.") { seen in
      guard seen.outcome.exports, seen.hasChanged || seen.isThrifty || seen.outcome.nights.isEmpty else { return [] }
      return try seen.coaches.flatMap { coach -> [String] in
        guard let sheet = seen.sheet(of: coach) else { return [] }
        let mine = Set(sheet.content.values.flatMap { $0.map { String($0.prefix(13)) } })
        let theirs = try seen.jsonRows(of: coach)
        return mine == theirs ? [] : ["\(coach): \(mine.symmetricDifference(theirs).count) rows stand in one of them only"]
      }
    }.costly,
    YearInvariant("clients.named", "Each coach's list names every client of theirs, with something to do or nothing.") { seen in
      guard seen.outcome.exports else { return [] }
      return seen.coaches.flatMap { coach -> [String] in
        guard let named = seen.clientsSheet(of: coach) else { return ["\(coach) has no list"] }
        let own = seen.after.clients.filter { $0.value.coach == coach && $0.value.isPresent }
        return own.keys.filter { named[$0] == nil }.sorted().map { "\(coach)'s list does not name \($0)" }
          + named.keys.filter { seen.after.clients[$0]?.coach != coach }.sorted().map { "\(coach)'s list names \($0)" }
          + own.filter { named[$0.key].map { row in row.count == 2 && row[0] != "" } == false }.keys.sorted().map { "\($0) is named twice" }
          + own.filter { ["held", "infeasible", "rejected"].contains($0.value.outcome) && named[$0.key]?.last == "" }.keys.sorted()
          .map { "\(coach)'s list says nothing to do about \($0)" }
      }
    },
    YearInvariant("sheet.untouched", "A sheet that comes back as it is changes nothing and is not refused.") { seen in
      guard seen.outcome.exports, seen.hasChanged || seen.isThrifty, let rules = seen.world.rules else { return [] }
      return try await seen.returned(rules.rulebook)
    }.costly,
    YearInvariant("sheet.alone", "Nobody stands in the sheet of a coach who is not theirs.") { seen in
      guard seen.outcome.exports else { return [] }
      return seen.coaches.flatMap { coach -> [String] in
        guard let sheet = seen.sheet(of: coach) else { return [] }
        return Set(sheet.content.keys.map(\.client)).filter { seen.after.clients[$0]?.coach != coach }.sorted().map { "\(coach): \($0)" }
      }
    },
    YearInvariant("plans.delivered", "Who has days in force before them has a calendar and a page, and nobody else has new ones.") { seen in
      guard seen.outcome.exports else { return [] }
      let coming = Set(seen.after.schedule.keys.filter { ($0.lastDay ?? seen.today) >= seen.today }.map(\.client))
      return seen.coaches.flatMap { coach -> [String] in
        let names = Set((try? FileManager.default.contentsOfDirectory(atPath: "\(seen.world.output)/plans/\(coach)")) ?? [])
        return coming.sorted().filter { id in
          seen.after.clients[id].map { $0.coach == coach && $0.isPresent && !$0.isSuspended } == true
        }.flatMap { id in ["\(id).ics", "\(id).html"].filter { !names.contains($0) }.map { "\(coach) has no \($0)" } }
      }
    },
  ]
}

extension Observation {
  /// The ids of all rows in a coach's JSON sheet.
  func jsonRows(of coach: String) throws -> Set<String> {
    let names = ["\(coach).new.json", "\(coach).json"].map { "\(world.review)/\($0)" }
    guard let path = names.first(where: { FileManager.default.fileExists(atPath: $0) }) else { return [] }
    var ids: Set<String> = []
    func walk(_ value: Any) {
      if let list = value as? [Any] { return list.forEach(walk) }
      guard let object = value as? [String: Any] else { return }
      if let id = object["row_id"] as? String { ids.insert(id) }
      for (key, value) in object where key != "rules" { walk(value) }
    }
    walk(try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))))
    return ids
  }
}
