import Editing
import Findings
import Intake
import PlanStore
import Reporting
import TrainingModel

/// Takes what lies in the coaches' folders into the database, the longest written first: its heading is looked at before anything is stored.
struct InboxQueueing {
  private let intake: InboxIntake
  /// What coaches are to hear of files that are not stored.
  private(set) var news: [String: InboxEvents] = [:]
  private var shares: [String: Share] = [:]
  /// Files with the same bytes as another that came into the queue before them.
  private var twins: [(name: String, coach: String, digest: ContentDigest)] = []

  init(_ intake: InboxIntake) { self.intake = intake }

  private var nanoseconds: Int { InboxIntake.nanoseconds(intake.now) }

  /// How much of a coach's was taken, and how much was not.
  private struct Share {
    var files = 0
    var bytes = 0
    var left = 0

    /// Whether there is room for another file, and for one of this size; behind one that waits, the later ones wait as well.
    func hasRoom(for size: Int = 0) -> Bool {
      left == 0 && files < SheetLimits.filesPerNight && bytes + size <= SheetLimits.bytesPerNight
    }
  }

  mutating func run(_ coaches: [String], _ report: inout InboxReport) throws {
    var waiting: [(coach: String, item: InboxFolder.Item)] = []
    for coach in coaches {
      guard let place = intake.place(of: coach) else {
        let finding =
          InboxIntake.hasFolder(coach)
          ? Finding(
            .inboxTrouble, "the inbox of coach '\(coach)' is no folder that can be read",
            hint: "put a folder in its place that this user may read and write")
          : Finding(
            .inboxTrouble, "the database has a coach whose id can't name a folder, so no inbox is read for them",
            hint: "use a-z, 0-9, - and _, and not '\(Client.logs)', which is the folder of clients' logs")
        report.troubles.append(finding)
        continue
      }
      defer { place.close() }
      let (items, left) = place.items(now: nanoseconds)
      report.left += left
      waiting += items.map { (coach, $0) }
    }
    waiting.sort { ($0.item.modified, $0.item.name, $0.coach) < ($1.item.modified, $1.item.name, $1.coach) }
    for (coach, item) in waiting {
      guard let place = intake.place(of: coach) else { continue }
      var share = shares[coach, default: Share()]
      defer {
        place.close()
        shares[coach] = share
      }
      switch item.kind {
      case .sheet: try queue(item, coach, place, &share, &report)
      // A yes may have come together with its sheet, which has to be looked at first.
      case .confirmation: continue
      case .strange(let why):
        let hint = "save the sheet as CSV, and put that file into the inbox"
        put(aside: item.name, Finding(.inboxRefused, "\(why), and only sheets are taken", hint: hint), coach, place, &share, &report)
      }
    }
  }

  /// What waits for the next time, coach by coach.
  var limits: [Finding] {
    shares.filter { $0.value.left > 0 }.sorted { $0.key < $1.key }.map { Self.limit($0.key, $0.value) }
  }

  /// Puts aside what is no sheet, as one of the files of its coach, who hears of it.
  private mutating func put(
    aside name: String, _ finding: Finding, _ coach: String, _ place: InboxFolder, _ share: inout Share, _ report: inout InboxReport
  ) {
    guard share.hasRoom() else {
      share.left += 1
      return
    }
    guard let entry = intake.put(aside: name, finding, coach, place) else { return }
    share.files += 1
    news[coach, default: .none].add([finding])
    intake.note(entry, &report)
  }

  private static func limit(_ coach: String, _ share: Share) -> Finding {
    let one = share.left == 1
    return Finding(
      .inboxLimit,
      "\(share.left) file\(one ? "" : "s") of coach '\(coach)' wait\(one ? "s" : "") for the next time: \(SheetLimits.filesPerNight) files and \(SheetLimits.bytesPerNight / 1_000_000) MB "
        + "of a coach are taken in a night",
      hint: "if that is more than was meant, take the files out of the folder 'inbox/\(coach)'")
  }

