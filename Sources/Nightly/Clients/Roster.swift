import Findings
import Intake
import PlanStore
import TrainingModel

/// The first pass over the profiles: which ids stand twice, and whose plan is surely still the same.
///
/// It keeps an id's digest and a number for each record and nothing else, so that the longest list fits.
struct Roster {
  let source: RecordSource
  let census: IDCensus
  /// By record: the place in the snapshot of the client whose profile, rules and start are those of the stored plan, or -1.
  let same: [Int32]

  init(_ source: RecordSource, job: PlanningJob) throws(IntakeFailure) {
    self.source = source
    var reader = source.records()
    var counter = IDCensus.Counter(of: source)
    var same: [Int32] = []
    while let record = try reader.next() {
      counter.add(record)
      same.append(Int32(job.isSame(record, in: source) ?? -1))
    }
    self.same = same
    census = counter.finish(source)
  }

  /// Whether every record's plan is surely the same.
  var isAllSame: Bool { !census.hasRepeated && !same.contains(-1) }
}
