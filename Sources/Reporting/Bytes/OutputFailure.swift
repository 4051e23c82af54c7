import Findings
import Glibc

/// Why a result could not be written, as one sentence that names the path.
public struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  public var path: String
  /// What is wrong, without a full stop.
  public var message: String
  /// What to do.
  public var hint: String
  /// Whether no other file of the run can be written either.
  var concernsEveryFile: Bool

  /// The failure that the system's error number means for `path`.
  init(path: String, errno number: Int32) {
    self.path = path
    concernsEveryFile = [ENOSPC, EDQUOT, EFBIG, EROFS].contains(number)
    (message, hint) =
      switch number {
      case ENOSPC, EDQUOT: ("\(path) can't be written: the disk is full", "free some space and run again")
      case EFBIG: ("\(path) can't be written: it would be larger than the system allows", "raise the file size limit and run again")
      case EACCES, EPERM: ("\(path) can't be written: no permission", "let the user of this run write there")
      case EROFS: ("\(path) can't be written: the file system is read-only", "choose another --output")
      case ENOTDIR, EEXIST: ("\(path) can't be written: a file stands where a folder should be", "move that file away")
      case EISDIR, ENOTEMPTY: ("\(path) can't be written: a folder stands where the file should be", "move that folder away")
      case EWOULDBLOCK: ("\(path) is being written by another run", "wait until that run has ended")
      default: ("\(path) can't be written: \(String(cString: strerror(number)))", "see to that and run again")
      }
  }

  public var description: String { message }

  /// The failure as a finding of the run.
  public var finding: Finding { Finding(.sheetUnwritable, message, hint: hint) }
}
