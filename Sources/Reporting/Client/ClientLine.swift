import PlanStore
import TrainingModel

/// One prescription as a client reads it.
struct ClientLine {
  /// Whether it is a build-up to the sets that count.
  let isRamp: Bool
  /// With the kind of sets, where they are not plain working sets.
  let exercise: String
  /// `A`, `B` and so on; empty where the exercise stands alone.
  let superset: String
  /// `3 × 6–8`, `4 × 30 s each side`.
  let amount: String
  /// `72.5 kg`, or what stands for a load; empty where there is none.
  let load: String
  /// Reps in reserve; empty where effort is not given so.
  let rir: String
  /// `2:30 min`; empty where there is none.
  let rest: String
  /// Empty where repetitions have none.
  let tempo: String
  let note: String
  /// What there is to write down of it.
  let boxes: WritingBoxes
  /// What was done the last times, the newest first.
  var last: [String] = []

  init(_ row: PlanRowView, words: ClientWords) {
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { TerminalText.line(String(decoding: bytes, as: UTF8.self)) }
    let kind = RowKind(id: text(row.kind)) ?? .work
    let name = text(row.exerciseName)
    isRamp = kind == .ramp
    exercise = words.kind(kind).map { "\(name) (\($0))" } ?? name
    superset = text(row.superset)
    let said = words.prescription
    amount = said.amount(sets: row.sets, row.repsMin, row.repsMax, Measure(bytes: row.measure) ?? .reps)
    load = said.load(row.load, row.block.unit, LoadBasis(bytes: row.loadBasis) ?? .total, target: text(row.target))
    rir = row.rir.map(String.init) ?? ""
    rest = row.restSeconds == 0 ? "" : "\(said.rest(row.restSeconds)) min"
    tempo = text(row.tempo)
    note = TerminalText.line(words.note(String(decoding: row.note, as: UTF8.self)))
    let basis = LoadBasis(bytes: row.loadBasis) ?? .none
    boxes = WritingBoxes(
      sets: isRamp ? 0 : row.sets, measure: Measure(bytes: row.measure) ?? .reps,
      unit: basis == .none || basis == .band ? nil : row.block.unit)
  }

  /// The prescription as one line, and its note as another.
  func text(_ words: ClientWords) -> String {
    let head = (superset.isEmpty ? "" : "\(superset): ") + "\(exercise): \(amount)" + (load.isEmpty ? "" : " @ \(load)")
    let parts = [rir.isEmpty ? "" : "RIR \(rir)", rest.isEmpty ? "" : "\(words.rest) \(rest)"].filter { !$0.isEmpty }
    let line = ([head] + parts).joined(separator: ", ")
    return note.isEmpty ? line : "\(line)\n   \(note)"
  }
}
