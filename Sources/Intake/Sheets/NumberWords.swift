import Editing
import TrainingModel

/// The words and signs that the numbers of a column may have beside them: `4x`, `60 kg`, `RIR 2`, `3:15`.
struct NumberWords {
  /// The unit of the row's load, for the load.
  private var unit: LoadUnit?
  /// What may stand before or behind, in small letters.
  private var others: [String] = []
  /// What counts time, and in which unit.
  private var time: MeasureUnit?
  private let column: SheetColumn

  init(_ column: SheetColumn, _ measure: Measure?, _ unit: LoadUnit?) {
    self.column = column
    switch column {
    case .load: self.unit = unit
    case .sets: others = ["x", "set", "sets", "satz", "sätze", "serie", "series", "serien"]
    case .rir: others = ["rir"]
    case .rest: time = MeasureUnit.times[0]
    case .repsMin, .repsMax:
      switch measure {
      case .seconds, .secondsEachSide: time = MeasureUnit.times[0]
      case .minutes: time = MeasureUnit.times[1]
      case .metres: others = MeasureUnit.lengths[1].words
      default: others = ["x", "rep", "reps", "wdh", "wdh."]
      }
    default: break
    }
  }

  /// Numbers that may have one of these words before or behind them.
  init(_ words: [String]) { (column, others) = (.order, words) }

  /// What says that there is no load: the body's own weight is none.
  private static let noLoad: Set<String> = [
    "bw", "bodyweight", "body weight", "body-weight", "own weight", "none", "no load", "eigengewicht", "körpergewicht", "ohne",
  ]

  /// Whether a cell in plain signs says that there is no number: a dash does, and of loads some words.
  func sayNothing(_ cell: SheetCell.Bytes) -> Bool {
    if cell.allSatisfy({ $0 == UInt8(ascii: "-") }) { return true }
    guard column == .load, let first = cell.first, first.isASCIILetter || first >= 0x80 else { return false }
    return Self.noLoad.contains(String(decoding: cell, as: UTF8.self).lowercased())
  }

  /// What is left of a cell without its words.
  enum Number {
    case alone(SheetCell.Bytes)
    case fault(SheetNumber.Fault)
  }

  /// The number in a cell, without the words that may stand beside it; what may not stays.
  func number(in whole: SheetCell.Bytes) -> Number {
    guard let first = whole.first, let last = whole.last, first &- 48 > 9 || last &- 48 > 9 || column == .sets else { return .alone(whole) }
    guard let start = whole.firstIndex(where: { $0.isASCIIDigit }), let end = whole.lastIndex(where: { $0.isASCIIDigit }) else {
      return .alone(whole)
    }
    if column == .sets, whole[start...end].contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) { return .fault(.twoNumbers) }
    let (before, behind) = (Self.word(whole[..<start]), Self.word(whole[(end + 1)...]))
    if column == .rir, before == "rpe" || before == "@" || behind == "rpe" { return .fault(.exertion) }
    var (from, to) = (0, whole.count)
    // What is added to the body has a plus before it, as often as not.
    if others.contains(before) || (column == .load && before == "+") { from = start }
    if others.contains(behind) || (!behind.isEmpty && time?.words.contains(behind) == true) { to = end + 1 }
    if column == .load, !behind.isEmpty, let named = MeasureUnit.masses.first(where: { $0.words.contains(behind) }) {
      guard named.name == unit?.id else { return unit == nil ? .alone(whole) : .fault(.otherUnit) }
      to = end + 1
    }
    return .alone(SheetCell.Bytes(rebasing: whole[from..<to]))
  }

  private static func word(_ bytes: Slice<SheetCell.Bytes>) -> String {
    bytes.isEmpty ? "" : String(decoding: SheetCell.trimmed(SheetCell.Bytes(rebasing: bytes)), as: UTF8.self).lowercased()
  }

  /// The time that a cell says in other words than the column's unit; nil where the column counts none, or the cell says none.
  func time(_ cell: SheetCell.Bytes) -> SheetNumber? {
    guard let time, case .values(let values, _)? = WrittenAmount(cell)?.reading(MeasureUnit.times, bare: time) else { return nil }
    guard let least = values.min() else { return nil }
    // Nobody rests for hours: of seconds the smaller number is meant. Minutes may be an hour and a half as well as one and a half.
    if time.size > 1, values.count(where: { $0 <= Self.longest }) > 1 { return .fault(.openTime) }
    let hundredths = (least / time.size * 100).rounded()
    return hundredths < 1e9 ? .exact(hundredths: Int(hundredths), isExact: true) : .fault(.tooLarge)
  }

  /// The longest session, in seconds.
  private static let longest = 180.0 * 60
}
