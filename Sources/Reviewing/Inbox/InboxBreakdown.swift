import Findings
import PlanStore
import Reporting

/// What becomes of a file over which the program broke down that took it in: it is set aside, and the others go on.
extension InboxIntake {
  /// Sets the file aside that a process was about when it ended; throws where the database does not take that.
  ///
  /// - Parameters:
  ///   - last: what the process said last of what it was about to do; nil where that was no file, and nothing is done.
  ///   - why: how it ended, as a sentence without a full stop.
  package func setAside(_ last: InboxStep, _ why: String, _ report: inout InboxReport) throws {
    switch last {
    case .trying(let number, _):
      guard let file = try store.queuedFiles().first(where: { $0.number == number }) else { return }
      try settle(file, brokenDown: why, &report)
    case .looking(let file):
      guard let place = place(of: file.folder) else { return }
      defer { place.close() }
      // A process that ended may have had it in its hands.
      place.releaseLeftovers()
      if let entry = put(aside: file.name, Self.breakdown(why), file.folder, place, hasBrokenDown: true) { note(entry, &report) }
    case .busy, .settled, .taken, .end: return
    }
  }

  /// Lets the coaches hear of what was refused, or waits for a decision.
  package func tell(_ report: inout InboxReport) { tell([:], &report) }

  /// Settles a file of the queue that nobody tries again.
  func settle(_ file: InboxEntry, brokenDown why: String, _ report: inout InboxReport) throws {
    let findings = [Self.breakdown(why)]
    try store.settle(file, as: .refused, at: now, news: InboxEvents(codes: [.inboxRefused]))
    let view = InboxView(style: style)
    var entry = view.entry(coach: file.coachID, name: file.name, state: .refused, findings: findings)
    entry.hasBrokenDown = true
    shelve(.refused, file, note: view.note(entry, nil, findings))
    note(entry, &report)
  }

  private static func breakdown(_ why: String) -> Finding {
    Finding(
      .inboxRefused, "\(why), so it was set aside; what had been stored of it by then stays",
      hint: "this is a fault of the program and not of the sheet: report it together with the file")
  }
}
