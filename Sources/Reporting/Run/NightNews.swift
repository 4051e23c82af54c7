import Findings
import PlanStore
import TrainingModel

/// What nobody sees who only looks at a night's numbers: who is missing, what expired, what nobody has approved yet, which way is dead.
///
/// It names clients by their ids alone.
package struct NightNews: Sendable, Equatable {
  /// A client, and whose.
  package struct Client: Sendable, Equatable {
    package var clientID: String
    package var coachID: String
    /// The first day of the block that it is about; nil where it is about no block.
    package var planStart: CalendarDate?
    /// The block's weeks (1 to 4) that it is about.
    package var weeks: [Int]

    package init(_ clientID: String, coach: String, planStart: CalendarDate? = nil, weeks: [Int] = []) {
      (self.clientID, coachID, self.planStart, self.weeks) = (clientID, coach, planStart, weeks)
    }
  }

  /// Files with clients' logs, by what became of them.
  package struct Logs: Sendable, Equatable {
    package var taken = 0
    package var refused = 0
    /// Files that still lie in the inbox: somebody may be writing them, or the night could not store more.
    package var waiting = 0

    package init(taken: Int = 0, refused: Int = 0, waiting: Int = 0) {
      (self.taken, self.refused, self.waiting) = (taken, refused, waiting)
    }

    /// Whether there was none.
    var isEmpty: Bool { self == Logs() }
  }

  /// Whom the last night knew and this one's list does not have.
  package var absent: [Client] = []
  /// Whose preview nobody approved in time, with the start of the block that made way.
  package var expired: [Client] = []
  /// Whose block begins within `lookAhead` days with weeks that nobody has approved.
  package var unapproved: [Client] = []
  /// What became of the files with clients' logs that lay in the inbox.
  package var logs = Logs()
  /// Ways that failed so often that they are left alone for a while.
  package var deadChannels: [ChannelStatus] = []

  /// How many days before its start a block with unapproved weeks is told of.
  package static let lookAhead = 3

  package init() {}

  /// What the log says of it; what a dead way has to say is the delivery's own.
  ///
  /// - Parameter isDryRun: whether nothing of it has happened yet.
  package func findings(isDryRun: Bool) -> [Finding] {
    var findings: [Finding] = []
    if !absent.isEmpty {
      findings.append(
        Finding(
          .runAbsent,
          "\(Self.clients(absent.count)) of the last night \(absent.count == 1 ? "is" : "are") no longer in the list: \(names(absent))",
          hint: "who has left needs nothing; anybody else has to come back into the list"))
    }
    if !expired.isEmpty { findings.append(expiry(isDryRun: isDryRun)) }
    if !unapproved.isEmpty {
      findings.append(
        Finding(
          .approvalDue,
          "\(unapproved.count == 1 ? "a block begins" : "\(unapproved.count) blocks begin") within three days with weeks that nobody has approved: \(names(unapproved))",
          hint: "approve them, or these clients have nothing to train by"))
    }
    return findings
  }

  private func expiry(isDryRun: Bool) -> Finding {
    let isOne = expired.count == 1
    let (ones, its) = (isOne ? "a later one" : "later ones", isOne ? "its" : "their")
    return isDryRun
      ? Finding(
        .previewExpired,
        "nobody has approved the block\(isOne ? "" : "s") of \(names(expired)) in time, so \(ones) would take \(its) place",
        hint: "approve the new one\(isOne ? "" : "s") once the night has made \(isOne ? "it" : "them")")
      : Finding(
        .previewExpired, "nobody approved the block\(isOne ? "" : "s") of \(names(expired)) in time, so \(ones) took \(its) place",
        hint: "approve the new one\(isOne ? "" : "s") before \(isOne ? "it begins" : "they begin")")
  }

  /// What the summary says, a line each; empty where there is nothing to say.
  ///
  /// - Parameter isDryRun: whether nothing of it has happened yet.
  package func lines(isDryRun: Bool) -> [String] {
    [
      ("Absent since the last night", absent),
      (isDryRun ? "Would expire, for nobody has approved" : "Expired before anybody approved", expired),
      ("Begin within three days unapproved", unapproved),
    ].filter { !$0.1.isEmpty }.map { "\($0): \(names($1))" }
      + (logs.isEmpty ? [] : ["Logs of clients in the inbox: \(logs.taken) taken in, \(logs.refused) refused, \(logs.waiting) waiting"])
      + deadChannels.map { "No message gets out by \($0.channel): \($0.waiting) waiting since \($0.waitingSince ?? "today")" }
  }

  /// So many ids stand in a sentence; the results have all.
  static let mostNamed = 20

  private func names(_ clients: [Client]) -> String {
    let shown = clients.prefix(Self.mostNamed).map { client in
      let weeks = client.weeks.count == Mesocycle.weekCount ? [] : client.weeks
      let numbers = weeks.isEmpty ? "" : ", week\(weeks.count == 1 ? "" : "s") \(weeks.map(String.init).joined(separator: ", "))"
      return client.clientID + (client.planStart.map { " (\($0)\(numbers))" } ?? "")
    }
    let rest = clients.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func clients(_ count: Int) -> String { "\(count) client\(count == 1 ? "" : "s")" }

  /// Appends a list for each kind of news, empty ones too, and what became of logs where there were any.
  func write(to json: inout JSONBytes) {
    for (key, clients) in [("absent", absent), ("expired", expired), ("unapproved", unapproved)] as [(StaticString, [Client])] {
      json.key(key)
      json.beginArray()
      for client in clients { client.write(to: &json) }
      json.endArray()
      json.newline()
    }
    if !logs.isEmpty {
      json.key("logs")
      json.beginObject()
      json.pair("taken", logs.taken)
      json.pair("refused", logs.refused)
      json.pair("waiting", logs.waiting)
      json.endObject()
      json.newline()
    }
    json.key("dead_channels")
    json.beginArray()
    for channel in deadChannels { json.string(channel.channel.id) }
    json.endArray()
    json.newline()
  }
}

extension NightNews.Client {
  fileprivate func write(to json: inout JSONBytes) {
    json.beginObject()
    json.pair("client_id", clientID)
    json.pair("coach_id", coachID)
    if let planStart { json.pair("plan_start", planStart) }
    if !weeks.isEmpty {
      json.key("weeks")
      json.beginArray()
      for week in weeks { json.number(week) }
      json.endArray()
    }
    json.endObject()
  }
}
