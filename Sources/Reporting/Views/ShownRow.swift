import PlanStore
import TrainingModel

/// One prescription in the words of the terminal views.
struct ShownRow: Sendable {
  let week: Int
  let day: Int
  let exerciseID: String
  let exercise: String
  let kind: String
  let basis: LoadBasis
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
    basis = LoadBasis(bytes: row.loadBasis) ?? .total
    let superset = text(row.superset)
    place = superset.isEmpty ? "\(row.order)" : "\(row.order) \(superset)"
    let words = PrescriptionWords()
    amount = words.amount(sets: row.sets, row.repsMin, row.repsMax, Measure(bytes: row.measure) ?? .reps)
    load = words.load(row.load, row.block.unit, basis, target: text(row.target))
    rir = row.rir.map(String.init) ?? ""
    rest = words.rest(row.restSeconds)
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
}
