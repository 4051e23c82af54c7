import PlanStore
import TrainingModel

/// Writes the cells of a prescription, from `row_id` to `note`, which every sheet with a row a prescription begins with.
///
/// What is the same for all rows of a session is made once; every other cell goes from SQLite's bytes to ours.
struct PlanRowCells {
  /// What begins with a row.
  struct Step: OptionSet {
    let rawValue: UInt8

    static let client = Step(rawValue: 1)
    static let block = Step(rawValue: 2)
    static let week = Step(rawValue: 4)
    static let session = Step(rawValue: 8)
  }

  let cell: CSVCell
  let separator: UInt8
  let decimal: UInt8
  private let language: Language
  private let showsInForce: Bool
  private var block: StoredBlock?
  private var week = 0
  private var day = 0
  /// The cells from `client_id` to `status`, with a delimiter before and after.
  private var session = OutputBytes(capacity: 256)

  /// - Parameters:
  ///   - language: that of what nobody edits: phase and weekday.
  ///   - showsInForce: whether the rows are those that clients train by, whatever newer draft waits beside them.
  init(dialect: CSVDialect, language: Language, showsInForce: Bool = false) {
    (self.language, self.showsInForce) = (language, showsInForce)
    cell = CSVCell(dialect: dialect)
    separator = dialect.delimiter
    decimal = dialect.decimal.byte
  }

  /// Appends the cells of a row, without a delimiter behind the last; returns what begins with it.
  mutating func append(_ row: PlanRowView, to bytes: inout OutputBytes) -> Step {
    let step = begin(row)
    bytes.append(row.rowID)
    bytes.append(contentsOf: session.storage)
    bytes.append(row.order)
    bytes.append(separator)
    bytes.append(row.superset)
    bytes.append(separator)
    cell.append(row.exerciseID, to: &bytes)
    bytes.append(separator)
    cell.append(row.exerciseName, to: &bytes)
    bytes.append(separator)
    bytes.append(row.kind)
    bytes.append(separator)
    bytes.append(row.measure)
    bytes.append(separator)
    bytes.append(row.sets)
    bytes.append(separator)
    bytes.append(row.repsMin)
    bytes.append(separator)
    if let repsMax = row.repsMax { bytes.append(repsMax) }
    bytes.append(separator)
    if let load = row.load { bytes.append(hundredths: Int(load.hundredths), decimal: decimal) }
    bytes.append(separator)
    bytes.append(row.unit)
    bytes.append(separator)
    bytes.append(row.loadBasis)
    bytes.append(separator)
    cell.append(row.target, to: &bytes)
    bytes.append(separator)
    if let rir = row.rir { bytes.append(rir) }
    bytes.append(separator)
    bytes.append(row.restSeconds)
    bytes.append(separator)
    cell.append(row.tempo, to: &bytes)
    bytes.append(separator)
    cell.append(row.note, to: &bytes)
    return step
  }

  private mutating func begin(_ row: PlanRowView) -> Step {
    let (block, week, day) = (row.block, row.week, row.day)
    guard day != self.day || week != self.week || block !== self.block else { return [] }
    var step = Step.session
    if block.clientID != self.block?.clientID { step.insert(.client) }
    if block !== self.block { step.insert(.block) }
    if block !== self.block || week != self.week { step.insert(.week) }
    (self.block, self.week, self.day) = (block, week, day)
    let stored = block.week(week)
    session.removeAll()
    session.append(separator)
    cell.append(block.clientID, to: &session)
    session.append(separator)
    cell.append(block.clientName, to: &session)
    session.append(separator)
    session.append(block.planStart)
    session.append(separator)
    session.append(week)
    session.append(separator)
    session.append(stored?.phase.name(in: language) ?? "")
    session.append(separator)
    session.append(row.date)
    session.append(separator)
    session.append(block.planStart.day(day, ofWeek: week).weekday.name(in: language))
    session.append(separator)
    cell.append(block.session(week: week, day: day)?.focus ?? "", to: &session)
    session.append(separator)
    let status = stored?.status ?? .unknown
    session.append((showsInForce && status != .finalized ? .approved : status).id)
    session.append(separator)
    return step
  }
}
