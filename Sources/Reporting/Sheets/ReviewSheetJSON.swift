import Findings
import PlanStore
import TrainingModel

/// Writes the review sheet as JSON: client, weeks, days, prescriptions, each with the places of the rules that made it in the list `rules`.
///
/// What is empty is left out, but for the lists that a document is made of and those of findings about clients and weeks. `logs` has, where
/// somebody logs, what was done, a client an object.
/// Clients without rows stand in it too, in their place by id, with what is said about them.
struct ReviewSheetJSON {
  /// What has been written since somebody emptied it.
  var json = JSONBytes(capacity: 1 << 17)
  private var walk: SummaryWalk
  private var rules: RuleList
  private var summary: ClientSummary?
  private var findings = SheetFindings(of: nil)
  private let cautions: SessionCautions?
  /// What the client at hand is to mind in every session.
  private var sentences: [String] = []
  private var block: StoredBlock?
  private var week = 0
  private var day = 0
  /// Whether somebody's logs stand in the document.
  private var hasLogs = false

  /// What the head of the document says.
  struct Head {
    /// nil for a part that isn't one coach's.
    var coachID: String?
    /// Program and version.
    var generatedBy: String
    /// The digest of the rules of the last run; nil where there was none.
    var rulesDigest: ContentDigest?
  }

  /// A document with its head; `summaries` are those of its clients, by id.
  init(_ head: Head, summaries: [ClientSummary], rules: RuleList, cautions: SessionCautions? = nil) {
    self.rules = rules
    self.cautions = cautions
    walk = SummaryWalk(summaries)
    json.beginObject()
    json.pair("schema_version", 2)
    json.text("coach_id", head.coachID ?? "")
    json.pair("generated_by", head.generatedBy)
    if let digest = head.rulesDigest {
      json.key("rules_digest")
      json.digest(digest)
    }
    json.pair("notice", TrainingNotice.text)
    json.newline()
    json.key("clients")
    json.beginArray()
  }

  /// Appends the row, after whatever has to begin or end before it.
  mutating func append(_ row: PlanRowView) {
    let (week, day) = (row.week, row.day)
    if row.block !== block {
      endBlock()
      begin(row.block)
      beginWeek(week, of: row.block)
      begin(day: day, week: week, row: row)
    } else if week != self.week {
      endDay()
      endWeek()
      beginWeek(week, of: row.block)
      begin(day: day, week: week, row: row)
    } else if day != self.day {
      endDay()
      begin(day: day, week: week, row: row)
    }
    (block, self.week, self.day) = (row.block, week, day)
    write(row)
  }

  /// Ends the clients, those who have no rows last; `append(_:planned:_:)` may follow, and `finish`.
  mutating func finishRows() {
    endBlock()
    block = nil
    var walk = walk
    walk.finish { writeClient($0) }
    json.endArray()
    json.newline()
  }

  /// Appends what a client's logs show; `planned` says which exercises are in the client's plan.
  mutating func append(_ logged: LoggedClient, planned: (ExerciseID) -> Bool, _ words: FlagWords) {
    if !hasLogs {
      json.key("logs")
      json.beginArray()
    }
    hasLogs = true
    json.logged(logged, planned: planned, words)
  }

  /// Ends the document.
  mutating func finish() {
    if hasLogs {
      json.endArray()
      json.newline()
    }
    json.key("rules")
    rules.finish(&json)
    json.endObject()
    json.end()
  }

