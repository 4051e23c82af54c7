import Findings
import Foundation
import Rulebook
import Testing
import TrainingModel

@testable import Intake

/// Tables as gyms everywhere export them: their decimals, dates, encodings and lists.
@Suite struct ForeignRosterTests {
  private static let rest = """
    goal: {constant: strength}
    experience: {constant: novice}
    training_days: {constant: [mon]}
    equipment: {constant: []}

    """

  private func mapping(_ text: String) throws -> TableMapping {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    return try TableMapping.load(path: try folder.write(text, as: "map.yaml"))
  }

  private func source(_ bytes: [UInt8], _ mapping: TableMapping) throws -> (RecordSource, [DecodedProfile]) {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    let path = try folder.write(bytes, as: "gym.csv")
    let source = try RecordSource.open(path: path, mapping: mapping)
    var decoder = ProfileDecoder(source.format, vocabulary: testVocabulary, today: testDay)
    var (reader, decoded): (RecordReader, [DecodedProfile]) = (source.records(), [])
    while let record = try reader.next() { decoded.append(decoder.decode(record)) }
    return (source, decoded)
  }

  @Test(arguments: [",", ";", "\t"]) func everyConvertedColumnTakesADecimalComma(delimiter: String) throws {
    let mapping = try mapping(
      "id: Nr\nage: Alter\nbody_mass_kg: {from: Gewicht, unit: kg}\nheight_cm: {from: Größe, unit: m}\n"
        + "minutes_per_session: {from: Dauer, unit: hours}\n" + Self.rest)
    func row(_ cells: String...) -> String { cells.map { $0.contains(delimiter) ? "\"\($0)\"" : $0 }.joined(separator: delimiter) + "\r\n" }
    let text =
      row("Nr", "Alter", "Gewicht", "Größe", "Dauer") + row("a", "56,0", "88,3", "1,71", "1,69")
      + row("b", "31.0", "72.5 kg", "1.80 m", "0.75")
    let (_, read) = try source(Array(text.utf8), mapping)
    let clients = try read.map { try #require($0.client, "\($0.findings)") }
    #expect(clients.map(\.statedAge) == [56, 31])
    #expect(clients.map(\.bodyMassKilograms) == [88.3, 72.5])
    #expect(clients.map(\.heightCentimetres) == [171, 180])
    #expect(clients.map(\.minutesPerSession) == [101, 45])
  }

  @Test(arguments: [
    (["31.12.1990", "05.06.1990"], "1990-06-05"), (["12/31/1990", "05/06/1990"], "1990-05-06"),
    (["1990-12-31", "5 June 1990"], "1990-06-05"),
    (["31/12/90", "05/06/64"], "1964-06-05"), (["20000", "33029"], "1990-06-05"), (["31.12.1990 00:00:00", "5.6.1990"], "1990-06-05"),
  ]) func datesAreReadInTheOrderOfTheTable(cells: [String], second: String) throws {
    let mapping = try mapping("id: Nr\nborn: Born\nminutes_per_session: {constant: 60}\n" + Self.rest)
    let (_, read) = try source(Array("Nr,Born\na,\(cells[0])\nb,\(cells[1])\n".utf8), mapping)
    #expect(read.map { $0.client?.born?.description }.last == second, "\(read.flatMap(\.findings))")
    #expect(read[0].client != nil)
  }

  @Test func whatCanBeTwoDaysIsAskedForAndTheMappingMayAnswer() throws {
    let text = Array("Nr,Born\na,05/06/1990\nb,07/08/1991\n".utf8)
    let open = try source(text, mapping("id: Nr\nborn: Born\nminutes_per_session: {constant: 60}\n" + Self.rest)).1
    #expect(
      open.allSatisfy { $0.client == nil && $0.findings.count == 1 && $0.findings[0].hint?.contains("dates: day-month-year") == true })
    for (order, day) in [("day-month-year", "1990-06-05"), ("month-day-year", "1990-05-06")] {
      let read = try source(
        text, mapping("id: Nr\nborn: {from: Born, dates: \(order)}\nminutes_per_session: {constant: 60}\n" + Self.rest)
      ).1
      #expect(read[0].client?.born?.description == day)
    }
  }

