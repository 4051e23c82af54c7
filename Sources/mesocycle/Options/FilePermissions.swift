import ArgumentParser
import Foundation
import Reporting

/// How files and folders are created: 0640 and 0750 unless the settings say otherwise.
enum FilePermissions {
  /// Sets the process's umask, so that nothing is ever created with more rights than these.
  static func apply(umask text: String = "027") throws {
    guard let mask = UInt32(text, radix: 8), mask <= 0o777 else {
      throw ValidationError("umask takes an octal number such as 027, not '\(text)'")
    }
    _ = Foundation.umask(mode_t(mask))
  }

  /// What each coach's files are made with, by a pattern and exceptions.
  static func access(coachGroups entries: [String]) throws -> CoachAccess {
    do throws(CoachGroups.Unreadable) { return CoachAccess(try CoachGroups(entries)) } catch {
      throw ValidationError("coach-group takes a group with {coach} in it, such as gym-{coach}, or COACH=GROUP, not '\(error.text)'")
    }
  }

  /// Makes new files belong to this group, which the user has to be a member of.
  static func use(group name: String) throws {
    guard let entry = getgrnam(name) else { throw ValidationError("group '\(name)' is not known on this machine") }
    guard setegid(entry.pointee.gr_gid) == 0 else { throw ValidationError("this user may not create files for group '\(name)'") }
  }
}
