import Delivery
import Findings
import Foundation
import Intake
import Reporting
import Rulebook
import TrainingModel

/// What a run is asked to do.
package struct RunRequest: Sendable {
  /// Which verb runs.
  package var command: RunKind
  package var rules: RuleSource
  /// A folder or file of profiles; `-` for standard input.
  package var clients: String
  package var mapping: String?
  package var database: String
  package var output: String
  package var today: CalendarDate
  /// The zone of the gym, for logs whose times are those of Greenwich; nil for the machine's.
  package var timeZone: TimeZone?
  /// The start that the user asks for instead of the next Monday.
  package var start: CalendarDate?
  /// Only these clients; empty for all.
  package var clientIDs: Set<String> = []
  /// Only these coaches' clients; empty for all.
  package var coaches: Set<String> = []
  /// How many days before its start a block is planned.
  package var leadDays = BlockTarget.usualLeadDays
  /// Only these weeks of the block are planned anew; nil for all four.
  package var weeks: [Int]?
  package var jobs = 1
  /// How many clients may be rejected, infeasible or failed before the exit code says so.
  package var tolerated = Tolerance.count(0)
  /// Lets a run through that the brake would hold.
  package var acceptsChange = false
  /// Plans again what is unchanged.
  package var forces = false
  /// Tells what would happen and writes nothing.
  package var isDryRun = false
  /// Whether review sheets are written at the end.
  package var writesSheets = true
  /// What each coach's files and folders are made with.
  package var access = CoachAccess()
  /// What was noticed about the options and has been told: it goes into the results.
  package var remarks: [Finding] = []
  /// The ways by which word gets round when a night is over.
  package var routes = DeliveryRoutes()
  /// The program that takes the inbox in as a process of its own, so that nothing that a file does ends the run; nil to do without.
  package var intakeProgram: String?
  /// Whether what is told has colour.
  package var style = Style.plain
  /// The moment, RFC 3339 in UTC, for records and results; nothing is planned by it.
  package var now: @Sendable () -> String
  /// How many clients are kept as they were planned for the brake to look at, so that they are not planned again to be stored. A block is
  /// some ten kilobytes, so that these are some twenty megabytes.
  var keptAhead = 2048
  /// Hears how many of all clients are done.
  package var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  package init(
    command: RunKind, rules: [String], clients: String, database: String, output: String, today: CalendarDate,
    now: @escaping @Sendable () -> String
  ) {
    (self.command, self.rules, self.clients) = (command, .folders(rules), clients)
    (self.database, self.output, self.today, self.now) = (database, output, today, now)
  }

  /// Whether only a part of the roster is asked for, so that the others are not absent.
  var isPartial: Bool { !clientIDs.isEmpty || !coaches.isEmpty }

  /// The mapping of the client list, where one is given; throws where it is wrong, also in the words that it gives.
  func loadMapping(_ vocabulary: ProfileVocabulary) throws(IntakeFailure) -> TableMapping? {
    guard let mapping else { return nil }
    return try TableMapping.load(path: mapping, words: vocabulary, today: today)
  }
}

/// A verb that runs over clients, as records, results and messages write it.
package enum RunKind: String, Sendable, CustomStringConvertible {
  case nightly, generate, explain
  case reviewSync = "review sync"
  case logsSync = "logs sync"
  /// The process in which another run has the inbox taken in.
  case reviewTake = "review take"

  package var description: String { rawValue }
}

/// How many clients may be rejected, infeasible or failed before the exit code says so.
package enum Tolerance: Sendable, Equatable {
  case count(Int)
  case percent(Double)

  /// The tolerance that `5` or `2%` names, or nil for any other text.
  package init?(text: String) {
    if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) {
      self = .percent(percent)
    } else if let count = Int(text), count >= 0 {
      self = .count(count)
    } else {
      return nil
    }
  }

  /// Whether `bad` of `read` clients are no more than tolerated.
  func allows(_ bad: Int, of read: Int) -> Bool {
    switch self {
    case .count(let most): bad <= most
    case .percent(let most): Double(bad) * 100 <= most * Double(read)
    }
  }
}
