import Findings
import Glibc
import TrainingModel

/// The folder of review sheets, and the promise that nothing which a coach changed is ever replaced.
///
/// A file is ours while its bytes are those of the last export. Where a run dies between renaming a sheet and recording it, a small file
/// `.<name>.next`, written before the renaming, tells the next run that the new bytes are ours too.
struct SheetFolder {
  let path: String

  /// What became of a sheet.
  enum Placement: Equatable {
    /// The file was there with this content, or the coach has it: nothing was written.
    case unchanged
    /// It has been written under this name.
    case written(String)
    /// Under this name, because the coach has changed the other one.
    case writtenBeside(String)
    /// Nothing was written, because the coach has changed both.
    case refused
  }

  /// Puts `file`, which holds everything but is not yet in its place, under the name that is free for it.
  ///
  /// `recorded` is the digest of the last export; `record` is called once the sheet stands in its place under the name it is given.
  func place(_ file: AtomicFile, as name: SheetName, recorded: Digest?, record: (String) throws -> Void) throws -> Placement {
    let content = file.digest()
    let intent = FileContent.spelledDigest(in: intentPath(name))
    let current = try FileContent.digest(of: "\(path)/\(name.current)")
    let beside = try FileContent.digest(of: "\(path)/\(name.beside)")
    func isOurs(_ digest: Digest) -> Bool { digest == recorded || digest == intent || digest == content }

    func put(_ target: String, besides old: Digest?) throws {
      if old == content {
        file.discard()
      } else {
        try announce(content, name)
        try file.commit(as: target)
      }
      try record(target)
      unlink(intentPath(name))
    }

    if current == content, recorded == content {
      file.discard()
      removeStale(name, beside, isOurs)
      return .unchanged
    }
    if current.map(isOurs) ?? true {
      try put(name.current, besides: current)
      removeStale(name, beside, isOurs)
      return .written(name.current)
    }
    // The coach has changed the sheet. What is new since then goes beside it; what is not new the coach has seen.
    if recorded == content, beside.map({ $0 == content }) ?? true {
      file.discard()
      return .unchanged
    }
    guard beside.map(isOurs) ?? true else {
      file.discard()
      return .refused
    }
    try put(name.beside, besides: beside)
    return .writtenBeside(name.beside)
  }

  /// Removes a sheet of ours that stood beside an edited one, now that the newest stands in its place.
  private func removeStale(_ name: SheetName, _ beside: Digest?, _ isOurs: (Digest) -> Bool) {
    if let beside, isOurs(beside) { unlink("\(path)/\(name.beside)") }
  }

  private func intentPath(_ name: SheetName) -> String { "\(path)/.\(name.current).next" }

  private func announce(_ content: Digest, _ name: SheetName) throws(OutputFailure) {
    let file = AtomicFile(folder: path, name: ".\(name.current).next", access: .own)
    var bytes = OutputBytes(capacity: 32)
    bytes.append(content)
    try file.take(&bytes)
    try file.commit()
  }
}
