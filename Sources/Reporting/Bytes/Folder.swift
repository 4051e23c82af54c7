import Glibc
import PlanStore

/// What is done to folders of results.
enum Folder {
  /// Makes a folder and those above it that are missing, with mode 0750.
  static func make(_ path: String) throws(OutputFailure) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw OutputFailure(path: path, errno: EEXIST)
    }
    if errno != ENOENT { throw OutputFailure(path: path, errno: errno) }
    if let parent = FilePath.folder(of: path), parent != path { try make(parent) }
    if mkdir(path, 0o750) != 0, errno != EEXIST { throw OutputFailure(path: path, errno: errno) }
  }

  /// Makes the names in the folder durable, as far as the file system can.
  static func synchronise(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }
}
