import PlanStore
import TrainingModel

/// Where every client's plan stands, for people and for programs.
package struct StatusView: ResultView, Sendable {
  private let clients: [ClientSummary]
  /// How many conflicts wait, by client.
  private let conflicts: [String: Int]

  /// A view of these clients, in the order given, with the conflicts that wait.
  ///
  /// - Parameter conflicts: the client of each, about a plan or about what was done.
  package init(_ clients: [ClientSummary], conflicts: [String] = []) {
    self.clients = clients
    self.conflicts = Dictionary(conflicts.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// A table of at most `width` columns with a line a client, each line ended; one sentence where there is no client.
  package func text(width: Int, style: Style) -> String {
    if clients.isEmpty { return "No client is known yet.\n" }
    var table = TerminalTable([
      .init(heading: "client", wraps: true, least: 10), .init(heading: "coach", wraps: true, least: 8), .init(heading: "outcome"),
      .init(heading: "from"), .init(heading: "month"), .init(heading: "what differs", wraps: true, least: 14),
    ])
    table.rows = clients.map { client in
      let outcome = !client.isPresent ? "left" : client.isSuspended ? "\(client.outcome), suspended" : client.outcome.id
      return [
        TerminalText.line(client.clientID), TerminalText.line(client.coachID), outcome, client.planStart?.description ?? "",
        client.month.id,
        remark(client),
      ]
    }
    if table.naturalWidth > width { table.gap = " " }
    return table.lines(width: width, style: style).map { $0 + "\n" }.joined()
  }

  /// Why there is no plan, or the weeks' statuses where they differ from one another: `1 approved, 2-4 pending`.
  private func remark(_ client: ClientSummary) -> String {
    if [.held, .infeasible, .rejected, .failed].contains(client.outcome),
      let reason = client.findings.first(where: { $0.severity == .error })
    {
      return TerminalText.line(reason.message)
    }
    let edited = client.weeks.filter { !$0.dirtyDays.isEmpty }.map { week in
      let days = week.dirtyDays.map { day in
        client.planStart.map { $0.day(day, ofWeek: week.week).weekday.id } ?? "day \(day)"
      }
      return "week \(week.week) edited on \(days.joined(separator: ", "))"
    }
    let beside = client.weeks.filter(\.hasDraftBesideApproved).map { "week \($0.week) has a draft beside the approved one" }
    let waiting = conflicts[client.clientID].map { ["\($0) conflict\($0 == 1 ? " waits" : "s wait") for a decision"] } ?? []
    return ([Self.differences(client)] + waiting + beside + edited).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func differences(_ client: ClientSummary) -> String {
    let statuses = (1...Mesocycle.weekCount).map(client.status(ofWeek:))
    guard Set(statuses).count > 1 else { return "" }
    var runs: [(first: Int, last: Int, status: WeekStatus)] = []
    for (place, status) in statuses.enumerated() {
      if runs.last?.status == status { runs[runs.count - 1].last = place + 1 } else { runs.append((place + 1, place + 1, status)) }
    }
    return runs.map { "\($0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)") \($0.status)" }.joined(separator: ", ")
  }

  /// The document that `status --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("clients")
    json.beginArray()
    for client in clients {
      json.newline()
      write(client, to: &json)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private func write(_ client: ClientSummary, to json: inout JSONBytes) {
    json.beginObject()
    json.pair("client_id", client.clientID)
    json.pair("coach_id", client.coachID)
    json.pair("outcome", client.outcome.id)
    json.key("plan_start")
    if let start = client.planStart { json.date(start) } else { json.null() }
    json.pair("month", client.month.id)
    json.pair("conflicts", conflicts[client.clientID] ?? 0)
    json.key("present")
    json.bool(client.isPresent)
    json.key("suspended")
    json.bool(client.isSuspended)
    json.key("weeks")
    json.beginArray()
    for number in 1...Mesocycle.weekCount {
      let week = client.weeks.first { $0.week == number }
      json.beginObject()
      json.pair("week", number)
      json.pair("status", (week?.status ?? .unknown).id)
      json.numberOrNull("revision", week?.revision)
      json.numberOrNull("revision_in_force", week?.revisionInForce)
      json.key("dirty_days")
      json.beginArray()
      for day in week?.dirtyDays ?? [] { json.number(day) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
