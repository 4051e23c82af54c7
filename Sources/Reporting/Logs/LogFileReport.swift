import Findings
import TrainingModel

/// What taking in a file of logs did for one client, in numbers that can be held against the file.
package struct LogFileReport: Sendable {
  /// As it was named.
  package var file: String
  /// nil for lines of a file of many clients that say no client, and for a file that was refused before one was known.
  package var client: String?
  package var app: LogApp?
  package var unit: LoadUnit?
  package var sessions = 0
  package var workingSets = 0
  package var rampSets = 0
  package var workingReps = 0
  /// Hundredths of a kilogram.
  package var workingTonnage = 0
  package var firstDate: CalendarDate?
  package var lastDate: CalendarDate?
  /// How many distinct names of exercises the file has.
  package var exerciseNames = 0
  /// Those of which nobody knows what they mean.
  package var unknownNames: [String] = []
  /// Sessions by what became of them.
  package var created = 0
  package var updated = 0
  package var unchanged = 0
  package var deleted = 0
  package var conflicts = 0
  /// Why nothing of the file was taken.
  package var refused: Finding?
  package var skipped: [(line: Int, code: FindingCode)] = []
  package var unreadable: [(line: Int, code: FindingCode, message: String)] = []
  /// What a person should know beside it; nothing that is counted above.
  package var findings: [Finding] = []
  package var isDryRun = false

  package init(file: String, client: String? = nil) { (self.file, self.client) = (file, client) }

  /// A file of which nothing was taken.
  package init(refused: Finding, file: String, client: String?, isDryRun: Bool) {
    self.init(file: file, client: client)
    (self.refused, self.isDryRun) = (refused, isDryRun)
  }

  /// Whether it is of a client of whom a log sheet says nothing, and there is nothing to say of that.
  var isSilent: Bool { app == .sheet && sessions == 0 && refused == nil && unreadable.isEmpty && findings.isEmpty }

  /// Whether somebody has to do something about it: a line can't be read, a name is unknown, a conflict waits, or something went wrong.
  package var needsSomebody: Bool {
    !unreadable.isEmpty || !unknownNames.isEmpty || conflicts > 0 || findings.contains { $0.severity == .error }
  }
}
