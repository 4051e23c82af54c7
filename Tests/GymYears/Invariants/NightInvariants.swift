import Foundation
import GRDB
import TrainingModel

extension YearInvariant {
  /// What a night does and says.
  static let nights: [YearInvariant] = [
    YearInvariant("error.none", "Nothing ends with an error that is no refusal.") { $0.outcome.errors },
    YearInvariant("fault.none", "Nobody fails by our fault, and no store refuses what is to be written.") { seen in
      seen.outcome.nights.flatMap { night -> [String] in
        let faults = zip(night.codes, night.words).filter { $0.0.hasPrefix("store.") || $0.0 == "run.internal" }.map { $0.1 }
        if let failed = night.counts["failed"] { return night.faults + faults + ["\(failed) failed"] }
        return night.faults + faults
      }
    },
    YearInvariant("inbox.taken", "A night takes the inbox in; nothing in it keeps the rest waiting.") { seen in
      guard seen.finishedNight != nil else { return [] }
      return seen.outcome.inboxTroubles + (seen.after.queuedFiles > 0 ? ["\(seen.after.queuedFiles) files are still queued"] : [])
    },
    YearInvariant("exit.documented", "The exit code says what happened.") { seen in
      seen.outcome.nights.compactMap { night in
        let bad = ["rejected", "infeasible", "failed"].reduce(0) { $0 + (night.counts[$1] ?? 0) }
        switch night.ending {
        case "finished": return night.exitCode == (bad > 0 ? 1 : 0) ? nil : "\(night.exitCode) with \(bad) bad clients"
        case "stopped":
          let isDue =
            night.rules == .broken || night.listed == 0 || night.codes.contains("run.brake") && !night.acceptsChange
            || night.codes.contains("run.no_clients")
          return night.exitCode == 2 && isDue ? nil : "\(night.exitCode), stopped by \(night.words.suffix(2))"
        default: return "\(night.exitCode), \(night.ending)"
        }
      }
    },
    YearInvariant("brake.due", "The brake holds a night exactly where more than a fifth of those who had a plan would lose or change it.") {
      seen in
      guard let before = seen.before, let last = seen.finishedNight else { return [] }
      let had = before.clients.filter { isPlanned($0.value) }
      // Who was replanned once stays noted so: of them only the counts of the night itself tell.
      let lost = had.keys.filter { !isPlanned(seen.after.clients[$0]) }
      let wasHeld = seen.outcome.nights.first?.codes.contains("run.brake") == true
      let absent = had.keys.count { seen.after.clients[$0]?.isPresent != true }
      let most = ["rejected", "held", "infeasible", "replanned", "failed"].reduce(absent) { $0 + (last.counts[$1] ?? 0) }
      if wasHeld { return most * 5 > had.count ? [] : ["held, though at most \(most) of \(had.count) are affected"] }
      return lost.count * 5 > had.count ? ["not held, though \(lost.count) of \(had.count) are affected: \(lost.sorted())"] : []
    },
    YearInvariant("outcomes.add.up", "The outcomes add up to the clients read, in the summary, the run's record and the results.") { seen in
      guard let night = seen.finishedNight else { return [] }
      let sum = night.counts.values.reduce(0, +)
      var found = sum == night.listed ? [] : ["the summary counts \(sum) of \(night.listed)"]
      let results = try seen.results()
      let record = try seen.record(of: results["run_id"] as? String ?? "")
      if record != night.counts { found.append("the record says \(record), not \(night.counts)") }
      let summary = results["summary"] as? [String: Any] ?? [:]
      let clients = results["clients"] as? [[String: Any]] ?? []
      if clients.count != sum { found.append("the results have \(clients.count) clients") }
      let told = Dictionary(grouping: clients) { $0["outcome"] as? String ?? "" }.mapValues(\.count)
      if told != night.counts { found.append("the results' clients say \(told), not \(night.counts)") }
      if summary.isEmpty { found.append("the results have no summary") }
      if results["exit_code"] as? Int != night.exitCode { found.append("the results say \(results["exit_code"] ?? "nothing")") }
      return found
    },
    YearInvariant("everybody.once", "The results name everybody in the list once.") { seen in
      guard seen.finishedNight != nil else { return [] }
      let clients = try seen.results()["clients"] as? [[String: Any]] ?? []
      let named = clients.compactMap { $0["client_id"] as? String }.sorted()
      let listed = seen.gym.listed.map(\.id).sorted()
      return named == listed ? [] : ["named \(named), listed \(listed)"]
    },
    YearInvariant("plan.or.reason", "After a night nobody is without a plan or a reason.") { seen in
      guard seen.finishedNight != nil else { return [] }
      return seen.gym.listed.compactMap { member in
        guard let client = seen.after.clients[member.id] else { return member.isReadable ? "\(member.id) is unknown" : nil }
        guard client.isPresent else { return "\(member.id) counts as absent" }
        let weeks = seen.after.weeks.filter { $0.key.client == member.id && $0.key.block.lastDay >= seen.today }
        switch client.outcome {
        case "new", "replanned", "unchanged", "protected":
          return weeks.contains { $0.value.rows > 0 } ? nil : "\(member.id) is \(client.outcome) without a row"
        case "not_due":
          return client.approvedUntil.map { $0 >= seen.today } == true ? nil : "\(member.id) is not due, and nothing is approved"
        default: return client.findings > 0 ? nil : "\(member.id) is \(client.outcome) without a reason"
        }
      }
    },
    YearInvariant("absent.noted", "Who is not in the list counts as absent after a night.") { seen in
      guard seen.finishedNight != nil else { return [] }
      let listed = Set(seen.gym.listed.map(\.id))
      return seen.after.clients.filter { $0.value.isPresent && !listed.contains($0.key) }.keys.sorted()
    },
    YearInvariant("block.starts", "A new block starts on a Monday from today on or right after the last approved one, and within ten days.")
    { seen in
      guard let before = seen.before, seen.finishedNight != nil else { return [] }
      return Set(seen.after.weeks.keys.map(\.block)).subtracting(before.weeks.keys.map(\.block)).sorted().compactMap { block in
        let follows = seen.after.weeks.contains {
          $0.key.client == block.client && $0.value.forceRevision != nil && $0.key.block.lastDay + 1 == block.firstDay
        }
        let isBack = before.schedule.keys.contains { $0.block == block }
        let (start, today) = (block.firstDay, seen.today)
        let isDue = start >= today && start - today <= 10 && (follows || start.weekday == .mon)
        return isDue || isBack ? nil : "\(block.client) \(block.start) on \(today)"
      }
    },
    YearInvariant("expired.gone", "After a night no block waits that should have begun, unless a part of it was approved.") { seen in
      guard seen.finishedNight != nil else { return [] }
      let begun = Set(seen.after.weeks.keys.map(\.block)).filter { $0.firstDay < seen.today }
      return begun.sorted().filter { block in
        let weeks = seen.after.weeks.filter { $0.key.block == block }
        return weeks.allSatisfy { $0.value.forceRevision == nil } && isPlanned(seen.after.clients[block.client])
      }.map { "\($0.client) \($0.start)" }
    },
    YearInvariant("week.finalized", "After a night exactly the approved weeks are finalized whose last day has passed.") { seen in
      guard seen.finishedNight != nil, let latest = seen.world.lastNight else { return [] }
      return seen.after.weeks.sorted { $0.key < $1.key }.compactMap { id, week in
        guard let last = id.lastDay else { return nil }
        if week.status == "finalized" { return last < latest || seen.world.hasBackup ? nil : "\(id) is finalized before it is over" }
        return week.forceRevision != nil && last < seen.today ? "\(id) is over and still \(week.status)" : nil
      }
    },
    YearInvariant("hold.suspends", "Who may not train is suspended as long as approved weeks are left.") { seen in
      guard seen.finishedNight != nil else { return [] }
      return seen.after.clients.sorted { $0.key < $1.key }.compactMap { id, client in
        let isLeft = client.approvedUntil.map { $0 >= seen.today } ?? false
        if client.outcome == "held", client.isPresent, isLeft, !client.isSuspended { return "\(id) is held and not suspended" }
        return isPlannedNow(client) && client.isSuspended ? "\(id) is \(client.outcome) and suspended" : nil
      }
    },
    YearInvariant("hold.forgotten", "Of who may train nobody is told after a night what held them once.") { seen in
      guard seen.finishedNight != nil, let queue = seen.queue else { return [] }
      // Who trains by what is approved is warned of what will hold the block after it, which is news and no memory.
      return try queue.read { db in
        try String.fetchAll(
          db,
          sql: """
            SELECT client_id || ': ' || code FROM client_findings JOIN clients USING (client_id)
            WHERE (code LIKE 'gate.%' OR code = 'plan.suspended') AND outcome NOT IN ('held', 'infeasible', 'rejected', 'failed')
              AND NOT (outcome = 'not_due' AND severity = 'warning') AND is_present
            """)
      }
    },
    YearInvariant("again.nothing", "A second night writes nothing.") { seen in
      seen.outcome.untouched.map { $0.differences.prefix(4).map { "it wrote \($0)" } } ?? []
    },
    YearInvariant("block.closed", "A week without a session waits for nobody once the rest of its block is approved.") { seen in
      guard seen.finishedNight != nil else { return [] }
      let blocks = Dictionary(grouping: seen.after.weeks, by: \.key.block)
      return blocks.sorted { $0.key < $1.key }.compactMap { block, weeks in
        let isDone = weeks.allSatisfy { $0.value.rows == 0 || $0.value.forceRevision != nil }
        let waiting = weeks.filter { $0.value.forceRevision == nil }
        // What people emptied is to be read like everything that they change, so that it waits.
        return isDone && !waiting.isEmpty && seen.after.blocks[block]?.isEdited != true && weeks.contains { $0.value.forceRevision != nil }
          && isPlannedNow(seen.after.clients[block.client])
          ? "\(block.client) \(block.start): week \(waiting.map(\.key.week).sorted())" : nil
      }
    },
    YearInvariant("block.sessions", "No plan waits that has no session at all.") { seen in
      guard seen.finishedNight != nil else { return [] }
      let blocks = Dictionary(grouping: seen.after.weeks, by: \.key.block)
      let empty = blocks.filter { $0.value.allSatisfy { $0.value.rows == 0 && ($0.value.forceRows ?? 0) == 0 } }
      return empty.keys.sorted().map { "\($0.client) \($0.start)" }
    },
  ]

  /// Whether the client had a plan in the last run.
  private static func isPlanned(_ client: Facts.Client?) -> Bool { client?.isPresent == true && isPlannedNow(client) }

  private static func isPlannedNow(_ client: Facts.Client?) -> Bool {
    ["new", "replanned", "unchanged", "protected", "not_due"].contains(client?.outcome ?? "")
  }
}

extension Observation {
  /// What a run recorded of itself in the tables: clients by outcome.
  func record(of run: String) throws -> [String: Int] {
    let outcomes = ["new", "replanned", "unchanged", "protected", "not_due", "held", "infeasible", "rejected", "failed"]
    let columns = outcomes.map { "\"\($0)\"" }.joined(separator: ", ")
    let row = try queue?.read { try Row.fetchOne($0, sql: "SELECT \(columns) FROM runs WHERE run_id = ?", arguments: [run]) }
    guard let row else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(outcomes, row.databaseValues.map { Int.fromDatabaseValue($0) ?? 0 })).filter {
      $0.value > 0
    }
  }

  /// `run_results.json` as a stranger reads it.
  func results() throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(world.output)/run_results.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }
}
