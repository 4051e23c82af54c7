import Foundation
import Testing

/// Clients with restrictions, a due date or a pause, from the profile to what coaches read.
@Suite struct RestrictedClientNightTests {
  let workspace: Workspace

  init() throws { workspace = try Workspace(rules: "../rules") }

  private func line(_ id: String, coach: String = "marta", conditions: String = "[\"none\"]", more: String = "") -> String {
    """
    {"id":"\(id)","name":"Zebrafink","coach":"\(coach)","age":40,"goal":"general_fitness","experience":"intermediate",\
    "training_days":["mon","wed","fri"],"minutes_per_session":60,"equipment":["commercial_gym"],"conditions":\(conditions),\
    "clearance":"cleared"\(more)}

    """
  }

  private func rows(_ file: String) throws -> EditedSheet { EditedSheet(try workspace.bytes("output/review/\(file)")) }

  private func cell(_ column: String, of client: String, _ file: String = "marta.clients.csv") throws -> String {
    let sheet = try rows(file)
    return sheet[sheet.first { sheet[$0, "client_id"] == client }, column]
  }

  private func exercises(of client: String) throws -> Set<String> {
    let sheet = try rows("marta.csv")
    return Set(sheet.rows.indices.filter { sheet[$0, "client_id"] == client }.map { sheet[$0, "exercise_id"] })
  }

  @Test func aRestrictionKeepsExercisesOutAndIsShownToTheOwnCoachAlone() throws {
    let restrictions = #","restrictions":["squat",{"avoid":"overhead","by":"Dr Wasserfall","until":"2027-01-31"}]"#
    try workspace.write(line("a", more: restrictions) + line("b") + line("c", coach: "jonas"), to: "clients.jsonl")
    let night = try workspace.nightly()
    #expect(night.code == 0, "\(night.errors)")
    #expect(try cell("conditions", of: "a") == "avoid squat | avoid overhead until 2027-01-31 (Dr Wasserfall)")
    #expect(try cell("flags", of: "a").contains("restricted") && !cell("flags", of: "b").contains("restricted"))
    #expect(try workspace.text("output/review/marta.html").contains("Dr Wasserfall"))
    let (restricted, free) = (try exercises(of: "a"), try exercises(of: "b"))
    let squats = ["leg_press", "back_squat", "front_squat", "box_squat", "goblet_squat", "safety_bar_squat", "hack_squat", "belt_squat"]
    #expect(restricted.isDisjoint(with: squats) && !free.isDisjoint(with: squats), "\(free)")
    for (name, data) in try workspace.files("output") where !name.hasPrefix("review/marta") && !name.hasSuffix("sqlite") {
      #expect(!String(decoding: data, as: UTF8.self).contains("Wasserfall"), "\(name)")
    }
    #expect(!night.output.contains("Wasserfall") && !night.errors.contains("Wasserfall"))
    let again = try workspace.nightly()
    #expect(again.output.contains("3 unchanged"), "\(again.output)")
    // Who is free of them is planned anew, and who never had any is not.
    try workspace.write(line("a") + line("b") + line("c", coach: "jonas"), to: "clients.jsonl")
    #expect(try workspace.nightly("--accept-change").output.contains("1 replanned, 2 unchanged"))
    #expect(try cell("conditions", of: "a") == "")
  }

  @Test func anExerciseThatIsRestrictedCannotBeApproved() throws {
    try workspace.write(line("a", more: #","restrictions":["muscle:quads"]"#), to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    let edit = try workspace.run(
      "edit", "swap", "--client", "a", "--week", "1", "--day", "1", "--order", "1", "--to", "leg_press", "--by", "Lea", "--clients",
      "clients.jsonl",
      "--today", Workspace.today)
    let approval = try workspace.run("approve", "--client", "a", "--week", "1", "--by", "Lea", "--today", Workspace.today)
    #expect(edit.code != 0 || approval.code != 0, "\(edit.output)\(approval.output)")
    #expect(
      (edit.output + edit.errors + approval.output + approval.errors).contains("restrictions")
        || approval.errors.contains("exclusion.breached"))
  }

