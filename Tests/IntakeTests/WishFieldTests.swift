import Files
import Findings
import Testing
import TrainingModel

@testable import Intake
@testable import Rulebook

/// What `likes`, `dislikes`, `never` and `restrictions` may name, in all forms that profiles come in.
@Suite struct WishFieldTests {
  /// `squat` is a pattern and a tag here, `push_up` and its like are nobody's but their own.
  static let rulebook: Rulebook = {
    var rulebook = sampleRulebook()
    rulebook.tags = ["overhead", "squat", "standing"].map { NamedEntity(id: $0, name: $0, rule: RuleID(0)) }
    for index in rulebook.exercises.indices {
      rulebook.exercises[index].tags = TagSet([TagID(2)])
      switch rulebook.exercises[index].id {
      case "deadlift", "romanian_deadlift", "hip_thrust":
        rulebook.exercises[index].pattern = .hinge
        rulebook.exercises[index].halfSets[Int(Muscle.glutes.rawValue)] = 2
      case "back_squat": rulebook.exercises[index].halfSets[Int(Muscle.glutes.rawValue)] = 1
      case "overhead_press": rulebook.exercises[index].tags = TagSet([TagID(0)])
      case "lat_pulldown", "leg_press": rulebook.exercises[index].tags = TagSet()
      default: break
      }
    }
    return rulebook
  }()
  static let vocabulary = ProfileVocabulary(rulebook)

  private func read(_ text: String, as name: String, mapping: TableMapping? = nil) throws -> Read {
    let folder = try ScratchFolder()
    return try #require(try readAll(try folder.write(text, as: name), mapping: mapping, vocabulary: Self.vocabulary).first)
  }

  private func client(_ changes: KeyValuePairs<String, String?>) throws -> Client {
    let read = try read(json(changes), as: "a.jsonl")
    return try #require(read.client, "\(read.profile.findings.map(\.cellText))")
  }

  private func ids(_ exercises: [ExerciseID]) -> [String] { exercises.map { Self.rulebook[$0].id } }

