import Editing
import Files
import Findings
import Foundation
import Intake
import PlanStore
import Planning
import ProgramRuns
import Reporting
import Rulebook
import Testing
import TrainingModel

@testable import Reviewing

/// A gym of three clients whose blocks are planned, with the desk on which their coaches' sheets arrive; gone with the test.
///
/// Anna and Ben are Marta's, Cora is Jonas's. Anna lifts barbells by load, the others find theirs by effort.
final class ReviewDesk {
  /// 2026-12-02, a Wednesday; the blocks start on the Monday after it.
  static let today = CalendarDate(dayNumber: 20_789)
  static let monday = today + 5

  private static let loaded = RulebookLoader.load(layers: [Workspace.fixtures + "/mini-rules"]).rulebook

  let workspace: Workspace
  let store: PlanStore
  let rulebook: Rulebook
  /// What each client's profile says, a line of JSON.
  var profiles: [String: String]
  private var moment = 0

  init() throws {
    workspace = try Workspace(rules: nil)
    store = try PlanStore.open(path: workspace.at("plans.sqlite"), mode: .readWrite)
    rulebook = try #require(Self.loaded)
    profiles = [
      "anna": Self.profile("anna", coach: "marta", goal: "strength", experience: "intermediate", kit: "commercial_gym", squat: 100),
      "ben": Self.profile("ben", coach: "marta"), "cora": Self.profile("cora", coach: "jonas"),
    ]
    try plan()
  }

  static func profile(
    _ id: String, coach: String, goal: String = "general_fitness", experience: String = "novice", kit: String = "dumbbells",
    squat: Int? = nil, units: String = "kg"
  ) -> String {
    let lifts = squat.map { ",\"lifts\":[{\"exercise\":\"back_squat\",\"load_kg\":\($0),\"reps\":5,\"date\":\"2026-11-20\"}]" } ?? ""
    return """
      {"id":"\(id)","name":"\(id.capitalized) Beck","coach":"\(coach)","age":30,"goal":"\(goal)","experience":"\(experience)",\
      "units":"\(units)","training_days":["mon","thu"],"minutes_per_session":60,"equipment":["\(kit)"],"conditions":"none",\
      "clearance":"cleared"\(lifts)}
      """
  }

  /// A moment later than those before it.
  func now() -> String {
    moment += 1
    return "2026-12-02T08:\(moment / 60 % 60 + 10):\(moment % 60 + 10)Z"
  }

  // MARK: What nights do

  var sources: PlanChecking.Sources {
    get throws {
      try workspace.write(profiles.sorted { $0.key < $1.key }.map { $0.value + "\n" }.joined(), to: "clients.jsonl")
      return PlanChecking.Sources(rules: .compiled(rulebook), clients: workspace.at("clients.jsonl"), today: Self.today)
    }
  }

  private func run(today: CalendarDate = today) throws -> RunWriter {
    let at = now()
    return try store.begin(
      RunRecord(id: at, command: "nightly", today: today, startedAt: at, rulesDigest: rulebook.digest, engineVersion: "test"),
      rulebook: rulebook)
  }

  /// Plans these clients, all where none is named, and exports what there is.
  func plan(_ ids: String...) throws {
    let ids = ids.isEmpty ? Array(profiles.keys) : ids
    let run = try run()
    let checking = PlanChecking(PlanningRules(rulebook), try sources, for: Set(ids), store: store)
    var memory = PlanningMemory()
    let writes = try ids.sorted().map { id in
      let client = try #require(checking.profiles.clients[id])
      let result = PlanningPipeline().plan(PlanningContext(rules: checking.rules, client: client, start: Self.monday), using: &memory)
      let block = try #require(result.mesocycle, "\(result.findings)")
      let planned = PlannedBlock(
        mesocycle: block, weekDigests: WeekDigests.digests(of: block, texts: run.texts), fingerprint: checking.digest(of: client))
      return write(client, checking, as: .new, .replace(planned), findings: result.findings)
    }
    let result = try run.write(writes)
    #expect(result.failed.isEmpty && result.protected.isEmpty)
    _ = try export()
  }

  private func write(
    _ client: Client, _ checking: PlanChecking, as outcome: Outcome, _ change: ClientWrite.Change, findings: [Finding] = []
  ) -> ClientWrite {
    var record = ContentHasher()
    record.update(profiles[client.id] ?? "")
    return ClientWrite(
      clientID: client.id, clientName: client.name, coachID: client.coach, coachName: "", recordDigest: record.finalize(),
      profileDigest: checking.digest(of: client), outcome: outcome, reached: .stored, findings: findings, change: change)
  }

  /// Holds a client, as a night does whose profile says that somebody has to be asked: what is not approved goes.
  func hold(_ id: String) throws {
    let checking = PlanChecking(PlanningRules(rulebook), try sources, for: [id], store: store)
    let client = try #require(checking.profiles.clients[id])
    _ = try run().write([write(client, checking, as: .held, .withdraw)])
  }

  /// Closes approved weeks that are over on this day.
  func finalize(on day: CalendarDate) throws { try run(today: day).finalizeWeeks() }

  // MARK: What coaches have

