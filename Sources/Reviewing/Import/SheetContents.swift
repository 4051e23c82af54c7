import Editing
import Findings
import Intake
import PlanStore
import TrainingModel

/// The hashes of the weeks that a sheet holds, for who approves just what it says and takes nothing in.
public enum SheetContents {
  /// Reads the sheet at `path`: the hash of each week equals that of the stored week where the sheet says what the plan says.
  ///
  /// Throws `ReviewFailure` with everything that keeps the sheet from being read.
  public static func digests(of path: String, _ store: PlanStore) throws -> [WeekKey: Digest] {
    let starts = try store.planStarts()
    let names = try Language.allCases.map { try store.exerciseNames($0) }
    let vocabulary = SheetVocabulary(ExerciseNames(names), planStarts: { starts[$0] ?? [] })
    let table: SheetTable
    do throws(IntakeFailure) { table = try SheetScan(path: path).table(vocabulary) } catch {
      throw ReviewFailure(error.findings)
    }
    var weeks: [WeekKey: (rows: [PlanRow], unit: LoadUnit)] = [:]
    var findings: [Finding] = []
    for (index, line) in table.lines.enumerated() {
      let offset = line.date - line.planStart
      let key = WeekKey(clientID: line.clientID, planStart: line.planStart, week: offset / 7 + 1)
      guard (0..<Mesocycle.weekCount * 7).contains(offset), let row = row(line, day: PlanDay(week: key.week, day: offset % 7 + 1)),
        let unit = line.unit, weeks[key].map({ $0.unit == unit }) ?? true
      else {
        findings.append(
          Finding(
            .approvalSheet, "the row does not say everything that a row of a plan says", at: Place(file: path, line: line.line),
            hint: "give a sheet that 'export' wrote, or take the changed one in with 'mesocycle review import'"))
        continue
      }
      if let name = line.exerciseName, !vocabulary.exercises.names(of: row.exercise).contains(name) {
        findings.append(
          Finding(
            .approvalSheet, "the cell 'exercise' names another exercise than 'exercise_id'", at: table.place(ofLine: index, .exercise),
            hint: "restore the cell, or take the changed sheet in with 'mesocycle review import'"))
      }
      weeks[key, default: ([], unit)].rows.append(row)
    }
    guard findings.isEmpty else { throw ReviewFailure(findings) }
    return weeks.mapValues { WeekDigests.digest(of: $0.rows, unit: $0.unit) }
  }

  /// The row that a line says; nil where it leaves something open.
  private static func row(_ line: SheetLine, day: PlanDay) -> PlanRow? {
    guard !line.isDeleted, let order = line.order ?? nil, let exercise = line.exerciseID, let kind = line.kind, let measure = line.measure,
      let sets = line.sets, let least = line.repsMin, let most = line.repsMax, let load = line.load, let basis = line.basis,
      let superset = line.superset, let target = line.target, let rir = line.rir, let rest = line.rest, let tempo = line.tempo,
      let note = line.note
    else { return nil }
    // The hash covers what a coach reads, and the id is no part of that.
    return PlanRow(
      rowID: line.rowID ?? RowID(rawValue: 0), week: day.week, day: day.day, order: order, superset: superset, exercise: exercise,
      kind: kind,
      measure: measure, sets: sets, repsMin: least, repsMax: most, load: load, basis: basis, target: target, rir: rir, rest: rest,
      tempo: tempo, note: note)
  }
}
