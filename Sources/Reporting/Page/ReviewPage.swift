import Editing
import Files
import Findings
import PlanStore
import Rulebook
import TrainingModel

/// Writes a coach's page: one file that shows every plan and lets the coach change it, without a server.
///
/// The plans stand in it as one compact JSON document in a script element that is no script. A prescription is an array; texts and reasons
/// that many rows share are places in tables. `Assets/model.js` is its reader.
struct ReviewPage {
  /// What the page says of itself.
  struct Head {
    var coachID: String
    /// Program and version.
    var generatedBy: String
    /// The day that the page is made for: what lies before it can't be changed.
    var today: CalendarDate
    var language: Language
    /// How the page opens.
    var view: PlanLayout
  }

  private var json = JSONBytes(capacity: 1 << 17, form: .embedded)
  private let shell: PageShell
  private var isBegun = false
  private let texts: PageTexts
  private let head: Head
  private let coachName: String
  private let rules: [Int: StoredRule]
  private let lastBlocks: [String: LastBlock]
  private var walk: SummaryWalk
  private var catalogue: PageCatalogue
  private let profiles: PageProfiles
  private let logs: PageLogs
  private var words = TextTable()
  private var reasons = TextTable()
  private var summary: ClientSummary?
  private var block: StoredBlock?
  private var hasher = ContentHasher()

  /// A page with its head, or nil where the template is damaged; `summaries` are those of its clients, by id.
  init?(_ head: Head, summaries: [ClientSummary], rulebook: Rulebook, rules: [Int: StoredRule], lastBlocks: [String: LastBlock]) {
    self.head = head
    self.rules = rules
    self.lastBlocks = lastBlocks
    texts = PageTexts(head.language)
    coachName = summaries.first { !$0.coachName.isEmpty }?.coachName ?? head.coachID
    guard let shell = PageShell(coach: coachName, texts: texts, language: head.language.id) else { return nil }
    self.shell = shell
    walk = SummaryWalk(summaries)
    catalogue = PageCatalogue(rulebook, head.language)
    profiles = PageProfiles(rulebook, head.language)
    logs = PageLogs(rulebook, head.language)
    begin()
  }

  /// How many bytes wait to be taken.
  var count: Int { json.bytes.count }

  /// What stands in a row of the page, each in its place: all but the unit, which the block has.
  static let columns = RowColumn.allCases.filter { $0 != .unit }

  /// What stands in a row of the block before the present ones, each in its place.
  static let lastColumns: [RowColumn] = [.exercise, .week, .sets, .repsMin, .repsMax, .load]

  /// Appends the row, after whatever has to begin or end before it.
  mutating func append(_ row: PlanRowView) {
    if row.block !== block { begin(row.block) }
    // In the order of `columns`.
    json.beginArray()
    json.string(row.rowID)
    json.number(row.week)
    json.number(row.day)
    json.number(row.order)
    json.number(words.place(of: row.superset))
    json.number(catalogue.place(of: row.exerciseID, name: String(decoding: row.exerciseName, as: UTF8.self)))
    json.number(Self.place(row.kind, in: RowKind.spellings))
    json.number(Self.place(row.measure, in: Measure.spellings))
    json.number(row.sets)
    json.number(row.repsMin)
    if let most = row.repsMax { json.number(most) } else { json.null() }
    if let load = row.load { json.number(Int(load.hundredths)) } else { json.null() }
    json.number(Self.place(row.loadBasis, in: LoadBasis.spellings))
    json.number(words.place(of: row.target))
    if let rir = row.rir { json.number(rir) } else { json.null() }
    json.number(row.restSeconds)
    json.number(words.place(of: row.tempo))
    json.number(words.place(of: row.note))
    json.number(reasons.place(of: row.reasons))
    json.endArray()
  }

  /// Ends the clients, those who have no rows last; `append` of what they logged may follow, and `finish`.
  mutating func finishRows() {
    endClient()
    var walk = walk
    walk.finish { writeClient($0) }
    json.endArray()
    json.newline()
    json.key("logged")
    json.beginObject()
  }

  /// Appends what a client's logs show.
  mutating func append(_ client: LoggedClient) { logs.write(client, to: &json) }

