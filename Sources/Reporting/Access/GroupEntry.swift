import Glibc

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
