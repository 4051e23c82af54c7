import Files
import Findings
import Glibc
import PlanStore
import TrainingModel

/// Brings what stands in the output folder in line with who may read it: also what was written before somebody said so.
package struct RightsKeeping: Sendable {
  private let output: String
  private let access: CoachAccess

  /// - Parameter output: the folder of all results.
  package init(output: String, access: CoachAccess) { (self.output, self.access) = (output, access) }

  /// Takes a database of ours, its lock and the results away from everybody but the user; what it did is told once, because it is then done.
  package func narrow(database: String) -> [Finding] {
    let place = Self.resolved(database)
    let files = ["", "-wal", "-shm", "-journal", ".lock"].map { (database + $0, place + $0) }
    let results = "\(output)/run_results.json"
    let narrowed = (files + [(results, results)]).filter { FileRights($0.1)?.narrow(to: 0o600) ?? false }
    guard let first = narrowed.first?.0 else { return [] }
    return [
      Finding(
        .accessNarrowed,
        "others could open '\(first)'\(narrowed.count > 1 ? " and what belongs to it" : ""); it is for this user alone now",
        hint: "who reads it with SQL runs as this user, or reads a copy made with sqlite3's '.backup'")
    ]
  }

  /// Gives each coach's files and folders their group, and lets coaches pass through those above; where coaches have no groups, folders
  /// that they could pass through are closed again.
  ///
  /// What can't be changed is a finding, and the next one's turn comes.
  package func keep(_ coaches: [String]) -> [Finding] {
    guard access.isSet else {
      closePassages()
      return []
    }
    var findings: [Finding] = []
    for (folder, rights) in passages {
      if rights.set(access.passage.folder, group: nil) == nil {
        findings.append(
          Finding(
            .accessRefused, "'\(output + folder)' is another user's, so that coaches may not get through it, or may look around in it",
            hint: "give it to this user with 'chown', or run 'chmod 711' on it"))
      }
    }
    for coach in coaches {
      if let trouble = access.trouble(of: coach) { findings.append(trouble) }
      findings += give(things(of: coach), to: "coach '\(coach)'")
    }
    return findings + give(roomOfLogs, to: "those who bring logs")
  }

  private typealias Thing = (rights: FileRights, mode: mode_t, group: gid_t?)

  private func give(_ things: [Thing], to whom: String) -> [Finding] {
    let refused = things.filter { $0.rights.set($0.mode, group: $0.group) == nil }.map(\.rights.path)
    guard let first = refused.first else { return [] }
    return [
      Finding(
        .accessRefused,
        "'\(first)'\(refused.count > 1 ? " and \(refused.count - 1) more" : "") can't be given to the group of \(whom)",
        hint: "it is another user's, or has another name elsewhere: 'mesocycle doctor' tells; give it to this user, or move it away")
    ]
  }

  /// The folders above those of coaches that are there.
  private var passages: [(name: String, rights: FileRights)] {
    ["", "/review", "/plans", "/inbox"].compactMap { folder in
      // The operator may keep it elsewhere, with a link in its place.
      guard let rights = FileRights(Self.resolved(output + folder)), rights.isFolder else { return nil }
      return (folder, rights)
    }
  }

  /// Brings folders back to usual that are as `keep` left them when coaches had groups; what somebody set otherwise stays, and doctor tells.
  private func closePassages() {
    for (_, rights) in passages where rights.mode == CoachAccess.openPassage {
      _ = rights.set(access.passage.folder & ~FileAccess.mask, group: nil)
    }
  }

  /// The path without links in it; as it is, where there is nothing.
  static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// What there is of a coach, with what it should have. What the coach may have put into the inbox stays as it is.
  private func things(of coach: String) -> [Thing] {
    guard SheetName(coach: coach, kind: .csv) != nil else { return [] }
    let (files, inbox, shelf) = (access.files(of: coach), access.inbox(of: coach), access.shelf(of: coach))
    var paths: [(path: String, access: FileAccess)] = SheetName.all(of: coach)
      .flatMap { [$0.current, $0.beside] }.map { ("\(output)/review/\($0)", files) }
    let plans = "\(output)/plans/\(coach)"
    // A coach's folder that is a link leads to files that are none of ours.
    if FileRights(plans)?.isFolder ?? false {
      paths += [(plans, files)] + Folder.names(at: plans).map { ("\(plans)/\($0)", files) }
    }
    let folder = "\(output)/inbox/\(coach)"
    if FileRights(folder)?.isFolder ?? false {
      paths += [(folder, inbox)] + InboxShelf.allCases.map { ("\(folder)/\($0.rawValue)", shelf) }
    }
    return Self.things(paths)
  }

  /// The folders of the inbox in which clients' logs lie. Those that others have made for a client are theirs, and only their shelves ours.
  private var roomOfLogs: [Thing] {
    let (folder, room, shelf) = (
      Self.resolved("\(output)/inbox") + "/\(Client.logs)", access.inbox(of: Client.logs), access.shelf(of: Client.logs)
    )
    guard FileRights(folder)?.isFolder ?? false else { return [] }
    var paths = [(path: folder, access: room)]
    for client in Folder.names(at: folder).map({ "\(folder)/\($0)" }) {
      guard let rights = FileRights(client), rights.isFolder else { continue }
      if rights.status.st_uid == geteuid() { paths.append((client, room)) }
      paths += InboxShelf.allCases.map { ("\(client)/\($0.rawValue)", shelf) }
    }
    return Self.things(paths)
  }

  private static func things(_ paths: [(path: String, access: FileAccess)]) -> [Thing] {
    paths.compactMap { path, access in
      guard let rights = FileRights(path), rights.isFile || rights.isFolder else { return nil }
      return (rights, rights.isFolder ? access.folder : access.file, access.group)
    }
  }
}

/// Where files of the inbox go when they are done with: folders in each coach's own.
package enum InboxShelf: String, CaseIterable, Sendable {
  case done, refused, conflict, waiting
}
