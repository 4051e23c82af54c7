import Findings
import Reporting
import TrainingModel
import WorkoutLogs

extension LogFileReport {
  /// Counts what the file has, whatever is stored of it.
  mutating func count(_ log: ClientLog) {
    (app, unit, exerciseNames) = (log.app, log.unit, log.names.count)
    let figures = LogFigures(of: log.sessions.lazy.map(\.session))
    (sessions, workingSets, rampSets, workingReps) = (figures.sessions, figures.workingSets, figures.rampSets, figures.workingReps)
    (workingTonnage, firstDate, lastDate) = (figures.workingTonnage, figures.firstDate, figures.lastDate)
    skipped = log.skipped.map { ($0.line, $0.code) }
    unreadable = log.unreadable.map { ($0.line, $0.code, $0.message) }
    findings += log.warnings
    let flagged = log.sessions.reduce(0) { $0 + $1.session.exercises.reduce(0) { $0 + $1.sets.count(where: \.isFlagged) } }
    if flagged > 0 {
      findings.append(
        Finding(
          .logFlagged, "\(flagged) \(flagged == 1 ? "set" : "sets") can't be right as written, and count for nothing", severity: .warning,
          at: Place(file: file), hint: "correct them in the app, and import the file again"))
    }
  }

  /// Counts what became of the sessions, and says what a person should know of it.
  mutating func tell(_ outcome: ExportMerge.Outcome, of app: LogApp, at place: Place) {
    (created, updated, deleted) = (outcome.created, outcome.updated, outcome.deleted)
    unchanged = outcome.unchanged + outcome.older + outcome.elsewhere + outcome.forgotten
    conflicts = outcome.conflicts.count
    if let first = outcome.conflicts.min() {
      findings.append(
        Finding(
          .logConflict,
          "\(Self.count(conflicts, "session")) from \(first) on \(conflicts == 1 ? "says" : "say") something else than an export of the same age; what is stored was kept",
          severity: .warning, at: place, hint: "import the file again with --replace if this one is right"))
    }
    if outcome.older > 0 {
      findings.append(
        Finding(
          .logOlder, "this export is older than one that is stored: of \(Self.count(outcome.older, "session")) the younger form was kept",
          at: place, hint: "import it with --replace if the old form is right"))
    }
    if outcome.elsewhere > 0 {
      findings.append(
        Finding(.logOtherApp, "\(Self.count(outcome.elsewhere, "session")) are stored from another app already, and count once", at: place))
    }
    if outcome.missing > 0 {
      findings.append(
        Finding(
          .logGone, "\(Self.count(outcome.missing, "stored session")) from \(app) are not in this export any more; they were kept",
          at: place, hint: "if they were deleted in the app on purpose, import it again with --allow-deletions"))
    }
    if outcome.forgotten > 0 {
      findings.append(
        Finding(
          .logOlder, "\(Self.count(outcome.forgotten, "session")) of this export were deleted in a younger one, and don't come back",
          at: place, hint: "import it with --replace to have them back"))
    }
  }

  /// Says what of the words of people waits because somebody else typed something else.
  mutating func tell(_ waiting: [TypedConflict], at place: Place) {
    conflicts += waiting.count
    guard !waiting.isEmpty else { return }
    findings.append(
      Finding(
        .logConflict,
        "\(Self.count(waiting.count, "field")) that somebody typed say\(waiting.count == 1 ? "s" : "") something else than what is typed here; what stands was kept",
        severity: .warning, at: place, hint: "'mesocycle review conflicts' shows both; 'mesocycle logs edit' decides"))
  }

  private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
