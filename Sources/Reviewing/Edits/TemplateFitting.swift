import Editing
import Planning
import Rulebook
import TrainingModel

/// Makes a template fit one client: their days, their kit, conditions, level and wishes, and loads that follow from their own strength.
struct TemplateFitting {
  /// What the weeks are to hold, and what had to be something else than the template says.
  struct Fitted {
    var rows: [PlanRow] = []
    var sessions: [PlanSession] = []
    /// Sentences without full stop.
    var remarks: [String] = []
  }

  let template: PlanTemplate
  let plan: EditablePlan
  let fitting: ExerciseFitting
  /// Whether nothing may be anything else than the template says.
  let isStrict: Bool
  private var rulebook: Rulebook { fitting.rulebook }

  init(_ template: PlanTemplate, _ plan: EditablePlan, _ fitting: ExerciseFitting, isStrict: Bool) {
    (self.template, self.plan, self.fitting, self.isStrict) = (template, plan, fitting, isStrict)
  }

  /// The template's week `week` as the client's week `target`, its sessions in order on those of the client's training days that
  /// lie furthest apart.
  ///
  /// Throws `EditRefusal` where it has more sessions than the client has days, or where a strict one would not stay as it is.
  func fitted(_ week: Int, as target: Int) throws(EditRefusal) -> Fitted {
    let days = template.clip.days.filter { $0.week == week }
    let training = fitting.trainingDays
    guard days.count <= training.count else {
      throw EditRefusal(
        "the template '\(template.name)' has \(days.count) sessions a week, more than 'training_days' of client \(plan.clientID) has days",
        hint: "apply one with \(training.count) session\(training.count == 1 ? "" : "s") a week at the most")
    }
    var result = Fitted()
    var chosen: [ExerciseID: ExerciseID?] = [:]
    for (day, own) in zip(days, fitting.trainingDays(days.count, like: days.map(\.day))) {
      let place = PlanDay(week: target, day: own)
      let session = template.clip.sessions.first { $0.week == day.week && $0.day == day.day }
      let date = plan.date(week: target, day: own)
      if fitting.client.unavailable.contains(where: { $0.contains(date) }) {
        result.remarks.append("left out \(session?.focus ?? "a session") on \(plan.dayWords(place)), which 'unavailable' has")
        continue
      }
      let rows = template.clip.rows.filter { $0.week == day.week && $0.day == day.day }.compactMap(\.planRow)
      try fit(rows, on: place, &chosen, &result)
      result.sessions.append(
        PlanSession(week: target, day: own, focus: session?.focus ?? EditablePlan.extraFocus, minutes: session?.minutes ?? 0))
    }
    return result
  }

  private func fit(
    _ rows: [PlanRow], on day: PlanDay, _ chosen: inout [ExerciseID: ExerciseID?], _ result: inout Fitted
  ) throws(EditRefusal) {
    let session = rows.compactMap { rulebook.exercise($0.exercise) }
    for group in Self.groups(rows) {
      guard let id = group.last?.exercise else { continue }
      guard let exercise = rulebook.exercise(id) else {
        result.say("left out \(id), which the rules don't have")
        continue
      }
      guard let own = try exerciseHere(exercise, session, &chosen, &result) else { continue }
      for var row in RowFitting(fitting).swap(group, to: own, isOther: true).rows {
        (row.week, row.day) = (day.week, day.day)
        result.rows.append(row)
      }
    }
  }

  /// The exercise itself, or the best that the client may be given in its place; nil where there is none.
  private func exerciseHere(
    _ exercise: ExerciseID, _ session: [ExerciseID], _ chosen: inout [ExerciseID: ExerciseID?], _ result: inout Fitted
  ) throws(EditRefusal) -> ExerciseID? {
    guard let barrier = fitting.barriers(exercise).first else { return exercise }
    let why = barrier.words(rulebook)
    if isStrict {
      throw EditRefusal(
        "client \(plan.clientID) may not be given \(rulebook[exercise].name) of the template '\(template.name)': \(why)",
        hint: "without --strict the best substitute takes its place")
    }
    // The same exercise becomes the same one in every week, so that it can rise.
    let substitute = chosen[exercise] ?? fitting.substitutes(for: exercise, session: session).first?.exercise
    chosen[exercise] = .some(substitute)
    guard let substitute else {
      result.say("left out \(rulebook[exercise].name): \(why), and nothing can take its place")
      return nil
    }
    result.say("\(rulebook[substitute].name) takes the place of \(rulebook[exercise].name): \(why)")
    return substitute
  }

  /// The rows in groups, each a build-up and the row that it leads to.
  private static func groups(_ rows: [PlanRow]) -> [[PlanRow]] {
    var groups: [[PlanRow]] = []
    var ramp: [PlanRow] = []
    for row in rows.sorted(by: PlanRow.isInOrder) {
      if let last = ramp.last, last.exercise != row.exercise { ramp = [] }
      guard row.kind != .ramp else {
        ramp.append(row)
        continue
      }
      groups.append(ramp + [row])
      ramp = []
    }
    return groups
  }
}

extension TemplateFitting.Fitted {
  /// Says it once, however many rows it is about.
  fileprivate mutating func say(_ remark: String) { if !remarks.contains(remark) { remarks.append(remark) } }
}
