import Files
import Findings
import Intake
import PlanStore
import Planning
import Reviewing
import TrainingModel

/// Sends every record of the roster through the planners, over all cores, and hands the decisions over in the order of the roster.
struct ClientStream {
  private let job: PlanningJob
  private let roster: Roster
  private let store: PlanStore?
  /// What rows are hashed by.
  let texts: PlanTexts

  /// How many clients go to a core at once: enough that handing over costs nothing, few enough to keep memory small.
  private static let chunkSize = 64

  /// - Parameter texts: what rows are hashed by; without it, as for a run that stores nothing, the rulebook's own.
  init(_ job: PlanningJob, _ roster: Roster, _ store: PlanStore?, texts: PlanTexts? = nil) {
    (self.job, self.roster, self.store) = (job, roster, store)
    self.texts = texts ?? PlanTexts(job.rules.rulebook, references: Array(job.rules.rulebook.references.indices))
  }

  /// One record of a chunk: to be planned, or known to be the same.
  private enum Item: Sendable {
    case record(RawRecord)
    case same(place: Int)
  }

  fileprivate struct ChunkResult: Sendable {
    /// How many records it took.
    var records: Int
    var decisions: [ClientDecision]
    var times: StageTimes
    var failure: (any Error)?
  }

  /// Decides about everybody.
  ///
  /// - Parameters:
  ///   - ahead: What a run of the same job over the same roster has decided already, which is handed over as it stands.
  ///   - keeping: How many of the first records are kept for such a second run, as they were decided.
  /// - Returns: The times of the stages, and what was kept.
  @discardableResult
  func run(
    after ahead: PlannedAhead = PlannedAhead(), keeping: Int = 0, _ deliver: (ClientDecision) throws -> Void
  ) async throws -> (times: StageTimes, ahead: PlannedAhead) {
    var times = StageTimes()
    var done = 0
    var reader = roster.isAllSame ? nil : roster.source.records()
    var next = 0
    var kept = PlannedAhead(most: keeping)
    func take(_ result: ChunkResult) throws {
      if let failure = result.failure { throw failure }
      for decision in result.decisions { try deliver(decision) }
      times.add(result.times)
      done += result.records
      job.request.progress?(done, roster.same.count)
    }
    for chunk in ahead.chunks {
      for _ in 0..<chunk.records { _ = try reader?.next() }
      next += chunk.records
      try take(chunk)
    }
    try await OrderedWork.run(
      jobs: job.request.jobs,
      next: { () -> [Item]? in
        var items: [Item] = []
        items.reserveCapacity(Self.chunkSize)
        while items.count < Self.chunkSize, next < roster.same.count {
          let place = Int(roster.same[next])
          next += 1
          let record = try reader?.next()
          if place >= 0, !roster.census.hasRepeated {
            items.append(.same(place: place))
          } else if let record {
            items.append(.record(record))
          }
        }
        return items.isEmpty ? nil : items
      },
      work: { items in work(items) },
      deliver: { (result: ChunkResult) in
        try take(result)
        kept.add(result)
      })
    return (times, kept)
  }

  private func work(_ items: [Item]) -> ChunkResult {
    var planner = ClientPlanner(job, roster, texts: texts)
    var decisions: [ClientDecision] = []
    decisions.reserveCapacity(items.count)
    do {
      for item in items {
        switch item {
        case .same(let place):
          let client = job.snapshot.clients[place]
          if job.request.asks(for: client.id, coach: client.coachID) { decisions.append(ClientDecision(same: client)) }
        case .record(let record):
          if let decision = try planner.plan(record, store: store) { decisions.append(decision) }
        }
      }
    } catch {
      return ChunkResult(records: items.count, decisions: [], times: planner.stageTimes, failure: error)
    }
    return ChunkResult(records: items.count, decisions: decisions, times: planner.stageTimes, failure: nil)
  }
}

/// What was decided about the first records of a roster before anything was written, so that it need not be planned again to be stored.
struct PlannedAhead: Sendable {
  fileprivate private(set) var chunks: [ClientStream.ChunkResult] = []
  /// How many more records are kept; what comes after the first that is not kept can't be handed over in the order of the roster.
  private var room: Int

  /// - Parameter most: How many records are kept at most.
  init(most: Int = 0) { room = most }

  fileprivate mutating func add(_ chunk: ClientStream.ChunkResult) {
    guard chunk.records <= room else {
      room = 0
      return
    }
    room -= chunk.records
    chunks.append(chunk)
  }
}
