import Foundation
import TrainingModel

/// What bytes come to that may be anything at all.
package enum ReadAnything: Equatable {
  case read([ClientLog], LogRest)
  case refused(LogRefusal)

  /// Reads bytes as a file of logs: its form is told by its heading, and everything that a user may say is said.
  ///
  /// For fuzzing: whatever the bytes are, they are read or refused.
  ///
  /// - Parameter mapping: what a mapping file says, for a table of another kind.
  package init(_ bytes: [UInt8], client: String? = "anna", app: LogApp? = nil, unit: LoadUnit? = .kg, mapping: [UInt8]? = nil) {
    let request = LogRequest(app: app, client: client, unit: unit, timeZone: .gmt, today: CalendarDate(dayNumber: 20_000))
    var logs: [ClientLog] = []
    do {
      let mapping = try mapping.map { (bytes) throws(LogRefusal) in try LogMapping(bytes, path: "mapping") }
      let rest = try LogSource(bytes, named: "log", request, mapping: mapping).forEachClient { logs.append($0) }
      self = .read(logs, rest)
    } catch let refusal as LogRefusal {
      self = .refused(refusal)
    } catch {
      // Nothing else throws, for the body doesn't.
      self = .refused(LogRefusal(.logUnreadable, "cannot be read", at: .init(file: "log")))
    }
  }

  /// Why what was read can't be so; nil where nothing speaks against it.
  ///
  /// Every entry is a set, skipped or unreadable, and every session has a set.
  package var contradiction: String? {
    guard case .read(let logs, let rest) = self else { return nil }
    if rest.entries != rest.unreadable.count { return "an entry that is nobody's is lost" }
    for log in logs {
      if log.entries != log.stored + log.skipped.count + log.unreadable.count { return "an entry is lost" }
      if log.stored != log.names.reduce(0, { $0 + $1.sets }) { return "a set has no name" }
      for read in log.sessions {
        let sets = read.session.exercises.reduce(0) { $0 + $1.sets.count }
        if sets != read.lines.count || read.session.exercises.contains(where: \.sets.isEmpty) { return "a session is not whole" }
      }
      let days = log.sessions.map(\.session.date)
      if zip(days, days.dropFirst()).contains(where: { $0 > $1 }) { return "sessions are out of order" }
    }
    return nil
  }
}
