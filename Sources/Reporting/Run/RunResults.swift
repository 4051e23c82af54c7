import Files
import Findings
import Rulebook
import TrainingModel

/// Everything about a run that `run_results.json` states before it comes to the clients.
package struct RunResults: Sendable {
  /// The run's id, as the store records it.
  package var runID: String
  /// The verb, such as `nightly`.
  package var command: String
  /// The day that the run planned for.
  package var today: CalendarDate
  /// An instant as RFC 3339 writes it in UTC: `2026-12-02T02:00:00Z`.
  package var startedAt: String
  /// As `startedAt`.
  package var finishedAt: String
  /// What the process says when it ends: 0 done, 1 more trouble than tolerated, 2 not finished.
  package var exitCode: Int
  /// nil where the rules could not be read.
  package var rulesDigest: ContentDigest?
  /// The program's version.
  package var engineVersion: String
  /// The outcomes in numbers.
  package var summary: RunSummary
  /// The time of each stage, in the order of the pipeline.
  package var stages: [StageTime]
  /// What concerns no single client: broken rules, the brake, a full disk.
  package var findings: [Finding]
  /// Who is missing, what expired, and what waits too long.
  package var news: NightNews

  /// How long one stage took over all its clients, in seconds of CPU.
  package struct StageTime: Hashable, Sendable {
    package var stage: String
    package var clients: Int
    package var seconds: Double

    package init(stage: String, clients: Int, seconds: Double) {
      self.stage = stage
      self.clients = clients
      self.seconds = seconds
    }
  }

  package init(
    runID: String, command: String, today: CalendarDate, startedAt: String, finishedAt: String, exitCode: Int, rulesDigest: ContentDigest?,
    engineVersion: String, summary: RunSummary, stages: [StageTime] = [], findings: [Finding] = [], news: NightNews = NightNews()
  ) {
    self.runID = runID
    self.command = command
    self.today = today
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.exitCode = exitCode
    self.rulesDigest = rulesDigest
    self.engineVersion = engineVersion
    self.summary = summary
    self.stages = stages
    self.findings = findings
    self.news = news
  }

  /// The document in memory, as `--format json` prints it.
  package func json(clients: some Sequence<ClientResult>) -> [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    writeHead(to: &json)
    json.key("clients")
    json.beginArray()
    for client in clients {
      json.newline()
      client.write(to: &json)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  /// Writes the document to `folder/run_results.json`, whole or not at all and for nobody but the user; `clients` are asked for one by one.
  ///
  /// - Throws: `OutputFailure` where the file can't be written.
  package func write(toFolder folder: String, clients: some Sequence<ClientResult>) throws(OutputFailure) {
    try Folder.make(folder)
    let file = AtomicFile(folder: folder, name: "run_results.json", access: .own)
    var json = JSONBytes()
    json.beginObject()
    writeHead(to: &json)
    json.key("clients")
    json.beginArray()
    for client in clients {
      json.newline()
      client.write(to: &json)
      if json.bytes.count >= 1 << 16 { try json.drain { bytes throws(OutputFailure) in try file.take(&bytes) } }
    }
    json.endArray()
    json.endObject()
    json.end()
    try json.drain { bytes throws(OutputFailure) in try file.take(&bytes) }
    try file.commit()
  }

  private func writeHead(to json: inout JSONBytes) {
    json.pair("schema_version", 1)
    json.pair("run_id", runID)
    json.pair("command", command)
    json.pair("today", today)
    json.pair("started_at", startedAt)
    json.pair("finished_at", finishedAt)
    json.newline()
    json.pair("exit_code", exitCode)
    json.key("rules_digest")
    if let rulesDigest { json.digest(rulesDigest) } else { json.null() }
    json.pair("engine_version", engineVersion)
    json.newline()
    json.key("summary")
    summary.write(to: &json)
    json.newline()
    json.key("stages")
    json.beginArray()
    for stage in stages {
      json.beginObject()
      json.pair("stage", stage.stage)
      json.pair("clients", stage.clients)
      json.key("seconds")
      json.seconds(stage.seconds)
      json.endObject()
    }
    json.endArray()
    json.newline()
    news.write(to: &json)
    json.key("findings")
    json.findings(findings)
    json.newline()
  }
}

extension RunSummary {
  /// Appends the numbers as an object, each outcome under its own word.
  func write(to json: inout JSONBytes) {
    json.beginObject()
    json.pair("read", read)
    for outcome in Outcome.allCases {
      json.key(outcome.key)
      json.number(self[outcome])
    }
    json.pair("adapted", adapted)
    json.pair("delivered", delivered)
    json.pair("clean", clean)
    json.pair("with_warnings", warned)
    json.pair("warnings", warnings)
    json.key("causes")
    json.beginArray()
    for cause in causesInOrder {
      json.beginObject()
      json.pair("code", cause.code.id)
      json.pair("clients", cause.clients)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}

extension Outcome {
  /// The word as a key of a JSON object.
  fileprivate var key: StaticString {
    switch self {
    case .new: "new"
    case .replanned: "replanned"
    case .unchanged: "unchanged"
    case .protected: "protected"
    case .notDue: "not_due"
    case .held: "held"
    case .infeasible: "infeasible"
    case .rejected: "rejected"
    case .failed: "failed"
    }
  }
}
