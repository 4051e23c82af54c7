import Glibc
import SystemPackage

/// What would keep files from being written, told without writing anything.
package enum Foresight {
  /// Why files can't be made in a folder; nil where they can, as far as that shows beforehand. A folder that is not there can be made where
  /// those above it let it.
  package static func obstacle(toWritingIn folder: String) -> OutputFailure? {
    switch FileContent.type(of: folder, followsLink: true) {
    case .directory: return access(folder, W_OK | X_OK) == 0 ? nil : OutputFailure(path: folder, .last)
    case nil:
      let parent = PathText.folder(of: folder) ?? "."
      guard parent != folder, let above = obstacle(toWritingIn: parent) else { return nil }
      // As whoever makes the folder tells it: a file on its way is said of the whole path.
      return above.reason == .notDirectory ? OutputFailure(path: folder, .notDirectory) : above
    default: return OutputFailure(path: folder, .notDirectory)
    }
  }
}
