import Findings
import PlanStore
import Reporting
import TrainingModel

/// Where files of the inbox go when they are done with.
extension InboxIntake {
  /// Puts something aside that can't be a sheet, with a text that says why.
  func put(
    aside name: String, _ why: String, _ hint: String, _ coach: String, _ place: InboxFolder, _ report: inout InboxReport
  ) {
    let entry = InboxReport.Entry(coachID: coach, name: name, state: nil, findings: [Finding(.inboxRefused, why, hint: hint)])
    if let claim = place.claim(name) {
      // What was put in its place meanwhile may be a sheet, which the next run takes in.
      if place.kind(of: claim) == .sheet { return place.release(claim) }
      if let moved = place.put(claim, on: .refused) { place.write(InboxView { $0 }.note(entry), beside: moved, on: .refused) }
    }
    report.entries.append(entry)
  }

  /// Puts the file where it belongs now, beside a text where there is something to say.
  func shelve(_ entry: InboxReport.Entry, _ file: InboxEntry, _ view: InboxView) {
    guard let place = place(of: file.coachID) else { return }
    defer { place.close() }
    let shelf: InboxFolder.Shelf =
      switch entry.state {
      case .done: .done
      case .conflict: .conflict
      case .waiting: .waiting
      case .refused, .queued, nil: .refused
      }
    var moved = move(file.name, file.digest, in: place, to: shelf)
    if moved == nil, file.allowsDeletions {
      if shelf == .waiting {
        moved = file.name
      } else if let name = move(file.name, file.digest, in: place, from: .waiting, to: shelf) {
        place.remove("\(file.name).txt", on: .waiting)
        moved = name
      }
    }
    if view.hasNote(entry) { place.write(view.note(entry), beside: moved ?? file.name, on: shelf) }
  }

  /// Puts the very file with these bytes on a shelf: another one of its name may have come since, and stays. Returns its name there.
  func move(
    _ name: String, _ digest: TrainingModel.Digest, in place: InboxFolder, from: InboxFolder.Shelf? = nil, to shelf: InboxFolder.Shelf
  ) -> String? {
    guard let claim = place.claim(name, from: from) else { return nil }
    if let bytes = place.bytes(of: claim), Self.digest(bytes) == digest { return place.put(claim, on: shelf) }
    place.release(claim)
    return nil
  }
}