  /// Ends the page; `drain` takes the rest.
  mutating func finish() {
    json.endObject()
    json.newline()
    writeTables()
    catalogue.write(to: &json)
    json.newline()
    json.key("export")
    json.digest(hasher.finalize())
    json.endObject()
  }

  /// Empties what has been written into the file; `isLast` after `finish`.
  mutating func drain(into file: AtomicFile, isLast: Bool) throws(OutputFailure) {
    if !isBegun {
      var bytes = OutputBytes()
      bytes.append(shell.head)
      try file.take(&bytes)
      isBegun = true
    }
    try json.drain { bytes throws(OutputFailure) in try file.take(&bytes) }
    guard isLast else { return }
    var bytes = OutputBytes()
    bytes.append(shell.tail)
    try file.take(&bytes)
  }

  // MARK: What rows stand in

  private mutating func begin() {
    json.beginObject()
    json.pair("coach", head.coachID)
    json.pair("coachName", coachName)
    json.pair("language", head.language.id)
    json.pair("view", head.view.id)
    json.pair("today", head.today)
    json.pair("generatedBy", head.generatedBy)
    json.newline()
    json.key("texts")
    json.beginObject()
    for (name, text) in texts.pairs {
      json.key(named: name)
      json.string(text)
    }
    json.endObject()
    json.newline()
    json.list("columns", Self.columns.map(\.id))
    json.list("lastColumns", Self.lastColumns.map(\.id))
    json.list("sheet", SheetColumn.saved.map(\.id))
    json.prescriptionParts(head.language)
    json.newline()
    json.key("clients")
    json.beginArray()
  }

  private mutating func begin(_ block: StoredBlock) {
    if block.clientID == self.block?.clientID {
      json.endArray()
      json.endObject()
    } else {
      endClient()
      beginClient(block)
    }
    self.block = block
    hasher.update("\(block.clientID) \(block.planStart)")
    json.newline()
    json.beginObject()
    json.pair("start", block.planStart)
    json.pair("unit", block.unit.id)
    if block.isSuspended { json.pair("suspended", 1) }
    json.key("weeks")
    json.beginArray()
    for week in block.weeks { write(week) }
    json.endArray()
    writeBands(block)
    let findings = summary?.otherFindings[block.planStart] ?? []
    if !findings.isEmpty { write(findings) }
    json.key("sessions")
    json.beginArray()
    for week in 1...Mesocycle.weekCount {
      for day in 1...7 {
        guard let session = block.session(week: week, day: day) else { continue }
        json.beginArray()
        json.number(week)
        json.number(day)
        json.number(words.place(of: session.focus))
        json.number(session.minutes)
        json.endArray()
      }
    }
    json.endArray()
    json.key("rows")
    json.beginArray()
  }

  private mutating func write(_ week: StoredWeek) {
    hasher.update(" \(week.week) \(week.status) \(week.revision) \(week.contentHash)")
    json.beginObject()
    json.pair("week", week.week)
    json.pair("phase", week.phase.id)
    json.pair("status", week.status.id)
    json.pair("revision", week.revision)
    json.key("hash")
    json.digest(week.contentHash)
    if let approved = week.revisionInForce { json.pair("inForce", approved) }
    if !week.dirtyDays.isEmpty {
      hasher.update(" \(week.dirtyDays)")
      json.key("dirty")
      json.beginArray()
      for day in week.dirtyDays { json.number(day) }
      json.endArray()
    }
    json.endObject()
  }

  /// Muscle, least and most half sets of those that the week aims at.
  private mutating func writeBands(_ block: StoredBlock) {
    guard !block.bands.isEmpty else { return }
    json.key("bands")
    json.beginArray()
    for (muscle, aim) in zip(Muscle.allCases, block.bands) where aim.high > 0 {
      json.beginArray()
      json.number(Int(muscle.rawValue))
      json.number(aim.low)
      json.number(aim.high)
      json.endArray()
    }
    json.endArray()
  }

  private mutating func beginClient(_ block: StoredBlock) {
    var walk = walk
    summary = walk.advance(to: block.clientID) { writeClient($0) }
    self.walk = walk
    writeHead(block.clientID, name: block.clientName, summary)
  }

