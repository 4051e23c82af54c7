import GRDB
import PlanStore
import TrainingModel

extension YearInvariant {
  /// What may be approved, and what an approval says of itself.
  static let approvals: [YearInvariant] = [
    YearInvariant("approval.told", "Exactly those weeks are approved of which it is said.") { seen in
      guard let before = seen.before, seen.outcome.nights.isEmpty, !seen.outcome.isUntold else { return [] }
      let now = Set(
        seen.after.weeks.filter { id, week in
          guard let revision = week.forceRevision else { return false }
          return before.weeks[id]?.forceRevision != revision
        }.keys)
      // An undo may bring the approved content back, which is in force already.
      let told = seen.outcome.approved
      return told.subtracting(now).sorted().map { "\($0) is said to be approved, and is not" }
        + (seen.outcome.approves ? now.subtracting(told).filter { seen.after.weeks[$0]?.rows != 0 }.sorted() : []).map {
          "\($0) is approved without a word"
        }
    },
    YearInvariant("approval.foretold", "What a dry run says would be approved is approved.") { seen in
      guard let foretold = seen.outcome.foretold, seen.outcome.errors.isEmpty else { return [] }
      return foretold == seen.outcome.approved
        ? [] : ["foretold \(foretold.sorted()), approved \(seen.outcome.approved.sorted())"]
    },
    YearInvariant("approval.counted", "As many rows are moved as are said to be.") { seen in
      guard !seen.outcome.approved.isEmpty else { return [] }
      let rows = seen.outcome.approved.reduce(0) { $0 + (seen.after.scheduleRows[$1] ?? 0) }
      return rows == seen.outcome.approvedRows ? [] : ["\(seen.outcome.approvedRows) are said, \(rows) are there"]
    },
    YearInvariant("approval.read", "What is approved by export says what the coach could read.") { seen in
      guard seen.outcome.goesByExport, let queue = seen.queue else { return [] }
      var found: [String] = []
      for id in seen.outcome.approved.sorted() {
        guard let coach = seen.after.clients[id.client]?.coach, seen.world.readers.contains(coach) else { continue }
        let rows = try SheetRows(queue, coach: coach, today: seen.today).content[id] ?? []
        if rows.isEmpty { continue }
        guard let read = seen.world.readable[id] else {
          found.append("\(id) stood in no sheet")
          continue
        }
        if let row = rows.subtracting(read).sorted().first { found.append("\(id): nobody could read \(row)") }
        if let row = read.subtracting(rows).sorted().first { found.append("\(id): the sheet said \(row)") }
      }
      return found
    },
    YearInvariant("approval.gate", "Nothing is approved for who may not train by today's profile.") { seen in
      guard let rulebook = seen.world.rules?.rulebook else { return [] }
      return Set(seen.approvedRows.map(\.week.client)).sorted().compactMap { client in
        seen.gym.members.first { $0.id == client }?.gate(rulebook, today: seen.today).map { "\(client) \($0)" }
      }
    },
    YearInvariant("approval.fits", "What is approved suits today's profile and rules: exercises, kit and loads.") { seen in
      guard let rulebook = seen.world.rules?.rulebook else { return [] }
      return seen.approvedRows.compactMap { week, row in
        guard let member = seen.gym.members.first(where: { $0.id == week.client }), row.date >= seen.today.description else { return nil }
        return row.fault(member, rulebook).map { "\(week): \($0)" }
      }
    },
    YearInvariant(
      "approval.ramps", "An approved build-up leads to something and is no heavier, or that was told; no warning lets a fifth more through."
    ) { seen in
      let sessions = Dictionary(grouping: seen.approvedRows.filter { $0.row.date >= seen.today.description }) { "\($0.week) \($0.row.day)" }
      guard !sessions.isEmpty else { return [] }
      let told = try seen.weeksWith(finding: "ramp.wrong")
      return sessions.sorted { $0.key < $1.key }.flatMap { name, rows in
        let isTold = rows.first.map { told.contains($0.week) } ?? false
        let ramps = rows.filter { $0.row.kind == "ramp" }.map(\.row)
        return ramps.compactMap { ramp -> String? in
          let work = rows.map(\.row).filter { $0.exercise == ramp.exercise && $0.kind != "ramp" }
          if work.isEmpty { return isTold ? nil : "\(name): \(ramp.exercise) builds up to nothing" }
          guard let load = ramp.load, let most = work.compactMap(\.load).max(), load > most else { return nil }
          return isTold && 5 * load <= 6 * most ? nil : "\(name): \(ramp.exercise) builds up with \(load / 100) to \(most / 100)"
        }
      }
    },
    YearInvariant("approval.heavy", "No approved load is twice what the client has ever lifted.") { seen in
      seen.approvedRows.compactMap { week, row in
        guard let member = seen.gym.members.first(where: { $0.id == week.client }), row.date >= seen.today.description,
          let lift = member.lifts.first(where: { $0.exercise == row.exercise }), let load = row.load
        else { return nil }
        let best = lift.kilograms * (1 + Double(lift.reps) / 30) * (row.unit == "lb" ? 2.20462 : 1)
        return Double(load) / 100 > 2 * best ? "\(week): \(Double(load) / 100) \(row.unit) of \(row.exercise), best \(best)" : nil
      }
    },
    YearInvariant("pending.approvable", "After a night every pending week can be approved, or an error says why not.") { seen in
      guard seen.finishedNight != nil, seen.world.touched.isEmpty, seen.world.rules != nil, let store = try seen.world.store() else {
        return []
      }
      let request = ApprovalRequest(
        selection: .all, by: "Ada", at: "\(seen.today)T23:00:00Z", isDryRun: true, today: seen.today)
      let allowed: Set<String> = [
        "approval.errors", "approval.draft", "approval.past", "approval.conflict", "approval.ineligible", "approval.partner",
      ]
      return try await seen.world.promote(request, store).refusals.compactMap { refusal in
        let code = refusal.finding.code.id
        if let key = refusal.week, code == "approval.errors", seen.after.weeks[WeekID(key)]?.hasErrors == false {
          return nil
        }
        return allowed.contains(code)
          ? nil : "\(refusal.week.map { "\(WeekID($0))" } ?? refusal.clientID): \(code): \(refusal.finding.message)"
      }
    },
    YearInvariant("edit.honest", "An edit that is said to change nothing makes no revision.") { seen in
      guard let client = seen.outcome.silentEdit, let before = seen.before else { return [] }
      return seen.after.blocks.filter { $0.key.client == client && before.blocks[$0.key]?.revision != $0.value.revision }.keys.sorted().map
      {
        "\($0.client) \($0.start)"
      }
    },
    YearInvariant("approval.open", "A draft is never in force, and a week with errors is not approved.") { seen in
      seen.outcome.approved.sorted().filter { seen.after.weeks[$0]?.status == "draft" || seen.before?.weeks[$0]?.status == "draft" }
        .filter { _ in seen.outcome.foretold != nil }.map { "\($0)" }
    },
  ]
}

extension Observation {
  /// The weeks of which a finding of this code stands, accepted or not; one of a whole block stands of all its weeks.
  func weeksWith(finding code: String) throws -> Set<WeekID> {
    let rows = try queue?.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT f.client_id, f.plan_start, w.week_index FROM edit_findings f JOIN weeks w USING (client_id, plan_start)
          WHERE f.code = ? AND ifnull(f.week_index, w.week_index) = w.week_index
          """, arguments: [code])
    }
    return Set(rows?.map { WeekID($0[0], $0[1], $0[2]) } ?? [])
  }

  /// The rows of weeks that came into force with this step.
  var approvedRows: [(week: WeekID, row: ApprovedRow)] {
    guard outcome.approves else { return [] }
    return newlyInForce.flatMap { id in
      (after.schedule[id] ?? "").split(separator: "\n").compactMap { ApprovedRow($0) }.map { (id, $0) }
    }
  }
}
