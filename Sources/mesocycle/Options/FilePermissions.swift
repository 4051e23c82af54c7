import ArgumentParser
import Foundation
import Reporting

/// How files and folders are created: 0640 and 0750 unless the settings say otherwise.
enum FilePermissions {
  /// Sets the process's umask, so that nothing is ever created with more rights than these.
  ///
  /// - Parameter label: what a message calls the setting.
  static func apply(umask text: String = "027", called label: String = "umask") throws {
    guard let mask = UInt32(text, radix: 8), mask <= 0o777 else {
      throw ValidationError("\(label) takes an octal number such as 027, not '\(text)'")
    }
    _ = Foundation.umask(mode_t(mask))
  }

  /// What each coach's files are made with, by a pattern and exceptions.
  static func access(coachGroups entries: [String], called label: String) throws -> CoachAccess {
    do throws(CoachGroups.Unreadable) { return CoachAccess(try CoachGroups(entries)) } catch {
      throw ValidationError("\(label) takes a group with {coach} in it, such as gym-{coach}, or COACH=GROUP, not '\(error.text)'")
    }
  }

  /// Makes new files belong to this group, which the user has to be a member of.
  static func use(group name: String, called label: String) throws {
    guard let entry = getgrnam(name) else {
      throw ValidationError("\(label) '\(name)' is not known on this machine\(OptionSources.hint(name, among: groups))")
    }
    guard setegid(entry.pointee.gr_gid) == 0 else {
      throw ValidationError("\(label) '\(name)' is not one for which this user may create files")
    }
  }

  /// The names of the machine's groups.
  private static var groups: [String] {
    var names: [String] = []
    setgrent()
    while let entry = getgrent() { names.append(String(cString: entry.pointee.gr_name)) }
    endgrent()
    return names
  }
}