  private mutating func endClient() {
    if block == nil { return }
    for _ in 1...2 {
      json.endArray()
      json.endObject()
    }
    block = nil
  }

  /// A client without rows.
  private mutating func writeClient(_ summary: ClientSummary) {
    writeHead(summary.clientID, name: summary.clientName, summary)
    json.endArray()
    json.endObject()
  }

  /// The client up to the array of blocks, which stays open.
  private mutating func writeHead(_ id: String, name: String, _ summary: ClientSummary?) {
    json.newline()
    json.beginObject()
    json.pair("id", id)
    json.pair("name", name)
    json.pair("outcome", summary?.outcome.id ?? "")
    json.pair("notes", summary?.notes ?? "")
    if let summary { json.pair("todo", WhatToDo(language: head.language).text(summary)) }
    if let start = summary?.planStart { json.pair("start", start) }
    if let facts = summary?.facts { profiles.write(facts, to: &json, &words) }
    write(summary?.findings ?? [])
    if let last = lastBlocks[id] { write(last) }
    json.key("blocks")
    json.beginArray()
  }

  /// Code, severity, week and day (0 where it has none), message and hint of each.
  private mutating func write(_ findings: [Finding]) {
    json.key("findings")
    json.beginArray()
    for finding in findings {
      json.beginArray()
      json.string(finding.code.id)
      json.string(finding.severity.id)
      json.number(finding.week ?? 0)
      json.number(finding.day ?? 0)
      json.string(finding.message)
      json.string(finding.hint ?? "")
      json.endArray()
    }
    json.endArray()
  }

  private mutating func write(_ last: LastBlock) {
    json.key("last")
    json.beginObject()
    json.pair("start", last.start)
    json.pair("unit", last.unit.id)
    json.key("rows")
    json.beginArray()
    for row in last.rows {
      // In the order of `lastColumns`.
      json.beginArray()
      json.number(catalogue.place(of: row.exercise.id, name: row.exercise.name))
      json.number(row.week)
      json.number(row.sets)
      json.number(row.reps.lowerBound)
      if row.isOpen { json.null() } else { json.number(row.reps.upperBound) }
      if let load = row.load { json.number(Int(load.hundredths)) } else { json.null() }
      json.endArray()
    }
    json.endArray()
    json.endObject()
  }

  // MARK: What rows refer to

  private mutating func writeTables() {
    json.key("words")
    json.beginArray()
    for place in words.indices { words[place].withUnsafeBufferPointer { json.string($0) } }
    json.endArray()
    json.newline()
    writeTargets()
    // Rules take the places of this table, each once.
    var places: [Int: Int] = [:]
    var used: [StoredRule] = []
    json.key("reasons")
    json.beginArray()
    for place in reasons.indices {
      json.beginArray()
      reasons[place].withUnsafeBufferPointer { references in
        RuleNumbers.forEach(in: references) { number in
          guard let rule = rules[number] else { return }
          let place = places[number] ?? used.count
          if place == used.count { used.append(rule) }
          places[number] = place
          json.number(place)
        }
      }
      json.endArray()
    }
    json.endArray()
    json.newline()
    json.key("rules")
    json.beginArray()
    for rule in used {
      json.beginArray()
      json.string(rule.id)
      json.string(ShownPath.text(rule.file))
      json.number(rule.line)
      json.string(rule.text)
      json.endArray()
    }
    json.endArray()
    json.newline()
    json.pageSpellings()
  }

  /// The targets among the words that read otherwise in the page's language, by their text.
  private mutating func writeTargets() {
    let said = PrescriptionWords(head.language)
    json.key("targets")
    json.beginObject()
    for place in words.indices {
      let text = String(decoding: words[place], as: UTF8.self)
      let words = said.target(text)
      guard words != text else { continue }
      json.key(named: text)
      json.string(words)
    }
    json.endObject()
    json.newline()
  }

  /// The place of a word in the list of a column's words; the first where it is none of them.
  private static func place(_ word: UnsafeBufferPointer<UInt8>, in spellings: [String]) -> Int {
    for (place, spelling) in spellings.enumerated() where spelling.utf8.count == word.count && spelling.utf8.elementsEqual(word) {
      return place
    }
    return 0
  }
}