  @Test func strokesAreHeldUntilSomebodySaysWhatToAvoid() throws {
    try workspace.write(line("a", conditions: #"["stroke"]"#), to: "clients.jsonl")
    #expect(try workspace.nightly().output.contains("1 held"))
    #expect(try cell("findings", of: "a").contains("write what they rule out into 'restrictions'"))
    try workspace.write(
      line("a", conditions: #"["stroke"]"#, more: #","restrictions":[{"avoid":"carry","until":"2026-12-20"}]"#), to: "clients.jsonl")
    #expect(try workspace.nightly().output.contains("1 new"))
    // What opened it is over.
    let later = try workspace.nightly("--accept-change", today: "2026-12-21")
    #expect(later.output.contains("1 held"), "\(later.output)")
  }

  @Test func aDueDateEndsThePlanAndHoldsUntilAClearanceAfterTheBirth() throws {
    func due(_ day: String, clearance: String) -> String { #","due":"\#(day)","clearance_date":"\#(clearance)""# }
    try workspace.write(line("a", more: due("2026-12-20", clearance: "2026-11-01")), to: "clients.jsonl")
    #expect(try workspace.nightly().output.contains("1 new"))
    let sheet = try rows("marta.csv")
    #expect(Set(sheet.rows.indices.map { sheet[$0, "date"] }).max() ?? "" < "2026-12-20")
    #expect(try cell("conditions", of: "a").contains("pregnancy_t3") && cell("findings", of: "a").contains("plan.until_due"))
    let born = try workspace.nightly("--accept-change", today: "2026-12-20")
    #expect(born.output.contains("1 held"), "\(born.output)\(born.errors)")
    #expect(try workspace.text("output/run_results.json").contains("gate.birth"))
    #expect(!(born.output + born.errors).contains("pregnan"))
    try workspace.write(line("a", more: due("2026-12-23", clearance: "2027-02-10")), to: "clients.jsonl")
    let cleared = try workspace.nightly("--accept-change", today: "2027-02-11")
    #expect(cleared.output.contains("1 new"), "\(cleared.output)\(cleared.errors)")
    #expect(try cell("conditions", of: "a").split(separator: " | ").contains("postpartum"))
  }

  @Test func aNewClientAfterAPauseBeginsByTheTableOfLayoffs() throws {
    try workspace.write(
      line("a", more: #","last_trained":"2026-10-20""#) + line("b", more: #","last_trained":"2026-12-01""#), to: "clients.jsonl")
    #expect(try workspace.nightly().code == 0)
    #expect(try cell("findings", of: "a").contains("history.return") && !cell("findings", of: "b").contains("history.return"))
    let sheet = try rows("marta.csv")
    let phases = { (client: String) in
      Set(sheet.rows.indices.filter { sheet[$0, "client_id"] == client && sheet[$0, "week"] == "1" }.map { sheet[$0, "phase"] })
    }
    #expect(phases("a") == ["return"] && !phases("b").contains("return"))
  }

  /// What was probably meant helps whoever may read the profile, and says in no log what a client has.
  @Test func whatAClientHasIsGuessedOutsideTheLogAlone() throws {
    try workspace.write(
      line("a", conditions: #"["knee_osteoartritis"]"#) + line("b", more: #","restrictions":["overhed"]"#)
        + line("c", more: #","never":["standng"]"#),
      to: "clients.jsonl")
    let night = try workspace.nightly()
    #expect(night.code == 1 && !night.errors.contains("osteo") && !night.errors.contains("overhe"), "\(night.errors)")
    #expect(night.errors.contains("did you mean 'standing'?") && night.errors.contains("run_results.json has what was probably meant"))
    let results = try workspace.text("output/run_results.json")
    #expect(results.contains("did you mean 'knee_osteoarthritis'?") && results.contains("did you mean 'overhead'?"))
  }

  /// The same client stated in each of the three forms has one plan.
  @Test func allThreeFormsPlanTheSame() throws {
    let more =
      #","restrictions":[{"avoid":"tag:overhead","by":"Dr Wasserfall","until":"2027-01-31"},"muscle:calves"],"never":["hinge"],"due":"2027-06-01""#
    try workspace.write(line("a", more: more), to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    let lines = try workspace.text("output/review/marta.csv")
    try workspace.write(
      """
      id: a
      name: Zebrafink
      coach: marta
      age: 40
      goal: general_fitness
      experience: intermediate
      training_days: [mon, wed, fri]
      minutes_per_session: 60
      equipment: [commercial_gym]
      conditions: [none]
      clearance: cleared
      never: [hinge]
      due: 2027-06-01
      restrictions:
        - {avoid: overhead, by: Dr Wasserfall, until: 2027-01-31}
        - calves
      """, to: "clients/a.yaml")
    #expect(try workspace.nightly(clients: "clients").output.contains("1 unchanged"))
    try workspace.write(
      "id,name,coach,age,goal,experience,training_days,minutes_per_session,equipment,conditions,clearance,never,due,restrictions\n"
        + "a,Zebrafink,marta,40,general_fitness,intermediate,mon|wed|fri,60,commercial_gym,none,cleared,hinge,2027-06-01,"
        + "overhead:Dr Wasserfall:2027-01-31|muscle:calves\n", to: "clients.csv")
    #expect(try workspace.nightly(clients: "clients.csv").output.contains("1 unchanged"))
    #expect(try workspace.text("output/review/marta.csv") == lines)
  }
}
