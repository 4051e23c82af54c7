import Files
import Findings
import Glibc
import PlanStore
import Synchronization

/// What each coach's files and folders are made with, by the groups that the settings name.
///
/// Where a group is not known, or not ours to give files to, nobody but the user gets anything: a slip never opens a file to somebody else.
package final class CoachAccess: Sendable {
  /// What the settings say of a coach.
  private enum Standing {
    /// Nothing: the user's own group reads.
    case usual
    /// Nobody else reads: the coach is none, or the finding says what is wrong with the group.
    case own(Finding?)
    case group(gid_t)
  }

  /// What the settings say.
  package let groups: CoachGroups
  private let standings = Mutex<[String: Standing]>([:])

  package init(_ groups: CoachGroups = .none) { self.groups = groups }

  /// Whether coaches have groups, so that folders above theirs are passed through and not listed.
  package var isSet: Bool { groups.isSet }

  /// For a coach's sheets and pages, and the files and folder of the coach's clients: 0640 and 0750 of the coach's group.
  package func files(of coach: String) -> FileAccess {
    switch standing(of: coach) {
    case .usual: .usual
    case .own: .own
    case .group(let group): FileAccess(file: 0o640, folder: 0o750, group: group)
    }
  }

  /// For a coach's folder of the inbox, into which the coach may put files: 2770, so that what is made in it is the group's too.
  package func inbox(of coach: String) -> FileAccess {
    switch standing(of: coach) {
    case .usual: .usual
    case .own: .own
    case .group(let group): FileAccess(file: 0o640, folder: 0o2770, group: group)
    }
  }

  /// For the shelves of that folder, from which the coach may take copies: 2750.
  package func shelf(of coach: String) -> FileAccess {
    var access = inbox(of: coach)
    if access.group != nil { access.folder = 0o2750 }
    return access
  }

  /// For folders above those of coaches: 0711 where coaches have groups, else as usual.
  package var passage: FileAccess { isSet ? FileAccess(file: 0o600, folder: Self.openPassage) : .usual }

  /// Rights of a folder that can be passed through and not listed.
  static let openPassage: mode_t = 0o711

  /// What is wrong with the coach's group; nil where nothing is.
  package func trouble(of coach: String) -> Finding? { if case .own(let finding) = standing(of: coach) { finding } else { nil } }

  private func standing(of coach: String) -> Standing {
    guard isSet else { return .usual }
    if let known = standings.withLock({ $0[coach] }) { return known }
    let found = look(coach)
    standings.withLock { $0[coach] = found }
    return found
  }

  private func look(_ coach: String) -> Standing {
    guard let (name, isException) = groups.name(of: coach) else { return .own(nil) }
    // By number only where somebody wrote that number: an id out of the client list must not stand for a group of the system.
    guard let number = GroupEntry.number(of: name) ?? (isException ? gid_t(name) : nil) else {
      return .own(
        Finding(
          .accessGroup, "the group '\(name)' of coach '\(coach)' is not known, so nobody but this user can read the coach's files",
          hint: "make it with 'groupadd \(name)', put the coach and this user into it with 'usermod -aG', or name another in coach-group"))
    }
    guard GroupEntry.isOurs(number) else {
      return .own(
        Finding(
          .accessGroup,
          "this user is no member of the group '\(name)' of coach '\(coach)', so nobody but this user can read the coach's files",
          hint: "put this user into it with 'usermod -aG \(name) USER', which counts from the next login or cron job on"))
    }
    return .group(number)
  }
}
