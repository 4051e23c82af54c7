import Files
import Findings
import Glibc
import PlanStore
import TrainingModel

/// Makes the files of one coach's clients from a single reading of the rows, one client after the other.
struct ClientFiles {
  /// The names of the files written, with the coach's folder.
  private(set) var written: [String] = []
  /// How many files held their content already.
  private(set) var unchanged = 0
  private(set) var findings: [Finding] = []
  /// Whose files lie in the coach's folder now, and what their calendars show, where those were made.
  private(set) var recorded: [(id: String, published: [PublishedSession]?)] = []

  /// Whose files were taken away, because they have left and their last block is over.
  private(set) var gone: [String] = []

  private let export: ClientExport
  private let coach: String
  private let access: FileAccess
  private let words: ClientWords
  private let page: ClientPage?
  private let cautions: SessionCautions?
  /// What the client at hand is to mind in every session.
  private var sentences: [String] = []
  /// Who is still to come, the first one last.
  private var waiting: [ClientFileState.Client]
  private var plan: ClientPlan?
  private var last: ClientLastTimes?
  private var isFolderMade = false
  /// Files that are written and not in their places yet.
  private var flushed: [(client: String, name: String, file: AtomicFile)] = []
  /// Clients whose files in the folder of the coach before go when the new ones are in their places.
  private var leaving: [(client: String, folder: String)] = []

  /// So many files are written before the first of them is put into its place, so that the disk takes them together.
  private static let batch = 128
  /// Fewer files than this are made durable one by one.
  private static let few = 8

  init(_ export: ClientExport, coach: String, state: ClientFileState) {
    self.export = export
    self.coach = coach
    access = export.access.files(of: coach)
    words = ClientWords(language: export.language ?? state.preferences.language, notes: state.notes)
    page = export.forms.contains(.plan) ? ClientPage(words: words) : nil
    let language = words.language
    cautions = export.rulebook.map { SessionCautions($0, language) }
    waiting = state.clients.reversed()
    let words = words
    last = export.reportRules.map { ClientLastTimes($0, words: words) }
  }

  /// Takes what the client of the rows that follow did.
  mutating func take(_ sessions: [LoggedSession]) { last?.begin(sessions) }

  /// Takes the next row; rows come by client id, start of the block, week, day and order.
  mutating func append(_ row: PlanRowView) throws {
    if plan?.clientID != row.block.clientID {
      try come(to: row.block.clientID)
      sentences = cautions?.sentences(of: waiting.last?.id == row.block.clientID ? waiting.last?.facts : nil) ?? []
      plan = ClientPlan(clientID: row.block.clientID, clientName: row.block.clientName)
    }
    let key = PublishedSession.Key(clientID: row.block.clientID, planStart: row.block.planStart, week: row.week, day: row.day)
    if plan?.sessions.last?.key != key { plan?.sessions.append(ClientSession(row, cautions: sentences)) }
    guard let last = plan?.sessions.indices.last else { return }
    var line = ClientLine(row, words: words)
    line.last = self.last?.texts(for: row, on: key) ?? []
    plan?.sessions[last].lines.append(line)
    if let id = RowID(bytes: row.rowID) { plan?.sessions[last].rows.append(id) }
  }

  /// Writes the files of the last client, and of those after that who have no plan.
  mutating func finish() throws {
    try come(to: nil)
    try commit()
    if isFolderMade { Folder.synchronise("\(export.folder)/\(coach)") }
  }

  /// Writes the files of everybody before `client`, or of everybody.
  private mutating func come(to client: String?) throws {
    while let next = waiting.last, client.map({ next.id < $0 }) ?? true {
      waiting.removeLast()
      try write(next, plan?.clientID == next.id ? plan : nil)
    }
    plan = nil
  }

