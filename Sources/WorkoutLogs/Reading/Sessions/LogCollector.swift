import Findings
import TrainingModel

/// What has been read of one client so far.
struct LogCollector {
  var rows: [LogRow] = []
  var texts = LogTexts()
  var stamps = StampTable()
  var evidence = UnitEvidence()
  private(set) var skipped: [SkippedLine] = []
  /// What people typed, a record a field, in the order of the lines.
  private(set) var typed: [TypedRecord] = []
  private(set) var unreadable: [UnreadableLine] = []
  private(set) var entries = 0
  /// The line of the last record that had too few cells, or 0.
  private(set) var raggedLine = 0
  /// The exports that rows say they are from, once for each number of a session; the first is none.
  private(set) var origins: [LogOrigin?] = [nil]
  private var originByText: [OriginText: Int32] = [:]
  /// What a log that came out of a store says of the exports of an app, where its sessions don't.
  var exports: [LogApp: LogExports] = [:]
  /// Whether a distance was read for which the file has no unit.
  var hasBareDistance = false

  /// Takes a row in, as a set or as what `skip` says it is; one whose texts are damaged can't be read.
  @inline(__always) mutating func add(_ row: LogRow) {
    if texts.areDamaged, row.texts.contains(where: texts.isDamaged) { return refuse(.encoding, of: row) }
    entries += Int(row.copies)
    rows.append(row)
  }

  /// What a row says of the export that it is from, as numbers of texts.
  private struct OriginText: Hashable {
    var app, exported, part: Int32
  }

  /// The number of the export that a row says it is from.
  ///
  /// - Parameter part: which of the sessions it is that share day, start and name in one export; empty for the first.
  mutating func origin(app: LogRow.Cell, exported: LogRow.Cell, part: LogRow.Cell) throws(RowFault) -> Int32 {
    let key = OriginText(app: texts.id(app), exported: texts.id(exported), part: texts.id(part))
    if let known = originByText[key] { return known }
    guard let origin = LogOrigin(app: app, exported: exported) else { throw .origin }
    guard origins.count < 1 << 19 else { throw .origin }
    let place = Int32(origins.count)
    origins.append(origin)
    originByText[key] = place
    return place
  }

  /// Tells an entry that is no set, and of no session.
  mutating func skip(_ line: Int, _ code: FindingCode) {
    entries += 1
    skipped.append(SkippedLine(line: line, code: code))
  }

  /// Takes in what somebody typed, which is no set.
  mutating func take(_ record: TypedRecord, _ line: Int) {
    typed.append(record)
    skip(line, .logTypedField)
  }

  /// Tells an entry that can't be read.
  mutating func refuse(_ line: Int, _ code: FindingCode, _ message: String) {
    entries += 1
    unreadable.append(UnreadableLine(line: line, code: code, message: message))
  }

  /// Tells that none of the sets of a row can be read.
  private mutating func refuse(_ fault: RowFault, of row: LogRow) {
    for _ in 0..<row.copies { refuse(fault, Int(row.line)) }
  }

  /// Tells a record that has another number of cells than the heading has.
  mutating func refuse(_ line: Int, cells: Int, of columns: Int) {
    if cells < columns { raggedLine = line }
    refuse(line, .logRaggedRow, "the line has \(cells) cells, and the heading \(columns)")
  }

  /// Whether an entry on this line can't be read as it stands, and no row of it is kept.
  mutating func refuse(_ fault: RowFault, _ line: Int) { refuse(line, fault.code, fault.message) }
}

/// Why a row can't be read.
struct RowFault: Error {
  var code: FindingCode
  var message: String

  static let date = RowFault(code: .logDate, message: "the date is none that can be read")
  static let noDate = RowFault(code: .logMissing, message: "the date is missing")
  static let noExercise = RowFault(code: .logMissing, message: "the exercise is missing")
  static let longName = RowFault(code: .logWord, message: "the name of the exercise is longer than 300 letters")
  static let reps = RowFault(code: .logNumber, message: "the repetitions are no whole number from 0 to 1,000,000")
  static let load = RowFault(code: .logNumber, message: "the weight is no number up to 1,000,000")
  static let seconds = RowFault(code: .logNumber, message: "the time is no number of seconds up to a week")
  static let metres = RowFault(code: .logNumber, message: "the distance is no number up to 10,000 km")
  static let unit = RowFault(code: .logWord, message: "the unit of the weight is none that is known: kg or lb")
  static let distanceUnit = RowFault(code: .logWord, message: "the unit of the distance is none that is known: m, km, mi, yd or ft")
  static let origin = RowFault(
    code: .logWord, message: "the app, or how old its export is, is none that a log from a store has, such as 2026-11-20 18:30/412")
  static let encoding = RowFault(code: .logEncoding, message: "the line is not valid UTF-8")
  static let effort = RowFault(code: .logNumber, message: "the RPE is no number from 1 to 10")
}
