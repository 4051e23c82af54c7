import Glibc
import PlanStore

/// What would keep files from being written, told without writing anything.
package enum Foresight {
  /// Why files can't be made in a folder; nil where they can, as far as that shows beforehand. A folder that is not there can be made where
  /// those above it let it.
  package static func obstacle(toWritingIn folder: String) -> OutputFailure? {
    var status = stat()
    if stat(folder, &status) == 0 {
      if status.st_mode & S_IFMT != S_IFDIR { return OutputFailure(path: folder, errno: ENOTDIR) }
      return access(folder, W_OK | X_OK) == 0 ? nil : OutputFailure(path: folder, errno: errno)
    }
    guard errno == ENOENT else { return OutputFailure(path: folder, errno: errno) }
    let parent = FilePath.folder(of: folder) ?? "."
    return parent == folder ? nil : obstacle(toWritingIn: parent)
  }
}
