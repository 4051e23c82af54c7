import Findings
import Intake
import TrainingModel

/// Hands out the clients of a file that may have many, one after the other; memory holds one of them.
struct ClientDelivery {
  let request: LogRequest
  let app: LogApp
  let traits: FormTraits
  let path: String
  /// The dates of the whole file, where those of one client may be several days and others tell which.
  var stamps = StampTable()

  /// Calls `body` with each client in the order in which the file first has them, and returns what belongs to none.
  ///
  /// - Parameters:
  ///   - id: the client that is meant by what stands in the file.
  ///   - read: reads the rows of a part of the file, all of which have the client's id as it stands there.
  func run(
    _ index: ClientIndex, id: (ArraySlice<UInt8>) -> String?,
    read: (ClientIndex.Part, ArraySlice<UInt8>, inout LogCollector) throws(LogRefusal) -> Void, _ body: (ClientLog) throws -> Void
  ) throws -> LogRest {
    if request.refusesOthers, let wanted = request.client { try refuseOthers(than: wanted, index, id) }
    var rest = LogRest()
    for place in index.ids.indices {
      var log = LogCollector()
      log.stamps = stamps
      let bytes = index.ids[place]
      for part in index.ranges[place] { try read(part, bytes, &log) }
      if bytes.isEmpty {
        take(log, .logMissing, "the client is missing", &rest)
      } else if let client = id(bytes) {
        if let wanted = request.client, wanted != client {
          take(log, .logClient, "the line is of another client than the one that the file was said to be of", &rest)
        } else if let read = try self.client(client, log, isAlone: index.ids.count == 1) {
          try body(read)
        }
      } else {
        take(log, .logClient, "the client's id is none: 1 to 64 letters, digits, '-', '_' and '.'", &rest)
      }
    }
    rest.unreadable.sort { $0.line < $1.line }
    return rest
  }

  /// Refuses the file where a line names another client, before anything of it is handed out.
  private func refuseOthers(than wanted: String, _ index: ClientIndex, _ id: (ArraySlice<UInt8>) -> String?) throws(LogRefusal) {
    for place in index.ids.indices {
      let bytes = index.ids[place]
      guard !bytes.isEmpty, id(bytes) != wanted else { continue }
      throw LogRefusal(
        .logClient, "the file names another client than the one whose it is said to be",
        at: Place(file: path, line: index.ranges[place].first?.line),
        hint: "give each client's log by itself; 'mesocycle logs import' without --client takes a file of many clients")
    }
  }

  private func context(_ client: String) -> LogContext {
    LogContext(
      path: path, client: client, app: app, given: request.unit, profile: request.profileUnit(client), zone: request.timeZone,
      today: request.today, traits: traits)
  }

  /// The client's log; where it alone has to be refused and others are in the file, all its lines are unreadable.
  private func client(_ client: String, _ log: LogCollector, isAlone: Bool) throws(LogRefusal) -> ClientLog? {
    do throws(LogRefusal) { return try LogAssembly.assemble(log, context(client)) } catch {
      if isAlone { throw error }
      var refused = ClientLog(client: client, app: app, unit: request.profileUnit(client) ?? .kg)
      var rest = LogRest()
      take(log, error.finding.code, error.finding.message, &rest)
      (refused.entries, refused.unreadable) = (rest.entries, rest.unreadable)
      return refused
    }
  }

  private func take(_ log: LogCollector, _ code: FindingCode, _ message: String, _ rest: inout LogRest) {
    rest.entries += log.entries
    rest.unreadable += log.unreadable
    rest.unreadable += log.skipped.map { UnreadableLine(line: $0.line, code: code, message: message) }
    for row in log.rows {
      for _ in 0..<row.copies { rest.unreadable.append(UnreadableLine(line: Int(row.line), code: code, message: message)) }
    }
  }
}