  private mutating func write(_ row: PlanRowView) {
    json.newline()
    json.beginObject()
    json.key("row_id")
    json.string(row.rowID)
    json.pair("order", row.order)
    json.text("superset", row.superset)
    json.key("exercise_id")
    json.string(row.exerciseID)
    json.key("exercise")
    json.string(row.exerciseName)
    json.key("kind")
    json.string(row.kind)
    json.key("measure")
    json.string(row.measure)
    json.pair("sets", row.sets)
    json.pair("reps_min", row.repsMin)
    json.number("reps_max", row.repsMax)
    if let load = row.load {
      json.key("load")
      json.number(hundredths: Int(load.hundredths))
    }
    json.key("unit")
    json.string(row.unit)
    json.key("load_basis")
    json.string(row.loadBasis)
    json.text("target", row.target)
    json.number("rir", row.rir)
    json.pair("rest_s", row.restSeconds)
    json.text("tempo", row.tempo)
    json.text("note", row.note)
    if !row.reasons.isEmpty {
      json.key("reasons")
      rules.write(row.reasons, to: &json)
    }
    json.endObject()
  }

  // MARK: What rows stand in

  private mutating func begin(_ block: StoredBlock) {
    if block.clientID != self.block?.clientID {
      var walk = walk
      summary = walk.advance(to: block.clientID) { writeClient($0) }
      self.walk = walk
      findings = SheetFindings(of: summary)
      sentences = cautions?.sentences(of: summary?.facts) ?? []
    }
    json.newline()
    json.beginObject()
    json.pair("client_id", block.clientID)
    json.pair("client_name", block.clientName)
    json.text("outcome", summary?.outcome.id ?? "")
    json.text("notes", summary?.notes ?? "")
    json.pair("plan_start", block.planStart)
    json.number("revision", block.weeks.map(\.revision).max())
    json.pair("unit", block.unit.id)
    json.key("findings")
    json.findings(findings.block(block.planStart).map(\.inSheet))
    json.key("weeks")
    json.beginArray()
  }

  private mutating func beginWeek(_ number: Int, of block: StoredBlock) {
    let week = block.week(number)
    json.newline()
    json.beginObject()
    json.pair("week", number)
    json.pair("phase", week?.phase.id ?? "")
    json.pair("status", (week?.status ?? .unknown).id)
    json.number("revision_in_force", week?.revisionInForce)
    if let days = week?.dirtyDays, !days.isEmpty {
      json.key("dirty_days")
      json.beginArray()
      for day in days { json.number(day) }
      json.endArray()
    }
    json.number("revision", week?.revision)
    if let week {
      json.key("content_hash")
      json.digest(week.contentHash)
    }
    json.key("findings")
    json.findings(findings.week(number, of: block.planStart).map(\.inSheet))
    json.key("days")
    json.beginArray()
  }

  private mutating func begin(day: Int, week: Int, row: PlanRowView) {
    let session = row.block.session(week: week, day: day)
    json.newline()
    json.beginObject()
    json.pair("day", day)
    json.key("date")
    json.string(row.date)
    json.pair("weekday", row.block.planStart.day(day, ofWeek: week).weekday.id)
    json.pair("focus", session?.focus ?? "")
    json.number("minutes", session?.minutes)
    if !sentences.isEmpty {
      json.key("cautions")
      json.beginArray()
      for sentence in sentences { json.string(sentence) }
      json.endArray()
    }
    json.key("prescriptions")
    json.beginArray()
  }

  private mutating func endDay() { endListAndObject() }
  private mutating func endWeek() { endListAndObject() }

  private mutating func endBlock() {
    if block == nil { return }
    endDay()
    endWeek()
    endListAndObject()
  }

  private mutating func endListAndObject() {
    json.endArray()
    json.endObject()
  }

  /// A client without rows.
  private mutating func writeClient(_ summary: ClientSummary) {
    json.newline()
    json.beginObject()
    json.pair("client_id", summary.clientID)
    json.pair("client_name", summary.clientName)
    json.pair("outcome", summary.outcome.id)
    json.text("notes", summary.notes)
    if let start = summary.planStart {
      json.key("plan_start")
      json.date(start)
    }
    json.number("revision", summary.revision)
    json.key("findings")
    json.findings(summary.findings.map(\.inSheet))
    json.key("weeks")
    json.beginArray()
    endListAndObject()
  }
}
