import Files
import PlanStore
import TrainingModel

/// A running block whose logs somebody has to look at tonight, because they, or what they are held against, are others than on the last look.
struct LookAtLogs: Equatable {
  /// The first day of the block.
  let start: CalendarDate
  /// The digest of everything that is looked at but the block itself.
  let looked: ContentDigest
  let adapting: Adapting
  /// Whose client it is tonight, and whose wish that is.
  let coach: String

  /// The look at the block that a client trains by; nil where nothing is new, as for everybody who logs nothing.
  ///
  /// - Parameters:
  ///   - coach: whose client it is tonight.
  ///   - profile: the digest of today's profile.
  static func due(_ known: StoreSnapshot.Client, _ job: PlanningJob, coach: String, profile: ContentDigest) -> LookAtLogs? {
    let (request, count) = (job.request, job.logCount(of: known.id))
    guard request.command == .nightly, request.weeks == nil, count > 0, let block = running(known, job) else { return nil }
    let adapting = job.snapshot.adapting(of: coach)
    let mark = mark(of: known, block.start)
    // What a person has changed is left alone until that is settled, and a block that isn't to follow unless a draft of ours waits in it.
    if mark?.firstDay == nil, adapting.mode == .off || known.editedBlocks.contains(where: { $0.start == block.start }) { return nil }
    var hasher = ContentHasher()
    let basis = job.fingerprint(profile: profile, start: block.start, known: known, logs: count)
    let wish = Int64(adapting.mode.rawValue) << 32 | Int64(adapting.within ?? 0)
    withUnsafeBytes(of: (basis.high, basis.low, wish)) { hasher.update($0) }
    let look = LookAtLogs(start: block.start, looked: hasher.finalize(), adapting: adapting, coach: coach)
    // A draft that changes a day which is over can't be approved any more.
    let isOver = mark?.firstDay.map { $0 < request.today } ?? false
    return mark?.fingerprint == AdaptationMark.fingerprint(block.digest, look.looked) && !isOver ? nil : look
  }

  /// Whether a draft waits that was made for logs.
  static func waits(_ known: StoreSnapshot.Client, _ job: PlanningJob) -> Bool {
    guard let block = running(known, job), mark(of: known, block.start)?.firstDay != nil else { return false }
    return known.editedBlocks.contains { $0.start == block.start }
  }

  /// The approved block of today; nil where there is none, or weeks of it still wait for their first approval behind tonight.
  private static func running(_ known: StoreSnapshot.Client, _ job: PlanningJob) -> ApprovedBlock? {
    let today = job.request.today
    return known.approvedBlocks.first { block in
      guard block.start <= today, today <= block.start.endOfBlock else { return false }
      // Weeks that were over before anybody approved them make way for the next block: without them it is looked at in the same night, so
      // that a second one finds nothing to do.
      return known.preview?.start != block.start || job.target(of: known).isDue
    }
  }

  private static func mark(of known: StoreSnapshot.Client, _ start: CalendarDate) -> AdaptationMark? {
    known.adaptation.flatMap { $0.start == start ? $0 : nil }
  }
}
