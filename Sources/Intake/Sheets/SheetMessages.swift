import Editing
import Findings
import TrainingModel

/// What a coach is told about a cell that can't be read.
enum SheetMessages {
  typealias Message = (code: FindingCode, text: String, hint: String?)

  static func empty(_ column: SheetColumn) -> Message {
    (.sheetMissing, "the cell '\(column)' is empty", "fill it in; to take the row out of the plan, delete the whole row")
  }

  static func number(_ fault: SheetNumber.Fault, _ column: SheetColumn) -> Message {
    switch fault {
    case .percent:
      (.sheetNumber, "the cell '\(column)' holds a percentage", "write a number here, and the percentage into 'target'")
    case .negative: (.sheetNumber, "the cell '\(column)' holds a number below 0", nil)
    case .tooLarge: (.sheetNumber, "the cell '\(column)' holds a number above 100,000", nil)
    case .twoNumbers:
      (.sheetNumber, "the cell '\(column)' holds two numbers", oneOfTwo(column))
    case .spreadsheetError: spreadsheetError(column)
    case .tooNarrow: tooNarrow(column)
    case .date(let day, let month): date("looks like a date", day, month, column)
    case .serial(let day, let month): date("holds the serial number of a date", day, month, column)
    case .exertion:
      (.sheetNumber, "the cell '\(column)' holds an RPE", "write the reps in reserve, 10 less the RPE: 2 for RPE 8")
    case .openTime:
      (
        .sheetNumber, "the cell '\(column)' can be minutes and seconds, or hours and minutes",
        "write the minutes as a number, such as 90"
      )
    case .otherUnit: (.sheetNumber, "the cell '\(column)' has another unit than the row", "write the number alone, in the unit of the row")
    case .other:
      (
        .sheetNumber, "the cell '\(column)' takes a \(column == .load ? "number" : "whole number")",
        otherNumber(column)
      )
    }
  }

  private static func isReps(_ column: SheetColumn) -> Bool { column == .repsMin || column == .repsMax }

  /// What to write instead of two numbers.
  private static func oneOfTwo(_ column: SheetColumn) -> String {
    switch column {
    case .repsMin, .repsMax: bothReps
    case .sets: "write how many sets; how many reps go into 'reps_min' and 'reps_max'"
    case .rir: "write the one that is meant: the lower one asks for more effort"
    default: "write the one that is meant"
    }
  }

  private static func otherNumber(_ column: SheetColumn) -> String? {
    switch column {
    case .rest: "write the seconds, such as 90; 1:30 and 2 min are understood too"
    case .load: "write the number in the row's unit, or BW where there is none; what the client is to find goes into 'target'"
    default: nil
    }
  }

  private static let bothReps = "write the lower number into 'reps_min' and the upper one into 'reps_max'"

  /// A date in a cell for a number: what was typed is gone, but can be guessed.
  private static func date(_ what: String, _ day: Int, _ month: Int, _ column: SheetColumn) -> Message {
    let typed = column == .load ? "\(day).\(month)" : "\(min(day, month))-\(max(day, month))"
    return (
      .sheetNumber, "the cell '\(column)' \(what) that a spreadsheet made of '\(typed)'",
      isReps(column)
        ? bothReps
        : "format the cell as a number, and type it again" + (column == .rir ? "; if it was two numbers, \(oneOfTwo(column))" : "")
    )
  }

  static func notWhole(_ column: SheetColumn) -> Message {
    (.sheetNumber, "the cell '\(column)' takes a whole number, and holds one with decimals", nil)
  }

  static func twoWays(_ column: SheetColumn, _ one: Load, _ other: Load) -> Message {
    (
      .sheetNumber, "the cell '\(column)' can be read as \(one) and as \(other)",
      "write it without a sign between thousands, and with no more than two decimals"
    )
  }

  static func date(_ date: WrittenDate, _ column: SheetColumn) -> Message {
    switch date {
    case .empty:
      (.sheetMissing, "the cell '\(column)' is empty", "write the date as 2026-12-07; a new row has the client and start of its block")
    case .tooNarrow: tooNarrow(column)
    case .impossible: (.sheetDate, "the cell '\(column)' holds a day that is in no calendar", nil)
    case .withTime: (.sheetDate, "the cell '\(column)' holds a time of day beside the date", "write the date alone, as 2026-12-07")
    case let date where date.yearless != nil:
      (
        .sheetDate, "the date in the cell '\(column)' has no year" + (column == .date ? ", and is no one day of the row's block" : ""),
        "write it as 2026-12-07"
      )
    default: (.sheetDate, "the cell '\(column)' takes a date", "write it as 2026-12-07")
    }
  }

  static func openDate(_ date: OpenDate, _ column: SheetColumn) -> Message {
    let open = date.group == 0 ? "which year or month is meant" : "whether day or month comes first"
    return (
      .sheetDate, "nothing in the sheet says \(open) in the cell '\(column)' and others written like it",
      "restore the column 'plan_start', or write the dates as 2026-12-07"
    )
  }

