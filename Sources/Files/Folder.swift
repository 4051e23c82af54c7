import CSyncFS
import Glibc
import Synchronization
import SystemPackage

/// What is done to folders by their path.
package enum Folder {
  /// Makes a folder and those above it that are missing, and takes away what killed runs left half-written in it.
  ///
  /// - Parameters:
  ///   - access: what the folder is made with; those above it are made as usual.
  ///   - followsLink: whether the folder may be a link to where the operator keeps it.
  /// - Throws: `OutputFailure`.
  package static func make(_ path: String, access: FileAccess = .usual, followsLink: Bool = true) throws(OutputFailure) {
    try makeMissing(path, access)
    if !followsLink, FileContent.type(of: path) == .symbolicLink {
      throw OutputFailure(path: path, .tooManySymbolicLinkLevels)
    }
    // Into a folder that can't be listed one can write all the same.
    guard let descriptor = try? FileDescriptor.folder(path, followsLink: followsLink) else { return }
    if tidied.withLock({ $0.insert(path).inserted }) { FreshFile.removeLeftovers(in: descriptor) }
    try? descriptor.close()
  }

  /// The folders that this process has tidied: once is enough for each.
  private static let tidied = Mutex<Set<String>>([])

  /// Makes a folder and those above it that are missing.
  ///
  /// - Parameter access: what the folder is made with; those above it are made as usual.
  /// - Throws: `OutputFailure` with the path of the folder that can't be made.
  package static func makeMissing(_ path: String, _ access: FileAccess = .usual) throws(OutputFailure) {
    do throws(Errno) {
      if try Stat(path).type == .directory { return }
      throw .notDirectory
    } catch {
      if error != .noSuchFileOrDirectory { throw OutputFailure(path: path, error) }
    }
    if let parent = PathText.folder(of: path), parent != path { try makeMissing(parent) }
    do throws(Errno) { try access.makeFolder(path) } catch {
      if error != .fileExists { throw OutputFailure(path: path, error) }
    }
  }

  /// The names in the folder at `path` that are text, hidden ones too; none where it is a link, or can't be read.
  package static func names(at path: String) -> [String] {
    guard let folder = try? FileDescriptor.folder(path) else { return [] }
    defer { try? folder.close() }
    return folder.names().compactMap { String(validating: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
  }

  /// Makes all that was written to the folder's file system durable, in one go; false where it doesn't say that it did.
  package static func synchroniseAll(_ path: String) -> Bool {
    guard let folder = try? FileDescriptor.folder(path, followsLink: true) else { return false }
    defer { try? folder.close() }
    return syncfs(folder.rawValue) == 0
  }

  /// Makes the names in the folder durable, as far as the file system can.
  package static func synchronise(_ path: String) {
    guard let folder = try? FileDescriptor.folder(path, followsLink: true) else { return }
    fsync(folder.rawValue)
    try? folder.close()
  }
}
