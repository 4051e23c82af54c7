import Findings
import PlanStore
import Reporting
import TrainingModel

/// Where files of the inbox go when they are done with.
extension InboxIntake {
  /// Puts something aside that can't be a sheet, with a text that says why; nil where it turns out to be one.
  func put(aside name: String, _ finding: Finding, _ coach: String, _ place: InboxFolder, hasBrokenDown: Bool = false) -> InboxReport.Entry?
  {
    let view = InboxView(style: style)
    var entry = view.entry(coach: coach, name: name, state: nil, findings: [finding])
    entry.hasBrokenDown = hasBrokenDown
    if let claim = place.claim(name) {
      // What was put in its place meanwhile may be a sheet, which the next run takes in.
      if !hasBrokenDown, place.kind(of: claim) == .sheet {
        place.release(claim)
        return nil
      }
      if let moved = place.put(claim, on: .refused), let note = view.note(entry, nil, [finding]) {
        place.write(note, beside: moved, on: .refused)
      }
    }
    return entry
  }

  static func shelf(_ state: InboxState) -> InboxShelf {
    switch state {
    case .done: .done
    case .conflict: .conflict
    case .waiting: .waiting
    case .refused, .queued: .refused
    }
  }

  /// Puts the file where it belongs now, beside a text where there is something to say.
  func shelve(_ state: InboxState, _ file: InboxEntry, note: String?) {
    guard let place = place(of: file.coachID) else { return }
    defer { place.close() }
    let shelf = Self.shelf(state)
    var moved = move(file.name, file.digest, in: place, to: shelf)
    if moved == nil, file.allowsDeletions {
      if shelf == .waiting {
        moved = file.name
      } else if let name = move(file.name, file.digest, in: place, from: .waiting, to: shelf) {
        place.remove("\(file.name).txt", on: .waiting)
        moved = name
      }
    }
    if let note { place.write(note, beside: moved ?? file.name, on: shelf) }
  }

  /// Puts the very file with these bytes on a shelf: another one of its name may have come since, and stays. Returns its name there.
  func move(
    _ name: String, _ digest: ContentDigest, in place: InboxFolder, from: InboxShelf? = nil, to shelf: InboxShelf
  ) -> String? {
    guard let claim = place.claim(name, from: from) else { return nil }
    if let bytes = place.bytes(of: claim), Self.digest(bytes) == digest { return place.put(claim, on: shelf) }
    place.release(claim)
    return nil
  }
}

/// What a process that takes the inbox in says on its way, so that another one knows what it was about when it ended.
package enum InboxStep: Codable, Sendable {
  /// A file that lies in a coach's folder is about to be looked at.
  case looking(InboxFileName)
  /// A file of the queue is about to be taken in.
  case trying(number: Int, file: InboxFileName)
  /// So many of all changed blocks of the file are done.
  case busy(done: Int, total: Int)
  /// A sheet is done with.
  case settled(InboxReport.Entry)
  /// A log is done with.
  case taken(InboxLog)
  /// Everything is done: so many files were left to whoever is writing them, these wait for the next time, this kept the inbox as a whole
  /// from being taken in, this lies in the folder of nobody whose files are taken, and so many logs lie there still.
  case end(left: Int, limits: [InboxSaying], troubles: [InboxSaying], strays: [InboxSaying] = [], waitingLogs: Int = 0)
}

/// A file of the inbox.
package struct InboxFileName: Codable, Hashable, Sendable {
  /// The folder of the inbox in which it lies, which is called as its coach is, or `logs/` and the client.
  package var folder: String
  /// Without a folder.
  package var name: String

  package init(folder: String, name: String) { (self.folder, self.name) = (folder, name) }
}

/// What is to be said of the inbox as a whole.
package struct InboxSaying: Codable, Sendable {
  package var message: String
  package var hint: String?

  package init(_ finding: Finding) { (message, hint) = (finding.message, finding.hint) }

  /// What is said, as a finding.
  package func finding(_ code: FindingCode) -> Finding { Finding(code, message, hint: hint) }
}
