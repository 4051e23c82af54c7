import Findings
import Testing
import TrainingModel

@testable import Intake

/// Heights, body masses, ages and times as people write them into a gym's own table.
@Suite struct WrittenAmountTests {
  private static let rest = """
    goal: {constant: strength}
    experience: {constant: novice}
    training_days: {constant: [mon]}
    equipment: {constant: []}

    """

  /// The profiles of a table with one column beside the id.
  private func read(_ field: String, unit: String?, _ cells: [String]) throws -> [DecodedProfile] {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let column = "\(field): " + (unit.map { "{from: Value, unit: \($0)}" } ?? "Value") + "\n"
    let others =
      (field == "age" ? "" : "age: {constant: 30}\n") + (field == "minutes_per_session" ? "" : "minutes_per_session: {constant: 60}\n")
    let mapping = try TableMapping.load(path: folder.write("id: Nr\n" + others + column + Self.rest, as: "map.yaml"))
    let rows = cells.enumerated().map { "g\($0),\"\($1.replacing("\"", with: "\"\""))\"\n" }.joined()
    let source = try RecordSource.open(path: folder.write("Nr,Value\n" + rows, as: "gym.csv"), mapping: mapping)
    var decoder = ProfileDecoder(source.format, vocabulary: testVocabulary, today: testDay)
    var (reader, decoded): (RecordReader, [DecodedProfile]) = (source.records(), [])
    while let record = try reader.next() { decoded.append(decoder.decode(record)) }
    return decoded
  }

  @Test(arguments: [
    ("5'6\"", 167.64), ("5′6″", 167.64), ("5’6”", 167.64), ("5' 6''", 167.64), ("5 ft 6 in", 167.64), ("5ft6", 167.64),
    ("5 ft. 6 in.", 167.64),
    ("5 feet, 6 inches", 167.64), ("5' 6.5\"", 168.91), ("6'", 182.88), ("66 in", 167.64), ("66\"", 167.64), ("1 m 72", 172), ("1m72", 172),
    ("1 m 72 cm", 172), ("1,725 m", 172.5), ("1.72m", 172), ("172,5 cm", 172.5), ("172", 172), ("１７２", 172), ("172 см", 172),
  ]) func heights(_ cell: String, _ centimetres: Double) throws {
    let profile = try #require(try read("height_cm", unit: nil, [cell]).first)
    #expect(profile.client?.heightCentimetres == centimetres, "\(profile.findings)")
    #expect(profile.findings.isEmpty)
  }

  @Test(arguments: [
    ("72 kg", 72), ("72,5kg", 72.5), ("160 lb", 72.57), ("160 lbs", 72.57), ("11 st 6 lb", 72.57), ("11st 6", 72.57), ("11 stone", 69.85),
    ("159 lb 8 oz", 72.35), ("72.125", 72.13), ("72 кг", 72),
  ]) func bodyMasses(_ cell: String, _ kilograms: Double) throws {
    let profile = try #require(try read("body_mass_kg", unit: nil, [cell]).first)
    #expect(profile.client?.bodyMassKilograms == kilograms, "\(profile.findings)")
  }

  @Test(arguments: [
    ("seconds", "3,600", 60), ("seconds", "3 600", 60), ("seconds", "3'600", 60), ("seconds", "3.600,0", 60), ("seconds", "3,600.0", 60),
    ("minutes", "1:30", 90), ("minutes", "1 h 30", 90), ("minutes", "1h30min", 90), ("minutes", "45:00", 45), ("minutes", "01:15:00", 75),
    ("hours", "1,5", 90), ("hours", "90 min", 90), ("hours", "1 30", 90),
  ]) func times(_ unit: String, _ cell: String, _ minutes: Int) throws {
    let profile = try #require(try read("minutes_per_session", unit: unit, [cell]).first)
    #expect(profile.client?.minutesPerSession == minutes, "\(profile.findings)")
  }

  @Test(arguments: ["45", "45 years", "45 y.o", "45 years old", "45,0", "45 J"]) func ages(_ cell: String) throws {
    let isKnown = !cell.hasSuffix("J") && !cell.hasSuffix("y.o")
    #expect(try read("age", unit: nil, [cell]).first?.client?.statedAge == (isKnown ? 45 : nil))
  }

  @Test(arguments: ["5 ft 14 in", "5 ft 80 cm", "1 m 7", "5.5 ft 6 in", "72 kg 3 lb", "178 cm / 5'10\"", "5'6\"7", "tall", "5 11"])
  func whatIsNoHeightIsRefused(_ cell: String) throws {
    let profile = try #require(try read("height_cm", unit: nil, [cell]).first)
    #expect(profile.client == nil && profile.findings.map(\.code) == [.profileType], "\(profile.findings)")
  }

  @Test(arguments: ["5 11", "5-11", "5' 11", "5 ft 11"]) func feetAreFollowedByInches(_ cell: String) throws {
    #expect(try read("height_cm", unit: "ft", [cell]).first?.client?.heightCentimetres == 180.34)
  }

  @Test func inchesBehindAPointAreRefusedWithWhatToWrite() throws {
    for cell in ["5.11", "5,10", "5.11 ft"] {
      let profile = try #require(try read("height_cm", unit: "ft", [cell]).first)
      let finding = try #require(profile.findings.first)
      #expect(profile.client == nil && finding.message.contains("inches or parts of a foot"), "\(finding)")
      #expect(finding.hint == "write 5'11\" for 5 ft 11 in, or centimetres with their unit, such as 180 cm")
      #expect(!finding.cellText.contains(cell), "what a client measures is not repeated")
    }
    // Beside 5.11, 5.6 are inches too; beside parts of a foot it is one.
    #expect(try read("height_cm", unit: "ft", ["5.6", "5.11"]).map { $0.client == nil } == [true, true])
    #expect(try read("height_cm", unit: "ft", ["5.6", "5.75"]).map { $0.client?.heightCentimetres } == [170.69, 175.26])
  }

  @Test func aStatedUnitWinsAndAContradictionIsTold() throws {
    let read = try read("body_mass_kg", unit: "lb", ["72 kg", "160", "160 lb"])
    #expect(read.map { $0.client?.bodyMassKilograms } == [72, 72.57, 72.57])
    #expect(read.map { $0.findings.map(\.code) } == [[.profileContradiction], [], []])
    #expect(read[0].findings.first?.message == "the cell says that 'body_mass_kg' is in kg, and the mapping says lb: the cell counts")
    #expect(read[0].findings.first?.place?.line == 2 && read[0].findings.first?.severity == .warning)
    // A mapping that names no unit contradicts nobody.
    #expect(try self.read("body_mass_kg", unit: nil, ["160 lb"]).first?.findings.isEmpty == true)
  }

  @Test func aMappingHasPoundsAndStones() throws {
    #expect(try read("body_mass_kg", unit: "st", ["11.5", "11 6"]).map { $0.client?.bodyMassKilograms } == [73.03, 72.57])
  }

  @Test(arguments: [
    (nil, "deadlift:225 lb:5", 225 / Load.poundsPerKilogram), (nil, "deadlift:102,5 kg:5", 102.5), (nil, "deadlift:100:5", 100),
    ("lb", "deadlift:225:5", 225 / Load.poundsPerKilogram), ("lb", "deadlift:100 kg:5:2026-05-01", 100),
  ]) func liftsOfATableAreInPoundsToo(_ unit: String?, _ cell: String, _ kilograms: Double) throws {
    let profile = try #require(try read("lifts", unit: unit, [cell]).first)
    #expect(profile.client?.lifts.map(\.kilograms) == [kilograms], "\(profile.findings)")
  }

  @Test func liftsAreInPoundsInEveryFormOfAProfile() throws {
    let pounds = 225 / Load.poundsPerKilogram
    let line = json(["lifts": "[{\"exercise\": \"deadlift\", \"load_lb\": 225, \"reps\": 5}]"])
    #expect(try readAll(line, as: "a.jsonl").first?.client?.lifts.map(\.kilograms) == [pounds])
    let yaml = YAMLTests.sound + "lifts:\n  - {exercise: deadlift, load_lb: 225, reps: 5}\n"
    #expect(try readAll(yaml, as: "a.yaml").first?.client?.lifts.map(\.kilograms) == [pounds])
    let table =
      "id,age,goal,experience,training_days,minutes_per_session,equipment,lifts\n"
      + "a,30,strength,novice,mon|thu,60,barbell,deadlift:225 lb:5|back_squat:100:5\n"
    #expect(try readAll(table, as: "a.csv").first?.client?.lifts.map(\.kilograms) == [pounds, 100])
  }

  @Test(arguments: [
    ("\"load_kg\": 100, \"load_lb\": 225", "an entry of 'lifts' has both 'load_kg' and 'load_lb'"),
    ("\"reps\": 3", "an entry of 'lifts' has neither 'load_kg' nor 'load_lb'"),
    ("\"load_lb\": 1400", "'load_lb' has to be above 0 and at most 1320"),
    ("\"load_lb\": 1200", "'load_lb' of 'back_squat' is beyond what anybody of that body mass lifts"),
  ]) func aLiftHasOneLoad(_ load: String, _ message: String) throws {
    let reps = load.contains("reps") ? "" : ", \"reps\": 3"
    let line = json(["lifts": "[{\"exercise\": \"back_squat\", \(load)\(reps)}]"])
    #expect(try readAll(line, as: "a.jsonl").first?.profile.findings.map(\.message) == [message])
  }
}
