import Findings
import GRDB

/// Why the database could not do what was asked, in words for the person who has to act.
///
/// It never holds a bound value: those are client data.
package struct StoreError: ExplainedError, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong, for programs.
  package enum Kind: Sendable {
    /// No room on the disk, or a limit on the size of the file.
    case full
    case readOnly
    /// Another program holds the database for longer than the busy timeout.
    case busy
    /// A database or file of another program.
    case foreign
    /// Made by a newer version of the program.
    case newer
    /// Made by an older version of the program, and opened for reading only.
    case older
    /// A run was killed before it had made the tables, or while it changed the file, and only a run that writes can go on from there.
    case unfinished
    case corrupt
    /// A row holds a value that no version of the program writes; the file is whole.
    case value
    /// A folder stands where the file should be, or a file where a folder should be, or nothing is there, or it may not be opened.
    case path
    /// A write changed more or fewer rows than it should have; nothing of it was kept.
    case count
    /// The file can't be read or written any more: a disk that fails, or memory that is refused.
    case lost
    /// What was to be written is against a rule of the database, or anything else that SQLite reports; nothing of it was kept.
    case other
  }

  /// Whether only what was to be written is at fault, so that something else can still be stored.
  package var isOfOneWrite: Bool { kind == .count || kind == .other || kind == .value }

  package var kind: Kind
  /// One sentence without a full stop that says what is wrong, and where.
  package var message: String
  /// What to do.
  package var hint: String

  package init(_ kind: Kind, _ message: String, hint: String) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// A table holds a value that no version of the program writes.
  static func damaged(_ table: String) -> StoreError {
    StoreError(.value, "the table '\(table)' holds a value that no version of the program writes", hint: "restore a copy of the database")
  }

  package var description: String { "\(message) (\(hint))" }

  /// The error as a finding.
  package var finding: Finding {
    let code: FindingCode =
      switch kind {
      case .foreign, .newer, .older: .storeForeign
      case .count: .storeCount
      default: .storeUnavailable
      }
    return Finding(code, message, hint: hint)
  }

  package var findings: [Finding] { [finding] }

  /// The error as what is said of a client of whom nothing could be stored for it.
  package var refusal: Finding {
    Finding(
      .storeRefused, "nothing of tonight could be stored about the client: \(message)",
      hint: "what was stored before stays, and the next night tries again; run 'mesocycle doctor', and report this")
  }

  /// A write that should have changed `expected` rows of `table` and changed `actual`.
  static func count(_ table: String, expected: Int, actual: Int, client: String? = nil) -> StoreError {
    let whose = client.map { " of client \($0)" } ?? ""
    return StoreError(
      .count, "a write to '\(table)'\(whose) changed \(actual) rows instead of \(expected), so it was undone",
      hint: "the database does not hold what its own figures say: restore a copy, or report this")
  }

  /// What SQLite's code means for the database at `path`.
  init(_ error: DatabaseError, path: String) {
    let what = "the database '\(path)'"
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(what)
    case .SQLITE_IOERR where Self.isWrite(error.extendedResultCode): self = .full(what)
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK: self = .unfinished(path)
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(.readOnly, "\(what) can't be written", hint: "give this user write permission on the file and its folder")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "\(what) is locked by another program", hint: "wait until it has finished, or close it, and try again")
    case .SQLITE_NOTADB:
      self.init(.foreign, "'\(path)' is not a SQLite database", hint: "name another file with --database")
    case .SQLITE_CORRUPT:
      self.init(.corrupt, "\(what) is damaged", hint: "move it away and restore a copy")
    case .SQLITE_CANTOPEN:
      self.init(.path, "\(what) can't be opened", hint: "check that its folder exists and that this user may read and write there")
    case .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_PROTOCOL, .SQLITE_INTERNAL, .SQLITE_NOLFS:
      self.init(
        .lost, "\(what) can't be used any more: \(error.message ?? "code \(error.extendedResultCode.rawValue)")",
        hint: "check the disk and the memory of the machine, and run the same command again")
    default:
      let reason = error.message ?? "code \(error.extendedResultCode.rawValue)"
      self.init(.other, "\(what) refused: \(reason)", hint: "nothing of this step was kept; see the documentation or report this")
    }
  }

  /// The tables are not all there and nothing is in them, or the file was left in the middle of the first change to it.
  static func unfinished(_ path: String) -> StoreError {
    StoreError(
      .unfinished, "the first night did not finish, and the database '\(path)' is not ready yet", hint: "run 'mesocycle nightly' again")
  }

  /// The tables are those of an older version, with something in them.
  static func older(_ path: String) -> StoreError {
    StoreError(.older, "the database '\(path)' was made by an older version", hint: "run 'mesocycle nightly' once to bring it up to date")
  }

  /// Some table is one that only a later version knows.
  static func newer(_ path: String) -> StoreError {
    StoreError(
      .newer, "the database '\(path)' was made by a newer version", hint: "use that version, or name another file with --database")
  }

  private static func full(_ what: String) -> StoreError {
    StoreError(
      .full, "\(what) can't grow: the disk is full or a size limit is reached", hint: "free some space and run the same command again")
  }

  private static func isWrite(_ code: ResultCode) -> Bool {
    [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_DIR_FSYNC].contains(code)
  }
}
