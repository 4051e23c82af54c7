import Files
import Findings
import Intake
import PlanStore
import Planning
import Reviewing
import Rulebook
import TrainingModel

/// Everything that the workers of a run share, read-only.
struct PlanningJob: Sendable {
  let request: RunRequest
  let rules: PlanningRules
  let checking: BlockChecking
  let vocabulary: ProfileVocabulary
  let snapshot: StoreSnapshot
  /// The digest of rules and engine: a plan made with another is made again.
  let basis: ContentDigest

  init(request: RunRequest, rulebook: Rulebook, snapshot: StoreSnapshot) {
    self.request = request
    self.snapshot = snapshot
    rules = PlanningRules(rulebook)
    checking = BlockChecking(rules, today: request.today)
    vocabulary = ProfileVocabulary(rulebook)
    basis = Self.basis(of: rulebook)
  }

  /// The digest of rules and engine.
  static func basis(of rulebook: Rulebook) -> ContentDigest {
    var hasher = ContentHasher()
    hasher.update("\(rulebook.digest) \(Engine.version)")
    return hasher.finalize()
  }

  /// The block that a client of the snapshot, or one who is new, is planned for.
  func target(of known: StoreSnapshot.Client?) -> BlockTarget {
    // A hold takes the open weeks of a block away whose other weeks are approved: that block comes first when the hold is over.
    if let known, known.isSuspended, known.preview == nil, let end = known.approvedUntil, end >= request.today {
      return .kept(start: end + (1 - PlanDay.count))
    }
    return target(of: known, openUntil: known?.preview?.openUntil)
  }

  /// The block that a client is planned for once the present one, of which weeks are approved, has no open week left.
  func target(behind known: StoreSnapshot.Client) -> BlockTarget { target(of: known, openUntil: nil) }

  private func target(of known: StoreSnapshot.Client?, openUntil: CalendarDate?) -> BlockTarget {
    BlockTarget.decide(
      today: request.today, preview: known?.preview?.start, openUntil: openUntil, lastApprovedEnd: known?.approvedUntil,
      override: request.start, leadDays: request.leadDays)
  }

  /// Says at each of a client's lifts that has no date since when it is known.
  ///
  /// - Returns: What is to be kept of that; nil where it is what is stored.
  func dateLifts(of client: inout Client, _ known: StoreSnapshot.Client?) -> SeenLifts? {
    var seen = SeenLifts(text: known?.seenLifts ?? "")
    // Lifts that stood in a profile before any night took them down are no newer than the block that was planned from them.
    let earlier = known?.seenLifts == nil ? known?.approvedBlocks.first?.start : nil
    seen.note(&client, on: min(earlier ?? request.today, request.today)) { rules.rulebook[$0].id }
    return known?.seenLifts == seen.text ? nil : seen
  }

  /// The client as the block is planned: where weeks of it stay, it keeps the unit that it was made in, for a block has one.
  ///
  /// Throws `StoreError`.
  func fitted(_ client: Client, to target: BlockTarget, _ store: PlanStore?) throws -> Client {
    guard target.isKept || request.weeks != nil, let unit = try store?.unit(of: client.id, start: target.start) else { return client }
    var client = client
    client.units = unit
    return client
  }

  /// The weeks (1 to 4) of the block that may be planned: of one that goes on, those that are not over.
  func weeks(of target: BlockTarget) -> [Int] {
    let weeks = request.weeks ?? Array(1...Mesocycle.weekCount)
    return target.isKept ? weeks.filter { target.start.day(7, ofWeek: $0) >= request.today } : weeks
  }

  /// The digest of everything that makes a plan of a client whom the store knows, or of a new one: profile, rules, engine, start,
  /// the approved blocks that it looks back to, and logs.
  ///
  /// - Parameter logs: how often the client's logs have changed; 0 where there are none.
  func fingerprint(profile: ContentDigest, start: CalendarDate, known: StoreSnapshot.Client?, logs: Int) -> ContentDigest {
    var hasher = ContentHasher()
    withUnsafeBytes(of: (profile.high, profile.low, basis.high, basis.low, UInt64(bitPattern: Int64(start.dayNumber)))) {
      hasher.update($0)
    }
    if let history = known.flatMap({ ApprovedBlock.digest(of: $0.approvedBlocks, before: start) }) {
      withUnsafeBytes(of: (history.high, history.low)) { hasher.update($0) }
    }
    if logs > 0 { withUnsafeBytes(of: Int64(logs)) { hasher.update($0) } }
    return hasher.finalize()
  }

  /// Whether plans of the client look back to anything: approved blocks, or logs.
  func hasHistory(_ id: String, _ known: StoreSnapshot.Client?) -> Bool { known?.approvedUntil != nil || logCount(of: id) > 0 }

  /// How often the logs of a client have changed; 0 where there are none.
  func logCount(of id: String?) -> Int { snapshot.logs(of: id)?.count ?? 0 }

  /// The digest of what a client's facts are worked out from: of what makes a plan, all but the approved blocks.
  func factsOrigin(profile: ContentDigest, start: CalendarDate) -> ContentDigest {
    fingerprint(profile: profile, start: start, known: nil, logs: 0)
  }

  /// The place in the snapshot of the client whose stored plan surely is what this record would give again, or nil where somebody has to look.
  func isSame(_ record: RawRecord, in source: RecordSource) -> Int? {
    guard !request.forces, let digest = source.rawDigest(of: record), let place = snapshot.place(record: digest) else { return nil }
    let client = snapshot.clients[place]
    // A plan that was made from the same has facts and lifts of the same, unless it is older than those are.
    guard client.isPresent, !client.isSuspended, client.facts != nil, client.seenLifts != nil,
      EditedBlockCheck.due(client, self, profile: client.profileDigest).isEmpty,
      LookAtLogs.due(client, self, coach: client.coachID, profile: client.profileDigest) == nil
    else { return nil }
    switch target(of: client) {
    case .due(let start, expired: false):
      guard client.outcome.isPlanned, let preview = client.preview, !preview.isEdited, !preview.hasApprovedWeeks,
        preview.isMade(
          from: start, by: fingerprint(profile: client.profileDigest, start: start, known: client, logs: logCount(of: client.id)),
          on: request.today)
      else { return nil }
      return place
    case .due, .notDue, .kept:
      return nil
    }
  }
}
