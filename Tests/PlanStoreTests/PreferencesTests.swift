import Findings
import GRDB
import Testing
import TrainingModel

@testable import PlanStore
@testable import Rulebook

/// What a coach likes, and the names that go with it.
@Suite struct PreferencesTests {
  private func stored(_ bench: Workbench) throws -> PlanStore {
    let store = try bench.store()
    let run = try bench.run(store)
    try run.write([Workbench.client("c-1", Workbench.mesocycle(), texts: run.texts)])
    return store
  }

  private var german: CoachPreferences {
    var preferences = CoachPreferences()
    (preferences.language, preferences.decimal, preferences.view) = (.german, .comma, .monthly)
    return preferences
  }

  @Test func whoAskedForNothingGetsTheUsual() throws {
    let store = try Workbench().store()
    let preferences = try store.preferences(coach: "marta")
    #expect(preferences == CoachPreferences() && preferences.language == .english && preferences.view == .weekly)
  }

  @Test func whatWasSetComesBackAndOnlyForThatCoach() throws {
    let bench = try Workbench()
    let store = try stored(bench)
    var preferences = german
    preferences.delimiter = .tab
    try store.setPreferences(preferences, coach: "marta")
    #expect(try store.preferences(coach: "marta") == preferences)
    #expect(try store.preferences(coach: "tom") == CoachPreferences())
    preferences.delimiter = nil
    try store.setPreferences(preferences, coach: "marta")
    #expect(try bench.store().preferences(coach: "marta").delimiter == nil)
  }

  @Test func aCommaCanNotBeBothSigns() throws {
    var preferences = german
    preferences.delimiter = .comma
    #expect(!preferences.isPossible)
    let store = try Workbench().store()
    #expect(throws: StoreError.self) { try store.setPreferences(preferences, coach: "marta") }
  }

  @Test func aChangeMakesTheSheetsStaleAndTheSameAgainDoesNot() throws {
    let bench = try Workbench()
    let store = try stored(bench)
    func exported() throws {
      for kind in SheetKind.allCases {
        let changes = try store.readSheet(coach: "marta", unfinishedOn: Workbench.monday) { _, _ in
        } _: { _, _ in
        }.changes
        try store.recordExport(
          coach: "marta", kind: kind, name: "x", contentHash: ContentDigest(high: 0, low: 0), asOf: Workbench.monday, changes: changes,
          weeks: [])
      }
    }
    try exported()
    #expect(try store.staleCoaches(today: Workbench.monday).isEmpty)
    try store.setPreferences(german, coach: "marta")
    #expect(try store.staleCoaches(today: Workbench.monday) == ["marta"])
    try exported()
    try store.setPreferences(german, coach: "marta")
    #expect(try store.staleCoaches(today: Workbench.monday).isEmpty)
  }

  @Test func namesComeInTheLanguageThatIsAskedFor() throws {
    let bench = try Workbench()
    let store = try bench.store()
    var rulebook = Workbench.rulebook
    rulebook.translations[.german] = Translation(exercises: [SmallRulebook.bench: "Bankdrücken"], focuses: ["Upper A": "Oberkörper A"])
    let run = try store.begin(bench.record("run-1"), rulebook: rulebook)
    try run.write([Workbench.client("c-1", Workbench.mesocycle(), texts: run.texts)])
    func names(_ language: Language) throws -> Set<String> {
      var names: Set<String> = []
      try store.forEachPlanRow(PlanRowFilter(language: language)) { row in
        names.insert(row.exerciseName.text)
        names.insert(row.block.session(week: row.week, day: row.day)?.focus ?? "none")
      }
      return names
    }
    #expect(try names(.german) == ["Bankdrücken", "Plank", "Oberkörper A", "Upper B"])
    #expect(try names(.english) == ["Barbell Bench Press", "Plank", "Upper A", "Upper B"])
    #expect(try store.exerciseNames(.german) == ["barbell_bench_press": "Bankdrücken", "plank": "Plank"])
    #expect(try store.exerciseNames() == ["barbell_bench_press": "Barbell Bench Press", "plank": "Plank"])
  }

  @Test func anotherNameMakesOnlySheetsInThatLanguageStale() throws {
    let bench = try Workbench()
    let store = try stored(bench)
    try store.setPreferences(german, coach: "marta")
    var rulebook = Workbench.rulebook
    func changes(_ coach: String) throws -> Int { try store.read { try PlanStore.changes($0, coach: coach) } }
    let before = try changes("marta")
    rulebook.translations[.german] = Translation(exercises: [SmallRulebook.bench: "Bankdrücken"])
    _ = try store.begin(bench.record("run-2"), rulebook: rulebook)
    #expect(try changes("marta") == before + 1 && changes("tom") == 0)
    _ = try store.begin(bench.record("run-3"), rulebook: rulebook)
    #expect(try changes("marta") == before + 1)
    rulebook.translations = [:]
    _ = try store.begin(bench.record("run-4"), rulebook: rulebook)
    #expect(try changes("marta") == before + 2)
    #expect(try store.exerciseNames(.german)["barbell_bench_press"] == "Barbell Bench Press")
  }
}
