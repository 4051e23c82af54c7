import Findings
import SystemPackage

/// Why a result could not be written, as one sentence that names the path.
package struct OutputFailure: ExplainedError, Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  package var path: String
  /// What is wrong, without a full stop.
  package var message: String
  /// What to do.
  package var hint: String
  /// What the system said.
  package var reason: Errno

  /// The failure that the system's reason means for `path`.
  package init(path: String, _ reason: Errno) {
    (self.path, self.reason) = (path, reason)
    let what: String
    (what, hint) =
      switch reason {
      case .noSpace, .diskQuotaExceeded: ("the disk is full", "free some space and run again")
      case .fileTooLarge: ("it would be larger than the system allows", "raise the file size limit and run again")
      case .permissionDenied, .notPermitted: ("no permission", "let the user of this run write there")
      case .readOnlyFileSystem: ("the file system is read-only", "choose another --output")
      case .notDirectory, .fileExists: ("a file stands where a folder should be", "move that file away")
      case .tooManySymbolicLinkLevels: ("a link stands where the file or folder should be", "move that link away")
      case .noSuchAddressOrDevice: ("something that is no ordinary file stands there", "move that away")
      case .isDirectory, .directoryNotEmpty: ("a folder stands where the file should be", "move that folder away")
      default: ("\(reason)", "see to that and run again")
      }
    message = "\(path) can't be written: \(what)"
  }

  /// The failure that something of this kind is where a file should be; nil for an ordinary file.
  package init?(path: String, inPlaceOfFile type: FileType) {
    switch type {
    case .regular: return nil
    case .directory: self.init(path: path, .isDirectory)
    case .symbolicLink: self.init(path: path, .tooManySymbolicLinkLevels)
    default: self.init(path: path, .noSuchAddressOrDevice)
    }
  }

  /// The failure that a device, a pipe or a socket stands at `path`, or a link leads to one, which is more than a name of a file; nil where
  /// none does.
  package init?(replacing path: String) {
    guard let type = FileContent.type(of: path, followsLink: true) else { return nil }
    self.init(path: path, inPlaceOfFile: type)
  }

  /// Whether no other file of the run can be written either.
  package var concernsEveryFile: Bool { [.noSpace, .diskQuotaExceeded, .fileTooLarge, .readOnlyFileSystem].contains(reason) }

  package var description: String { message }

  /// The failure as a finding of the run.
  package var finding: Finding { Finding(.sheetUnwritable, message, hint: hint) }

  package var findings: [Finding] { [finding] }
}
