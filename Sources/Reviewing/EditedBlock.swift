import Checks
import Editing
import Findings
import Planning
import Rulebook
import TrainingModel

/// An edited block in the form that the checks read, and what its rows can't say in that form.
struct EditedBlock {
  /// The block, without the rows that `findings` are about.
  private(set) var mesocycle: Mesocycle
  /// Which sentences of the client's conditions its notes hold.
  private(set) var notes = WrittenNotes()
  /// Rows that no check can judge, such as those of an exercise that the rules don't have; each is an error of its week and day.
  private(set) var findings: [Finding] = []

  init(_ plan: EditablePlan, _ rulebook: Rulebook, _ cautions: CautionSentences) {
    mesocycle = Mesocycle(start: plan.planStart, unit: plan.unit)
    for week in plan.weeks { mesocycle.weeks.append(Microcycle(week: week.week, phase: week.phase)) }
    let weeks = Set(plan.weeks.map(\.week))
    for session in plan.sessions where weeks.contains(session.week) {
      mesocycle.sessions.append(
        Session(week: session.week, day: session.day, focus: session.focus, seconds: session.minutes * 60))
    }
    let bounds = rulebook.sanitisation
    // Numbers of rows that were taken out leave gaps; to the checks, a row's place counts.
    var (day, order) = (PlanDay(week: 0, day: 0), 0)
    // The same note stands in many rows of a block.
    var known: [String: [NoteID]] = [:]
    for row in plan.rows {
      let here = PlanDay(week: row.week, day: row.day)
      (day, order) = (here, here == day ? order + 1 : 1)
      guard weeks.contains(row.week) else {
        complain("the block has no week \(row.week) for a row to stand in", row, hint: "take the row to a week that the block has")
        continue
      }
      let found = known[row.note] ?? cautions.notes(in: row.note)
      known[row.note] = found
      for note in found { notes.insert(note, week: row.week, day: row.day) }
      guard let exercise = rulebook.exercise(row.exercise) else {
        complain("an exercise is not in the rules", row, hint: "choose another one, or have it added to the rules")
        continue
      }
      if let fault = Self.fault(row, bounds, rulebook[exercise]) {
        complain(fault, row, hint: "bring the number within its bounds")
        continue
      }
      mesocycle.prescriptions.append(Self.prescription(row, exercise, order: order))
    }
  }

  private mutating func complain(_ message: String, _ row: PlanRow, hint: String) {
    findings.append(Finding(.checkStructure, message, severity: .error, week: row.week, day: row.day, hint: hint))
  }

  /// What is outside the rules' bounds, as a sentence.
  private static func fault(_ row: PlanRow, _ bounds: SanitisationRules, _ exercise: Exercise) -> String? {
    let amounts = bounds.amounts(row.measure)
    func outside(_ name: String, _ value: Int, _ range: ClosedRange<Int>) -> String? {
      range.contains(value)
        ? nil : "'\(name)' of \(exercise.id) is \(value), and the rules allow \(range.lowerBound) to \(range.upperBound)"
    }
    if let most = row.repsMax, most < row.repsMin { return "'reps_max' of \(exercise.id) is less than 'reps_min'" }
    return outside("sets", row.sets, bounds.sets) ?? outside("reps_min", row.repsMin, amounts)
      ?? row.repsMax.flatMap { outside("reps_max", $0, amounts) } ?? row.rir.flatMap { outside("rir", $0, bounds.rir) }
      ?? outside("rest_s", row.rest, bounds.rest)
  }

  private static func prescription(_ row: PlanRow, _ exercise: ExerciseID, order: Int) -> Prescription {
    var result = Prescription(
      week: UInt8(row.week), day: UInt8(row.day), order: UInt8(clamping: order), rowID: row.rowID, exercise: exercise, kind: row.kind,
      measure: row.measure, sets: UInt8(clamping: row.sets), repsMin: UInt16(clamping: row.repsMin),
      repsMax: UInt16(clamping: row.repsMax ?? 0), load: row.load, loadBasis: row.basis, rir: row.rir.map { UInt8(clamping: $0) },
      restSeconds: UInt16(clamping: row.rest), tempo: Tempo(text: row.tempo))
    result.superset = SupersetName.number(SupersetName.read(row.superset) ?? "")
    result.target = Target(written: row.target)
    return result
  }
}
