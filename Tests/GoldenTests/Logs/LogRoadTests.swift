import Foundation
import SeededNumbers
import Testing

/// The same facts whatever the road, and a life that comes out and goes in again, through the program.
@Suite struct LogRoadTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 4, seed: 16).jsonLines, to: "clients.jsonl")
    try #require(try workspace.nightly("--output", "empty", "--database", "empty/plans.sqlite").code == 0)
  }

  /// A gym that has taken nothing in yet.
  private func gym(_ name: String, like other: String = "empty") throws { try workspace.copy(other, to: name) }

  /// The gym `planned`, in which the client's block is approved, and three log sheets of it: each says what the one before says, and more.
  private func sheets() throws -> [String] {
    try gym("planned")
    func run(_ arguments: [String], today: String) throws {
      let result = try Program(
        arguments: arguments + [
          "--client", "c-1001", "--clients", "clients.jsonl", "--database", "planned/plans.sqlite", "--today", today,
        ],
        in: workspace
      ).wait()
      try #require(result.code == 0, "\(result.output)\(result.errors)")
    }
    try run(["approve", "--by", "Lea", "--yes"], today: Workspace.today)
    try run(["export", "--as", "log", "--to", "blank.csv"], today: "2026-12-31")
    var sheet = EditedSheet(try workspace.bytes("blank.csv"))
    let rows = sheet.rows.indices.filter { sheet[$0, "measure"] == "reps" && sheet[$0, "kind"] != "ramp" }
    try #require(rows.count >= 9)
    return try (0..<3).map { number in
      for row in rows[(3 * number)..<(3 * number + 3)] {
        sheet[row, "done_sets"] = sheet[row, "sets"]
        if row % 2 == 0 { sheet[row, "done_reps"] = sheet[row, "reps_min"] }
        if row % 3 == 0 { sheet[row, "done_rpe"] = "8.5" }
      }
      sheet[rows[3 * number], "comment"] = "sheet \(number)"
      let name = "sheet \(number).csv"
      try workspace.write(sheet.saved(), to: name)
      return name
    }
  }

  @discardableResult
  private func take(_ files: [String], into gym: String, _ more: String...) throws -> Program.Result {
    let result = try Program(
      arguments: ["logs", "import"] + files
        + ["--client", "c-1001", "--clients", "clients.jsonl", "--database", "\(gym)/plans.sqlite", "--today", "2026-12-31"] + more,
      in: workspace
    ).wait()
    // Names that nobody knows are kept, and asked about.
    #expect(result.code <= 1, "\(result.output)\(result.errors)")
    return result
  }

  private func facts(_ gym: String) throws -> String { try workspace.query(LogDump.whole, database: "\(gym)/plans.sqlite") }

  /// Every byte that is stored, with moments and counts.
  private func everything(_ gym: String) throws -> String { try workspace.query(".dump", database: "\(gym)/plans.sqlite") }

  /// Says by hand what was done of three exercises of the life, and of one that no app tells of.
  private func edit(_ life: LoggedLife, in gym: String) throws {
    let ids = [
      "Barbell Back Squat": "back_squat", "Barbell Bench Press": "bench_press", "Barbell Deadlift": "deadlift",
      "Lat Pulldown": "lat_pulldown",
    ]
    let sessions = life.told(at: 12)
    let words = [
      ["--reps", "5|4|3", "--note", "slow"], ["--sets", "2", "--load", "55.5", "--pain", "2"],
      ["--reps", "9", "--load", "120", "--unit", "lb"],
    ]
    var places = [3, 12, 25].enumerated().compactMap { index, place in
      sessions[place].work.compactMap { ids[$0.exercise] }.first.map { (sessions[place].date, $0, words[index]) }
    }
    try #require(places.count == 3)
    places.append(("2026-06-30", "plank", ["--sets", "3", "--seconds", "60"]))
    for (date, exercise, words) in places {
      let result = try Program(
        arguments: [
          "logs", "edit", "--client", "c-1001", "--clients", "clients.jsonl", "--database", "\(gym)/plans.sqlite", "--today", "2026-12-31",
          "--date", date, "--exercise", exercise, "--by", "Lea",
        ] + words, in: workspace
      ).wait()
      #expect(result.code == 0, "\(result.output)\(result.errors)")
    }
  }

  /// Twelve exports, three log sheets and words by hand, whichever comes first.
  @Test(arguments: [4] as [UInt64]) func whatPeopleTypeStandsWheneverTheyDo(seed: UInt64) throws {
    let life = LoggedLife(seed: seed)
    let exports = try life.exports.enumerated().map { place, text in
      let name = "export \(place).csv"
      try workspace.write(text, to: name)
      return name
    }
    let files = exports + (try sheets())
    try #require(files.count == 15)
    var random = SeededRandom(seed)
    var expected: String?
    for round in 0..<3 {
      let order = files.shuffled(using: &random)
      try gym("round", like: "planned")
      let when = [0, files.count, 8][round]
      for (place, file) in order.enumerated() {
        if place == when { try edit(life, in: "round") }
        try take([file], into: "round")
      }
      if when == files.count { try edit(life, in: "round") }
      let end = try facts("round")
      #expect(end.contains("slow") && end.contains("|plank|") && end.contains("sheet 2"))
      if let expected {
        #expect(end == expected, "\(order): \(OutputText.difference(expected, end))")
      } else {
        expected = end
      }
      let before = try everything("round")
      for file in order.prefix(3) + ["sheet 0.csv", "sheet 2.csv"] { try take([file], into: "round") }
      try edit(life, in: "round")
      #expect(try everything("round") == before, "\(order): the same again writes something")
      let doctor = try workspace.run("doctor", "--database", "round/plans.sqlite")
      #expect(doctor.code == 0, "\(doctor.output)\(doctor.errors)")
    }
  }

  @Test(arguments: [1, 2] as [UInt64]) func overlappingExportsInAnyOrderEndInTheSameRows(seed: UInt64) throws {
    let files = try LoggedLife(seed: seed).exports.enumerated().map { place, text in
      let name = "export \(place).csv"
      try workspace.write(text, to: name)
      return name
    }
    var random = SeededRandom(seed)
    var expected: String?
    for round in 0..<4 {
      let order = round == 0 ? files : files.shuffled(using: &random)
      try gym("round")
      // One after the other, and all at once.
      if round % 2 == 0 { for file in order { try take([file], into: "round") } } else { try take(order, into: "round") }
      let end = try facts("round")
      #expect(end.contains("c-1001/free"))
      if let expected {
        #expect(end == expected, "\(order): \(OutputText.difference(expected, end))")
      } else {
        expected = end
      }
      let before = try everything("round")
      for file in order.prefix(4) { try take([file], into: "round") }
      #expect(try everything("round") == before, "\(order): a second import writes something")
    }
  }

  @Test func aWholeLifeComesOutAndGoesInAgainWithoutADifference() throws {
    let life = LoggedLife(seed: 3)
    try gym("first")
    for (place, text) in life.exports.enumerated() {
      try workspace.write(text, to: "export \(place).csv")
      try take(["export \(place).csv"], into: "first")
    }
    try edit(life, in: "first")
    let result = try workspace.run(
      "logs", "export", "--client", "c-1001", "--as", "csv,jsonl", "--to", "out/life.csv", "--database", "first/plans.sqlite")
    #expect(result.code == 0 && result.output == "" && result.errors.contains("out/life.jsonl"), "\(result.errors)")
    let before = try everything("first")
    for name in ["out/life.csv", "out/life.jsonl"] {
      #expect(try FileManager.default.attributesOfItem(atPath: workspace.at(name))[.posixPermissions] as? Int == 0o600)
      try take([name], into: "first")
      #expect(try everything("first") == before, "\(name) changes the store that it came from")
      try gym("second")
      try take([name], into: "second")
      #expect(try facts("second") == facts("first"), "\(name)")
      for (form, file) in [("csv", "out/life.csv"), ("jsonl", "out/life.jsonl")] {
        let again = try workspace.run("logs", "export", "--client", "c-1001", "--as", form, "--database", "second/plans.sqlite")
        let wanted = try workspace.text(file)
        #expect(again.code == 0 && again.output == wanted, "\(name) as \(form)")
      }
      // And what an app tells later meets the same as it did before.
      let later = LoggedLife.strong(life.told(at: 12, from: 1))
      try workspace.write(later, to: "later.csv")
      try workspace.copy("first", to: "third")
      for gym in ["second", "third"] { try take(["later.csv"], into: gym) }
      #expect(try facts("second") == facts("third"), "\(name)")
    }
  }

  /// Of words that leave their numbers to a plan, an export holds the numbers: where there is no plan, it says the same.
  @Test func whatWasDoneAsAskedComesOutInNumbersForAStoreWithoutThePlan() throws {
    try gym("first")
    let database = ["--clients", "clients.jsonl", "--database", "first/plans.sqlite", "--today", "2026-12-02"]
    let approved = try Program(arguments: ["approve", "--client", "c-1001", "--by", "Lea", "--yes"] + database, in: workspace).wait()
    try #require(approved.code == 0, "\(approved.output)\(approved.errors)")
    let rows = try workspace.query(
      """
      SELECT row_id FROM schedule WHERE client_id = 'c-1001' AND week_index = 1 AND kind <> 'ramp' AND measure = 'reps' AND load > 0 ORDER BY date, order_index LIMIT 6;
      """, database: "first/plans.sqlite"
    ).split(separator: "\n").map(String.init)
    let words = [
      ["--sets", "3"], ["--rpe", "8"], ["--reps", "5|4", "--pain", "2"], ["--sets", "0", "--note", "no time"], ["--load", "40"],
      ["--note", "fine"],
    ]
    try #require(rows.count == words.count)
    for (row, words) in zip(rows, words) {
      let result = try Program(
        arguments: [
          "logs", "edit", "--client", "c-1001", "--clients", "clients.jsonl", "--database", "first/plans.sqlite", "--today", "2026-12-31",
          "--row", row, "--by", "Lea",
        ] + words, in: workspace
      ).wait()
      #expect(result.code == 0, "\(words): \(result.output)\(result.errors)")
    }
    func sets(_ gym: String) throws -> String {
      try workspace.query(
        """
        SELECT e.exercise_id, s.set_index, s.kind, s.row_id, s.reps, s.seconds, s.metres, s.load, s.rpe, s.pain, s.note
        FROM workout_sets s JOIN workout_exercises e USING (log_id, part, order_index) ORDER BY s.row_id, 1, 2;
        """, database: "\(gym)/plans.sqlite")
    }
    func export(_ form: String, _ gym: String) throws -> String {
      try workspace.run("logs", "export", "--client", "c-1001", "--as", form, "--database", "\(gym)/plans.sqlite").output
    }
    let before = try everything("first")
    for form in ["csv", "jsonl"] {
      try workspace.write(try export(form, "first"), to: "life.\(form)")
      try take(["life.\(form)"], into: "first")
      #expect(try everything("first") == before, "numbers of the plan are nobody's words")
      try gym("second")
      try take(["life.\(form)"], into: "second")
      #expect(try sets("second") == sets("first") && !sets("first").isEmpty)
      for other in ["csv", "jsonl"] { #expect(try export(other, "second") == export(other, "first"), "\(form), \(other)") }
      let written = try everything("second")
      try take(["life.\(form)"], into: "second")
      #expect(try everything("second") == written)
    }
  }

  @Test func whoIsNoClientAndWhoLoggedNothing() throws {
    try gym("gym")
    let database = ["--database", "gym/plans.sqlite"]
    let stranger = try workspace.run("logs", "export", "--client", "c-101", database[0], database[1])
    #expect(
      stranger.code == 2 && stranger.errors.contains("no client 'c-101'") && stranger.errors.contains("did you mean"), "\(stranger.errors)")
    let nothing = try workspace.run("logs", "export", "--client", "c-1001", database[0], database[1])
    #expect(nothing.code == 0 && nothing.output.hasPrefix("client_id,date,start,") && nothing.output.split(separator: "\n").count == 1)
    #expect(try workspace.run("logs", "export", database[0], database[1]).code == 64)
    let both = try workspace.run("logs", "export", "--client", "c-1001", "--as", "csv,jsonl", database[0], database[1])
    #expect(both.code == 64 && both.errors.contains("--to FILE"), "\(both.errors)")
  }
}
