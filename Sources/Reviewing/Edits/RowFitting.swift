import Editing
import Planning
import Rulebook
import TrainingModel

/// Makes rows fit a client: another exercise in the place of one, loads in the client's unit and steps, and nothing that they may not do.
package struct RowFitting: Sendable {
  package let fitting: ExerciseFitting
  private var rulebook: Rulebook { fitting.rulebook }

  package init(_ fitting: ExerciseFitting) { self.fitting = fitting }

  /// What a swap comes to for a row and the build-up before it.
  package struct Swap: Sendable {
    package var rows: [PlanRow]
    package var dropped: [RowID]
  }

  /// The row with another exercise, and its build-up as the new one needs it.
  ///
  /// - Parameters:
  ///   - group: The build-up and then the row itself.
  ///   - isOther: Whether the old load is somebody else's, so that nothing follows from it.
  package func swap(_ group: [PlanRow], to exercise: ExerciseID, isOther: Bool = false) -> Swap {
    guard let old = group.last else { return Swap(rows: [], dropped: []) }
    let row = refitted(old, to: exercise, isOther: isOther)
    var result = Swap(rows: [], dropped: [])
    let isHeavy = rulebook[exercise].isCompound && rulebook[exercise].loadedBy != nil
    for (place, ramp) in group.dropLast().enumerated() {
      let isKnown = ramp.load != nil && old.load != nil && row.load != nil
      guard isHeavy, isKnown || place == 0 else {
        result.dropped.append(ramp.rowID)
        continue
      }
      result.rows.append(self.ramp(ramp, from: old, to: row, exercise))
    }
    result.rows.append(row)
    return result
  }

  /// A row with another exercise or for another client: sets, amount, effort and load by the rules.
  ///
  /// - Parameter isOther: Whether the old load is somebody else's, so that nothing follows from it.
  package func refitted(_ row: PlanRow, to exercise: ExerciseID, isOther: Bool = false) -> PlanRow {
    let old = rulebook.exercise(row.exercise)
    let low = row.repsMin
    let sets = FittedSets(
      sets: row.sets, amount: low...max(low, row.repsMax ?? low), measure: row.measure, basis: row.basis, load: isOther ? nil : row.load,
      rir: row.rir, rest: row.rest, tempo: Tempo(text: row.tempo))
    let fitted = fitting.refit(sets, from: old, to: exercise)
    var result = row
    result.exercise = rulebook[exercise].id
    (result.sets, result.measure, result.basis, result.rir, result.rest) =
      (fitted.sets, fitted.measure, fitted.basis, fitted.rir, fitted.rest)
    result.repsMin = fitted.amount.lowerBound
    result.repsMax = row.repsMax == nil ? nil : fitted.amount.upperBound
    (result.load, result.tempo) = (fitted.load, fitted.tempo?.description ?? "")
    let findByEffort = Target(.findByEffort).description
    if fitted.isFoundByEffort {
      result.target = findByEffort
    } else if row.target == findByEffort || row.target.contains("%") {
      // A percentage is one of the old exercise's.
      result.target = ""
    }
    let oldNote = old.flatMap { rulebook[$0].note }.map { rulebook.notes[$0.index] } ?? ""
    result.exchangeCue(oldNote, for: rulebook[exercise].note.map { rulebook.notes[$0.index] } ?? "")
    // The rules that made the old row say nothing of the new one.
    result.reasons = ""
    return result
  }

  /// A row of a build-up: the same part of the new working load, or by feel where that is not known.
  private func ramp(_ ramp: PlanRow, from old: PlanRow, to new: PlanRow, _ exercise: ExerciseID) -> PlanRow {
    var result = ramp
    (result.exercise, result.measure, result.basis, result.reasons) = (new.exercise, new.measure, new.basis, "")
    if let load = ramp.load, let before = old.load, before.hundredths > 0, let now = new.load {
      let part = Double(load.hundredths) / Double(before.hundredths)
      result.load = fitting.loadable(Load(hundredths: Int32((part * Double(now.hundredths)).rounded())), of: exercise)
      result.target = ""
    } else {
      (result.load, result.target) = (nil, Target(.buildUp).description)
    }
    return result
  }
}

extension SanitisationRules {
  /// The bounds of cells that coaches write.
  package var cellBounds: CellBounds {
    CellBounds(
      sets: sets, reps: reps, seconds: seconds, minutes: minutes, metres: amounts(.metres), rir: rir, rest: rest,
      noteLength: SheetLimits.noteLength)
  }
}
