import Intake
import TrainingModel

/// Reads the cells that most forms have alike into a row.
extension LogRow {
  typealias Cell = UnsafeBufferPointer<UInt8>

  /// A row at a date.
  @inline(__always) init(line: Int, date: Cell, _ log: inout LogCollector) throws(RowFault) {
    if date.isEmpty { throw .noDate }
    let last = log.rows.last?.stamp ?? -1
    guard let stamp = log.stamps.id(date, before: last, line: line) else { throw .date }
    self.init(line: line, stamp: stamp)
  }

  @inline(__always) mutating func readExercise(_ cell: Cell, _ log: inout LogCollector) throws(RowFault) {
    if cell.isEmpty { throw .noExercise }
    if cell.count > 300 { throw .longName }
    exercise = log.texts.id(cell, before: log.rows.last?.exercise ?? 0)
    if log.texts.isInvisible(exercise) { throw .noExercise }
  }

  @inline(__always) mutating func readTitle(_ cell: Cell, _ log: inout LogCollector) {
    title = log.texts.id(cell, before: log.rows.last?.title ?? 0)
  }

  @inline(__always) mutating func readReps(_ cell: Cell) throws(RowFault) {
    switch LogNumber.read(cell) {
    case .empty: break
    case .value(let value):
      guard value >= 0, value <= LogNumber.mostReps, let whole = Int32(exactly: value) else { throw .reps }
      reps = whole
    case .unreadable: throw .reps
    }
  }

  /// Reads a load, and learns of the unit where it is open.
  @inline(__always) mutating func readLoad(_ cell: Cell, _ unit: LoadUnit?, _ log: inout LogCollector) throws(RowFault) {
    switch LogNumber.read(cell) {
    case .empty: break
    case .value(let value):
      guard abs(value) <= LogNumber.heaviest else { throw .load }
      (load, self.unit) = (value, unit)
      if unit == nil, cell.count > 5 { log.evidence.learn(abs(value), decimals: LogNumber.decimals(cell), line: Int(line)) }
    case .unreadable: throw .load
    }
  }

  /// Reads a time in units of so many seconds, or `h:mm:ss`.
  @inline(__always) mutating func readSeconds(_ cell: Cell, size: Double = 1) throws(RowFault) {
    if cell.isEmpty { return }
    guard let value = Self.seconds(cell, size), value >= 0, value <= LogNumber.mostSeconds else { throw .seconds }
    seconds = Int32(value.rounded())
  }

  private static func seconds(_ cell: Cell, _ size: Double) -> Double? {
    if case .value(let value) = LogNumber.read(cell) { return value * size }
    let parts = cell.split(separator: 58, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var total = 0.0
    for part in parts {
      guard case .value(let value) = LogNumber.read(Cell(rebasing: part)), value >= 0 else { return nil }
      total = total * 60 + value
    }
    return total
  }

  /// Reads a distance, of which one is so many metres.
  @inline(__always) mutating func readDistance(_ cell: Cell, metres: Double) throws(RowFault) {
    switch LogNumber.read(cell) {
    case .empty: break
    case .value(let value):
      guard value >= 0, value * metres <= LogNumber.mostMetres else { throw .metres }
      centimetres = Int32((value * metres * 100).rounded())
    case .unreadable: throw .metres
    }
  }

  /// Reads an effort; 0 is none. It is kept in halves.
  @inline(__always) mutating func readEffort(_ cell: Cell) throws(RowFault) {
    switch LogNumber.read(cell) {
    case .empty: break
    case .value(let value):
      guard value == 0 || (value >= 1 && value <= 10) else { throw .effort }
      halfRPE = UInt8((value * 2).rounded())
    case .unreadable: throw .effort
    }
  }

  /// Whether nothing of a set is recorded: neither repetitions nor time nor distance. No repetition with a load, or of a set to failure,
  /// is an attempt that failed.
  var isNothing: Bool {
    if reps > 0 || seconds > 0 || centimetres > 0 { return false }
    return reps < 0 || !(abs(load) > 0 || kind == .failure)
  }

  /// Makes of zeros what they mean where an app writes them for what doesn't apply: a timed set has no repetitions, a lifted one no time.
  mutating func dropZeros() {
    if seconds == 0 { seconds = -1 }
    if centimetres == 0 { centimetres = -1 }
    if load == 0 { load = .nan }
    if reps == 0, seconds > 0 || centimetres > 0 { reps = -1 }
  }
}

/// Units as logs name them.
enum LogUnits {
  /// Kilograms in a pound, to the last digit: a log that has one load in both units has the same load.
  static let kilogramsPerPound = 0.453_592_37

  /// The unit of a weight; nil for no word or an unknown one.
  static func load(_ word: some Collection<UInt8>) -> LoadUnit? {
    switch String(decoding: word, as: UTF8.self).lowercased() {
    case "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "千克", "公斤": .kg
    case "lb", "lbs", "pound", "pounds", "libbre", "pfund", "磅": .lb
    default: nil
    }
  }

  /// The metres of a unit of distance; nil for no word or an unknown one.
  static func metres(_ word: some Collection<UInt8>) -> Double? {
    switch String(decoding: word, as: UTF8.self).lowercased() {
    case "m", "meter", "meters", "metre", "metres", "metri": 1
    case "km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "chilometri": 1_000
    case "mi", "mile", "miles", "miglia": 1_609.344
    case "yd", "yds", "yard", "yards": 0.9144
    case "ft", "feet", "foot": 0.3048
    case "cm": 0.01
    default: nil
    }
  }
}
