import Editing
import Findings
import Intake
import PlanStore
import TrainingModel

/// The hashes of the weeks that a sheet holds, for who approves just what it says and takes nothing in.
package enum SheetContents {
  /// What a sheet approves.
  package struct Contents: Sendable {
    /// The hash of each week: it equals that of the stored week where the sheet says what the plan says.
    package var weeks: [WeekKey: ContentDigest] = [:]
    /// Why clients of the sheet have no weeks here: of each of them nothing is approved.
    package var findings: [Finding] = []
  }

  /// Reads the sheet at `path`.
  ///
  /// - Throws: `ReviewFailure` with everything that keeps the sheet from being read.
  package static func read(_ path: String, _ store: PlanStore) throws -> Contents {
    var (table, list): (SheetTable?, ClientListScan.Table?)
    let starts = try store.planStarts()
    let names = try Language.allCases.map { try store.exerciseNames($0) }
    let vocabulary = SheetVocabulary(ExerciseNames(names, past: try store.pastExerciseNames()), planStarts: { starts[$0] ?? [] })
    do throws(IntakeFailure) {
      switch try ReturnedFile(path: path) {
      case .sheet(let scan): table = try scan.table(vocabulary)
      case .clients(let scan): list = try scan.table { starts[$0] ?? [] }
      }
    } catch {
      throw ReviewFailure(error.findings)
    }
    if let list {
      let (contents, findings) = try ClientListApproving.contents(of: list, store)
      return Contents(weeks: contents, findings: list.keptBack.values.flatMap(\.self) + list.findings + findings)
    }
    return try contents(of: table, vocabulary)
  }

  private static func contents(of table: SheetTable?, _ vocabulary: SheetVocabulary) throws -> Contents {
    guard let table else { return Contents() }
    var weeks: [WeekKey: (rows: [PlanRow], unit: LoadUnit)] = [:]
    var wrong = table.keptBack
    for (index, line) in table.lines.enumerated() where table.keptBack[line.clientID] == nil {
      let offset = line.date - line.planStart
      let key = WeekKey(clientID: line.clientID, planStart: line.planStart, week: offset / 7 + 1)
      guard (0..<PlanDay.count).contains(offset), let row = row(line, day: PlanDay(week: key.week, day: offset % 7 + 1)),
        let unit = line.unit, weeks[key].map({ $0.unit == unit }) ?? true
      else {
        wrong[line.clientID, default: []].append(
          Finding(
            .approvalSheet, "the row does not say everything that a row of a plan says", at: table.place(ofLine: index),
            hint: "give a sheet that 'export' wrote, or take the changed one in with 'mesocycle review import'"))
        continue
      }
      if let name = line.exerciseName, !vocabulary.exercises.names(of: row.exercise).contains(name) {
        wrong[line.clientID, default: []].append(
          Finding(
            .approvalSheet, "the cell 'exercise' names another exercise than 'exercise_id'", at: table.place(ofLine: index, .exercise),
            hint: "restore the cell, or take the changed sheet in with 'mesocycle review import'"))
      }
      weeks[key, default: ([], unit)].rows.append(row)
    }
    let findings = Finding.inReadingOrder(wrong.values.flatMap(\.self))
    weeks = weeks.filter { wrong[$0.key.clientID] == nil }
    if weeks.isEmpty, !findings.isEmpty { throw ReviewFailure(findings) }
    return Contents(weeks: weeks.mapValues { WeekDigests.digest(of: $0.rows, unit: $0.unit) }, findings: findings)
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
