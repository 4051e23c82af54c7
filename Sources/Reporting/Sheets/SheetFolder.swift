import Files
import Findings
import Glibc
import TrainingModel

/// The folder of review sheets, and the promise that nothing which a coach changed is ever replaced.
///
/// A file is ours while its bytes are those of the last export, as the database knows it or as a small file `.<name>.last` beside it does,
/// which is written before the sheet gets its place, and stays: it has the digest of the sheet, and that of the one before. The two differ
/// after a run that died between renaming a sheet and recording it, and where a backup of the database was put back: a sheet that was
/// written after that backup is ours too, although the database has never heard of it.
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

  /// Whether the sheet that was last put into its place is another than the database has recorded, or nobody knows: then somebody has to
  /// look, although nothing has changed in the database.
  func isDoubtful(_ name: SheetName, recorded: ContentDigest) -> Bool { lastDigests(name).first != recorded }

  /// The digest of the sheet that was last put into its place.
  func lastDigest(_ name: SheetName) -> ContentDigest? { lastDigests(name).first }

  /// Puts `file`, which holds everything but is not yet in its place, under the name that is free for it.
  ///
  /// `recorded` is the digest of the last export; `record` is called once the sheet stands in its place under the name it is given.
  func place(_ file: AtomicFile, as name: SheetName, recorded: ContentDigest?, record: (String) throws -> Void) throws -> Placement {
    let content = file.digest()
    let written = lastDigests(name)
    let last = written.first
    let current = try FileContent.digest(of: "\(path)/\(name.current)")
    let beside = try FileContent.digest(of: "\(path)/\(name.beside)")
    func isOurs(_ digest: ContentDigest) -> Bool { digest == recorded || digest == content || written.contains(digest) }

    func put(_ target: String, besides old: ContentDigest?) throws {
      if last != content { try announce(content, before: old ?? last, name) }
      if old == content { file.discard() } else { try file.commit(as: target) }
      try record(target)
    }

    if current == content, recorded == content {
      file.discard()
      // A folder that can't be written is no trouble on a night that has nothing to write.
      if last != content { try? announce(content, before: last, name) }
      removeStale(name, beside, isOurs)
      return .unchanged
    }
    if current.map(isOurs) ?? true {
      try put(name.current, besides: current)
      removeStale(name, beside, isOurs)
      return .written(name.current)
    }
    // The coach has changed the sheet. What is new since then goes beside it; what is not new the coach has seen. Where nobody knows what
    // was last put here, or a backup of the database was put back since, the coach may have changed something else than this.
    if recorded == content, last == content, beside.map({ $0 == content }) ?? true {
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

  /// Puts a file into its place that nothing can be approved by, so that the database doesn't record it.
  ///
  /// - Parameter kind: what the file is called in a sentence.
  /// - Returns: whether the coach has it now.
  @discardableResult
  func place(_ file: AtomicFile, as name: SheetName, called kind: String, into report: inout SheetExport.Report) throws -> Bool {
    do {
      switch try place(file, as: name, recorded: lastDigest(name), record: { _ in }) {
      case .unchanged: report.unchanged += 1
      case .written(let target): report.written.append(target)
      case .writtenBeside(let target):
        report.written.append(target)
        report.findings.append(
          SheetExport.edited(name, "'\(name.current)' was edited since the last export, so the new \(kind) is '\(target)'"))
      case .refused:
        report.findings.append(
          SheetExport.edited(name, "'\(name.current)' and '\(name.beside)' were both edited, so no new \(kind) was written"))
        return false
      }
      return true
    } catch let failure as OutputFailure where !failure.concernsEveryFile {
      report.findings.append(failure.finding)
      return false
    }
  }

  /// Whether a sheet was put into its place once, wherever it is now.
  func hasWritten(_ name: SheetName) -> Bool { FileContent.isFile(lastPath(name)) }

  /// Removes a sheet of ours that stood beside an edited one, now that the newest stands in its place.
  private func removeStale(_ name: SheetName, _ beside: ContentDigest?, _ isOurs: (ContentDigest) -> Bool) {
    if let beside, isOurs(beside) { unlink("\(path)/\(name.beside)") }
  }

  private func lastPath(_ name: SheetName) -> String { "\(path)/.\(name.current).last" }

  /// The digests of the sheet that was written last, and of the one before.
  private func lastDigests(_ name: SheetName) -> [ContentDigest] {
    FileContent.words(in: lastPath(name)).compactMap { ContentDigest(hex: String($0)) }
  }

  private func announce(_ content: ContentDigest, before old: ContentDigest?, _ name: SheetName) throws(OutputFailure) {
    let file = AtomicFile(folder: path, name: ".\(name.current).last", access: .own)
    var bytes = OutputBytes(capacity: 65)
    bytes.append(([content] + [old].compactMap(\.self)).map(\.description).joined(separator: " "))
    try file.take(&bytes)
    try file.commit()
  }
}
