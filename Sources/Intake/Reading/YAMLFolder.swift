import Files
import Findings
import SystemPackage

/// A folder of YAML files, one client a file, in the order of their names.
struct YAMLFolder: Sendable {
  /// A file of the folder.
  struct File: Sendable {
    /// As the results show it.
    let path: String
    /// As the log calls it: profiles are often named after people. It is the number that `LC_ALL=C ls` gives it, from 1.
    let spoken: String?

    func place(line: Int? = nil) -> Place { Place(file: path, spoken: spoken, line: line) }
  }

  let files: [File]
  /// Files that stand beside them and are not read: somebody might think they were.
  let findings: [Finding]

  init(file: String) { (files, findings) = ([File(path: file, spoken: nil)], []) }

  /// Lists a folder; hidden files and a README are nobody's profile, other files are warned about.
  init(folder path: String) throws(IntakeFailure) {
    let folder: FileDescriptor
    do throws(Errno) { folder = try .folder(path, followsLink: true) } catch {
      throw IntakeFailure(
        .profileUnreadable, "cannot be read: \(error)", at: Place(file: path), hint: "check the path given with --clients")
    }
    defer { try? folder.close() }
    var names = folder.names().map { String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
    names.removeAll { $0.hasPrefix(".") }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var (files, others): ([File], [File]) = ([], [])
    for (index, name) in names.enumerated() where !name.hasPrefix("README") {
      let file = File(path: prefix + name, spoken: "file \(index + 1) of \(path)")
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { files.append(file) } else { others.append(file) }
    }
    self.files = files
    findings = others.map {
      Finding(
        .profileUnreadable, "this is no YAML file, and was not read as a profile", severity: .warning, at: $0.place(),
        hint: "end its name in .yaml, or move it elsewhere")
    }
  }

  /// The record that a file is; one that can't be read has that as its fault.
  func record(_ ordinal: Int) -> RawRecord {
    let file = files[ordinal]
    func record(_ bytes: ArraySlice<UInt8>, _ fault: Finding? = nil) -> RawRecord {
      RawRecord(ordinal: ordinal, file: file.path, spoken: file.spoken, line: 1, bytes: bytes, fault: fault)
    }
    do throws(IntakeFailure) {
      var bytes = try InputFile(opening: file.path, waits: false).prefix(RawRecord.maximumSize + 1)[...]
      if bytes.count > RawRecord.maximumSize { return record([], .tooLarge(at: file.place(line: 1))) }
      if bytes.starts(with: byteOrderMark) { bytes = bytes.dropFirst(byteOrderMark.count) }
      return record(bytes)
    } catch {
      var fault = error.findings[0]
      fault.place = file.place()
      return record([], fault)
    }
  }
}

/// What some programs write before UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