  @Test(arguments: ["windows-1252", "utf-16le", "utf-16be"]) func otherEncodingsAreReadAndTold(encoding: String) throws {
    let text = "Nr;Größe (cm);Name\na;171,5;Jörg Weiß\nb;180;Zoë Çelik\n"
    let bytes: [UInt8] =
      switch encoding {
      case "windows-1252": text.unicodeScalars.map { UInt8($0.value) }
      case "utf-16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      default: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      }
    let mapping = try mapping(
      "id: Nr\nname: Name\nage: {constant: 30}\nheight_cm: Größe (cm)\nminutes_per_session: {constant: 60}\n" + Self.rest)
    let (source, read) = try source(bytes, mapping)
    #expect(read.compactMap(\.client?.name) == ["Jörg Weiß", "Zoë Çelik"])
    #expect(read.first?.client?.heightCentimetres == 171.5)
    #expect(source.findings.map(\.code) == [.profileEncoding] && source.findings.allSatisfy { $0.severity == .info })
    #expect(source.isUnchanged)
  }

  @Test(arguments: [",", "/", " and ", "; "]) func listsHaveTheSeparatorThatTheMappingNames(separator: String) throws {
    let mapping = try mapping(
      """
      id: Nr
      age: {constant: 30}
      minutes_per_session: {constant: 60}
      goal: {constant: strength}
      experience: {constant: novice}
      equipment: {constant: []}
      training_days: {from: Days, separator: "\(separator)", values: {Mo: mon, Mi: wed, Fr: fri}}
      """)
    let (_, read) = try source(Array("Nr\tDays\na\tMo\(separator)Mi\(separator) Fr\nb\tFr\n".utf8), mapping)
    #expect(read.map { $0.client?.trainingDays.members } == [[.mon, .wed, .fri], [.fri]], "\(read.flatMap(\.findings))")
  }

  @Test func aPrefixStandsBeforeAColumnTooAndIsRefusedBeforeAConstant() throws {
    let rest = "age: {constant: 30}\nminutes_per_session: {constant: 60}\n" + Self.rest
    let (_, read) = try source(Array("Nr\n17\n18\n".utf8), mapping("id: {from: Nr, prefix: gym-}\n" + rest))
    #expect(read.map(\.id) == ["gym-17", "gym-18"])
    #expect(throws: IntakeFailure.self) { try mapping("id: {constant: a, prefix: gym-}\n" + rest) }
  }

  @Test func aWordThatNobodyForesawIsNamedWithTheChoices() throws {
    let mapping = try mapping(
      """
      id: Nr
      age: {constant: 30}
      minutes_per_session: {constant: 60}
      goal: {from: Aim, values: {Strength: strength, Yoga: core_stability}}
      experience: {from: Level, values: {1: novice, 2: intermediate}}
      training_days: {constant: [mon]}
      equipment: {constant: []}
      conditions: {from: Health, values: {Fine: none}}
      """)
    let (_, read) = try source(
      Array("Nr,Aim,Level,Health\na,Strenght,2.0,Fine\nb,Pilates,1,Fine\nc,Yoga,1,Slipped disc\nd,NA,2,Fine\n".utf8), mapping)
    let findings = read.map { $0.findings.map(\.cellText) }
    #expect(findings[0].count == 1 && findings[0][0].contains("'Strenght'; it knows 'Strength', 'Yoga'"))
    #expect(findings[0][0].contains("did you mean 'Strength'?"))
    #expect(findings[1].count == 1 && findings[1][0].contains("'Pilates'"))
    #expect(findings[2].count == 1 && !findings[2][0].contains("Slipped"), "what somebody has is never repeated")
    #expect(findings[3].count == 1 && findings[3][0].contains("'goal' is missing"))
  }

  @Test func boundsAreToldInTheColumnsUnit() throws {
    let mapping = try mapping(
      "id: Nr\nage: {constant: 30}\nheight_cm: {from: Height, unit: m}\nbody_mass_kg: {from: Weight, unit: lb}\n"
        + "minutes_per_session: {from: Hours, unit: hours}\n" + Self.rest)
    let (_, read) = try source(Array("Nr,Height,Weight,Hours\na,171,20,5\nb,tall,x,y\n".utf8), mapping)
    let messages = read.map { $0.findings.map(\.message).joined(separator: "; ") }
    #expect(
      messages[0].contains("from 1 to 2.5 m") && messages[0].contains("lb") && messages[0].contains("from 0.17 to 3 hours"), "\(messages)")
    #expect(messages[1].contains("a number of m;") && messages[1].contains("a number of lb"), "\(messages)")
  }

