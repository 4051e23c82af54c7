import Glibc
import PlanStore
import TrainingModel

/// Which group of the machine each coach's files are for: a pattern with `{coach}` in it, and exceptions such as `marta=gym-marta`.
package struct CoachGroups: Sendable, Equatable {
  /// An entry that is neither.
  package struct Unreadable: Error {
    package var text: String
  }

  /// As the settings have them.
  package private(set) var entries: [String] = []
  private var pattern: String?
  private var exceptions: [String: String] = [:]

  private static let placeholder = "{coach}"

  /// Nobody has said: files are for the user's own group.
  package static let none = CoachGroups()

  private init() {}

  /// - Parameter entries: at most one pattern, which has to have `{coach}` in it: one group for all would be one that reads everything.
  /// - Throws: `Unreadable` with the entry that is neither a pattern nor an exception.
  package init(_ entries: [String]) throws(Unreadable) {
    self.entries = entries
    for entry in entries {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 {
        guard SheetName(coach: parts[0], kind: .csv) != nil, Self.isGroup(parts[1]) else { throw Unreadable(text: entry) }
        exceptions[parts[0]] = parts[1]
      } else {
        guard pattern == nil, entry.contains(Self.placeholder), Self.isGroup(entry.replacing(Self.placeholder, with: "coach")) else {
          throw Unreadable(text: entry)
        }
        pattern = entry
      }
    }
  }

  /// Whether somebody has said which groups there are.
  package var isSet: Bool { pattern != nil || !exceptions.isEmpty }

  /// What a coach's group is called, and whether that was said of this very coach; nil where nobody has said.
  ///
  /// Clients without a coach are nobody's, and logs come from all clients, so that the pattern is neither for `unassigned` nor for `logs`.
  func name(of coach: String) -> (name: String, isException: Bool)? {
    if let name = exceptions[coach] { return (name, true) }
    guard coach != Client.unassigned, coach != Client.logs, SheetName(coach: coach, kind: .csv) != nil else { return nil }
    return pattern.map { ($0.replacing(Self.placeholder, with: coach), false) }
  }

  /// Whether a text can be the name or the number of a group.
  private static func isGroup(_ text: String) -> Bool {
    IDShape.client.fits(text.replacing("@", with: "_"))
  }
}

/// A group of the machine, looked up by name.
enum GroupEntry {
  /// The number of the group with this name; nil where the machine knows none.
  static func number(of name: String) -> gid_t? {
    var room = 1 << 12
    while room <= 1 << 20 {
      var buffer = [CChar](repeating: 0, count: room)
      var (entry, found) = (group(), UnsafeMutablePointer<group>?.none)
      let code = getgrnam_r(name, &entry, &buffer, buffer.count, &found)
      if code == ERANGE {
        room *= 4
        continue
      }
      return code == 0 && found != nil ? entry.gr_gid : nil
    }
    return nil
  }

  /// What a group is called: its name, or its number where it has none.
  static func name(of number: gid_t) -> String {
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    var (entry, found) = (group(), UnsafeMutablePointer<group>?.none)
    guard getgrgid_r(number, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.gr_name else { return "\(number)" }
    return String(cString: name)
  }

  /// Whether this process may give its files to the group: as the superuser, or as a member.
  static func isOurs(_ number: gid_t) -> Bool {
    if geteuid() == 0 || getegid() == number { return true }
    let count = getgroups(0, nil)
    guard count > 0 else { return false }
    var groups = [gid_t](repeating: 0, count: Int(count))
    return getgroups(count, &groups) >= 0 && groups.contains(number)
  }
}
