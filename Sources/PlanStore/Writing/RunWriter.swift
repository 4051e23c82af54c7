import Findings
import GRDB
import Rulebook
import TrainingModel

/// What the store decided about a batch.
package struct BatchResult: Sendable, Equatable {
  /// The ids of clients whose block was approved or edited since the run looked: it stays, and their outcome is `protected`.
  package var protected: [String] = []
  /// The revision of every block that was written, by client.
  package var revisions: [String: Int] = [:]
  /// What logs make of a running block and came otherwise than it was meant, by client.
  package var setbacks: [String: AdaptationSetback] = [:]

  package init(protected: [String] = [], revisions: [String: Int] = [:]) { (self.protected, self.revisions) = (protected, revisions) }
  /// What is said of clients of whom the database refused to store what the run decided, by id: their outcome is `failed`.
  package var failed: [String: Finding] = [:]
}

/// Writes what one run decides, a batch of whole clients in each transaction.
///
/// After a crash at any moment a client has the old plan or the new one.
package final class RunWriter: Sendable {
  package let run: RunRecord
  /// The texts of the run's rulebook, with the keys of its rules: for `WeekDigests` in the workers.
  package let texts: PlanTexts
  private let store: PlanStore
  private let checkpointer: Checkpointer

  init(store: PlanStore, run: RunRecord, texts: PlanTexts) {
    self.store = store
    self.run = run
    self.texts = texts
    checkpointer = Checkpointer(path: store.path)
  }

  /// Writes a batch of whole clients in one transaction, and where the database refuses one of them, the others in more.
  ///
  /// - Throws: `StoreError` where nothing can be stored any more.
  @discardableResult
  package func write(_ batch: [ClientWrite]) throws -> BatchResult {
    var result = BatchResult()
    try store.write(each: batch[...]) { db, clients in
      var transaction = try BatchTransaction(db, run: run, texts: texts, store.texts)
      for client in clients { try transaction.write(client) }
      try transaction.markSheets()
      result.protected += transaction.protected
      result.revisions.merge(transaction.revisions) { $1 }
      result.setbacks.merge(transaction.setbacks) { $1 }
    } refused: { client, error in
      result.failed[client.clientID] = error.refusal
      try writeFailure(of: client, error.refusal)
    }
    checkpointer.note(batch.count)
    return result
  }

  /// Notes that a client's night failed, with the plan as it was; where not even that can be stored, only the results tell it.
  private func writeFailure(of client: ClientWrite, _ finding: Finding) throws {
    var failed = client
    (failed.outcome, failed.reached, failed.findings, failed.rechecks) = (.failed, .loaded, [finding], [])
    failed.adaptation = nil
    // Whoever may not train must not be given the plan, although it could not be taken away.
    if case .withdraw = client.change { failed.change = .suspend } else { failed.change = .keep }
    try store.write(each: [failed]) { db, clients in
      var transaction = try BatchTransaction(db, run: run, texts: texts, store.texts)
      for client in clients { try transaction.write(client) }
      try transaction.markSheets()
    } refused: { _, _ in
    }
  }

  /// Notes that these clients are no longer in the roster: their plans stay, but can't be approved.
  ///
  /// - Parameter refused: hears of each client of whom the database refused to note it.
  /// - Throws: `StoreError` where nothing can be stored any more.
  package func markAbsent(_ clientIDs: [String], refused: (String, StoreError) -> Void = { _, _ in }) throws {
    try store.write(each: clientIDs[...]) { db, clientIDs in
      let update = try DirectStatement(db, "UPDATE clients SET is_present = 0, outcome_run = ?2 WHERE client_id = ?1 RETURNING coach_id")
      update.bind(run.id, at: 2)
      var coaches = StaleCoaches()
      for id in clientIDs {
        update.bind(id, at: 1)
        guard try update.step() else { throw StoreError.count("clients", expected: 1, actual: 0, client: id) }
        coaches.insert(update.pointer.string(0))
        update.reset()
      }
      try coaches.mark(db)
    } refused: { id, error in
      refused(id, error)
    }
  }

  /// Empties the facts of those who have left and of whom no block goes on; where the database refuses it, the next night tries again.
  ///
  /// - Throws: `StoreError` where nothing can be stored any more.
  package func forgetFacts() throws {
    let gone = try store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT c.client_id FROM clients c WHERE c.facts <> '' AND \(ClientFileState.isGone("?1"))
            AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.client_id = c.client_id AND b.plan_start > ?2)
          """, arguments: [run.today.description, (run.today + -StoredBlock.dayCount).description])
    }
    try store.write(each: gone[...]) { db, clientIDs in
      for id in clientIDs { try db.execute(sql: "UPDATE clients SET facts = '' WHERE client_id = ?", arguments: [id]) }
    } refused: { _, _ in
    }
  }

  /// Finalizes approved weeks whose last day is before the run's day.
  ///
  /// - Parameter refused: hears of each client whose weeks the database refused to finalize.
  /// - Throws: `StoreError` where nothing can be stored any more.
  @discardableResult
  package func finalizeWeeks(refused: (String, StoreError) -> Void = { _, _ in }) throws -> ClosedWeeks {
    var closed = ClosedWeeks()
    func finalize(_ client: String?) throws {
      closed += try store.write { db in
        try Finalization(db, store.texts, today: run.today, at: run.startedAt, who: run.command, client: client).run()
      }
    }
    do {
      try finalize(nil)
    } catch let error as StoreError where error.isOfOneWrite {
      for client in try store.read({ db in try Finalization.clients(db, today: run.today) }) {
        do { try finalize(client) } catch let error as StoreError where error.isOfOneWrite { refused(client, error) }
      }
    }
    return closed
  }

  /// Writes the end of the run, and empties the write-ahead log into the database.
  ///
  /// - Throws: `StoreError` where the end can't be noted; what was planned stays.
  package func finish(_ result: RunResult) throws {
    try store.write { db in
      let columns = Outcome.spellings.map { "\"\($0)\" = ?" }.joined(separator: ", ")
      let counts = Outcome.allCases.map { result.outcomes.indices.contains(Int($0.rawValue)) ? result.outcomes[Int($0.rawValue)] : 0 }
      try db.execute(
        sql: "UPDATE runs SET finished_at = ?, exit_code = ?, warnings = ?, \(columns) WHERE run_id = ?",
        arguments: [result.finishedAt, result.exitCode, result.warnings] + StatementArguments(counts) + [run.id])
      guard db.changesCount == 1 else { throw StoreError.count("runs", expected: 1, actual: db.changesCount) }
    }
    checkpointer.finish()
    try store.checkpoint()
  }
}

extension PlanStore {
  /// What `RunWriter.write` would say of a batch, as far as that can be known without writing.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func preview(_ batch: [ClientWrite], of run: RunRecord, texts: PlanTexts) throws -> BatchResult {
    try read { db in
      let transaction = try BatchTransaction(db, run: run, texts: texts, self.texts)
      return BatchResult(protected: try batch.filter(transaction.protects).map(\.clientID))
    }
  }

  /// Records that a run begins, and the names and rules that its rows will refer to.
  ///
  /// - Throws: `StoreError` where the run can't be noted; nothing is kept of it then.
  package func begin(_ run: RunRecord, rulebook: Rulebook) throws -> RunWriter {
    let keys = try write { db in
      try db.execute(
        sql:
          "INSERT INTO runs (run_id, command, today, started_at, rules_digest, engine_version, rulebook_digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          run.id, run.command, run.today.description, run.startedAt, run.rulesDigest.data, run.engineVersion, rulebook.digest.data,
        ])
      return try RulebookRegistration(db).register(rulebook)
    }
    return RunWriter(store: self, run: run, texts: PlanTexts(rulebook, references: keys))
  }

  /// Empties the write-ahead log into the database, unless another program is reading it at the moment.
  func checkpoint() throws {
    do {
      try Self.rethrowing(path) { try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    } catch let error as StoreError where error.kind == .busy {
      // The next run, or SQLite itself, will do it.
    }
  }
}
