import PlanStore
import TrainingModel

/// What a client's logs mean for the block that is planned: whether it is made anew for them, and when.
///
/// A preview that nobody has seen follows the logs every night. One that stood in a sheet waits for the last night but two before its start,
/// and is then made anew once, so that nobody reads a sheet twice a week.
struct LogsOfBlock {
  /// How often the logs have changed; 0 where there are none.
  let count: Int
  private let job: PlanningJob
  private let decision: ClientDecision
  private let start: CalendarDate
  private let before: BlockLogs?

  /// So many days before its start an exported block is planned once more for logs.
  private static let lastLook = 3

  init(_ job: PlanningJob, _ decision: ClientDecision, _ start: CalendarDate) {
    (self.job, self.decision, self.start) = (job, decision, start)
    let logs = job.snapshot.logs(of: decision.id)
    (count, before) = (logs?.count ?? 0, logs?.blocks[start])
  }

  /// The digest of everything that makes the block tonight.
  var fingerprint: ContentDigest { fingerprint(logs: count) }

  private func fingerprint(logs: Int) -> ContentDigest {
    job.fingerprint(profile: decision.profileDigest, start: start, known: decision.known, logs: logs)
  }

  /// What is noted of the logs with a block that is made tonight.
  var made: BlockLogs? { count > 0 ? BlockLogs(count: count, isSettled: isLastLook) : nil }

  private var isLastLook: Bool { job.request.today >= start + -Self.lastLook }

  /// Whether nothing but the logs has changed since the preview was made, and what was approved before it to follow them.
  func differAlone(from preview: StoreSnapshot.Preview?) -> Bool {
    guard let preview, preview.start == start else { return false }
    if count != before?.count ?? 0, preview.isMade(from: start, by: fingerprint(logs: before?.count ?? 0), on: job.request.today) {
      return true
    }
    guard let known = decision.known, let adaptation = known.adaptation, adaptation.hasRows, adaptation.start < start else { return false }
    // Neither profile nor rules are others, so that it is the running block that is.
    return preview.basis == job.basis && known.profileDigest == decision.profileDigest
      && preview.isMade(from: start, by: preview.fingerprint, on: job.request.today)
  }

  /// Whether the preview stays as it is for now although there are new logs.
  ///
  /// Throws `StoreError`.
  func mayWait(_ store: PlanStore?) throws -> Bool {
    guard let id = decision.id, let store, try store.isExported(id, start) else { return false }
    return !isLastLook || before?.isSettled == true
  }

  /// Whether a block that was made for logs alone says something else of what is lifted than the stored one: another exercise, or another
  /// load, which is a step of the kit at least. Where it doesn't, a coach who has read the stored one need not read another.
  ///
  /// Throws `StoreError`.
  func isNews(_ block: PlannedBlock, _ store: PlanStore) throws -> Bool {
    guard let id = decision.id, try store.isExported(id, start), let stored = try store.plan(of: id, start: start) else { return true }
    struct Lift: Equatable {
      var week, day: Int
      var exercise: String
      var load: Load?
    }
    let weeks = Set(block.mesocycle.weeks.map(\.week))
    let new = block.mesocycle.prescriptions.map { row in
      Lift(week: Int(row.week), day: Int(row.day), exercise: job.rules.rulebook[row.exercise].id, load: row.load)
    }
    let old = stored.rows.filter { weeks.contains($0.week) }.map { row in
      Lift(week: row.week, day: row.day, exercise: row.exercise, load: row.load)
    }
    return new != old
  }
}
