import Foundation
import PlanAudit
import SeededNumbers
import Testing
import TrainingModel

/// A stranger with nothing but the clients' profiles, the review sheets and `rules export` audits a night of the built program.
@Suite struct AuditSheetTests {
  private static let start = "2026-12-07"

  /// What the stranger found in a night over seeded clients.
  private struct Night {
    var clients: [AuditClient]
    var planned: Set<String>
    var sheets: [(csv: String, roles: [String: String])]
    var catalogue: AuditCatalogue
    var errors: String
  }

  private func night() throws -> Night {
    let workspace = try Workspace(rules: "../rules")
    let profiles = AuditedPeople(count: 120, seed: 5).lines
    try workspace.write(profiles.joined(separator: "\n") + "\n", to: "clients.jsonl")
    let run = try workspace.nightly("--start", Self.start, "--tolerate-rejected", "100%")
    #expect(run.code == 0, "\(run.errors.prefix(500))")
    let catalogue = try AuditCatalogue(export: Data(try workspace.run("rules", "export").output.utf8))
    let start = try #require(CalendarDate(iso: Self.start))
    let clients = try profiles.map { try AuditClient(profile: Data($0.utf8), catalogue, on: start) }
    let names = try workspace.files("output/review").keys.filter { $0.hasSuffix(".csv") && !$0.hasSuffix(".clients.csv") }.sorted()
    let sheets = try names.map { name in
      (
        try workspace.text("output/review/\(name)"),
        try AuditSheetCSV.roles(json: workspace.bytes("output/review/\(name.dropLast(4)).json"))
      )
    }
    let planned = try workspace.query("SELECT client_id FROM clients WHERE outcome = 'new';").split(separator: "\n").map(String.init)
    return Night(clients: clients, planned: Set(planned), sheets: sheets, catalogue: catalogue, errors: run.errors)
  }

  @Test func theSheetsCarryWhatAnAuditNeedsAndHoldNoError() throws {
    let night = try night()
    #expect(night.planned.count >= 110, "\(night.planned.count) of \(night.clients.count) planned")
    let auditor = PlanAuditor(catalogue: night.catalogue)
    let people = Dictionary(uniqueKeysWithValues: night.clients.map { ($0.id, $0) })
    for knowsRoles in [true, false] {
      var seen: Set<String> = []
      for sheet in night.sheets {
        let read = AuditSheetCSV(sheet.csv, night.catalogue, roles: knowsRoles ? sheet.roles : [:])
        #expect(read.unreadable.isEmpty, "\(read.unreadable.prefix(3))")
        for (id, plan) in read.plans.sorted(by: { $0.key < $1.key }) {
          let client = try #require(people[id], "a client that nobody sent: \(id)")
          seen.insert(id)
          let errors = auditor.findings(plan, for: client).filter { $0.severity == .error }
          #expect(
            errors.isEmpty, "\(id), \(knowsRoles ? "with" : "without") roles: \(errors.map { "\($0.row) week \($0.week): \($0.detail)" })")
        }
      }
      #expect(seen == night.planned, "everybody planned is in a sheet, and nobody else")
    }
  }

  @Test func theSheetsMinutesAreWhatTheirRowsTake() throws {
    let night = try night()
    let auditor = PlanAuditor(catalogue: night.catalogue)
    let people = Dictionary(uniqueKeysWithValues: night.clients.map { ($0.id, $0) })
    for sheet in night.sheets {
      for (id, plan) in AuditSheetCSV(sheet.csv, night.catalogue).plans {
        let client = try #require(people[id])
        for seconds in auditor.seconds(of: plan, for: client) {
          #expect(seconds <= Double(client.minutes * 60), "\(id) takes \(seconds) s")
        }
      }
    }
  }
}

/// Seeded profiles for the shipped rules, as JSON lines.
struct AuditedPeople {
  let lines: [String]

  init(count: Int, seed: UInt64) {
    var random = SeededRandom(seed)
    let goals = ["strength", "hypertrophy", "power", "endurance", "general_fitness", "fat_loss", "core_stability"]
    let places = ["commercial_gym", "home_gym", "home_dumbbells", "bands_only", "bodyweight", "hotel_gym", "kettlebell_only", "dumbbells"]
    let complaints = ["none", "none", "none", "shoulder_impingement", "low_back_pain", "patellofemoral_pain", "hypertension_controlled"]
    lines = (1...count).map { number in
      let days = Set((0..<random.below(6) + 1).map { _ in random.below(7) }).sorted().map { Roster.weekdays[$0] }
      let lifts = """
        [{"exercise":"back_squat","load_kg":\(50 + random.below(16) * 5),"reps":\(1 + random.below(8))},\
        {"exercise":"barbell_bench_press","load_kg":\(40 + random.below(12) * 5),"reps":\(1 + random.below(8))}]
        """
      return """
        {"id":"a-\(number)","name":"Person \(number)","coach":"\(["marta", "jonas"][random.below(2)])",\
        "age":\(random.below(8) == 0 ? [13, 95, 70][random.below(3)] : 18 + random.below(46)),"units":"\(["kg", "kg", "lb"][random.below(3)])",\
        "goal":"\(goals[random.below(7)])","experience":"\(["novice", "intermediate", "advanced"][random.below(3)])","training_days":\(days),\
        "minutes_per_session":\([20, 30, 45, 60, 75, 90][random.below(6)]),"equipment":["\(places[random.below(8)])"],\
        "conditions":["\(complaints[random.below(7)])"],"clearance":"cleared"\(random.below(2) == 0 ? "" : ",\"lifts\":\(lifts)")}
        """
    }
  }
}
