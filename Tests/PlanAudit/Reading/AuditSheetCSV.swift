import Foundation
import TrainingModel

/// A review sheet (CSV) as a stranger reads it, by its header's names.
package struct AuditSheetCSV {
  /// By client, in the order of the file.
  package private(set) var plans: [String: AuditPlan] = [:]
  /// Rows whose exercise the export doesn't know, and cells that are no number: nothing may be unreadable.
  package private(set) var unreadable: [String] = []

  /// Reads the sheet; `roles` gives the role of a row by its id, where another document says it.
  package init(_ text: String, _ catalogue: AuditCatalogue, roles: [String: String] = [:]) {
    let lines = Self.records(text)
    guard let head = lines.first else { return }
    let columns = Dictionary(uniqueKeysWithValues: head.enumerated().map { ($1, $0) })
    var rows: [String: [AuditRow]] = [:]
    var starts: [String: Int] = [:]
    var phases: [String: [String]] = [:]
    for line in lines.dropFirst() {
      let cell = { (name: String) in columns[name].map { line[$0] } ?? "" }
      let client = cell("client_id")
      guard let start = CalendarDate(iso: cell("plan_start")), let row = row(cell, catalogue, roles), let week = Int(cell("week")),
        (1...4).contains(week)
      else {
        unreadable.append(line.joined(separator: ","))
        continue
      }
      starts[client] = Int(start.dayNumber)
      phases[client, default: ["", "", "", ""]][week - 1] = cell("phase")
      rows[client, default: []].append(row)
    }
    for (client, rows) in rows { plans[client] = AuditPlan(start: starts[client] ?? 0, rows: rows, phases: phases[client] ?? []) }
  }

  private func row(_ cell: (String) -> String, _ catalogue: AuditCatalogue, _ roles: [String: String]) -> AuditRow? {
    guard let date = CalendarDate(iso: cell("date")), let exercise = catalogue.exercise(cell("exercise_id")),
      let order = Int(cell("order")),
      let sets = Int(cell("sets")), let repsMin = Int(cell("reps_min")), let rest = Int(cell("rest_s"))
    else { return nil }
    let most = cell("reps_max")
    let load = cell("load")
    let rir = cell("rir")
    let tempo = cell("tempo").isEmpty ? nil : Tempo(text: cell("tempo"))?.secondsPerRep
    guard most.isEmpty || Int(most) != nil, load.isEmpty || Double(load) != nil, rir.isEmpty || Int(rir) != nil,
      cell("tempo").isEmpty || tempo != nil
    else { return nil }
    return AuditRow(
      date: Int(date.dayNumber), order: order, superset: cell("superset").unicodeScalars.first.map { Int($0.value) - 64 } ?? 0,
      exercise: exercise, kind: cell("kind"), measure: cell("measure"), sets: sets, repsMin: repsMin, repsMax: Int(most),
      load: Double(load).map { Int(($0 * 100).rounded()) }, unit: cell("unit"), rir: Int(rir), rest: rest, tempo: tempo,
      role: roles[cell("row_id")] ?? "")
  }

  /// RFC 4180: records of cells, quotes undone.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var (record, cell, isQuoted) = ([String](), [UInt8](), false)
    let bytes = Array(text.utf8.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, place + 1 < bytes.count, bytes[place + 1] == byte {
          cell.append(byte)
          place += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted:
        record.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\r") where !isQuoted: break
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(record + [String(decoding: cell, as: UTF8.self)])
        (record, cell) = ([], [])
      default: cell.append(byte)
      }
      place += 1
    }
    return records
  }
}

extension AuditSheetCSV {
  /// The role of each row by its id, from the rule ids of a JSON sheet's reasons (`goal.strength.novice.main`).
  package static func roles(json: Data) throws -> [String: String] {
    var roles: [String: String] = [:]
    let root = AuditJSON(try JSONSerialization.jsonObject(with: json))
    let rules = try root["rules"].list.map { try $0["rule"].text.split(separator: ".") }
    for client in try root["clients"].list {
      for day in try client["weeks"].list.flatMap({ try $0["days"].list }) {
        for row in try day["prescriptions"].list {
          let reasons = row["reasons"].isPresent ? try row["reasons"].list.map { rules[Int(try $0.number)] } : []
          if let rule = reasons.first(where: { $0.count == 4 && $0[0] == "goal" }) { roles[try row["row_id"].text] = String(rule[3]) }
        }
      }
    }
    return roles
  }
}
