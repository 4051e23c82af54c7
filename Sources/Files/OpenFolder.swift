import Glibc
import SystemPackage

/// What is done in a folder that is open: what is found is in this very folder, whatever is put in the place of its path meanwhile.
extension FileDescriptor {
  /// The folder that the program works in: names are then paths from there, or from the root.
  package static let workingFolder = FileDescriptor(rawValue: AT_FDCWD)

  /// Opens a folder by its path.
  ///
  /// - Parameter followsLink: whether a link may lead to it.
  /// - Throws: `Errno`, also where something else stands there.
  package static func folder(_ path: String, followsLink: Bool = false) throws(Errno) -> FileDescriptor {
    try workingFolder.folder(path, followsLink: followsLink)
  }

  /// Opens a folder in this one.
  ///
  /// - Throws: `Errno`, also where something else stands there.
  package func folder(_ name: UnsafePointer<CChar>, followsLink: Bool = false) throws(Errno) -> FileDescriptor {
    try open(name, .readOnly, options: followsLink ? .directory : [.directory, .noFollow])
  }

  /// Opens a file in this folder that no program started by us inherits.
  ///
  /// - Throws: `Errno`.
  package func open(
    _ name: UnsafePointer<CChar>, _ mode: AccessMode, options: OpenOptions, rights: mode_t = 0
  ) throws(Errno) -> FileDescriptor {
    let opened = openat(rawValue, name, mode.rawValue | options.rawValue | O_CLOEXEC, rights)
    if opened < 0 { throw .last }
    return FileDescriptor(rawValue: opened)
  }

  /// Opens a file in this folder for reading without waiting for what may stand in its place, a pipe for one; no link is followed.
  ///
  /// - Throws: `Errno`.
  package func openFile(_ name: UnsafePointer<CChar>) throws(Errno) -> FileDescriptor {
    try open(name, .readOnly, options: [.noFollow, .nonBlocking])
  }

  /// What stands under a name in this folder, a link as the link that it is; nil where nothing does.
  package func look(at name: UnsafePointer<CChar>) -> Stat? { try? Stat(name, relativeTo: self, flags: .symlinkNoFollow) }

  /// The names in the folder as they are, each with the zero behind it; none where it can't be read.
  package func names() -> [[CChar]] {
    guard let copy = try? folder("."), let stream = fdopendir(copy.rawValue) else { return [] }
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

  /// Takes a name out of this folder.
  package func remove(_ name: UnsafePointer<CChar>) { unlinkat(rawValue, name, 0) }

  /// Gives what stands under a name in this folder another one, in `target`, in the place of what stands there; false where that can't be.
  package func rename(_ name: UnsafePointer<CChar>, to new: UnsafePointer<CChar>, in target: FileDescriptor) -> Bool {
    renameat(rawValue, name, target.rawValue, new) == 0
  }

  /// Locks an open file for as long as it is open, if nobody else has it locked.
  ///
  /// - Throws: `Errno`; `wouldBlock` where somebody has.
  package func lock(isShared: Bool = false) throws(Errno) {
    if flock(rawValue, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 { throw .last }
  }
}

/// How much of an open file is read.
extension FileDescriptor {
  /// The bytes from where the file is read next, up to this many or to its end.
  ///
  /// - Throws: `Errno`.
  package func bytes(upTo count: Int) throws(Errno) -> [UInt8] {
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      do {
        while done < count {
          let part = try read(into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[done...]))
          if part == 0 { return }
          done += part
        }
      } catch { failure = Errno(error) }
    }
    if let failure { throw failure }
    return bytes
  }
}

extension Errno {
  /// Why the last call of the system failed.
  package static var last: Errno { Errno(rawValue: errno) }

  /// The system's reason for an error of an open file, which is always one.
  package init(_ error: any Error) { self = error as? Errno ?? .ioError }
}
