import Findings
import GRDB
import PlanStore
import Rulebook
import Testing
import TrainingModel

/// What a run writes, and what is read back.
@Suite struct WritingTests {
  let bench: Workbench
  let store: PlanStore
  let writer: RunWriter

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    writer = try bench.run(store)
  }

  @Test func rowsComeBackAsTheyWerePlanned() throws {
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    let rules = try store.ruleReferences()
    var index = 0
    try store.forEachPlanRow(PlanRowFilter(coach: "marta")) { row in
      let planned = block.prescriptions[index]
      index += 1
      #expect(row.rowID.text == planned.rowID.description)
      #expect(row.week == Int(planned.week) && row.day == Int(planned.day) && row.order == Int(planned.order))
      #expect(row.date.text == block.date(week: row.week, day: row.day).description)
      #expect(row.exerciseName.text == (planned.exercise == SmallRulebook.bench ? "Barbell Bench Press" : "Plank"))
      #expect(row.kind.text == planned.kind.id && row.measure.text == planned.measure.id && row.loadBasis.text == planned.loadBasis.id)
      #expect(row.sets == Int(planned.sets) && row.repsMin == Int(planned.repsMin))
      #expect(row.repsMax == (planned.repsMax == 0 ? nil : Int(planned.repsMax)))
      #expect(row.load == planned.load)
      #expect(row.rir == planned.rir.map { Int($0) })
      #expect(row.restSeconds == Int(planned.restSeconds))
      #expect(row.tempo.text == planned.tempo?.description ?? "" && row.target.text == planned.target.description)
      #expect(row.superset.text == (planned.superset == 1 ? "A" : "") && row.unit.text == "kg" && !row.isApproved)
      #expect(row.note.text == (planned.note == nil ? "" : "Keep the shoulder blades together"))
      let reasons = row.reasons.text.split(separator: " ").map { Int($0).flatMap { rules[$0]?.id } }
      #expect(reasons == planned.reasons.rules.map { Workbench.rulebook[$0].id })
      #expect(row.block.week(row.week)?.status == .pending && row.block.week(row.week)?.revision == 1)
      #expect(row.block.session(week: row.week, day: row.day)?.minutes == 56)
    }
    #expect(index == block.prescriptions.count)
  }

  @Test func digestsOfStoredRowsEqualThoseOfThePlan() throws {
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    let stored = try store.contentHashes(client: "c-1", planStart: block.start)
    #expect(stored == WeekDigests.digests(of: block, texts: writer.texts))
    #expect(Set(stored).count == 4)
  }

  @Test func aReplanKeepsUnchangedWeeksAndTheirMarks() throws {
    let first = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", first, texts: writer.texts)])
    let hashes = WeekDigests.digests(of: first, texts: writer.texts)
    try store.export("c-1", first.start, hashes, coach: "marta")
    let second = Workbench.mesocycle(loads: [6000, 6250, 7000, 5000])
    try bench.run(store, id: "run-2").write([Workbench.client("c-1", second, texts: writer.texts, outcome: .replanned)])
    let summary = try #require(try store.clientSummaries().first)
    #expect(summary.weeks.map(\.revision) == [1, 1, 2, 1])
    #expect(summary.revision == 2 && summary.outcome == .replanned && summary.month == .pending)
    #expect(try store.texts().count == 16)
    let exported = try bench.stranger().read { try String?.fetchAll($0, sql: "SELECT exported_hash FROM weeks ORDER BY week_index") }
    #expect(exported == hashes.map { $0.description })
    #expect(try store.sheetRecord(coach: "marta", kind: .csv)?.isStale == true)
  }

  @Test func aNewStartTakesThePlaceOfTheOldPreview() throws {
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
    let later = Workbench.mesocycle(start: Workbench.monday + 7)
    try writer.write([Workbench.client("c-1", later, texts: writer.texts, outcome: .replanned)])
    #expect(try Set(store.texts().map { $0.split(separator: " ")[1] }) == ["2026-12-14"])
    let snapshot = try store.snapshot()
    #expect(snapshot.clients.first?.preview?.start == later.start)
    let history = try bench.stranger().read { try String.fetchAll($0, sql: "SELECT to_status FROM history") }
    #expect(history == ["unknown", "unknown", "unknown", "unknown"])
  }

  @Test func withdrawalTakesThePreviewAndSuspendsApprovedWeeks() throws {
    let block = Workbench.mesocycle()
    try writer.write([
      Workbench.client("c-1", block, texts: writer.texts), Workbench.client("c-2", Workbench.mesocycle(seed: 8), texts: writer.texts),
    ])
    try store.export("c-1", block.start, WeekDigests.digests(of: block, texts: writer.texts), coach: "marta")
    let report = try store.approve(.init(selection: .clients(["c-1"]), weeks: [1], by: "marta", at: "2026-12-03T08:00:00Z"))
    #expect(report.approved.count == 1)
    let held = Finding(.gateOnHold, "the client is on hold")
    try bench.run(store, id: "run-2").write(
      ["c-1", "c-2"].map { Workbench.client($0, nil, texts: writer.texts, outcome: .held, findings: [held], change: .withdraw) })
    let summaries = try store.clientSummaries()
    #expect(summaries.map(\.isSuspended) == [true, false])
    #expect(summaries.map { $0.findings.map(\.code) } == [[.gateOnHold, .planSuspended], [.gateOnHold]])
    #expect(summaries.map { $0.status(ofWeek: 1) } == [.approved, .unknown])
    #expect(summaries.map(\.month) == [.mixed, .unknown])
    #expect(try store.texts(PlanRowFilter(leavesOutSuspended: true)).isEmpty)
    #expect(try store.texts().count == 4)
  }

  @Test func aBlockApprovedMeanwhileIsLeftAlone() throws {
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    _ = try store.approve(.init(selection: .all, basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    let other = Workbench.mesocycle(loads: [1, 1, 1, 1])
    let protected = try writer.write([Workbench.client("c-1", other, texts: writer.texts, outcome: .replanned)]).protected
    #expect(protected == ["c-1"])
    #expect(try store.contentHashes(client: "c-1", planStart: block.start) == WeekDigests.digests(of: block, texts: writer.texts))
    #expect(try store.clientSummaries().first?.outcome == .protected)
  }

  @Test func whatWasFoundInAPlanThatIsThrownAwayIsNotStored() throws {
    let stands = Finding(.checkRest, "short", week: 2)
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts, findings: [stands])])
    _ = try store.approve(.init(selection: .all, basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    let other = Workbench.mesocycle(loads: [1, 1, 1, 1])
    let gone = Finding(.checkSpacing, "too close", severity: .error)
    try writer.write([Workbench.client("c-1", other, texts: writer.texts, outcome: .replanned, profile: 2, findings: [gone])])
    #expect(try store.clientSummaries().first?.findings == [stands])
    #expect(try store.snapshot().clients.first?.recordDigest == Workbench.digest(of: "c-1", 1), "the next run looks again")
    let report = try store.approve(.init(selection: .all, basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    #expect(report.alreadyApproved.count == 4 && report.refusals.isEmpty)
  }

  @Test func theOpenWeeksOfAPartlyApprovedBlockAreWrittenAnew() throws {
    let block = Workbench.mesocycle()
    try writer.write([Workbench.client("c-1", block, texts: writer.texts)])
    _ = try store.approve(.init(selection: .all, weeks: [1], basis: .revision(1), by: "marta", at: "2026-12-03T08:00:00Z"))
    let other = Workbench.mesocycle(loads: [1, 1, 1, 1])
    let result = try writer.write([Workbench.client("c-1", other, texts: writer.texts, outcome: .replanned)])
    #expect(result.protected.isEmpty && result.revisions == ["c-1": 2])
    let (old, new) = (WeekDigests.digests(of: block, texts: writer.texts), WeekDigests.digests(of: other, texts: writer.texts))
    #expect(try store.contentHashes(client: "c-1", planStart: block.start) == [old[0]] + new[1...])
    #expect(try store.clientSummaries().first?.weeks.map(\.status) == [.approved, .pending, .pending, .pending])
  }

  @Test func aFindingOfAnotherVersionKeepsItsSentence() throws {
    try writer.write([
      Workbench.client("c-1", nil, texts: writer.texts, outcome: .notDue, findings: [Finding(.checkRest, "a rest is short", week: 2)])
    ])
    try bench.stranger().write { try $0.execute(sql: "UPDATE client_findings SET code = 'rest.too_short'") }
    #expect(
      try store.clientSummaries().first?.findings == [Finding(.findingUnknown, "a rest is short", severity: .warning, week: 2)])
  }

  @Test func aPlanThatWasWrittenIsStored() throws {
    var client = Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)
    client.reached = .validated
    try writer.write([client])
    #expect(try store.clientSummaries().first?.reached == .stored)
    var kept = Workbench.client("c-1", nil, texts: writer.texts, outcome: .unchanged)
    kept.reached = .exported
    try writer.write([kept])
    #expect(try store.clientSummaries().first?.reached == .stored, "nobody has exported it")
  }

  @Test func oneBadClientIsUndoneWhole() throws {
    var broken = Workbench.mesocycle(seed: 8)
    broken.prescriptions[3].rowID = broken.prescriptions[0].rowID
    let batch = [Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts), Workbench.client("c-2", broken, texts: writer.texts)]
    #expect(try writer.write(batch).failed.keys.sorted() == ["c-2"])
    #expect(try store.clientSummaries().map(\.outcome) == [.new, .failed])
    #expect(try store.texts().allSatisfy { $0.hasPrefix("c-1") } && store.texts().count == 16)
  }

  @Test func rowsTakenAwayBehindTheStoresBackAreNoticed() throws {
    try writer.write([Workbench.client("c-1", Workbench.mesocycle(), texts: writer.texts)])
    try bench.stranger().write { try $0.execute(sql: "DELETE FROM prescriptions WHERE \(Workbench.isOf("week_index = 2"))") }
    let again = Workbench.client("c-1", Workbench.mesocycle(loads: [1, 2, 3, 4]), texts: writer.texts)
    let failure = try #require(try writer.write([again]).failed["c-1"])
    #expect(failure.code == .storeRefused && failure.message.contains("changed 0 rows instead of 4"))
    #expect(try store.texts().count == 12)
  }

  @Test func theRunAndWhoWasAbsentAreRecorded() throws {
    try writer.write(["c-1", "c-2"].map { Workbench.client($0, nil, texts: writer.texts, outcome: .notDue) })
    try writer.markAbsent(["c-2"])
    try writer.finish(RunResult(finishedAt: "2026-12-02T02:00:03Z", exitCode: 0, outcomes: [0, 0, 0, 0, 2, 0, 0, 0, 0], warnings: 3))
    let row = try #require(try bench.stranger().read { try Row.fetchOne($0, sql: "SELECT * FROM runs") })
    let figures: [Int?] = [row["not_due"], row["warnings"], row["exit_code"]]
    #expect(figures == [2, 3, 0])
    let snapshot = try store.snapshot()
    #expect(snapshot.clients.map(\.isPresent) == [true, false])
    #expect(snapshot.place(id: "c-2") == 1 && snapshot.place(id: "c-3") == nil)
    #expect(snapshot.place(record: Workbench.digest(of: "c-2", 1)) == 1)
  }

  @Test func registeringTheSameRulesAgainAddsNothing() throws {
    _ = try bench.run(store, id: "run-2")
    #expect(try store.ruleReferences().count == 2)
    _ = try store.begin(
      RunRecord(
        id: "run-3", command: "nightly", today: Workbench.monday, startedAt: "2026-12-02T02:00:00Z", rulesDigest: Workbench.rulebook.digest,
        engineVersion: "0.1.0"), rulebook: SmallRulebook.make(file: "rules/b.yaml"))
    #expect(try store.ruleReferences().count == 4)
    #expect(try store.exerciseNames() == ["barbell_bench_press": "Barbell Bench Press", "plank": "Plank"])
  }
}

extension PlanStore {
  /// Records that a block's four weeks stand in the coach's sheet.
  func export(_ client: String, _ start: CalendarDate, _ hashes: [ContentDigest], coach: String) throws {
    let weeks = hashes.enumerated().map { place, hash in
      ExportedWeek(key: WeekKey(clientID: client, planStart: start, week: place + 1), revision: 1, contentHash: hash)
    }
    let changes = try readSheet(coach: coach, unfinishedOn: start) { _, _ in
    } _: { _, _ in
    }.changes
    try recordExport(
      coach: coach, kind: .csv, name: "\(coach).csv", contentHash: hashes[0], asOf: start, changes: changes, weeks: weeks)
  }
}
