import Testing
import TrainingModel

@testable import WorkoutLogs

/// Exports that lifters published, against figures that were counted on 2026-11-30 by a script of its own, in Python, which reads the files
/// with the csv module (FitNotes' by splitting at commas) and counts rows, repetitions and kilograms to two decimals.
struct ReadingRealFilesTests {
  struct Counted: Sendable, CustomTestStringConvertible {
    var file: String
    var sessions, working, ramp, reps: Int
    var tonnage: String
    var first, last: String
    /// Rows that are no sets.
    var skipped = 0

    var testDescription: String { file }
  }

  private static let counted = [
    Counted(
      file: "strong-breinsp-de-comma-v12col.csv", sessions: 129, working: 2_078, ramp: 0, reps: 20_049, tonnage: "800773",
      first: "2021-02-10",
      last: "2021-12-22"),
    Counted(
      file: "strong-dravenbc-android-semicolon.csv", sessions: 20, working: 266, ramp: 0, reps: 2_057, tonnage: "64102.85",
      first: "2025-03-09", last: "2025-04-17"),
    Counted(
      file: "strong-wojtek-rest-timer-short.csv", sessions: 1, working: 8, ramp: 0, reps: 90, tonnage: "1050", first: "2025-08-03",
      last: "2025-08-03", skipped: 8),
    Counted(
      file: "hevy-mouadja02-kg.csv", sessions: 17, working: 330, ramp: 0, reps: 4_411, tonnage: "165952", first: "2025-05-13",
      last: "2025-06-30"),
    Counted(
      file: "fitnotes-lukaszebedin-kgs-unitcol.csv", sessions: 124, working: 2_495, ramp: 0, reps: 20_941, tonnage: "814748.2",
      first: "2023-11-21", last: "2025-06-22"),
    Counted(
      file: "spreadsheet-wide-eddycs-sets-by-date-columns.csv", sessions: 10, working: 125, ramp: 0, reps: 1_718, tonnage: "49605",
      first: "2022-01-15", last: "2022-03-29"),
  ]

  @Test(
    .enabled(if: counted.allSatisfy { Logs.has($0.file) }, "no logs of lifters are beside the project at ../shared/data/logs"),
    arguments: counted)
  func readsWhatAnotherReadingReads(_ counted: Counted) throws {
    var logs: [ClientLog] = []
    let rest = try LogSource(path: "\(Logs.root)/\(counted.file)", LogRequest(client: "anna", unit: .kg)).forEachClient { logs.append($0) }
    let log = try #require(logs.first)
    let figures = LogFigures(of: log.sessions.map(\.session))
    #expect(figures.sessions == counted.sessions)
    #expect(figures.workingSets == counted.working && figures.rampSets == counted.ramp)
    #expect(figures.workingReps == counted.reps)
    #expect(Load(hundredths: Int32(figures.workingTonnage)).description == counted.tonnage)
    #expect(figures.firstDate?.description == counted.first && figures.lastDate?.description == counted.last)
    #expect(log.skipped.count == counted.skipped && log.unreadable.isEmpty && log.isWhole && rest == LogRest() && logs.count == 1)
    #expect(log.warnings.isEmpty, "\(log.warnings)")
  }

  /// What lifters wrote in kilograms shows no pounds, also where the file doesn't say what it is in.
  @Test(
    .enabled(if: counted.allSatisfy { Logs.has($0.file) }, "no logs of lifters are beside the project at ../shared/data/logs"),
    arguments: counted)
  func kilogramsShowNoPlatesOfPounds(_ counted: Counted) throws {
    var sessions: [DoneSession] = []
    _ = try LogSource(path: "\(Logs.root)/\(counted.file)", LogRequest(client: "anna", unit: .kg)).forEachClient {
      sessions += $0.sessions.map(\.session)
    }
    var texts = LogTexts()
    let rows = sessions.flatMap(\.exercises).flatMap { exercise in
      exercise.sets.map { set in
        var row = LogRow(line: 2, stamp: 0)
        row.exercise = Array(exercise.name.utf8).withUnsafeBufferPointer { texts.id($0) }
        row.load = Double(set.load?.hundredths ?? 0) / 100
        return row
      }
    }
    #expect(rows.count == counted.working + counted.ramp && PoundPlates.example(rows, name: texts.name) == nil)
  }
}
