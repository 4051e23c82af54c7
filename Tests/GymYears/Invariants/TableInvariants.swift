import PlanStore
import TrainingModel

extension YearInvariant {
  /// What the tables hold at any time.
  static let tables: [YearInvariant] = [
    YearInvariant("doctor.sound", "The examination of the database finds nothing.") { seen in
      guard seen.hasChanged || seen.isThrifty, seen.queue != nil else { return [] }
      let examination = try PlanStore.open(path: seen.world.database, mode: .readOnly).examine()
      return examination.results.flatMap { result in
        result.breaches.prefix(2).map { "\(result.name): \($0.clientID ?? "") \($0.week.map { "week \($0)" } ?? "") \($0.message)" }
      }
    }.costly,
    YearInvariant("finished.kept", "A week that is over and was approved stays byte for byte, for ever.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      return before.weeks.filter { $0.value.status == "finalized" }.keys.sorted().compactMap { id in
        guard seen.after.weeks[id]?.status == "finalized" else { return "\(id) is no longer finalized" }
        return seen.after.schedule[id] == before.schedule[id] ? nil : "the rows of \(id) are others"
      }
    },
    YearInvariant("approved.kept", "What is in force changes only where somebody approves.") { seen in
      guard seen.before != nil, !seen.outcome.approves else { return [] }
      return seen.newlyInForce.map { "\(seen.after.schedule[$0] == nil ? "gone" : "other") rows of \($0)" }
        + (seen.before?.schedule.keys.filter { seen.after.schedule[$0] == nil }.sorted().map { "the rows of \($0) are gone" } ?? [])
    },
    YearInvariant("approved.stays", "No step takes rows out of force without others in their place.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      return before.schedule.keys.filter { id in
        seen.after.schedule[id] == nil && seen.after.weeks[id]?.rows != 0 && !seen.outcome.takenBack.contains(id)
      }.sorted().map { "the rows of \($0) are gone" }
    },
    YearInvariant("taken.back", "What is taken back had not begun, and waits as it was.") { seen in
      seen.outcome.takenBack.sorted().compactMap { id in
        guard let old = seen.before?.weeks[id], let new = seen.after.weeks[id], let day = id.firstDay else { return "\(id) is gone" }
        if day <= seen.today { return "\(id) had begun" }
        let waits = new.status == (old.status == "approved" ? "pending" : old.status) && new.forceRevision == nil
        let isSame = (new.hash, new.rows, new.revision) == (old.hash, old.rows, old.revision)
        return waits && isSame && seen.after.schedule[id] == nil ? nil : "\(id) is \(new.status)"
      }
    },
    YearInvariant("block.one", "A client has at most one block with weeks that were never approved.") { seen in
      guard seen.hasChanged else { return [] }
      let open = Dictionary(grouping: Set(seen.after.weeks.filter { $0.value.forceRevision == nil }.keys.map(\.block)), by: \.client)
      return open.filter { $0.value.count > 1 }.keys.sorted().map { "\($0) has open weeks in \(open[$0]?.map(\.start).sorted() ?? [])" }
    },
    YearInvariant("block.apart", "No day of a client is in two blocks.") { seen in
      guard seen.hasChanged else { return [] }
      let blocks = Dictionary(grouping: Set(seen.after.weeks.keys.map(\.block)), by: \.client)
      return blocks.values.flatMap { own in
        let sorted = own.sorted()
        return zip(sorted, sorted.dropFirst()).filter { $0.lastDay >= $1.firstDay }.map { "\($0.client): \($0.start) and \($1.start)" }
      }.sorted()
    },
    YearInvariant("row.place", "Each row has the date of its week and day, and the unit of its block.") { $0.after.strayRows },
    YearInvariant("row.once", "A row stands in preview and schedule at once only where a draft lies beside what is approved.") { seen in
      guard seen.hasChanged else { return [] }
      return seen.after.doubled.filter { id in
        guard let week = seen.after.weeks[id] else { return true }
        return !["draft", "pending"].contains(week.status) && week.forceRevision != nil
      }.map { "\($0)" }
    },
    YearInvariant("week.counted", "Each week has as many rows as it says, where it says them.") { seen in
      guard seen.hasChanged else { return [] }
      return seen.after.weeks.sorted { $0.key < $1.key }.compactMap { id, week in
        let isOpen = week.status == "draft" || week.status == "pending"
        let (open, inForce) = (seen.after.previewRows[id] ?? 0, seen.after.scheduleRows[id] ?? 0)
        let isRight = open == (isOpen ? week.rows : 0) && inForce == (week.forceRows ?? 0) && (isOpen || inForce == week.rows)
        return isRight ? nil : "\(id) is \(week.status), says \(week.rows) rows, has \(open) open and \(inForce) in force"
      }
    },
    YearInvariant("week.known", "No row belongs to a week that is not there.") { seen in
      Set(seen.after.previewRows.keys).union(seen.after.scheduleRows.keys).filter { seen.after.weeks[$0] == nil }.sorted().map { "\($0)" }
    },
    YearInvariant("revision.rises", "The number of a revision never falls.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      return before.blocks.keys.sorted().compactMap { id in
        guard let old = before.blocks[id], let new = seen.after.blocks[id], new.revision < old.revision else { return nil }
        return "\(id.client) \(id.start) falls from \(old.revision) to \(new.revision)"
      }
    },
    YearInvariant("revision.one", "A revision of a week never names two contents.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      let archived = before.archived.keys.filter { seen.after.archived[$0] != nil && seen.after.archived[$0] != before.archived[$0] }
        .sorted()
      let weeks = before.weeks.keys.filter { id in
        guard let old = before.weeks[id], let new = seen.after.weeks[id] else { return false }
        return old.revision == new.revision && old.hash != new.hash
      }
      return archived + weeks.sorted().map { "\($0) at revision \(seen.after.weeks[$0]?.revision ?? 0)" }
    },
    YearInvariant("archive.kept", "What a revision said can be looked up for ever.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      return before.archived.keys.filter { seen.after.archived[$0] == nil }.sorted().prefix(3).map { "\($0) is gone" }
    },
    YearInvariant("history.grows", "The history only grows.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      let grew = seen.after.historyEntries - before.historyEntries
      return grew >= 0 && seen.after.lastHistoryEntry - before.lastHistoryEntry == grew ? [] : ["it had \(before.historyEntries) entries"]
    },
    YearInvariant("unit.kept", "A block keeps its unit once a week of it is in force.") { seen in
      guard let before = seen.before, seen.hasChanged else { return [] }
      let held = Set(before.weeks.filter { $0.value.forceRevision != nil }.keys.map(\.block))
      return held.sorted().filter { seen.after.blocks[$0]?.unit != before.blocks[$0]?.unit }.map { "\($0.client) \($0.start)" }
    },
  ]
}