  private mutating func queue(
    _ item: InboxFolder.Item, _ coach: String, _ place: InboxFolder, _ share: inout Share, _ report: inout InboxReport
  ) throws {
    guard share.hasRoom() else {
      share.left += 1
      return
    }
    let name = item.name
    intake.say(.looking(InboxFileName(folder: coach, name: name)))
    if let entry = refuse(name, coach, place) {
      share.files += 1
      return intake.note(entry, &report)
    }
    guard share.hasRoom(for: item.size) else {
      share.left += 1
      return
    }
    share.files += 1
    share.bytes += item.size
    guard let bytes = place.bytes(of: name) else {
      report.left += 1
      return
    }
    let digest = InboxIntake.digest(bytes)
    let known = try intake.store.queue(bytes, digest: digest, name: name, coach: coach, at: intake.now)
    if known == .queued { twins.append((name, coach, digest)) }
    guard known == .done, intake.move(name, digest, in: place, to: .done) != nil else { return }
    let finding = Finding(.inboxTaken, "the very same sheet was taken in before, so nothing was done")
    intake.note(InboxView(style: intake.style).entry(coach: coach, name: name, state: .done, findings: [finding]), &report)
  }

  /// Puts files away that lay there with the same bytes as one that is taken in by now, beside that one.
  mutating func settleTwins(_ report: inout InboxReport) throws {
    defer { twins = [] }
    for twin in twins {
      guard let state = try intake.store.inboxState(of: twin.digest, coach: twin.coach), state != .queued,
        let place = intake.place(of: twin.coach)
      else { continue }
      defer { place.close() }
      guard intake.move(twin.name, twin.digest, in: place, to: InboxIntake.shelf(state)) != nil else { continue }
      let finding = Finding(.inboxTaken, "the very same sheet lay there under another name, too, and was looked at once")
      intake.note(InboxView(style: intake.style).entry(coach: twin.coach, name: twin.name, state: state, findings: [finding]), &report)
    }
  }

  /// Puts a file aside whose heading is not that of a sheet, or that is no text at all; nil where it may be a sheet.
  private mutating func refuse(_ name: String, _ coach: String, _ place: InboxFolder) -> InboxReport.Entry? {
    func refusal(_ path: String) -> IntakeFailure? { place.head(of: path).flatMap { ReturnedFile.refusal(ofHead: $0, named: name) } }
    guard refusal(name) != nil, let claim = place.claim(name) else { return nil }
    // What was put in its place meanwhile is another file.
    guard let failure = refusal(claim.privateName) else {
      place.release(claim)
      return nil
    }
    let view = InboxView(style: intake.style)
    let entry = view.entry(coach: coach, name: name, state: .refused, findings: failure.findings)
    if let moved = place.put(claim, on: .refused), let note = view.note(entry, nil, failure.findings) {
      place.write(note, beside: moved, on: .refused)
    }
    news[coach, default: .none].add(failure.findings)
    return entry
  }

  /// Takes the confirmations that lie in the folders; returns whether a sheet has got its yes.
  mutating func confirm(_ coaches: [String], _ report: inout InboxReport) throws -> Bool {
    var isConfirmed = false
    for coach in coaches {
      guard let place = intake.place(of: coach) else { continue }
      var share = shares[coach, default: Share()]
      defer {
        place.close()
        shares[coach] = share
      }
      // A yes is no further sheet, so it has its turn however many of those wait.
      let confirmations = place.items(now: nanoseconds).items.filter { $0.kind == .confirmation }
      for item in confirmations.prefix(SheetLimits.filesPerNight) {
        intake.say(.looking(InboxFileName(folder: coach, name: item.name)))
        if try confirm(item.name, coach, place, &share, &report) { isConfirmed = true }
      }
      share.left += max(0, confirmations.count - SheetLimits.filesPerNight)
    }
    return isConfirmed
  }

  private mutating func confirm(
    _ name: String, _ coach: String, _ place: InboxFolder, _ share: inout Share, _ report: inout InboxReport
  ) throws -> Bool {
    if try intake.store.confirmDeletions(inFile: String(name.dropLast(4)), coach: coach) {
      place.remove(name)
      return true
    }
    let finding = Finding(
      .inboxRefused, "no sheet of this name waits for a yes, and only sheets are taken",
      hint: "check the name: it is that of the sheet, with '.yes' behind it")
    // Where sheets wait for the next time, its own may be one of them.
    put(aside: name, finding, coach, place, &share, &report)
    return false
  }
}
