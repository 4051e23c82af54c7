import Findings
import Glibc

/// Why a result could not be written, as one sentence that names the path.
package struct OutputFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  package var path: String
  /// What is wrong, without a full stop.
  package var message: String
  /// What to do.
  package var hint: String
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
      case ELOOP: ("\(path) can't be written: a link stands where the file or folder should be", "move that link away")
      case ENXIO: ("\(path) can't be written: something that is no ordinary file stands there", "move that away")
      case EISDIR, ENOTEMPTY: ("\(path) can't be written: a folder stands where the file should be", "move that folder away")
      default: ("\(path) can't be written: \(String(cString: strerror(number)))", "see to that and run again")
      }
  }

  /// The failure that something of this kind is where a file should be; nil for an ordinary file.
  init?(path: String, inPlaceOfFile mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: self.init(path: path, errno: EISDIR)
    case S_IFLNK: self.init(path: path, errno: ELOOP)
    default: self.init(path: path, errno: ENXIO)
    }
  }

  /// The failure that a device, a pipe or a socket stands at `path`, or a link leads to one, which is more than a name of a file; nil where
  /// none does.
  init?(replacing path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return nil }
    self.init(path: path, inPlaceOfFile: status.st_mode)
  }

  package var description: String { message }

  /// The failure as a finding of the run.
  package var finding: Finding { Finding(.sheetUnwritable, message, hint: hint) }
}
