import Files
import Findings
import Foundation
import SystemPackage

/// The lock that keeps two runs from writing at once: an flock beside the database, released by the kernel when its holder dies.
package final class RunLock: Sendable {
  private let file: FileDescriptor

  /// Why the lock can't be had.
  package enum Refusal: ExplainedError, Equatable {
    /// Another run holds it; the text says which, as the holder wrote it.
    case held(by: String)
    /// The lock file can't be made; the text says why.
    case unusable(String)

    package var findings: [Finding] {
      switch self {
      case .held(let holder):
        [Finding(.runLocked, "another run holds the lock: \(holder)", hint: "wait until it has ended, and run this again")]
      case .unusable(let reason):
        [Finding(.runLocked, "the run lock can't be made: \(reason)", hint: "check the path given with --database")]
      }
    }
  }

  /// Takes the lock, or says at once who holds it; a database that is reached by several names has one lock.
  ///
  /// - Parameter holder: what others are told while this run holds it, such as `nightly, process 4711, since 2026-12-02T02:00:00Z`.
  /// - Throws: `Refusal` where another run holds the lock, or the file can't be made.
  package init(besideDatabase database: String, holder: String) throws(Refusal) {
    let path = Self.place(of: database) + ".lock"
    let opened: FileDescriptor
    do throws(Errno) {
      // For the user alone: whoever may open it could hold it.
      opened = try FileDescriptor.workingFolder.open(path, .readWrite, options: [.create, .noFollow, .nonBlocking], rights: 0o600)
    } catch {
      throw .unusable("\(path): \(error)")
    }
    var isHeld = false
    defer { if !isHeld { try? opened.close() } }
    // What the holder writes into it must never go into another file.
    guard let status = try? opened.stat(), status.type == .regular, status.linkCount == 1 else {
      throw .unusable("\(path) is no ordinary file, or another name of one")
    }
    do throws(Errno) { try opened.lock() } catch {
      throw error == .wouldBlock ? .held(by: Self.text(in: opened)) : .unusable("\(path): \(error)")
    }
    (file, isHeld) = (opened, true)
    // The text only informs: the lock itself is the kernel's, so a failure to write it costs nothing.
    try? file.resize(to: 0)
    _ = try? file.writeAll(toAbsoluteOffset: 0, holder.utf8)
  }

  deinit {
    try? file.resize(to: 0)
    try? file.close()
  }

  /// Where the database really is, also where a link leads to a file that is not there yet; as given, where its folder is not there.
  private static func place(of database: String, linksLeft: Int = 40) -> String {
    if let found = resolved(database) { return found }
    let folder = PathText.folder(of: database) ?? "."
    if linksLeft > 0, let target = try? FileManager.default.destinationOfSymbolicLink(atPath: database) {
      return place(of: target.hasPrefix("/") ? target : PathText.join(folder, target), linksLeft: linksLeft - 1)
    }
    return resolved(folder).map { PathText.join($0, PathText.name(of: database)) } ?? database
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func text(in file: FileDescriptor) -> String {
    let text = String(decoding: (try? file.bytes(upTo: 200)) ?? [], as: UTF8.self)
    return text.isEmpty ? "another run" : text
  }
}
