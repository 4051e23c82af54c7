import Editing
import Files
import Foundation
import Intake
import Reporting
import SystemPackage
import TrainingModel

/// Somebody's folder of the inbox: whoever may write there is that coach, or sends that client's logs. Nothing in it is followed anywhere else.
package struct InboxFolder {
  /// A name in the folder with what it is.
  package struct Item: Equatable {
    package enum Kind: Equatable {
      /// A file that can be read.
      case sheet
      /// `<name>.yes`: the coach's yes to the deletions of a sheet.
      case confirmation
      /// Nothing that can be read, and why.
      case strange(String)
    }

    package var name: String
    package var kind: Kind
    /// Bytes.
    package var size = 0
    /// Nanoseconds since 1970, when it was last written.
    package var modified: Int
  }

  /// The largest file that is taken, in bytes.
  static let maximumSize = SheetLimits.bytesPerNight

  let descriptor: FileDescriptor
  /// What shelves and the texts on them are made with.
  let shelves: FileAccess

  /// Opens the folder; nil where there is none, or where something else stands in its place.
  package init?(_ path: String, shelves: FileAccess = .usual) {
    self.shelves = shelves
    guard let opened = try? FileDescriptor.folder(path) else { return nil }
    descriptor = opened
  }

  package func close() { try? descriptor.close() }

  /// Makes a folder; one that is there stays as it is, with the owner and the group that make it somebody's.
  package static func make(_ path: String, _ access: FileAccess) { try? access.makeFolder(path) }

  /// What is in the folder, the longest written first; `left` counts what somebody may still be writing.
  ///
  /// - Parameter now: nanoseconds since 1970: what was written within the last two seconds is left for the next time.
  package func items(now: Int) -> (items: [Item], left: Int) {
    releaseLeftovers()
    var (items, left, untold) = listed(now: now)
    if !untold.isEmpty {
      rename(untold: untold)
      (items, left, untold) = listed(now: now)
      left += untold.count
    }
    items.sort { ($0.modified, $0.name) < ($1.modified, $1.name) }
    return (items, left)
  }

  /// What is in the folder, and the names of what is called by no text.
  private func listed(now: Int) -> (items: [Item], left: Int, untold: [[CChar]]) {
    var (items, left, untold): ([Item], Int, [[CChar]]) = ([], 0, [])
    for bytes in names() {
      let text = Self.text(bytes)
      let name = text ?? Self.repaired(bytes)
      if InboxShelf(rawValue: name) != nil || Self.isOfSystem(name) { continue }
      guard !Self.isUnfinished(name), let status = descriptor.look(at: bytes) else {
        if !name.hasPrefix(".") { left += 1 }
        continue
      }
      let modified = Self.modified(status)
      if abs(now - modified) < Self.settling, status.type == .regular {
        left += 1
      } else if text == nil {
        untold.append(bytes)
      } else {
        items.append(Item(name: name, kind: Self.kind(name, status), size: Int(status.size), modified: modified))
      }
    }
    return (items, left, untold)
  }

  /// A name as text, or nil where it is none.
  package static func text(_ name: [CChar]) -> String? { String(validating: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }

  /// A name that is no text as one, with an underscore for what can't be read of it.
  static func repaired(_ name: [CChar]) -> String {
    String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self).replacing("\u{FFFD}", with: "_")
  }

  /// The names in the folder as they are, each with the zero behind it.
  package func names() -> [[CChar]] { descriptor.names() }

  /// Names of files that no coach has put there: those that systems leave in every folder which somebody opens (`Thumbs.db`,
  /// `.DS_Store`), and the locks of programs that have a sheet open (`~$marta.xlsx`, `.~lock.marta.csv#`). Nobody is told of them.
  package static func isOfSystem(_ name: String) -> Bool {
    if name.hasPrefix("~$") || (name.hasPrefix(".") && !name.hasPrefix(InboxClaim.prefix)) { return true }
    return ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"].contains(name.lowercased())
  }

  /// Whether a file that is meant to be taken was written so lately that somebody may still be writing it.
  ///
  /// - Parameter now: nanoseconds since 1970.
  package func isBeingWritten(now: Int) -> Bool {
    names().contains { bytes in
      guard let name = Self.text(bytes), InboxShelf(rawValue: name) == nil, !Self.isOfSystem(name), !Self.isUnfinished(name),
        let status = descriptor.look(at: bytes), status.type == .regular
      else { return false }
      return abs(now - Self.modified(status)) < Self.settling
    }
  }

  /// So long nobody may have written to a file that is taken, in nanoseconds.
  private static let settling = 2_000_000_000

  private static func modified(_ status: Stat) -> Int { status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec }

  /// Names that programs give to files which they are still writing.
  package static func isUnfinished(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return name.hasPrefix(".") || name.hasSuffix("~")
      || [".tmp", ".part", ".partial", ".crdownload", ".swp"].contains { lowered.hasSuffix($0) }
  }

  static func kind(_ name: String, _ status: Stat) -> Item.Kind {
    switch status.type {
    case .regular: break
    case .directory: return .strange("it is a folder")
    case .symbolicLink: return .strange("it is a link to another place")
    default: return .strange("it is no file")
    }
    if name.hasSuffix(".yes") { return .confirmation }
    if status.size == 0 { return .strange("it is empty") }
    if status.size > maximumSize { return .strange("it is larger than \(maximumSize / 1_000_000) MB") }
    if status.linkCount > 1 { return .strange("it is a second name of a file elsewhere") }
    return .sheet
  }

  /// The first bytes of a file; nil where it can't be read.
  func head(of name: String) -> [UInt8]? {
    reading(name) { file, status in status.type == .regular ? try file.bytes(upTo: SheetScan.headSize) : nil }
  }

  /// The bytes of a file; nil where it can't be read, has another name elsewhere, or was written to meanwhile.
  func bytes(of name: String) -> [UInt8]? {
    reading(name) { file, before in
      guard before.type == .regular, before.linkCount <= 1, before.size <= Self.maximumSize else { return nil }
      let bytes = try file.bytes(upTo: Int(before.size) + 1)
      let after = try file.stat()
      return bytes.count == Int(before.size) && after.size == before.size && Self.modified(after) == Self.modified(before) ? bytes : nil
    }
  }

  private func reading(_ name: String, _ body: (FileDescriptor, Stat) throws -> [UInt8]?) -> [UInt8]? {
    guard let file = try? descriptor.openFile(name) else { return nil }
    defer { try? file.close() }
    return try? body(file, file.stat())
  }

  /// Takes a file away, or the text beside one on a shelf.
  func remove(_ name: String, on shelf: InboxShelf? = nil) {
    guard let shelf else { return descriptor.remove(name) }
    guard let folder = openShelf(shelf) else { return }
    folder.remove(name)
    try? folder.close()
  }

  /// Writes a text beside a file on a shelf.
  ///
  /// Under its name may stand whatever somebody who may write there has put there, so the text is written to a new file, and that gets the
  /// name: a pipe can't hold us up, and a link leads nowhere.
  package func write(_ text: String, beside name: String, on shelf: InboxShelf) {
    guard let target = openShelf(shelf) else { return }
    defer { try? target.close() }
    guard let fresh = try? FreshFile(in: target, access: shelves) else { return }
    defer { try? fresh.descriptor.close() }
    let note = Self.noteName(name)
    func put(_ name: String) -> Bool { target.rename(fresh.path, to: name, in: target) }
    // Over a folder nothing can be put.
    let isWritten = (try? fresh.descriptor.writeAll(text.utf8)) != nil
    if !isWritten || !(put(note) || put(Self.freeName("", note, in: target))) { target.remove(fresh.path) }
  }

  /// The name with `.txt` behind it, without so much of its beginning as there is no room for.
  private static func noteName(_ name: String) -> String {
    var short = Substring(name)
    while short.utf8.count > longestName + 30 { short.removeFirst() }
    return "\(short).txt"
  }

  /// The folder of a shelf, made where it is missing; nil where something else stands in its place.
  func openShelf(_ shelf: InboxShelf) -> FileDescriptor? {
    try? shelves.makeFolder(shelf.rawValue, in: descriptor)
    return try? descriptor.folder(shelf.rawValue)
  }
}
