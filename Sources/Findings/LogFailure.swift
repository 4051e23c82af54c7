import TrainingModel

/// What can go wrong when logs are read and stored: one table, read by the program, its help and its README.
public enum LogFailureKind: UInt8, Word {
  case validation, uniqueViolation, busy, diskFull, corrupt, unreadableInput, unknownName, outsideProgramme, unknown

  public static let spellings = [
    "validation", "unique violation", "busy", "disk full", "corrupt", "unreadable input", "unknown name", "outside programme or network",
    "unknown",
  ]

  /// What the program does by itself.
  public enum Action: UInt8, Word {
    case retry, dropCacheAndRetry, cleanAndRetry, queue, refuse, stop

    public static let spellings = [
      "try again, later each time", "drop the cache and try again", "clean the value and try again", "leave it in the inbox", "refuse it",
      "stop",
    ]
  }

  /// How grave it is once the program has done what it can.
  public var severity: Severity {
    switch self {
    case .validation, .unreadableInput, .unknownName, .outsideProgramme: .warning
    case .uniqueViolation: .info
    case .busy, .diskFull, .corrupt, .unknown: .error
    }
  }

  /// What is done.
  public var action: Action {
    switch self {
    case .validation: .cleanAndRetry
    case .uniqueViolation, .unknown: .dropCacheAndRetry
    case .busy: .retry
    case .unknownName, .outsideProgramme: .queue
    case .unreadableInput: .refuse
    case .diskFull, .corrupt: .stop
    }
  }

  /// Whether it is a fault of the machine, and the same for every other file.
  public var isOfMachine: Bool { self == .busy || action == .stop }

  /// How often a save is begun in all before it is given up.
  public var attempts: Int {
    switch self {
    case .validation, .unknown: 2
    case .uniqueViolation: 3
    case .busy: 6
    case .diskFull, .corrupt, .unreadableInput, .unknownName, .outsideProgramme: 1
    }
  }

  /// What the person reads where it did not help, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .validation: "a value of the log can't be stored as it is written"
    case .uniqueViolation: "somebody else stored the same training day at the same moment"
    case .busy: "another program holds the database"
    case .diskFull: "the database can't grow: the disk is full or a size limit is reached"
    case .corrupt: "the database is damaged"
    case .unreadableInput: "the file can't be read as a log"
    case .unknownName: "an exercise of the log has a name that nobody has matched yet"
    case .outsideProgramme: "the training belongs to no block, or what the import needs can't be reached"
    case .unknown: "the log could not be stored"
    }
  }

  /// What the person does about it.
  public var hint: String {
    switch self {
    case .validation: "correct the line, and import the file again"
    case .uniqueViolation: "import the same file again"
    case .busy: "wait until it has finished, or close it, and import the same file again: what is stored already is not written twice"
    case .diskFull: "free some space, and import the same file again"
    case .corrupt: "move it away and restore a copy; 'mesocycle doctor' says what is wrong"
    case .unreadableInput: "export it from the app again, or name the app with --app"
    case .unknownName: "'mesocycle logs names' lists it with proposals"
    case .outsideProgramme: "nothing, where it was training of the client's own; else import it again later"
    case .unknown: "import the same file again, and report this if it comes again"
    }
  }

  /// The table in a sentence, as help has it: `busy: try again, later each time, 6 times in all; …`.
  public static var summary: String {
    allCases.map { $0.attempts > 1 ? "\($0.id): \($0.action.id), \($0.attempts) times in all" : "\($0.id): \($0.action.id)" }
      .joined(separator: "; ")
  }

  /// The table as Markdown, a line a row, as the README has it.
  public static var table: [String] {
    ["| what | how grave | what is done | times in all | what you read | what to do |", "| --- | --- | --- | --- | --- | --- |"]
      + allCases.map { "| \($0.id) | \($0.severity.id) | \($0.action.id) | \($0.attempts) | \($0.message) | \($0.hint) |" }
  }
}

/// Something that went wrong with a log, with what helps to find it: no name, no note, no value of a client but the id.
public struct LogFailure: ExplainedError, Hashable {
  public var kind: LogFailureKind
  /// What is more to say than the kind does, such as the column or which database; never what a client or a log says.
  public var detail: String?
  /// Tells apart what belongs together in a log: an import, a sync.
  public var operation: String
  public var client: String?
  /// The file as it may be logged, and its line from 1.
  public var file: String?
  public var line: Int?
  /// Which attempt it was, from 1.
  public var attempt: Int
  /// How long the attempts took together, in milliseconds.
  public var milliseconds: Int

  public init(
    _ kind: LogFailureKind, detail: String? = nil, operation: String, client: String? = nil, file: String? = nil, line: Int? = nil,
    attempt: Int = 1, milliseconds: Int = 0
  ) {
    (self.kind, self.detail, self.operation, self.client) = (kind, detail, operation, client)
    (self.file, self.line, self.attempt, self.milliseconds) = (file, line, attempt, milliseconds)
  }

  /// What a person reads.
  public var finding: Finding {
    let isOfTheStore = kind == .busy || kind == .diskFull || kind == .corrupt
    return Finding(
      isOfTheStore ? .storeUnavailable : .logFailed, detail.map { "\(kind.message): \($0)" } ?? kind.message, severity: kind.severity,
      at: file.map { Place(file: $0, line: line) }, hint: kind.hint)
  }

  public var findings: [Finding] { [finding] }
}
