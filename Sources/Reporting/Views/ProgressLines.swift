import PlanStore
import Planning
import TrainingModel

/// Says of the exercises of a block what their logs made of them, and which sets decided.
struct ProgressLines {
  /// By exercise, a sentence without full stop each.
  private(set) var lines: [String: [String]] = [:]

  /// - Throws: `StoreError` where the database can't be read.
  init(_ store: PlanStore, _ block: ShownBlock, of client: String) throws {
    let (start, unit) = (block.block.planStart, block.block.unit)
    let reasons = try store.reasons(of: client, start: start)
    guard let first = reasons.flatMap(\.days).min() else { return }
    let logs = try store.logs(of: [client], since: first + -1)[client] ?? []
    for reason in reasons {
      guard let kind = ProgressKind(code: reason.code), let row = block.rows.first(where: { $0.exerciseID == reason.exercise }) else {
        continue
      }
      let words = PrescriptionWords(.english, .sentence)
      let basis = row.basis == .perHand ? .total : row.basis
      let text = kind.text { words.load(Load(hundredths: $0), unit, basis) }
      let sets = reason.days.map { day in
        let text = Self.text(of: reason.exercise, on: day, logs, basis: basis)
        return text ?? "\(day), which is in no log any more"
      }
      lines[reason.exercise, default: []].append(sets.isEmpty ? text : "\(text): \(sets.joined(separator: "; "))")
    }
  }

  /// What was done of an exercise on a day; nil where nothing is.
  private static func text(of exercise: String, on day: CalendarDate, _ logs: [WorkoutLog], basis: LoadBasis) -> String? {
    var sets: [(unit: LoadUnit, load: Load?, amount: Int, effort: Double?)] = []
    for session in logs.flatMap(\.parts).map(\.session) where session.date == day {
      for done in session.exercises where done.exercise == exercise {
        for set in done.sets where set.kind.isWorking && !set.isFlagged {
          guard let amount = set.reps ?? set.seconds ?? set.centimetres.map({ $0 / 100 }) else { continue }
          sets.append((session.unit, set.load, Int(amount), set.halfRPE.map { Double($0) / 2 }))
        }
      }
    }
    return sets.isEmpty ? nil : ProgressReason.words(day, sets, basis: basis)
  }
}