  @Test func rowsThatStandTwiceAreTold() throws {
    let mapping = try mapping("id: {number: row, prefix: g-}\nage: Age\nminutes_per_session: {constant: 60}\nignore: [Name]\n" + Self.rest)
    let (source, read) = try source(Array("Age,Name\n30,A\n31,B\n30,A\n30,A\n".utf8), mapping)
    #expect(read.compactMap(\.client).count == 4)
    #expect(source.findings.map(\.code) == [.profileDuplicateRow, .profileDuplicateRow])
    #expect(source.findings.map { $0.place?.line } == [4, 5] && source.findings.allSatisfy { $0.message.contains("line 2") })
  }

  /// Member lists of real gyms, where the machine has any: each is read whole by the mapping for such tables, or says at which cells not.
  @Test(.enabled(if: Shared.has("rosters"), "no rosters of real gyms are beside the project at ../shared/data/rosters"))
  func realRostersAreReadWhole() throws {
    let folder = Project.path("../shared/data/rosters")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }.sorted()
    let mapping = try TableMapping.load(path: Project.path("fixtures/mappings/gym-members-demo.yaml"))
    for file in files {
      let (_, read) = try source(Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))), mapping)
      #expect(read.count > 900 && read.allSatisfy { $0.client != nil }, "\(file): \(read.flatMap(\.findings).prefix(3))")
    }
  }

  @Test(arguments: [("6 Tage", nil), ("3 Tagen", "did you mean '3 Tage'?")]) func anotherNumberIsNoSlip(cell: String, hint: String?) throws
  {
    let mapping = try mapping(
      """
      id: Nr
      minutes_per_session: {constant: 45}
      conditions: {constant: [none]}
      goal: {constant: strength}
      experience: {constant: novice}
      equipment: {constant: []}
      training_days: {from: Wie oft, values: {2 Tage: [mon, thu], 3 Tage: [mon, wed, fri]}}

      """)
    let (_, read) = try source(Array("Nr,Wie oft\r\na,\(cell)\r\n".utf8), mapping)
    let finding = try #require(read[0].findings.first { $0.code == .profileUnknownID })
    #expect(finding.hint == hint ?? "add it under 'values' in the mapping")
  }

  @Test func wordsOfTheMappingAreToldOnceAndAtTheirField() throws {
    let mapping = try mapping(
      """
      id: Nr
      goal: {from: Ziel, values: {Kraft: strenght, Masse: hypertrophy}}
      experience: {constant: advancd}
      training_days: {from: Tage, values: {Mo: mno, Di: tue}}
      equipment: {from: Wo, default: [comercial_gym]}
      conditions: {from: Leiden, values: {Knie: patelofemoral_pain, keine: none}}

      """)
    let faults = mapping.faults(testVocabulary, today: testDay)
    #expect(faults.map { $0.place?.line } == [2, 3, 4, 5, 6] && faults.allSatisfy { $0.code == .mappingInvalid }, "\(faults)")
    for (fault, word) in zip(faults, ["strenght", "advancd", "mno", "comercial_gym", "patelofemoral_pain"]) {
      #expect(fault.message.contains("'\(word)'"), "\(fault)")
    }
    #expect(faults[0].hint == "did you mean 'strength'?" && faults[3].hint == "did you mean 'commercial_gym'?")
  }
}
