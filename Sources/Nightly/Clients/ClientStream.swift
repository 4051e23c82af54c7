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

  private struct ChunkResult: Sendable {
    var decisions: [ClientDecision]
    var times: StageTimes
    var failure: (any Error)?
  }

  /// Returns the times of the stages.
  @discardableResult
  func run(_ deliver: (ClientDecision) throws -> Void) async throws -> StageTimes {
    var times = StageTimes()
    var done = 0
    var reader = roster.isAllSame ? nil : roster.source.records()
    var next = 0
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
        if let failure = result.failure { throw failure }
        for decision in result.decisions { try deliver(decision) }
        times.add(result.times)
        done += Self.chunkSize
        job.request.progress?(min(done, roster.same.count), roster.same.count)
      })
    return times
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
      return ChunkResult(decisions: [], times: planner.stageTimes, failure: error)
    }
    return ChunkResult(decisions: decisions, times: planner.stageTimes, failure: nil)
  }
}
