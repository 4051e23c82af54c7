import Checks
import Rulebook
import TrainingModel

/// A plan in the making: what the stages have handed on so far, each part the value of the stage that makes it.
///
/// A stage reads the draft and returns its own part, and only that part knows its place here. Every client gets a new draft, so that nothing
/// of one can be seen in the plan of another.
struct PlanDraft: Sendable {
  /// Who is planned, and within what; as nobody has it until the first stage has run.
  var analysis = Analysis()
  /// The named programme; nil where the week is generated.
  var programme: ProgrammePlan?
  /// The days of the week: laid by analysis, and filled when exercises are chosen.
  var sessions: [PlannedSession] = []
  /// By session and place; `sets` is 0 for a slot that did not fit.
  var slots: [PlannedSlot] = []
  /// How the exercises were found; nil where none were chosen.
  var search: ChosenWeek.Search?
  /// The finished rows.
  var mesocycle = Mesocycle(start: CalendarDate(dayNumber: 0), unit: .kg)
  /// What is written beside rows that people have changed; nil for what the night plans.
  var writtenNotes: WrittenNotes?

  /// The 1RM of each exercise by what is stated and, for a named programme, by what its logs show, in hundredths of the client's unit.
  var lifts: [Double] { programme?.lifts ?? analysis.oneRepMax }

  /// The client's 1RM of an exercise, by these lifts, in hundredths of their unit; 0 where nothing is known.
  func oneRepMax(of exercise: ExerciseID, _ facts: [ExerciseFacts]) -> Double { analysis.oneRepMax(of: exercise, facts, lifts: lifts) }

  /// Puts rows that people have changed in the place of the planned ones.
  mutating func replaceRows(by edited: Mesocycle, notes: WrittenNotes) { (mesocycle, writtenNotes) = (edited, notes) }
}

/// What a stage hands on.
protocol StageOutput: Sendable {
  /// Takes its place in the draft.
  consuming func enter(_ draft: inout PlanDraft)
}

/// A stage that only looks hands on nothing.
extension Never: StageOutput {
  func enter(_ draft: inout PlanDraft) {}
}

extension Analysis: StageOutput {
  consuming func enter(_ draft: inout PlanDraft) {
    draft.sessions = sessions
    draft.analysis = self
  }
}

/// A named programme as it was laid on the client's days.
struct ProgrammePlan: StageOutput {
  /// 1RM by exercise in hundredths of the client's unit, by what is stated and by what was logged.
  var lifts: [Double]
  /// The programme with what it carries when the block begins; nil where the client can't take it.
  var record: ProgrammeRecord?
  /// What logs of the last block and of this one decided.
  var steps: [ProgrammeDecision] = []
  /// Its rows; nil where it has none for the client.
  var mesocycle: Mesocycle?

  consuming func enter(_ draft: inout PlanDraft) {
    if let mesocycle {
      draft.mesocycle = mesocycle
      // What the generated week would have been is no longer of interest to anybody.
      draft.sessions.removeAll()
    }
    draft.programme = self
  }
}

/// The week with an exercise in every slot.
struct ChosenWeek: StageOutput {
  var sessions: [PlannedSession]
  /// By session, in training order.
  var slots: [PlannedSlot] = []
  var search: Search?

  /// How the choice was found.
  struct Search: Sendable {
    /// The points that its exercises have together.
    var points: Int
    /// How many exchanges were tried.
    var trials: Int
  }

  consuming func enter(_ draft: inout PlanDraft) {
    (draft.sessions, draft.search) = (sessions, search)
    draft.slots = slots
  }
}

/// Reps, effort and load of every slot over the four weeks.
struct ProgressedWeek: StageOutput {
  /// By slot.
  var courses: [SlotCourse] = []

  consuming func enter(_ draft: inout PlanDraft) {
    for slot in courses.indices { draft.slots[slot].course = courses[slot] }
  }
}

/// The sets of every slot.
struct BalancedWeek: StageOutput {
  /// By slot.
  var given: [GivenSets]
  /// The slots in the order in which they are trained; empty where that is the one that they have.
  var order: [Int] = []

  consuming func enter(_ draft: inout PlanDraft) {
    for slot in given.indices { draft.slots[slot].given = given[slot] }
    if !order.isEmpty { draft.slots = order.map { [slots = draft.slots] in slots[$0] } }
  }
}

extension Mesocycle: StageOutput {
  consuming func enter(_ draft: inout PlanDraft) { draft.mesocycle = self }
}