  @Test(arguments: [
    ("deadlift", ["deadlift"]), ("hinge", ["deadlift", "hip_thrust", "romanian_deadlift"]),
    ("pattern:hinge", ["deadlift", "hip_thrust", "romanian_deadlift"]),
    ("glutes", ["deadlift", "hip_thrust", "romanian_deadlift"]), ("overhead", ["overhead_press"]), ("tag:overhead", ["overhead_press"]),
    ("exercise:deadlift", ["deadlift"]), ("tag:squat", []),
  ])
  func aWordStandsForItsExercises(word: String, expected: [String]) throws {
    let client = try client([
      "likes": "[\"\(word)\"]", "dislikes": "[\"\(word)\"]", "never": "[\"\(word)\"]", "restrictions": "[\"\(word)\"]",
    ])
    for exercises in [client.likes, client.dislikes, client.never] { #expect(ids(exercises) == expected) }
    #expect(client.restrictions.map { ids($0.exercises) } == [expected])
  }

  @Test func severalWordsAddUpAndNothingStandsTwice() throws {
    let client = try client(["never": "[\"hinge\", \"glutes\", \"deadlift\", \"overhead_press\"]"])
    #expect(ids(client.never) == ["deadlift", "hip_thrust", "overhead_press", "romanian_deadlift"])
  }

  @Test func aWordThatIsSeveralIsAskedAboutWithTheChoices() throws {
    for field in ["likes", "dislikes", "never", "restrictions"] {
      let finding = try #require(try read(json([field: "[\"squat\"]"]), as: "a.jsonl").profile.findings.first)
      #expect(finding.code == .profileUnknownID && finding.hint == "write 'pattern:squat' or 'tag:squat'", "\(field)")
    }
  }

  @Test(arguments: [
    ("overhed", "did you mean 'overhead'?"), ("glute", "did you mean 'glutes'?"), ("hinges", "did you mean 'hinge'?"),
    ("deadlifts", "did you mean 'deadlift'?"),
    ("muscle:glute", "did you mean 'muscle:glutes'?"), ("musle:glutes", "did you mean 'muscle:glutes'?"),
    ("tag:standng", "did you mean 'tag:standing'?"),
  ])
  func anUnknownWordGetsTheNearest(word: String, hint: String) throws {
    for field in ["likes", "dislikes", "never", "restrictions"] {
      let finding = try #require(try read(json([field: "[\"\(word)\"]"]), as: "a.jsonl").profile.findings.first)
      #expect(finding.code == .profileUnknownID && finding.hint == hint, "\(field): \(finding.cellText)")
    }
  }

  @Test func restrictionsSayWhatByWhomAndUntilWhen() throws {
    let client = try client([
      "restrictions": "[{\"avoid\": \"tag:overhead\", \"by\": \"Dr Beck\", \"until\": \"2026-06-30\"}, \"deadlift\"]"
    ])
    #expect(client.restrictions.map(\.avoid) == ["tag:overhead", "exercise:deadlift"])
    #expect(client.restrictions.map(\.by) == ["Dr Beck", ""])
    #expect(client.restrictions.map { $0.until?.description } == ["2026-06-30", nil])
    #expect(try self.client(["restrictions": "\"none\""]).restrictions.isEmpty && self.client(["restrictions": "[]"]).restrictions.isEmpty)
  }

  @Test(arguments: [
    ("[{\"by\": \"Dr Beck\"}]", "profile.missing"), ("[{\"avoid\": \"deadlift\", \"until\": \"soon\"}]", "profile.type"),
    ("[{\"avoid\": \"deadlift\", \"untl\": \"2026-06-30\"}]", "profile.unknown_key"), ("\"deadlift\"", "profile.type"),
    ("[3]", "profile.type"),
    ("[{\"avoid\": \"deadlift\", \"by\": \"=1+1\"}]", "profile.bad_text"), ("[{\"avoid\": [\"deadlift\"]}]", "profile.type"),
    ("[{\"avoid\": \"deadlift\", \"avoid\": \"hinge\"}]", "profile.duplicate_key"),
  ])
  func aRestrictionThatSaysNothingIsRefused(value: String, code: String) throws {
    let read = try read(json(["restrictions": value]), as: "a.jsonl")
    #expect(read.client == nil && read.profile.findings.map(\.code.id) == [code])
  }

  @Test func allFormsReadTheSame() throws {
    let lines = try client([
      "likes": "[\"hinge\"]", "never": "[\"tag:overhead\", \"deadlift\"]", "due": "\"2026-10-01\"", "last_trained": "\"2026-03-01\"",
      "restrictions":
        "[\"glutes\", {\"avoid\": \"tag:overhead\", \"by\": \"Dr Beck: ward 3\", \"until\": \"2026-06-30\"}, {\"avoid\": \"leg_press\", \"until\": \"2026-07-31\"}]",
    ])
    let yaml = try read(
      """
      id: anna
      born: 1990-04-02
      goal: strength
      experience: novice
      training_days: [mon, thu]
      minutes_per_session: 45
      equipment: [commercial_gym]
      conditions: none
      clearance: cleared
      likes: [hinge]
      never: [deadlift, overhead]
      due: 2026-10-01
      last_trained: 2026-03-01
      restrictions:
        - muscle:glutes
        - {avoid: overhead, by: "Dr Beck: ward 3", until: 2026-06-30}
        - {avoid: "exercise:leg_press", until: 2026-07-31}
      """, as: "a.yaml")
    let head =
      "id,born,goal,experience,training_days,minutes_per_session,equipment,conditions,clearance,likes,never,due,last_trained,restrictions\n"
    let row = "anna,1990-04-02,strength,novice,mon|thu,45,commercial_gym,none,cleared,hinge,tag:overhead|deadlift,2026-10-01,2026-03-01,"
    let table = try read(head + row + "muscle:glutes|tag:overhead:Dr Beck: ward 3:2026-06-30|leg_press::2026-07-31\n", as: "a.csv")
    #expect(yaml.client == lines, "\(yaml.profile.findings.map(\.cellText))")
    #expect(table.client == lines, "\(table.profile.findings.map(\.cellText))")
  }

  @Test func aGymsOwnTableMapsThem() throws {
    let folder = try ScratchFolder()
    let mapping = try TableMapping.load(
      path: try folder.write(
        """
        id: Nr
        born: Birthday
        goal: {constant: strength}
        experience: {constant: novice}
        training_days: {constant: [mon, thu]}
        minutes_per_session: {constant: "45"}
        equipment: {constant: [commercial_gym]}
        conditions: {constant: [none]}
        clearance: {constant: cleared}
        never: {from: Hates, separator: ";"}
        restrictions: {from: Doctor, separator: ",", values: {arms up: "tag:overhead", hips: hinge}}
        due: Child
        last_trained: Last
        """, as: "map.yaml"))
    let read = try read(
      "Nr,Birthday,Hates,Doctor,Child,Last\n7,02.04.1990,deadlift; overhead,\"arms up, hips\",30.10.2026,17.02.2026\n", as: "gym.csv",
      mapping: mapping)
    let client = try #require(read.client, "\(read.profile.findings.map(\.cellText))")
    #expect(ids(client.never) == ["deadlift", "overhead_press"])
    #expect(client.restrictions.map(\.avoid) == ["tag:overhead", "pattern:hinge"])
    #expect(client.due?.description == "2026-10-30" && client.lastTrained?.description == "2026-02-17")
  }

  @Test func datesOfABirthLieNearAndOfTrainingBehind() throws {
    func codes(_ field: String, _ value: String) throws -> [String] {
      try read(json([field: "\"\(value)\""]), as: "a.jsonl").profile.findings.map(\.code.id)
    }
    #expect(try codes("due", "2027-02-22") == [] && codes("due", "2027-02-23") == ["profile.range"] && codes("due", "2020-01-01") == [])
    #expect(try codes("last_trained", "2026-05-04") == [] && codes("last_trained", "2026-05-05") == ["profile.range"])
    #expect(try codes("due", "spring") == ["profile.type"])
  }

  /// Whoever states none of it keeps the digest of before, so that nobody is planned anew; and whoever changes any of it doesn't.
  @Test func digestsChangeWithWhatIsStatedAndForNobodyElse() throws {
    func digest(_ changes: KeyValuePairs<String, String?>) throws -> String { "\(try client(changes).profileDigest(Self.rulebook))" }
    let plain =
      "9 profile-14 anna10 1990-04-02-11 unspecified2 kg--8 strength6 novice1 92 454:5 bands7 barbell9 dumbbells4 rack0:7 cleared-0:0:0:0:0:-0:"
      + "6 active"
    #expect(try digest([:]) == "\(ContentHasher.digest(of: Array(plain.utf8)[...]))", "as it was before there were any of them")
    let digests = try [
      digest([:]), digest(["restrictions": "[\"hinge\"]"]), digest(["restrictions": "[{\"avoid\": \"hinge\", \"by\": \"A\"}]"]),
      digest(["restrictions": "[{\"avoid\": \"hinge\", \"until\": \"2026-07-01\"}]"]), digest(["restrictions": "[\"glutes\"]"]),
      digest(["due": "\"2026-10-01\""]), digest(["due": "\"2026-10-02\""]), digest(["last_trained": "\"2026-04-01\""]),
    ]
    #expect(Set(digests).count == digests.count)
    #expect(try digest(["restrictions": "\"none\""]) == digests[0])
  }

  /// Every word of a profile that isn't known gets the nearest one that stands there; what is personal only for those who may read the profile.
  @Test(arguments: [
    ("sex", "\"femal\"", "female", true), ("units", "\"kgs\"", "kg", false), ("goal", "\"strenght\"", "strength", false),
    ("experience", "\"novise\"", "novice", false), ("training_days", "[\"mno\"]", "mon", false),
    ("equipment", "[\"barbel\"]", "barbell", false),
    ("conditions", "[\"menicus\"]", "meniscus", true), ("clearance", "\"cleard\"", "cleared", true),
    ("priority_muscles", "[\"glute\"]", "glutes", false),
    ("likes", "[\"back_sqaut\"]", "back_squat", false), ("dislikes", "[\"overhed\"]", "overhead", false),
    ("never", "[\"hinges\"]", "hinge", false),
    ("restrictions", "[\"overhed\"]", "overhead", true), ("restrictions", "[{\"avoid\": \"overhed\"}]", "overhead", true),
    ("restrictions", "[{\"avoid\": \"overhead\", \"untill\": \"2026-07-01\"}]", "until", false),
    ("lifts", "[{\"exercise\": \"deadlft\", \"load_kg\": 100, \"reps\": 5}]", "deadlift", false),
    ("lifts", "[{\"exercise\": \"deadlift\", \"load_kgs\": 100, \"reps\": 5}]", "load_kg", false), ("status", "\"activ\"", "active", false),
    ("likess", "[]", "likes", false), ("restriction", "[]", "restrictions", false),
    ("last_traind", "\"2026-01-01\"", "last_trained", false),
  ])
  func everyUnknownWordGetsTheNearest(field: String, value: String, meant: String, isPrivate: Bool) throws {
    let findings = try read(json([field: value]), as: "a.jsonl").profile.findings
    let finding = try #require(findings.first { $0.hint == "did you mean '\(meant)'?" }, "\(findings.map(\.cellText))")
    #expect(finding.isHintPrivate == isPrivate)
    #expect(!isPrivate || (finding.loggedHint?.contains(meant) == false && !finding.message.contains(value)))
  }
}