  @discardableResult
  private func export() throws -> SheetExport.Report {
    let export = SheetExport(
      folder: workspace.at("review"), kinds: [.csv, .clients], today: Self.today, generatedBy: "test", rulesDigest: rulebook.digest,
      rulebook: rulebook)
    return try export.run(store, coaches: try store.coaches())
  }

  /// A coach's sheet as it is exported now.
  func sheet(_ coach: String = "marta") throws -> EditedSheet {
    try export()
    return EditedSheet(try workspace.bytes("review/\(coach).csv"))
  }

  /// A coach's list of clients as it is exported now.
  func list(_ coach: String = "marta") throws -> EditedSheet {
    try export()
    return EditedSheet(try workspace.bytes("review/\(coach).clients.csv"))
  }

  /// Takes a sheet in.
  @discardableResult
  func take(
    _ sheet: EditedSheet, as coach: String = "marta", today: CalendarDate = today, _ change: (inout ImportRequest) -> Void = { _ in }
  ) async throws -> ImportReport {
    var request = ImportRequest(coachID: coach, by: coach.capitalized, at: now(), today: today)
    change(&request)
    return try await ReviewImport(store, try sources, rulebook).run(Array(sheet.saved().utf8), named: "back.csv", request)
  }

  /// Why a sheet is refused as a whole; nothing where it is taken in.
  func refusal(of sheet: EditedSheet, as coach: String = "marta") async throws -> [Finding] {
    do {
      try await take(sheet, as: coach)
      return []
    } catch let failure as ReviewFailure {
      return failure.findings
    }
  }

  // MARK: What others do meanwhile

  /// Changes a block in the store, as `mesocycle edit` does.
  @discardableResult
  func edit(_ client: String, today: CalendarDate = today, _ operation: (inout EditablePlan) -> Void) throws -> EditReport {
    let checking = PlanChecking(PlanningRules(rulebook), try sources, for: [client], store: store)
    let editing = PlanEditing(store, checking, by: .init(by: "Lea", at: now(), today: today))
    return try editing.edit(try plan(of: client)) {
      operation(&$0)
      return []
    }
  }

  /// Changes one row in the store.
  func edit(_ row: PlanRow, of client: String = "anna", _ change: (inout PlanRow) -> Void) throws {
    try edit(client) { plan in
      for place in plan.rows.indices where plan.rows[place].rowID == row.rowID { change(&plan.rows[place]) }
    }
  }

  /// Approves what was exported last.
  @discardableResult
  func approve(_ client: String, weeks: [Int]? = nil) async throws -> ApprovalReport {
    try export()
    let checking = PlanChecking(PlanningRules(rulebook), try sources, for: [client], store: store)
    let request = ApprovalRequest(selection: .clients([client]), weeks: weeks, by: "Lea", at: now(), today: Self.today)
    let report = try await PlanApproval(store, checking, jobs: 1).run(request).report
    #expect(!report.approved.isEmpty, "\(report.refusals)")
    return report
  }

  /// Lets approved weeks wait again.
  func takeBack(_ client: String, weeks: [Int]? = nil) throws {
    let request = ApprovalRequest(selection: .clients([client]), weeks: weeks, by: "Lea", at: now(), today: Self.today)
    #expect(try !store.takeBack(request, today: Self.today).approved.isEmpty)
  }

  // MARK: What the store says

  func plan(of client: String) throws -> EditablePlan { try #require(try store.plan(of: client, start: Self.monday)) }

  /// A row as it stands in the store; nil where it is gone.
  func row(_ row: PlanRow, of client: String = "anna") throws -> PlanRow? {
    try plan(of: client).rows.first { $0.rowID == row.rowID }
  }

  /// The working sets of a day, without those that build up to them.
  func work(_ client: String = "anna", week: Int = 1, day: Int = 1) throws -> [PlanRow] {
    try plan(of: client).rows(week: week, day: day).filter { $0.kind == .work }
  }

  func status(_ client: String = "anna", week: Int = 1) throws -> WeekStatus? { try plan(of: client).week(week)?.status }

  func revision(_ client: String = "anna") throws -> Int { try plan(of: client).revision }

  func key(_ client: String = "anna", week: Int = 1) -> WeekKey { WeekKey(clientID: client, planStart: Self.monday, week: week) }
}

extension EditedSheet {
  /// The places of a client's rows, in the order of the file.
  func places(_ client: String = "anna", week: Int? = nil) -> [Int] {
    rows.indices.filter { self[$0, "client_id"] == client && (week == nil || self[$0, "week"] == "\(week ?? 0)") }
  }

  /// The place of a row.
  func place(of row: PlanRow) -> Int { first { self[$0, "row_id"] == row.rowID.description } }

  mutating func write(_ text: String, _ column: String, in row: PlanRow) { self[place(of: row), column] = text }

  /// Writes a word into the status cells of a week.
  mutating func mark(_ client: String = "anna", week: Int, _ word: String = "approve") {
    for place in places(client, week: week) { self[place, "status"] = word }
  }

  mutating func remove(_ row: PlanRow) { rows.remove(at: place(of: row)) }
}
