import Glibc
import SystemPackage

/// A new file under a name that nobody can guess, which is locked while its writer lives.
package struct FreshFile {
  package let descriptor: FileDescriptor
  /// Its path, or its name in the folder that is open.
  package let path: String

  /// Makes the file and gives it to whom `access` says.
  ///
  /// - Parameters:
  ///   - directory: an open folder.
  ///   - folder: the path from there; nil for the folder itself.
  /// - Throws: `Errno` where that is impossible.
  package init(in directory: FileDescriptor = .workingFolder, folder: String? = nil, access: FileAccess) throws(Errno) {
    let prefix = folder.map { "\($0)/" } ?? ""
    for attempt in 1...Self.attempts {
      let path = prefix + Self.name()
      let opened: FileDescriptor
      do throws(Errno) {
        opened = try directory.open(path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow], rights: access.fresh)
      } catch {
        if error == .fileExists { continue }
        throw error
      }
      // Somebody who tidied up may have taken it for one that was left behind, before it was locked.
      let isOurs = (try? opened.lock(isShared: true)) != nil && ((try? opened.stat())?.linkCount ?? 0) > 0
      if isOurs || attempt == Self.attempts {
        access.grant(opened)
        (descriptor, self.path) = (opened, path)
        return
      }
      directory.remove(path)
      try? opened.close()
    }
    throw .fileExists
  }

  private static let attempts = 10

  private static let (beginning, ending) = (".mesocycle-", ".tmp")

  private static func name() -> String { beginning + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ending }

  /// Removes from an open folder what killed runs left half-written; what somebody is still writing is locked, and stays.
  package static func removeLeftovers(in directory: FileDescriptor) {
    for name in directory.names() where isOurs(name) {
      guard directory.look(at: name)?.type == .regular, let opened = try? directory.openFile(name) else { continue }
      if (try? opened.lock()) != nil { directory.remove(name) }
      try? opened.close()
    }
  }

  private static func isOurs(_ name: [CChar]) -> Bool {
    name.starts(with: beginning.utf8.map { CChar($0) })
      && name.dropLast().suffix(ending.utf8.count).elementsEqual(ending.utf8.map { CChar($0) })
  }
}
