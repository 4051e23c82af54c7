import Findings
import TrainingModel

/// A row of a log as its form has it: texts and dates are numbers until the whole file has been seen.
struct LogRow {
  var line: Int32
  /// The number of the date in the table of stamps.
  var stamp: Int32
  /// The row's own minute of the day, where rows have times of their own, or -1.
  var minute: Int16 = -1
  /// The name of the session, as a number of a text.
  var title: Int32 = 0
  /// Tells sessions apart that share day, time and name, where the form says which is which; of our own form the start, and above
  /// `startBits` from which export it is.
  var part: Int32 = 0
  static let startBits: Int32 = 11
  var exercise: Int32 = 0
  /// The number of the set within its exercise, or -1.
  var order: Int32 = -1
  var kind = SetKind.work
  /// -1 for none, as below.
  var reps: Int32 = -1
  var seconds: Int32 = -1
  var centimetres: Int32 = -1
  /// In `unit`, below 0 where the log has it so; not a number where there is none.
  var load = Double.nan
  /// nil where neither the row nor the file says it.
  var unit: LoadUnit?
  var halfRPE: UInt8 = 0
  /// 255 for none.
  var pain: UInt8 = 255
  var side: LogSide?
  var row: RowID?
  var superset: Int32 = -1
  /// Notes as numbers of texts: of the set, the exercise, the session.
  var note: Int32 = 0
  var exerciseNote: Int32 = 0
  var sessionNote: Int32 = 0
  /// The id of the exercise where the log says it beside the name, as a number of a text.
  var exerciseID: Int32 = 0
  /// Whether the log says that the set can't be right.
  var isFlagged = false
  /// How long the session took in minutes, or 0.
  var minutes: Int16 = 0
  /// How many equal sets the row stands for.
  var copies: Int32 = 1
  /// Why the row is no set; nil for one that is stored.
  var skip: FindingCode?

  init(line: Int, stamp: Int32) { (self.line, self.stamp) = (Int32(truncatingIfNeeded: line), stamp) }

  /// The numbers of its texts.
  var texts: [Int32] { [title, exercise, note, exerciseNote, sessionNote, exerciseID] }

  /// Where the row stands within its exercise, as far as its number tells: ramp sets have none and come first, other letters last.
  var numbered: Int32 { order >= 0 ? order : kind == .ramp ? -1 : .max }

  /// Whether it says the same of a set as another row, wherever both stand.
  func isSame(as other: LogRow) -> Bool {
    exercise == other.exercise && order == other.order && kind == other.kind && reps == other.reps && seconds == other.seconds
      && centimetres == other.centimetres && (load == other.load || (load.isNaN && other.load.isNaN)) && unit == other.unit
      && skip == other.skip && halfRPE == other.halfRPE && copies == other.copies
  }
}
