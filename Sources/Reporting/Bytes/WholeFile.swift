/// Writes small files that are ready in memory.
package enum WholeFile {
  /// Puts `bytes` at `folder/name`, whole or not at all, with these rights; folders that are missing are made.
  ///
  /// - Throws: `OutputFailure`. The name must be one of ours: nothing that comes from outside may be a part of it unchecked.
  package static func write(_ bytes: [UInt8], toFolder folder: String, name: String, access: FileAccess = .usual) throws(OutputFailure) {
    try Folder.make(folder, access: access)
    let file = AtomicFile(folder: folder, name: name, access: access)
    var content = OutputBytes(capacity: bytes.count)
    content.append(contentsOf: bytes)
    try file.take(&content)
    try file.commit()
  }
}