  private mutating func write(_ client: ClientFileState.Client, _ plan: ClientPlan?) throws(OutputFailure) {
    if client.isGone { return try takeAway(client) }
    // Who never had anything approved gets no files.
    guard let plan = plan ?? client.folder.map({ _ in ClientPlan(clientID: client.id, clientName: client.name) }) else { return }
    do throws(OutputFailure) {
      recorded.append((client.id, try writeFiles(of: client, plan)))
    } catch {
      try note(error)
    }
    if flushed.count >= Self.batch { try commit() }
  }

  private mutating func takeAway(_ client: ClientFileState.Client) throws(OutputFailure) {
    guard let folder = client.folder else { return }
    do throws(OutputFailure) {
      try removeFiles(of: client.id, from: folder)
      gone.append(client.id)
    } catch {
      try note(error)
    }
  }

  /// Keeps what is wrong with one client's file, which is no reason to leave the others without theirs.
  private mutating func note(_ failure: OutputFailure) throws(OutputFailure) {
    if failure.concernsEveryFile { throw failure }
    findings.append(failure.finding)
  }

  /// Puts files into their places, each whole and durable; whose file doesn't get there counts as not written.
  private mutating func commit() throws(OutputFailure) {
    // For few files the whole file system, which others write to as well, need not be waited for.
    let isDurable = flushed.count >= Self.few && Folder.synchroniseAll("\(export.folder)/\(coach)")
    for (client, name, file) in flushed {
      do throws(OutputFailure) {
        try file.commit(isDurable: isDurable)
        written.append("\(coach)/\(name)")
      } catch {
        try note(error)
        recorded.removeAll { $0.id == client }
        leaving.removeAll { $0.client == client }
      }
    }
    flushed = []
    for (client, folder) in leaving {
      do throws(OutputFailure) { try removeFiles(of: client, from: folder) } catch { try note(error) }
    }
    leaving = []
  }

  /// Returns what the client's calendar shows; nil where no calendar is asked for.
  private mutating func writeFiles(of client: ClientFileState.Client, _ plan: ClientPlan) throws(OutputFailure) -> [PublishedSession]? {
    var published: [PublishedSession]?
    if export.forms.contains(.ics) {
      let calendar = ClientCalendar(plan, before: client.published, today: export.today, words: words)
      try put(client.id, .ics, calendar.isEmpty ? nil : calendar.bytes)
      published = calendar.published
    }
    if let page { try put(client.id, .plan, page.bytes(plan, today: export.today)) }
    if let old = client.folder, old != coach { leaving.append((client.id, old)) }
    return published
  }

  /// Puts a file into the coach's folder where it is not there with this content; nil takes it away.
  private mutating func put(_ client: String, _ form: ClientFileForm, _ content: OutputBytes?) throws(OutputFailure) {
    guard let name = ClientFileName(client: client, form: form)?.text else {
      findings.append(
        Finding(.sheetUnwritable, "no plan was written for a client whose id can't name a file", hint: "use letters, digits, -, _ and ."))
      return
    }
    let folder = "\(export.folder)/\(coach)"
    if !isFolderMade {
      try Folder.make(export.folder, access: export.access.passage)
      try Folder.make(folder, access: access, followsLink: false)
    }
    isFolderMade = true
    guard var content else {
      return try FileContent.remove("\(folder)/\(name)")
    }
    let file = AtomicFile(folder: folder, name: name, access: access)
    try file.take(&content)
    if try FileContent.digest(of: "\(folder)/\(name)") == file.digest() {
      file.discard()
      unchanged += 1
    } else {
      try file.flush()
      flushed.append((client, name, file))
    }
  }

  /// Takes the files of a client out of the folder of a coach who has the client no more.
  private func removeFiles(of client: String, from old: String) throws(OutputFailure) {
    guard SheetName(coach: old, kind: .csv) != nil else { return }
    for form in ClientFileForm.allCases {
      guard let name = ClientFileName(client: client, form: form)?.text else { continue }
      try FileContent.remove("\(export.folder)/\(old)/\(name)")
    }
  }
}
