import PlanStore
import TrainingModel

/// One prescription in the words of the terminal views.
struct ShownRow: Sendable {
  let week: Int
  let day: Int
  let exerciseID: String
  let exercise: String
  let kind: String
  /// The place in the session with its superset: `3`, `3 A`.
  let place: String
  /// `3 × 6–8`, `4 × 30 s each side`, `1 × 5+`.
  let amount: String
  /// `72.5 kg`, `20 kg per hand`, or what stands for a load; empty where there is none.
  let load: String
  let rir: String
  /// Minutes and seconds: `2:30`.
  let rest: String
  let tempo: String
  let note: String
  /// The numbers of the rules that made the row, in the order in which they spoke.
  let reasons: [Int]

  init(_ row: PlanRowView) {
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { TerminalText.line(String(decoding: bytes, as: UTF8.self)) }
    week = row.week
    day = row.day
    exerciseID = text(row.exerciseID)
    exercise = text(row.exerciseName)
    kind = text(row.kind)
    let superset = text(row.superset)
    place = superset.isEmpty ? "\(row.order)" : "\(row.order) \(superset)"
    amount = Self.amount(
      sets: row.sets, from: row.repsMin, to: row.repsMax, measure: Measure(id: text(row.measure)), isOpen: kind == RowKind.amrap.id)
    load = Self.load(row.load, unit: text(row.unit), basis: LoadBasis(id: text(row.loadBasis)), target: text(row.target))
    rir = row.rir.map(String.init) ?? ""
    rest = row.restSeconds == 0 ? "" : "\(row.restSeconds / 60):\(row.restSeconds % 60 < 10 ? "0" : "")\(row.restSeconds % 60)"
    tempo = text(row.tempo)
    note = text(row.note)
    var numbers: [Int] = []
    RuleNumbers.forEach(in: row.reasons) { numbers.append($0) }
    reasons = numbers
  }

  /// The exercise with what kind of sets it has, where they are not plain working sets.
  var exerciseAndKind: String {
    switch kind {
    case RowKind.ramp.id, RowKind.top.id, RowKind.backoff.id, RowKind.test.id: "\(exercise) (\(kind))"
    case RowKind.amrap.id: "\(exercise) (AMRAP)"
    default: exercise
    }
  }

  private static func amount(sets: Int, from: Int, to: Int?, measure: Measure?, isOpen: Bool) -> String {
    let range = to.map { $0 == from ? "\(from)" : "\(from)–\($0)" } ?? (isOpen ? "\(from)+" : "\(from)")
    let unit =
      switch measure {
      case .seconds, .secondsEachSide: " s"
      case .minutes: " min"
      case .metres: " m"
      case .reps, .repsEachSide, nil: ""
      }
    let side = measure == .repsEachSide || measure == .secondsEachSide ? " each side" : ""
    return "\(sets) × \(range)\(unit)\(side)"
  }

  private static func load(_ load: Load?, unit: String, basis: LoadBasis?, target: String) -> String {
    guard let load else { return target }
    let weight =
      switch basis {
      case .perHand: "\(load) \(unit) per hand"
      case .added: "+\(load) \(unit)"
      case .assist: "−\(load) \(unit) assisted"
      default: "\(load) \(unit)"
      }
    return target.isEmpty ? weight : "\(weight), \(target)"
  }
}
