import Files
import Foundation
import Intake
import Reporting
import SystemPackage

/// A file of the inbox under a name that only we use: what is looked at is what is put somewhere, whatever others do meanwhile.
///
/// A run that is killed leaves such a file; the next one gives it its name back and goes on.
package struct InboxClaim {
  /// The name that only we use, in the coach's folder.
  let privateName: String
  /// The name that others gave it.
  package let name: String
  /// The shelf that it stood on; nil for the folder itself.
  let shelf: InboxShelf?

  /// Hidden, so that nobody takes the file for one that has just come.
  static let prefix = ".taking-"
}

extension InboxFolder {
  /// Takes a file out of the reach of others; nil where it is gone or can't be renamed.
  ///
  /// - Parameters:
  ///   - bytes: the name as it stands in the folder where that is no text; it is known by `name` from then on.
  ///   - shelf: where it stands; nil for the folder itself.
  package func claim(_ name: String, bytes: [CChar]? = nil, from shelf: InboxShelf? = nil) -> InboxClaim? {
    guard let source = shelf.map({ openShelf($0) }) ?? descriptor else { return nil }
    defer { if source != descriptor { try? source.close() } }
    var short = Substring(name)
    while short.utf8.count > Self.longestName { short.removeFirst() }
    let place = Self.freeName(InboxClaim.prefix, String(short), in: descriptor)
    guard source.rename(bytes ?? Array(name.utf8CString), to: place, in: descriptor) else { return nil }
    return InboxClaim(privateName: place, name: name, shelf: shelf)
  }

  /// With a name of this many bytes there is room for what is put before and behind it.
  static let longestName = 200

  /// The bytes of a file that was claimed; nil where it can't be read.
  package func bytes(of claim: InboxClaim) -> [UInt8]? { bytes(of: claim.privateName) }

  /// A file that was claimed, to be read piece by piece; nil where it can't be read, or has another name elsewhere. Whoever still writes to
  /// it is noticed by `InputFile.isUnchanged`.
  package func file(of claim: InboxClaim) -> InputFile? {
    guard let file = try? descriptor.openFile(claim.privateName) else { return nil }
    defer { try? file.close() }
    guard let status = try? file.stat(), status.type == .regular, status.linkCount <= 1, status.size <= Self.maximumSize else { return nil }
    return try? InputFile.file(behind: file, named: claim.name)
  }

  /// What kind of file was claimed.
  package func kind(of claim: InboxClaim) -> Item.Kind? {
    descriptor.look(at: claim.privateName).map { Self.kind(claim.name, $0) }
  }

  /// Puts a claimed file on a shelf, under another name where its own is taken there; returns that name, or nil where it went back.
  package func put(_ claim: InboxClaim, on shelf: InboxShelf) -> String? {
    if let target = openShelf(shelf) {
      defer { try? target.close() }
      if let name = place(claim.privateName, as: claim.name, in: target) { return name }
    }
    release(claim)
    return nil
  }

  /// Gives a claimed file back under its name, or one like it where somebody has put another file there meanwhile.
  package func release(_ claim: InboxClaim) {
    guard let source = claim.shelf.map({ openShelf($0) }) ?? descriptor else { return }
    defer { if source != descriptor { try? source.close() } }
    _ = place(claim.privateName, as: claim.name, in: source)
  }

  /// Gives back what a run that was killed had claimed, and takes away the texts that it had not finished.
  package func releaseLeftovers() {
    for shelf in existingShelves() {
      FreshFile.removeLeftovers(in: shelf)
      try? shelf.close()
    }
    for privateName in names().compactMap(Self.text) where privateName.hasPrefix(InboxClaim.prefix) {
      guard let status = descriptor.look(at: privateName) else { continue }
      if status.linkCount > 1, status.type == .regular, isElsewhere(status, but: privateName) {
        // It was put where it belongs, and only this name of it is left.
        remove(privateName)
        continue
      }
      let name = privateName.dropFirst(InboxClaim.prefix.count)
      _ = place(privateName, as: name.isEmpty ? "sheet" : String(name), in: descriptor)
    }
  }

  /// Whether the folder or a shelf has the same file under another name; a name outside of both says nothing of where it was put.
  private func isElsewhere(_ file: Stat, but privateName: String) -> Bool {
    let shelves = existingShelves()
    defer { for shelf in shelves { try? shelf.close() } }
    return ([descriptor] + shelves).contains { folder in
      folder.names().contains { name in
        let status = folder.look(at: name)
        return status?.inode == file.inode && status?.deviceID == file.deviceID && Self.text(name) != privateName
      }
    }
  }

  /// The shelves that are there, opened.
  private func existingShelves() -> [FileDescriptor] { InboxShelf.allCases.compactMap { try? descriptor.folder($0.rawValue) } }

  /// Gives these files names that are text: by others nobody could be told of them.
  func rename(untold raw: [[CChar]]) {
    for bytes in raw {
      if let claim = claim(Self.repaired(bytes), bytes: bytes) { release(claim) }
    }
  }

  /// Gives a file that only we can name another name, and never in the place of another file; returns the name, or nil.
  private func place(_ privateName: String, as name: String, in target: FileDescriptor) -> String? {
    for _ in 0..<Self.attempts {
      let free = Self.freeName("", name, in: target)
      // A second name, and then one less: renaming would put the file in the place of one that has come since.
      if linkat(descriptor.rawValue, privateName, target.rawValue, free, 0) == 0 {
        remove(privateName)
        return free
      }
      if Errno.last == .fileExists { continue }
      // A folder has no second name, and some disks have none for files.
      return descriptor.rename(privateName, to: free, in: target) ? free : nil
    }
    return nil
  }

  /// So often somebody else may be quicker with a name.
  private static let attempts = 10

  /// The name behind the prefix, with a number where something is called that already.
  static func freeName(_ prefix: String, _ name: String, in folder: FileDescriptor) -> String {
    var place = prefix + name
    var number = 2
    while folder.look(at: place) != nil {
      place = "\(prefix)\(number)-\(name)"
      number += 1
    }
    return place
  }
}
