import Files
import Findings
import Reporting
import TrainingModel

/// What lies in the inbox where nobody's files are taken from: it is told and never touched, for nobody knows whose it is.
package struct StrayFiles {
  /// In the order of the folders' names; one finding a folder.
  package let findings: [Finding]

  /// Which folders there are, and how they are spoken of.
  package struct Room: Sendable {
    /// Where the folders are, as people are told: `inbox`.
    package var folder: String
    /// Whose the folders are: `coach`.
    package var owner: String
    /// What is taken out of them: `a sheet`.
    package var what: String
    /// A folder in it that is nobody's and is not looked into.
    package var other: String?
    /// Whether a folder that is nobody's is told by its name: where clients have folders, it may be a person's.
    package var namesFolders = true

    package static let sheets = Room(folder: "inbox", owner: "coach", what: "a sheet", other: Client.logs)
    package static let logs = Room(folder: "inbox/\(Client.logs)", owner: "client", what: "a log", namesFolders: false)
  }

  /// Looks through the room at `path`, in which each of these owners has a folder; no link is followed out of it.
  package init(_ path: String, _ room: Room = .sheets, owners: Set<String>) {
    // The dot lets the inbox itself be a link to where the operator keeps it.
    guard let example = owners.min(), let inbox = InboxFolder("\(path)/.") else {
      findings = []
      return
    }
    defer { inbox.close() }
    var (findings, loose): ([Finding], Int) = ([], 0)
    for name in inbox.names().sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let text = InboxFolder.text(name)
      if let text, InboxFolder.isUnfinished(text) || InboxFolder.isOfSystem(text) || owners.contains(text) || text == room.other {
        continue
      }
      guard let folder = InboxFolder(in: inbox, name) else {
        loose += 1
        continue
      }
      defer { folder.close() }
      let count = folder.strayCount
      if count > 0 { findings.append(Self.finding(text ?? "", count, room, owners)) }
    }
    if loose > 0 {
      let place = room.folder == "inbox" ? "the inbox itself" : "'\(room.folder)' itself"
      findings.append(
        Finding(
          .inboxStray, "\(Self.files(loose)) in \(place), in the folder of no \(room.owner)",
          hint: "move what is \(room.what) into the folder of its \(room.owner), such as '\(room.folder)/\(example)'"))
    }
    self.findings = findings
  }

  private static func finding(_ name: String, _ count: Int, _ room: Room, _ owners: Set<String>) -> Finding {
    let meant = Suggestion.nearest(to: name, among: owners.sorted())
    // A name that can't be an id may be anything, also a client's.
    let folder =
      room.namesFolders && IDShape.client.fits(name)
      ? "'\(room.folder)/\(name)', the folder"
      : "a folder of \(room.folder == "inbox" ? "the inbox" : "'\(room.folder)'") that is the folder"
    return Finding(
      .inboxStray, "\(files(count)) in \(folder) of no \(room.owner)",
      hint: meant.map { "move what is \(room.what) into '\(room.folder)/\($0)'" }
        ?? "a folder is called as the \(room.owner)'s id is, letter by letter: "
        + owners.sorted().prefix(3).map { "'\($0)'" }.joined(separator: ", ") + (owners.count > 3 ? " and so on" : ""))
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

  /// How much lies in the folder itself: shelves hold what was taken from somebody who is an owner no more.
  package var strayCount: Int {
    names().count { bytes in
      guard let name = Self.text(bytes) else { return true }
      return !Self.isUnfinished(name) && !Self.isOfSystem(name) && InboxShelf(rawValue: name) == nil
    }
  }
}