  /// A row that a program took for one text, because it expected another delimiter.
  static let wholeRowInOneCell: Message = (
    .sheetRaggedRow, "the whole row stands in one cell, because a program took the sheet for one with another delimiter",
    "export the sheet with the delimiter that your program expects, such as --delimiter ';'"
  )

  /// A row that ends before one of its cells: what stands in the cell before may be half of it.
  static func cutOff(before column: SheetColumn) -> Message {
    (
      .sheetRaggedRow, "the row ends before the cell '\(column)': the file looks cut off", "save or copy the sheet again, whole"
    )
  }

  /// A sheet of nothing but a heading.
  static let noRow: Message = (
    .sheetNoRow, "the sheet has a heading and no row, so there was nothing to take in", "export the sheet again if it should have rows"
  )

  static func tempo(looksLikeDate: Bool) -> Message {
    (
      .sheetWord,
      looksLikeDate
        ? "the cell 'tempo' looks like a date that a spreadsheet made of a tempo"
        : "the cell 'tempo' takes four parts of 0 to 20 seconds",
      "write it as 3-0-1-0 or 3-0-X-0, or leave it empty"
    )
  }

  static func word(_ column: SheetColumn, _ hint: String?) -> Message {
    (.sheetWord, "the cell '\(column)' holds a word that it can't take", hint)
  }

  /// A word that nobody knows in a cell that only tells something.
  static func oddWord(_ column: SheetColumn) -> Message {
    (
      .sheetReadOnly,
      "the cell '\(column)' holds a word that it can't take, and is not taken over: it belongs to the exercise or the client",
      "change the exercise, or have the client's profile changed"
    )
  }

  /// A cell that only tells something, and into which somebody typed.
  ///
  /// - Parameter isInAllRows: whether the rows beside it say the same, so that only the plan tells.
  static func typed(_ column: SheetColumn, inAllRows isInAllRows: Bool = false) -> Message {
    let (others, stays, hint) =
      switch column {
      case .week:
        ("the row's date", "the row stays in its week", "to move the row, change its 'date'")
      case .weekday:
        ("the row's date", "the date counts", "to move a session, change 'date' in all of its rows")
      case .phase:
        (
          "the other rows of its week", "the phase stays as it was",
          "to make a week harder or easier, change sets, reps, load or rir of its rows"
        )
      case .focus:
        (
          "the other rows of its day", "the session is still called what it was",
          "to make the session another one, change its exercises, or move rows by their 'date'"
        )
      default:
        ("the client's other rows", "it stays as it was", "have it changed in the client's profile")
      }
    let against =
      !isInAllRows || column == .week || column == .weekday ? others : column == .clientName ? "the client's profile" : "the plan"
    return (.sheetReadOnly, "the cell '\(column)' does not agree with \(against) and is not taken over: \(stays)", hint)
  }

  static func spreadsheetError(_ column: SheetColumn) -> Message {
    (
      .sheetSpreadsheetError, "the cell '\(column)' holds an error of the spreadsheet instead of what was typed",
      "type it again; text that begins with =, + or - needs an apostrophe in front"
    )
  }

  private static func tooNarrow(_ column: SheetColumn) -> Message {
    (
      .sheetSpreadsheetError, "the cell '\(column)' was saved as '###', because its column was too narrow",
      "make the column wider and save the sheet again"
    )
  }
}

/// What is wrong with a sheet, cut off where nobody reads on; what is wrong with many rows alike is one complaint.
struct SheetComplaints {
  /// So many different errors are told.
  static let limit = 100
  /// So many rows with errors are read; more of them say nothing new of a column that a program has spoiled.
  static let mostRows = 10_000

  /// So many different errors of one client count for the file: a single client can't make the rest go unread.
  static let mostOfClient = 20

  private var errors = FoldedFindings()
  private var warnings = FoldedFindings()
  /// What is wrong with the rows of each client, by the place of its cell in the pool.
  private(set) var ofClients: [Int32: FoldedFindings] = [:]

  /// How many different errors there are, of a single client no more than count.
  private var counted = 0

  /// Everything that is to be told where the file is refused.
  var findings: [Finding] { Array(errors.findings.prefix(Self.limit) + warnings.findings.prefix(max(0, Self.limit - errors.count))) }
  /// Whether more is wrong than is told.
  var hasMore: Bool { isFull || errors.count > Self.limit }
  var warningFindings: [Finding] { Array(warnings.findings.prefix(Self.limit)) }
  var hasErrors: Bool { errors.count > 0 }
  /// Whether something is wrong that is not one client's alone.
  private(set) var concernsFile = false

  /// Whether there are enough complaints to stop reading.
  var isFull: Bool { counted >= Self.limit || errors.total >= Self.mostRows }

  /// - Parameter client: whose row it is about, as the place of the client's cell in the pool; nil for what concerns the file.
  mutating func add(_ finding: Finding, of client: Int32? = nil) {
    guard finding.severity == .error else { return warnings.add(finding) }
    let before = errors.count
    errors.add(finding)
    var ofClient = 0
    if let client {
      ofClients[client, default: FoldedFindings()].add(finding)
      ofClient = ofClients[client]?.count ?? 0
    } else {
      concernsFile = true
    }
    if errors.count > before, ofClient <= Self.mostOfClient { counted += 1 }
  }
}
