import Findings
import Foundation
import Rulebook
import SeededNumbers
import Testing
import TrainingModel

@testable import Intake

@Suite struct TableMappingTests {
  static let gymHeader =
    "Age,Gender,Weight (kg),Height (m),Max_BPM,Avg_BPM,Resting_BPM,Session_Duration (hours),Calories_Burned,Workout_Type,"
    + "Fat_Percentage,Water_Intake (liters),Workout_Frequency (days/week),Experience_Level,BMI"

  /// A table in the shape and within the ranges of the public one.
  static func gymTable(rows: Int) -> String {
    var random = SeededRandom(7)
    func decimal(_ range: ClosedRange<Int>, places: Int) -> String {
      let value = Int.random(in: range, using: &random)
      let scale = places == 1 ? 10 : 100
      return "\(value / scale)." + String(String(value % scale + scale).dropFirst())
    }
    let lines = (0..<rows).map { _ in
      [
        "\(Int.random(in: 18...59, using: &random))", ["Male", "Female"].randomElement(using: &random) ?? "",
        decimal(400...1299, places: 1),
        decimal(150...200, places: 2), "\(Int.random(in: 160...199, using: &random))", "\(Int.random(in: 120...169, using: &random))",
        "\(Int.random(in: 50...74, using: &random))", decimal(50...200, places: 2), "\(Int.random(in: 303...1783, using: &random)).0",
        ["Yoga", "HIIT", "Cardio", "Strength"].randomElement(using: &random) ?? "", decimal(100...350, places: 1),
        decimal(15...37, places: 1),
        "\(Int.random(in: 2...5, using: &random))", "\(Int.random(in: 1...3, using: &random))", decimal(1232...4984, places: 2),
      ].joined(separator: ",")
    }
    return ([gymHeader] + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [("gym-members", false), ("gym-members-demo", true)])
  func theGymTableIsReadWhole(name: String, isStated: Bool) throws {
    let mapping = try TableMapping.load(path: Project.path("fixtures/mappings/\(name).yaml"))
    let read = try readAll(Self.gymTable(rows: 973), as: "gym.csv", mapping: mapping)
    let clients = read.compactMap(\.client)
    #expect(clients.count == 973)
    #expect(read.allSatisfy { $0.profile.findings.allSatisfy { $0.severity == .warning } })
    // Without a word on health everybody is missing it, and the gate holds them all.
    #expect(clients.allSatisfy { ($0.conditions == nil) == !isStated && ($0.clearance == nil) == !isStated })
    #expect(Set(clients.map(\.id)).count == 973 && clients.first?.id == "gym-1" && clients.last?.id == "gym-973")
    #expect(Set(clients.map(\.trainingDays.count)) == [2, 3, 4, 5])
    #expect(Set(clients.map(\.experience)) == Set(Experience.allCases))
    #expect(Set(clients.map { sampleRulebook()[$0.goal].id }) == ["core_stability", "endurance", "fat_loss", "strength"])
    #expect(clients.allSatisfy { (30...120).contains($0.minutesPerSession) && (150...200).contains($0.heightCentimetres ?? 0) })
  }

  @Test func valuesAndUnitsAreTranslated() throws {
    let mapping = try load(
      """
      id: Member
      age: {from: [Years, Age]}
      body_mass_kg: {from: Weight, unit: lb}
      height_cm: {from: Height, unit: in}
      minutes_per_session: {from: Hours, unit: hours}
      goal: {from: Aim, values: {Big: hypertrophy}, default: general_fitness}
      experience: {constant: novice}
      training_days: {from: Often, values: {4 days a week: [mon, tue, thu, fri]}}
      equipment: {from: Kit, values: {Home: home_dumbbells, Bar: [barbell, rack]}}
      conditions: {from: Health, values: {Knee: [meniscus, patellofemoral_pain], Fine: none}}
      ignore: [Phone]
      """)
    let text = """
      Member,Age,Weight,Height,Hours,Aim,Often,Kit,Health,Phone
      a,30,154.3,70,1.69,Big,4 days a week,Home|Bar,Knee,0
      b,31,,,0.5,,4 days a week,Bar,,0
      """
    let clients = try readAll(text, as: "a.csv", mapping: mapping).map { try #require($0.client) }
    let rulebook = sampleRulebook()
    #expect(clients[0].bodyMassKilograms == 69.99)
    #expect(clients[0].heightCentimetres == 177.8)
    #expect(clients.map(\.minutesPerSession) == [101, 30])
    #expect(clients.map { rulebook[$0.goal].id } == ["hypertrophy", "general_fitness"])
    #expect(clients[0].trainingDays.members == [.mon, .tue, .thu, .fri])
    #expect(clients[0].equipment.members.map { rulebook[$0].id } == ["barbell", "dumbbells", "rack"])
    #expect(clients[0].conditions?.count == 2)
    #expect(clients[1].conditions == nil)
  }

  @Test func cellsThatNobodyForesawAreFindingsAtTheirPlace() throws {
    let mapping = try load(
      """
      id: {prefix: m-, number: row}
      age: Age
      goal: {from: Aim, values: {Big: hypertrophy}}
      experience: {constant: novice}
      training_days: {constant: [mon]}
      minutes_per_session: {from: Hours, unit: hours}
      equipment: {constant: []}
      """)
    let read = try readAll("Age,Aim,Hours\n30,Huge,long\n30,Big,1e300\n30,Big,1\n", as: "a.csv", mapping: mapping)
    #expect(read.map(\.findings) == [["2:4 profile.unknown_id", "2:9 profile.type"], ["3:8 profile.type"], []])
    #expect(read.map(\.profile.id) == ["m-1", "m-2", "m-3"])
  }

  @Test(arguments: [
    "id: x\n⟦agee⟧: Age", "id: {number: ⟦column⟧}", "id: {⟦prefx⟧: a, number: row}", "id: x\nbody_mass_kg: {from: W, unit: ⟦stone⟧}",
    "id: x\ngoal: {from: W, unit: ⟦kg⟧}", "id: x\ngoal: {constant: ⟦[a, b]⟧}", "id: x\ngoal: ⟦{from: a, constant: b}⟧", "id: x\ngoal: ⟦{}⟧",
    "id: x\ngoal: {from: W, values: ⟦[a]⟧}", "id: x\nignore: ⟦{a: b}⟧", "id: x\ngoal: ⟦[a]⟧", "⟦goal⟧: x", "⟦[a]⟧",
  ])
  func saysWhereAMappingIsWrong(marked: String) throws {
    let marked = try Marked(marked)
    let failure = #expect(throws: IntakeFailure.self) { try load(marked.text) }
    let finding = try #require(failure?.findings.first)
    #expect(finding.code == .mappingInvalid)
    #expect(finding.place?.line == marked.place.line)
    #expect(finding.place?.column == marked.place.column)
  }

  @Test func columnsThatTheMappingDoesNotKnowAreFindings() throws {
    let mapping = try load("id: Member\ngoal: {from: Aims}\nignore: [Phone]")
    let failure = #expect(throws: IntakeFailure.self) { try readAll("Member,Aim,Phone,Mail\n", as: "a.csv", mapping: mapping) }
    let findings = try #require(failure?.findings)
    #expect(findings.allSatisfy { $0.code == .mappingInvalid })
    #expect(findings.compactMap { $0.place?.column }.sorted() == [1, 8, 18])
    #expect(findings.contains { $0.hint == "did you mean 'Aim'?" })
  }

  @Test func aListOfColumnsMeansTheFirstThatIsThere() throws {
    let mapping = try load("id: {from: [Member, Number]}\ngoal: {from: [Aim, Goal]}")
    for (header, line) in [("Number,Goal", "n,strength"), ("Member,Aim", "n,strength")] {
      #expect(try readAll("\(header)\n\(line)\n", as: "a.csv", mapping: mapping).map(\.profile.id) == ["n"])
    }
    let failure = #expect(throws: IntakeFailure.self) { try readAll("Number,Member,Goal\nn,m,strength\n", as: "a.csv", mapping: mapping) }
    let finding = try #require(failure?.findings.first)
    #expect(failure?.findings.count == 1 && finding.code == .mappingInvalid && finding.place?.column == 1)
    #expect(
      finding.message
        == "the table has both 'Member' and 'Number', and 'id' is read from one column: of those that 'from' lists, the first that is there"
    )
    #expect(finding.hint?.contains("list the other one under 'ignore'") == true)
    let settled = try load("id: {from: [Member, Number]}\ngoal: Goal\nignore: [Number]")
    #expect(try readAll("Number,Member,Goal\nn,m,strength\n", as: "a.csv", mapping: settled).map(\.profile.id) == ["m"])
    let missing = #expect(throws: IntakeFailure.self) { try readAll("Nummer,Goal\nn,strength\n", as: "a.csv", mapping: mapping) }
    #expect(missing?.findings.contains { $0.message == "the table has no column 'Member' or 'Number'" } == true)
  }

  @Test func aMappingIsOnlyForTables() throws {
    let mapping = try load("id: Member")
    #expect(throws: IntakeFailure.self) { try readAll(json(), as: "a.jsonl", mapping: mapping) }
    #expect(throws: IntakeFailure.self) { try RecordSource.open(path: Project.path("fixtures/clients"), mapping: mapping) }
  }

  private func load(_ text: String) throws -> TableMapping {
    let folder = try ScratchFolder()
    return try TableMapping.load(path: try folder.write(text, as: "map.yaml"))
  }
}
