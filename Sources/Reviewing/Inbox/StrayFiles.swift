import Files
import Findings
import Reporting
import TrainingModel

/// What lies in the inbox where no coach's sheets are taken from: it is told and never touched, for nobody knows whose it is.
struct StrayFiles {
  /// In the order of the folders' names; one finding a folder.
  let findings: [Finding]

  /// Looks through the inbox at `path`, in which each of these coaches has a folder; no link is followed out of it.
  init(_ path: String, coaches: [String]) {
    // The dot lets the inbox itself be a link to where the operator keeps it.
    guard let example = coaches.first, let inbox = InboxFolder("\(path)/.") else {
      findings = []
      return
    }
    defer { inbox.close() }
    var (findings, loose): ([Finding], Int) = ([], 0)
    for name in inbox.names().sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let text = InboxFolder.text(name)
      if text.map({ InboxFolder.isUnfinished($0) || InboxFolder.isOfSystem($0) }) ?? false || text.map(coaches.contains) ?? false {
        continue
      }
      guard let folder = InboxFolder(in: inbox, name) else {
        loose += 1
        continue
      }
      defer { folder.close() }
      let count = folder.strayCount
      if count > 0 { findings.append(Self.finding(text ?? "", count, coaches)) }
    }
    if loose > 0 {
      findings.append(
        Finding(
          .inboxStray, "\(Self.files(loose)) in the inbox itself, in the folder of no coach",
          hint: "move what is a sheet into the folder of its coach, such as 'inbox/\(example)'"))
    }
    self.findings = findings
  }

  private static func finding(_ name: String, _ count: Int, _ coaches: [String]) -> Finding {
    let meant = Suggestion.nearest(to: name, among: coaches)
    // A name that can't be an id may be anything, also a client's.
    let folder = IDShape.client.fits(name) ? "'inbox/\(name)', the folder" : "a folder of the inbox that is the folder"
    return Finding(
      .inboxStray, "\(files(count)) in \(folder) of no coach",
      hint: meant.map { "move what is a sheet into 'inbox/\($0)'" }
        ?? "a folder is called as the coach's id is, letter by letter: \(coaches.prefix(3).map { "'\($0)'" }.joined(separator: ", "))"
        + (coaches.count > 3 ? " and so on" : ""))
  }

  private static func files(_ count: Int) -> String { "\(count) file\(count == 1 ? " lies" : "s lie")" }
}

extension InboxFolder {
  /// Opens a folder within another; nil where the name is that of something else.
  fileprivate init?(in parent: InboxFolder, _ name: [CChar]) {
    shelves = parent.shelves
    guard let opened = try? parent.descriptor.folder(name) else { return nil }
    descriptor = opened
  }

  /// How much lies in the folder itself: shelves hold what was taken from somebody who is a coach no more.
  fileprivate var strayCount: Int {
    names().count { bytes in
      guard let name = Self.text(bytes) else { return true }
      return !Self.isUnfinished(name) && !Self.isOfSystem(name) && InboxShelf(rawValue: name) == nil
    }
  }
}
