import Testing
import TrainingModel

@testable import WorkoutLogs

/// Which unit loads are in, where neither heading nor column has it.
struct ReadingUnitTests {
  private static func strong(_ weights: String...) -> String {
    "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"
      + weights.enumerated().map { "2024-03-04 18:00:00,A,Squat,\($0.offset + 1),\($0.element),5,0,0,,\n" }.joined()
  }

  private func verdict(_ weights: String...) -> LoadUnit? {
    var evidence = UnitEvidence()
    for text in weights {
      Array(text.utf8).withUnsafeBufferPointer { cell in
        if case .value(let value) = LogNumber.read(cell) { evidence.learn(value, decimals: LogNumber.decimals(cell), line: 2) }
      }
    }
    return evidence.verdict
  }

  @Test func conversionsLeaveTraces() {
    #expect(verdict("185.00000000000003") == .lb)
    #expect(verdict("74.99999999999999") == .lb)
    #expect(verdict("44.09245243697551") == .lb)
    #expect(verdict("6.80388555") == .kg)
    #expect(verdict("61.23492") == .kg)
    #expect(verdict("20.41168092460379") == .kg)
    #expect(verdict("60.0", "62.5", "61.25", "22.7") == nil)
    #expect(verdict("33.3333333333") == nil)
    #expect(verdict("185.00000000000003", "61.23492") == nil, "both say nothing")
  }

  private func refusal(_ weights: String, of name: String = "Squat", profile: LoadUnit = .kg) throws -> LogRefusal? {
    let rows = weights.split(separator: " ").enumerated().map { "2024-03-04 18:00:00,A,\(name),\($0.offset + 1),\($0.element),5,0,0,,\n" }
    let heading = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"
    return try Logs.refusal(heading + rows.joined(), LogRequest(client: "anna", profileUnit: { _ in profile }))
  }

  /// Round numbers alone: a bar of 45 lb with its plates is no lift in kilograms.
  @Test func poundsOfPlatesUnderAKilogramProfileAreRefusedWithBothReadings() throws {
    for weights in ["45 95 135 185 225", "135 225 275 315"] {
      let refusal = try #require(try refusal(weights), "\(weights)")
      #expect(refusal.finding.code == .logUnit && refusal.finding.hint == "say which it is with --unit lb or --unit kg")
      #expect(refusal.finding.message.contains("the client's profile says kg, and the loads look like lb: line "))
      #expect(refusal.finding.message.hasSuffix(" has 135, and every load of that lift is what a bar of 45 lb and plates of pounds make"))
      #expect(try self.refusal(weights, profile: .lb) == nil)
      for name in ["Squat (Smith Machine)", "Leg Press", "Dumbbell Bench Press"] { #expect(try self.refusal(weights, of: name) == nil) }
    }
    for weights in [
      "60 100 140 180", "45 95 135", "95 135 185 220", "45 95 135 182.5 225", "45 95 95 45", "135 145 155 160 165 175 185",
      "55 65 75 85 95 105",
      "20 40 60 62.5 65", "135 140 145 150", "45 55 65 85 105 135", "95 105 115 125 135 145",
    ] {
      #expect(try refusal(weights) == nil, "\(weights)")
    }
  }

  @Test func theProfileSettlesWhatTheFileLeavesOpen() throws {
    let log = try Logs.read(Self.strong("60", "62.5"), LogRequest(client: "anna", profileUnit: { $0 == "anna" ? .lb : nil }))
    #expect(log.unit == .lb && log.words == ["2024-03-04 Squat 5@60 5@62.5"] && log.warnings.isEmpty)
    let shown = try Logs.read(Self.strong("185.00000000000003"), LogRequest(client: "anna"))
    #expect(shown.unit == .lb && shown.words == ["2024-03-04 Squat 5@185"])
  }

  @Test func profileAndLoadsThatDisagreeAreRefusedWithBothReadings() throws {
    let refusal = try #require(
      try Logs.refusal(Self.strong("100", "185.00000000000003"), LogRequest(client: "anna", profileUnit: { _ in .kg })))
    #expect(refusal.finding.code == .logUnit)
    #expect(
      refusal.finding.message
        == "the client's profile says kg, and the loads look like lb: line 3 has 185 lb, or 83.91 kg, with decimals that only a conversion leaves"
    )
    #expect(refusal.finding.hint == "say which it is with --unit lb or --unit kg" && refusal.finding.place?.line == 3)
  }

  @Test func theUserDecidesAndTheLoadsWarn() throws {
    let log = try Logs.read(Self.strong("61.23492"), LogRequest(client: "anna", unit: .lb, profileUnit: { _ in .kg }))
    #expect(log.unit == .lb && log.words == ["2024-03-04 Squat 5@61.23"])
    #expect(log.warnings.map(\.code) == [.logUnit] && log.warnings[0].severity == .warning)
    #expect(log.warnings[0].message.contains("read in lb, as --unit says, and look like kg: line 2 has 61.23 kg, which is 135 lb"))
  }

  @Test func nobodySaysAnything() throws {
    let refusal = try #require(try Logs.refusal(Self.strong("60"), LogRequest(client: "anna")))
    #expect(refusal.finding.code == .logUnit && refusal.finding.hint == "say it with --unit kg or --unit lb")
    #expect(try Logs.read(Self.strong("0"), LogRequest(client: "anna")).words == ["2024-03-04 Squat 5"], "body weight has no unit")
  }

  @Test func theFilesOwnUnitStands() throws {
    let text = "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n2016-01-05 18:00:00,A,Squat,0,61.23492,5,0,0,\n"
    let log = try Logs.read(text, LogRequest(client: "anna", unit: .lb, profileUnit: { _ in .lb }))
    #expect(log.unit == .kg && log.words == ["2016-01-05 Squat 5@61.23"])
    #expect(log.warnings.map(\.code) == [.logUnit])
    #expect(try Logs.read(text, LogRequest(client: "anna", profileUnit: { _ in .lb })).warnings.isEmpty)
  }

  @Test func helpIsAPositiveNumber() throws {
    let text = Self.strong("-9.07", "20").replacing("Squat", with: "Pull Up (Assisted)")
    #expect(try Logs.read(text).words == ["2024-03-04 Pull Up (Assisted) 5@9.07 5@20"])
    #expect(try Logs.read(Self.strong("-9.07")).words == ["2024-03-04 Squat 5@9.07!"], "what it means for a squat, nobody knows")
  }
}
