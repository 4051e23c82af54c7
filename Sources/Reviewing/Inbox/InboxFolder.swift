import Editing
import Foundation
import Intake
import TrainingModel

/// One coach's folder of the inbox: whoever may write there is the coach. Nothing in it is followed anywhere else.
struct InboxFolder {
  /// A name in the folder with what it is.
  struct Item: Equatable {
    enum Kind: Equatable {
      case sheet
      /// `<name>.yes`: the coach's yes to the deletions of a sheet.
      case confirmation
      /// Nothing that can be read, and why.
      case strange(String)
    }

    var name: String
    var kind: Kind
    /// Bytes.
    var size = 0
    /// Nanoseconds since 1970, when it was last written.
    var modified: Int
  }

  /// Where files go when they are done with.
  enum Shelf: String, CaseIterable {
    case done, refused, conflict, waiting
  }

  /// The largest file that is taken, in bytes.
  static let maximumSize = SheetLimits.bytesPerNight

  let descriptor: Int32

  /// Opens the folder; nil where there is none, or where something else stands in its place.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  func close() { Foundation.close(descriptor) }

  /// Makes a coach's folder with mode 0750; one that is there stays as it is, with the owner and the group that make it that coach's.
  static func make(_ path: String) {
    mkdir(path, 0o750)
  }

  /// What is in the folder, the longest written first; `left` counts what somebody may still be writing.
  ///
  /// - Parameter now: nanoseconds since 1970: what was written within the last two seconds is left for the next time.
  func items(now: Int) -> (items: [Item], left: Int) {
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
      if Shelf(rawValue: name) != nil { continue }
      var status = stat()
      guard !Self.isUnfinished(name), fstatat(descriptor, bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        if !name.hasPrefix(".") { left += 1 }
        continue
      }
      let modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
      if abs(now - modified) < 2_000_000_000, status.st_mode & S_IFMT == S_IFREG {
        left += 1
      } else if text == nil {
        untold.append(bytes)
      } else {
        items.append(Item(name: name, kind: Self.kind(name, status), size: Int(status.st_size), modified: modified))
      }
    }
    return (items, left, untold)
  }

  /// A name as text, or nil where it is none.
  static func text(_ name: [CChar]) -> String? { String(validating: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }

  /// A name that is no text as one, with an underscore for what can't be read of it.
  static func repaired(_ name: [CChar]) -> String {
    String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self).replacing("\u{FFFD}", with: "_")
  }

  /// The names in the folder as they are, each with the zero behind it.
  func names() -> [[CChar]] { Self.names(in: descriptor) }

  static func names(in folder: Int32) -> [[CChar]] {
    let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { return [] }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1)) }
      }
      if name != [46, 0], name != [46, 46, 0] { names.append(name) }
    }
    return names
  }

  /// Names that programs give to files which they are still writing, or to their locks.
  static func isUnfinished(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
      || [".tmp", ".part", ".partial", ".crdownload", ".swp"].contains { lowered.hasSuffix($0) }
  }

  static func kind(_ name: String, _ status: stat) -> Item.Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .strange("it is a folder")
    case S_IFLNK: return .strange("it is a link to another place")
    default: return .strange("it is no file")
    }
    if name.hasSuffix(".yes") { return .confirmation }
    if status.st_size == 0 { return .strange("it is empty") }
    if status.st_size > maximumSize { return .strange("it is larger than \(maximumSize / 1_000_000) MB") }
    if status.st_nlink > 1 { return .strange("it is a second name of a file elsewhere") }
    return .sheet
  }

  /// The first bytes of a file; nil where it can't be read.
  func head(of name: String) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { Foundation.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: SheetScan.headSize)
    let count = Foundation.pread(file, &bytes, bytes.count, 0)
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  /// The bytes of a file; nil where it can't be read, or was written to meanwhile.
  func bytes(of name: String) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { Foundation.close(file) }
    var (before, after) = (stat(), stat())
    guard fstat(file, &before) == 0, before.st_mode & S_IFMT == S_IFREG, before.st_size <= Self.maximumSize else { return nil }
    let size = Int(before.st_size)
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while done <= size {
        let read = Foundation.read(file, buffer.baseAddress.map { $0 + done }, size + 1 - done)
        if read < 0, errno == EINTR { continue }
        if read <= 0 { break }
        done += read
      }
      count = done
    }
    guard done == size, fstat(file, &after) == 0, after.st_size == before.st_size, after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { return nil }
    return bytes
  }

  /// Takes a file away, or the text beside one on a shelf.
  func remove(_ name: String, on shelf: Shelf? = nil) {
    guard let shelf else {
      unlinkat(descriptor, name, 0)
      return
    }
    guard let folder = openShelf(shelf) else { return }
    unlinkat(folder, name, 0)
    Foundation.close(folder)
  }

  /// Writes a text beside a file on a shelf.
  func write(_ text: String, beside name: String, on shelf: Shelf) {
    guard let target = openShelf(shelf) else { return }
    defer { Foundation.close(target) }
    let file = openat(target, "\(name).txt", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard file >= 0 else { return }
    defer { Foundation.close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }

  /// The folder of a shelf, made where it is missing; nil where something else stands in its place.
  func openShelf(_ shelf: Shelf) -> Int32? {
    mkdirat(descriptor, shelf.rawValue, 0o750)
    let opened = openat(descriptor, shelf.rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    return opened < 0 ? nil : opened
  }
}
