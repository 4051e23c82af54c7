import Editing
import Planning
import Rulebook
import TrainingModel

/// Makes a clip fit the block of a client: days, units, and only what the client may do.
package struct ClipFitting: Sendable {
  /// What is put in, and what is left out and why.
  package struct Fitted: Sendable {
    package var rows: [PlanRow] = []
    package var sessions: [PlanSession] = []
    /// Sentences without full stop.
    package var remarks: [String] = []
  }

  private let fitting: ExerciseFitting
  private let clip: PlanClip
  private let unit: LoadUnit
  private var rulebook: Rulebook { fitting.rulebook }

  /// - Throws: `EditRefusal` where the clip can't be read.
  package init(_ clip: PlanClip, for plan: EditablePlan, _ fitting: ExerciseFitting) throws(EditRefusal) {
    guard clip.loadUnit != nil, clip.rows.allSatisfy({ $0.planRow != nil }) else {
      throw EditRefusal("what was copied can't be read any more", hint: "copy it again")
    }
    (self.clip, self.fitting, unit) = (clip, fitting, plan.unit)
  }

  /// The rows on the days that `place` gives; a row that the client may not do is left out and told.
  ///
  /// - Parameters:
  ///   - isOther: Whether it comes from another client, whose limits say nothing of this one's.
  ///   - place: The day here of a day of the clip.
  /// - Throws: `EditRefusal` where a row can't be fitted and may not be left out.
  package func fitted(isOther: Bool, place: (PlanDay) -> PlanDay) throws(EditRefusal) -> Fitted {
    var result = Fitted()
    for row in clip.rows.compactMap(\.planRow) {
      guard let exercise = rulebook.exercise(row.exercise) else {
        result.leaveOut("left out \(row.exercise), which the rules don't have")
        continue
      }
      if isOther, let barrier = fitting.barriers(exercise).first {
        result.leaveOut("left out \(rulebook[exercise].name): \(barrier.words(rulebook))")
        continue
      }
      let day = place(PlanDay(week: row.week, day: row.day))
      result.rows.append(converted(row, exercise, on: day, isOther: isOther))
    }
    guard !result.rows.isEmpty else {
      throw EditRefusal("nothing of it can be put there", hint: result.remarks.joined(separator: "; "))
    }
    for session in clip.sessions {
      let day = place(PlanDay(week: session.week, day: session.day))
      result.sessions.append(PlanSession(week: day.week, day: day.day, focus: session.focus, minutes: session.minutes))
    }
    return result
  }

  private func converted(_ row: PlanRow, _ exercise: ExerciseID, on day: PlanDay, isOther: Bool) -> PlanRow {
    var row = row
    (row.week, row.day) = (day.week, day.day)
    if let load = row.load, let from = clip.loadUnit, isOther || from != unit {
      row.load = fitting.loadable(ExerciseFitting.converted(load, from: from, to: unit), of: exercise)
    }
    return row
  }
}

extension ClipFitting.Fitted {
  /// Tells it once, however many rows it is about.
  fileprivate mutating func leaveOut(_ remark: String) { if !remarks.contains(remark) { remarks.append(remark) } }
}
