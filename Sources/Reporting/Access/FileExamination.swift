import Files
import Findings
import Glibc
import PlanStore
import TrainingModel

/// Looks where somebody could read or change what is not theirs, by the rights of what stands in the output folder; changes nothing.
package struct FileExamination: Sendable {
  private let output: String
  private let database: String
  private let clients: String?
  private let access: CoachAccess
  private let coaches: [String]

  /// - Parameters:
  ///   - output: the folder of all results.
  ///   - coaches: the ids of those whom the database knows.
  ///   - clients: the client list, which is nobody's to read either where coaches have accounts of their own.
  package init(output: String, database: String, access: CoachAccess, coaches: [String], clients: String? = nil) {
    self.clients = clients
    (self.output, self.database) = (RightsKeeping.resolved(output), RightsKeeping.resolved(database))
    (self.access, self.coaches) = (access, coaches)
  }

  /// The two things that are looked at, in the manner of an examination of the database.
  package func results() -> [Examination.Result] {
    [
      .init(name: "nobody can read or change another's files", breaches: wide().map { .init(message: $0) }),
      .init(name: "every coach has a group of the coach's own, and gets to its files", breaches: groupless().map { .init(message: $0) }),
    ]
  }

  // MARK: Too wide

  private func wide() -> [String] {
    // Whoever runs the night owns the database, and nobody else has to own anything here.
    let owner = FileRights(database)?.status.st_uid ?? geteuid()
    var breaches: [String] = []
    let mask = access.isSet ? 0 : FileAccess.mask
    // What stands in a folder that others can't enter is closed to them, whatever its own rights say.
    func look(
      _ path: String, _ allowed: mode_t, advised: mode_t? = nil, group: gid_t? = nil, isAnybodys: Bool = false, in folders: [String] = []
    ) {
      guard let rights = FileRights(path) else { return }
      let isReached = folders.allSatisfy { (FileRights($0)?.mode ?? 0) & 0o001 != 0 }
      breaches += rights.breaches(
        isReached ? allowed : allowed | 0o007, advised: advised ?? allowed & ~mask, group: group,
        owner: isAnybodys ? rights.status.st_uid : owner)
    }
    for suffix in ["", "-wal", "-shm", "-journal", ".lock"] {
      look(database + suffix, 0o600, in: PathText.folder(of: database).map { [$0] } ?? [])
    }
    look("\(output)/run_results.json", 0o600, in: [output])
    look(output, access.passage.folder)
    for name in ["review", "plans", "inbox"] { look(folder(name), access.passage.folder, in: [output]) }
    for name in Folder.names(at: folder("clips")) { look("\(folder("clips"))/\(name)", 0o600, in: [output, folder("clips")]) }
    let review = folder("review")
    for name in Folder.names(at: review).sorted() {
      let files = owners[name].map { access.files(of: $0) } ?? strangers
      look("\(review)/\(name)", files.file, group: files.group, in: [output, review])
    }
    for coach in Folder.names(at: folder("plans")).sorted() {
      let (files, plans) = (coaches.contains(coach) ? access.files(of: coach) : strangers, "\(folder("plans"))/\(coach)")
      look(plans, files.folder, group: files.group, in: [output, folder("plans")])
      for name in Folder.names(at: plans).sorted() {
        look("\(plans)/\(name)", files.file, group: files.group, in: [output, folder("plans"), plans])
      }
    }
    // Where no group is set, the operator gives each folder to its coach by hand.
    func lookAtInbox(_ path: String, _ access: FileAccess, isAnybodys: Bool = false, in folders: [String]) {
      let byHand: mode_t = 0o2770
      look(
        path, self.access.isSet ? access.folder : byHand, advised: self.access.isSet ? nil : FileRights(path).map { $0.mode & byHand },
        group: access.group, isAnybodys: isAnybodys, in: folders)
    }
    func lookAtShelves(of whom: String, _ place: String, in folders: [String]) {
      for shelf in InboxShelf.allCases { lookAtInbox("\(place)/\(shelf.rawValue)", access.shelf(of: whom), in: folders + [place]) }
    }
    let inbox = folder("inbox")
    for coach in coaches {
      lookAtInbox("\(inbox)/\(coach)", access.inbox(of: coach), in: [output, inbox])
      lookAtShelves(of: coach, "\(inbox)/\(coach)", in: [output, inbox])
    }
    let (logs, room) = ("\(inbox)/\(Client.logs)", access.inbox(of: Client.logs))
    lookAtInbox(logs, room, in: [output, inbox])
    for client in Folder.names(at: logs).sorted() where FileRights("\(logs)/\(client)")?.isFile == false {
      // Whoever brings logs makes these.
      lookAtInbox("\(logs)/\(client)", room, isAnybodys: true, in: [output, inbox, logs])
      lookAtShelves(of: Client.logs, "\(logs)/\(client)", in: [output, inbox, logs])
    }
    if access.isSet, let list = clients.map(RightsKeeping.resolved), let rights = FileRights(list), rights.mode & 0o004 != 0,
      Self.folders(above: list).allSatisfy({ $0.rights.mode & 0o001 != 0 })
    {
      breaches.append("everybody on this machine can read the client list '\(list)': 'chmod o-r' it")
    }
    for (path, rights) in Self.folders(above: output) where rights.mode & 0o002 != 0 && rights.mode & 0o1000 == 0 {
      breaches.append("anybody can put another folder in the place of one in '\(path)': 'chmod o-w' it")
    }
    return breaches
  }

  /// A folder of the results, where it really is.
  private func folder(_ name: String) -> String { RightsKeeping.resolved("\(output)/\(name)") }

  /// Whose each file of the review folder is.
  private var owners: [String: String] {
    let pairs = coaches.flatMap { coach in
      SheetName.all(of: coach).flatMap { [($0.current, coach), ($0.beside, coach)] }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// For what is no known coach's.
  private var strangers: FileAccess { access.isSet ? .own : .usual }

  /// The folders above a path without links, from the nearest on.
  private static func folders(above path: String) -> [(path: String, rights: FileRights)] {
    var folders: [(String, FileRights)] = []
    var path = path
    while let parent = PathText.folder(of: path), parent != path {
      if let rights = FileRights(parent) { folders.append((parent, rights)) }
      path = parent
    }
    return folders
  }

  // MARK: Coaches without a way

  private func groupless() -> [String] {
    guard access.isSet else { return [] }
    var breaches = coaches.compactMap { access.trouble(of: $0)?.message }
    let groups = Dictionary(grouping: coaches) { access.files(of: $0).group }
    for (group, sharing) in groups.sorted(by: { $0.key ?? 0 < $1.key ?? 0 }) where group != nil && sharing.count > 1 {
      breaches.append("coaches \(sharing.map { "'\($0)'" }.joined(separator: " and ")) have one group, and read each other's files")
    }
    for (path, rights) in Self.folders(above: output) where rights.mode & 0o001 == 0 {
      breaches.append("coaches can't pass through '\(path)': 'chmod o+x' it")
    }
    return breaches
  }
}

extension FileRights {
  /// What is wider than allowed, each in a sentence.
  ///
  /// - Parameters:
  ///   - allowed: the rights that it may have at most.
  ///   - advised: those that it should have.
  ///   - group: whose those of the group may be; nil for anybody's.
  ///   - owner: whose it has to be.
  fileprivate func breaches(_ allowed: mode_t, advised: mode_t, group: gid_t?, owner: uid_t) -> [String] {
    if isLink { return ["'\(path)' is a link to another place: remove it"] }
    guard isFile || isFolder else { return ["'\(path)' is no ordinary file: remove it"] }
    var breaches: [String] = []
    if status.st_uid != owner {
      breaches.append("'\(path)' belongs to user number \(status.st_uid), who can change it: 'chown' it to the owner of the database")
    }
    if isFile, status.st_nlink > 1 { breaches.append("'\(path)' has another name elsewhere: copy it and remove the old one") }
    let (over, who) = (mode & ~allowed, "group '\(GroupEntry.name(of: status.st_gid))'")
    let verbs = { (bits: mode_t) in
      [bits & 4 != 0 ? (isFolder ? "list" : "read") : nil, bits & 2 != 0 ? "change" : nil, bits & 1 != 0 && isFolder ? "enter" : nil]
        .compactMap { $0 }.joined(separator: " and ")
    }
    let advice = "'chmod \(Self.octal(advised))' it"
    let (groupVerbs, otherVerbs) = (verbs(over >> 3 & 7), verbs(over & 7))
    if !groupVerbs.isEmpty { breaches.append("\(who) can \(groupVerbs) '\(path)': \(advice)") }
    if !otherVerbs.isEmpty {
      breaches.append("everybody on this machine can \(otherVerbs) '\(path)': \(advice)")
    }
    if let group, group != status.st_gid, mode & 0o070 != 0 {
      breaches.append("'\(path)' is for \(who) and not for the one that is meant: run the night, or 'chgrp' it")
    }
    return breaches
  }

  private static func octal(_ mode: mode_t) -> String { "0" + String(mode, radix: 8) }
}
