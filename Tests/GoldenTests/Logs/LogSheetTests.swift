import Foundation
import Testing

/// The log sheet of clients without an app: out with what was asked, back with what was done, through the program.
@Suite struct LogSheetTests {
  private let workspace: Workspace
  /// In the second week of the block.
  private let today = "2026-12-16"

  init() throws {
    workspace = try Workspace(rules: "../rules")
    let profile = """
      {"id":"ID","name":"Ann Beck","coach":"COACH","age":30,"sex":"female","body_mass_kg":70,"goal":"strength",\
      "experience":"intermediate","units":"kg","training_days":["mon","wed","fri"],"minutes_per_session":60,\
      "equipment":["commercial_gym"],"conditions":"none","clearance":"cleared"}

      """
    let people = [("ann", "marta"), ("ben", "jonas"), ("cem", "marta")]
    try workspace.write(
      people.map { profile.replacing("ID", with: $0.0).replacing("COACH", with: $0.1) }.joined(), to: "clients.jsonl")
    try #require(try workspace.nightly().code == 0)
    try approve("--client", "ann")
    try approve("--client", "ben")
    try approve("--client", "cem", "--weeks", "1")
  }

  private func approve(_ who: String...) throws {
    let arguments = ["approve", "--by", "Marta", "--yes", "--today", Workspace.today, "--clients", "clients.jsonl"] + who
    try #require(try Program(arguments: arguments, in: workspace).wait().code == 0)
  }

  @discardableResult
  private func run(_ arguments: String..., today: String? = nil) throws -> Program.Result {
    try Program(arguments: arguments + ["--today", today ?? self.today, "--clients", "clients.jsonl"], in: workspace).wait()
  }

  /// Marta's log sheet as it is exported now.
  private func sheet(today: String? = nil) throws -> EditedSheet {
    let result = try run("export", "--as", "log", "--coach", "marta", today: today)
    try #require(result.code == 0, "\(result.errors)")
    return EditedSheet(try workspace.bytes("output/review/marta.log.csv"))
  }

  private func take(_ sheet: EditedSheet, _ name: String = "back.csv", _ more: [String] = [], today: String? = nil) throws
    -> (code: Int, files: [[String: Any]], errors: String)
  {
    try workspace.write(sheet.saved(), to: name)
    return try take(name, more, today: today)
  }

  private func take(_ name: String, _ more: [String] = [], today: String? = nil) throws -> (
    code: Int, files: [[String: Any]], errors: String
  ) {
    let result = try Program(
      arguments: [
        "logs", "import", name, "--by", "Marta", "--format", "json", "--clients", "clients.jsonl", "--today", today ?? self.today,
      ]
        + more, in: workspace
    ).wait()
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return (result.code, try #require(document?["files"] as? [[String: Any]], "\(result.errors)"), result.errors)
  }

  private func number(_ key: String, _ files: [[String: Any]], of client: String = "ann") -> Int? {
    files.first { $0["client_id"] as? String == client }?[key] as? Int
  }

  /// Everything that is stored of what clients did and what people typed.
  private func facts() throws -> String {
    try workspace.query(
      """
      SELECT log_id, user_id, program_id, week_index, day_index, date, source, completed, note FROM workout_logs ORDER BY 1;
      SELECT * FROM workout_sets ORDER BY 1, 2, 3, 4; SELECT * FROM log_entries ORDER BY 1, 2, 3; SELECT * FROM log_shown ORDER BY 1, 2, 3;
      """)
  }

  /// The working rows of a client on a day.
  private func rows(_ sheet: EditedSheet, of client: String = "ann", on date: String = Workspace.start) -> [Int] {
    sheet.rows.indices.filter {
      sheet[$0, "client_id"] == client && sheet[$0, "date"] == date && ["work", "top"].contains(sheet[$0, "kind"])
        && sheet[$0, "measure"] == "reps"
    }
  }

  private func fill(_ sheet: inout EditedSheet, _ row: Int, load: String = "60") {
    sheet[row, "done_sets"] = sheet[row, "sets"]
    sheet[row, "done_reps"] = sheet[row, "reps_min"]
    sheet[row, "done_load"] = load
  }

  @Test func theSheetHasEachApprovedRowUpToTheWeekAhead() throws {
    let sheet = try sheet()
    #expect(
      sheet.heading.joined(separator: ",")
        == "row_id,client_id,client_name,plan_start,week,phase,date,weekday,focus,status,order,superset,exercise_id,exercise,kind,measure,sets,"
        + "reps_min,reps_max,load,unit,load_basis,target,rir,rest_s,tempo,note,done_sets,done_reps,done_load,done_rpe,pain,comment,shown")
    let expected = try workspace.query(
      """
      SELECT row_id FROM schedule WHERE client_id = 'ann' AND week_index <= 3 OR client_id = 'cem'
      ORDER BY client_id, date, order_index;
      """)
    #expect(sheet.rows.map { $0[0] + "\n" }.joined() == expected && sheet.rows.count > 60)
    #expect(
      sheet.rows.allSatisfy { $0.suffix(7).elementsEqual(["", "", "", "", "", "", "0"]) } && Set(sheet.rows.map { $0[9] }) == ["approved"])
    #expect(try run("export", "--as", "log", "--coach", "marta").output == "Wrote 0 files, 1 unchanged\n")
    // For a part, to a file of one's own.
    #expect(try run("export", "--as", "log", "--client", "cem", "--to", "cem.csv").code == 0)
    let part = EditedSheet(try workspace.bytes("cem.csv"))
    #expect(part.rows == sheet.rows.filter { $0[1] == "cem" })
    #expect(try run("export", "--as", "log", "--client", "cem").code == 64)
    #expect(try run("export", "--as", "log", "--what", "preview").code == 64)
  }

  @Test func whatIsTypedIsStoredOnceAndShownAgain() throws {
    var filled = try sheet()
    let rows = rows(filled)
    try #require(rows.count >= 3)
    fill(&filled, rows[0], load: "60|60|57.5|57.5|57.5")
    filled[rows[0], "done_sets"] = "5"
    filled[rows[0], "done_rpe"] = "8.5"
    filled[rows[0], "pain"] = "3"
    filled[rows[0], "comment"] = "=elbow; a bit, odd"
    filled[rows[1], "done_sets"] = "0"
    fill(&filled, rows[2], load: "")
    let dry = try take(filled, "back.csv", ["--dry-run"])
    #expect(dry.code == 0 && number("created", dry.files) == 1)
    #expect(try workspace.query("SELECT count(*) FROM log_entries;") == "0\n")
    let first = try take(filled)
    #expect(first.code == 0 && first.files[0]["app"] as? String == "sheet", "\(first.errors)")
    #expect(number("sessions", first.files) == 1 && number("created", first.files) == 1 && number("conflicts", first.files) == 0)
    let asked = try #require(Int(filled[rows[2], "sets"]))
    #expect(number("working_sets", first.files) == 5 + asked)
    let sets = try workspace.query(
      "SELECT reps, load, rpe, pain FROM workout_sets WHERE row_id = '\(filled[rows[0], "row_id"])' ORDER BY set_index;")
    let reps = filled[rows[0], "reps_min"]
    #expect(sets == ["60.0", "60.0", "57.5", "57.5", "57.5"].map { "\(reps)|\($0)|8.5|3\n" }.joined(), "\(sets)")
    #expect(try workspace.query("SELECT count(*) FROM workout_sets WHERE row_id = '\(filled[rows[1], "row_id"])';") == "0\n")
    let facts = try facts()
    let again = try take(filled)
    #expect(again.code == 0 && number("unchanged", again.files) == 1 && number("created", again.files) == 0)
    #expect(try self.facts() == facts)

    // What is shown now, given back as it is, was typed by nobody.
    var shown = try sheet()
    for column in ["done_sets", "done_load", "done_rpe", "pain", "comment"] {
      #expect(shown[rows[0], column].trimmingCharacters(in: ["'"]) == filled[rows[0], column], "\(column)")
    }
    #expect(shown[rows[1], "done_sets"] == "0" && shown[rows[1], "done_reps"].isEmpty)
    let stored = try self.facts()
    #expect(number("unchanged", try take(shown).files) == 1)
    #expect(try self.facts() == stored)
    #expect(try run("logs", "report", "--client", "ann").output.contains("Sessions 1 of"))

    // One cell is corrected, and the others stay whose they were.
    shown[rows[0], "done_load"] = "62.5"
    #expect(number("updated", try take(shown).files) == 1)
    #expect(
      try workspace.query("SELECT DISTINCT load, rpe FROM workout_sets WHERE row_id = '\(filled[rows[0], "row_id"])';") == "62.5|8.5\n")
  }

  @Test func theNextPlanFollowsTheSheet() throws {
    let last = "2026-12-28"
    var filled = try sheet(today: last)
    let exercise = filled[rows(filled)[0], "exercise_id"]
    #expect(
      try workspace.query("SELECT count(load) FROM schedule WHERE client_id = 'ann' AND exercise_id = '\(exercise)' AND kind = 'work';")
        == "0\n")
    for row in filled.rows.indices where filled[row, "client_id"] == "ann" && filled[row, "exercise_id"] == exercise {
      guard filled[row, "kind"] != "ramp" else { continue }
      fill(&filled, row)
    }
    #expect(try take(filled, today: last).code == 0)
    #expect(try workspace.nightly(today: last).code == 0)
    let loads = try workspace.query(
      """
      SELECT min(load), max(load) FROM schedule_preview WHERE client_id = 'ann' AND plan_start = '2027-01-04' AND exercise_id = '\(exercise)' AND kind = 'work';
      """
    ).split(separator: "\n")[0].split(separator: "|").compactMap { Double($0) }
    #expect(loads.count == 2 && loads[0] >= 45 && loads[1] <= 80, "\(exercise) \(loads)")
    #expect(try run("show", "--client", "ann", "--why", "--start", "2027-01-04", today: last).output.contains("60"))
  }

  @Test func whatIsWrongIsToldAtItsLineAndTheRestGoesIn() throws {
    var filled = try sheet()
    let rows = rows(filled)
    fill(&filled, rows[0])
    filled[rows[1], "done_reps"] = "887"
    filled[rows[2], "row_id"] = "rbbbbbbbbbbbb"
    filled[rows[2], "done_sets"] = "3"
    filled[rows[0], "sets"] = "9"
    filled[rows[0], "exercise_id"] = "another_one"
    // A row of another coach's client, and one of a week that nobody approved.
    let other = filled.rows[rows[0]]
    filled.rows.append(other)
    filled[filled.rows.count - 1, "client_id"] = "ben"
    filled.rows.append(other)
    let open = try workspace.query("SELECT row_id FROM schedule_preview WHERE client_id = 'cem' LIMIT 1;")
    filled[filled.rows.count - 1, "client_id"] = "cem"
    filled[filled.rows.count - 1, "row_id"] = open.trimmingCharacters(in: .newlines)
    let result = try take(filled, "back.csv", ["--coach", "marta"])
    #expect(result.code == 1)
    let unreadable = result.files.flatMap { $0["unreadable"] as? [[String: Any]] ?? [] }
    let told = unreadable.map { "\($0["code"] ?? "") \($0["message"] ?? "")" }.joined(separator: "\n")
    #expect(unreadable.count == 4, "\(told)")
    for words in [
      "log.number the cell 'done_reps' (AC\(rows[1] + 2)) holds one number where several may be meant", "8|8|7",
      "no plan of the client has a row",
      "'ben' is no client of coach 'marta'", "is of a week that nobody has approved",
    ] { #expect(told.contains(words), "\(words)\n\(told)") }
    let findings = result.files[0]["findings"] as? [[String: Any]] ?? []
    #expect(findings.count == 1 && findings[0]["code"] as? String == "sheet.read_only")
    #expect((findings[0]["message"] as? String)?.contains("'exercise_id', 'sets'") == true)
    #expect(try workspace.query("SELECT DISTINCT subject FROM log_entries;") == "\(filled[rows[0], "row_id"])\n")
    #expect(try workspace.query("SELECT DISTINCT user_id FROM workout_logs;") == "ann\n")
  }

  @Test func aSpreadsheetOfAnotherCountryChangesNothing() throws {
    try run("preferences", "--coach", "marta", "--decimal", ",", "--language", "de")
    try run("export", "--as", "log", "--coach", "marta")
    let lines = try workspace.text("output/review/marta.log.csv").replacing("\u{FEFF}", with: "").split(separator: "\r\n").map(String.init)
    let row = try #require(lines.firstIndex { $0.contains(";ann;") && $0.contains(";work;reps;") && $0.contains("2026-12-07") })
    var cells = lines[row].components(separatedBy: ";")
    cells.replaceSubrange((cells.count - 7)..., with: ["", "5|5|4|4", "60|60|57,5|57,5", "8,5", "", "\"Knie; links\"", "0"])
    var saved = lines
    saved[row] = cells.joined(separator: ";")
    try workspace.write(
      Data([0xFF, 0xFE]) + Data(saved.joined(separator: "\r\n").appending("\r\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      to: "back.csv")
    let result = try take("back.csv")
    #expect(result.code == 0 && number("working_sets", result.files) == 4, "\(result.errors)")
    #expect(try workspace.query("SELECT reps, load FROM workout_sets;") == "5|60.0\n5|60.0\n4|57.5\n4|57.5\n")
    try run("export", "--as", "log", "--coach", "marta")
    #expect(try workspace.text("output/review/marta.log.csv").contains(";4;5|5|4|4;60|60|57,5|57,5;8,5;;\"Knie; links\""))
  }

  @Test func whatAnAppToldIsShownAndWhatIsTypedStandsAgainstIt() throws {
    let plan = try sheet()
    let row = rows(plan)[0]
    let (id, exercise, reps) = (plan[row, "row_id"], plan[row, "exercise_id"], plan[row, "reps_min"])
    let log = (1...3).map { _ in "ann,\(Workspace.start),18:00,\(exercise),\(reps),50,kg,\(id)\n" }.joined()
    try workspace.write("client_id,date,start,exercise,reps,load,unit,row_id\n" + log, to: "own.csv")
    #expect(try run("logs", "import", "own.csv").code == 0)
    var shown = try sheet()
    #expect(shown[row, "done_sets"] == "3" && shown[row, "done_reps"] == reps && shown[row, "done_load"] == "50")
    #expect(try take(shown).code == 0)
    #expect(try workspace.query("SELECT count(*) FROM log_entries;") == "0\n", "what the app told is nobody's typing")
    shown[row, "done_load"] = "52.5"
    #expect(try take(shown).code == 0)
    #expect(try workspace.query("SELECT field, value FROM log_entries;") == "load|kg 52.5\n")
    #expect(try run("logs", "import", "own.csv").code == 0)
    #expect(try workspace.query("SELECT DISTINCT reps, load FROM workout_sets;") == "\(reps)|52.5\n")
    // Somebody else says something else meanwhile, and the old sheet comes back with a third word.
    #expect(try run("logs", "edit", "--client", "ann", "--row", id, "--load", "55", "--by", "Jo").code == 0)
    shown[row, "done_load"] = "57.5"
    let result = try take(shown)
    #expect(result.code == 1 && number("conflicts", result.files) == 1)
    #expect(try workspace.query("SELECT DISTINCT load FROM workout_sets;") == "55.0\n")
  }

  /// What counts is what the sheet in hand showed, whatever another one showed before.
  @Test func aCellMayBePutBackToWhatAnOlderSheetShowed() throws {
    var sheet = try sheet()
    let row = rows(sheet)[0]
    for load in ["60", "62.5", "60", "62.5"] {
      fill(&sheet, row, load: load)
      let taken = try take(sheet)
      #expect(taken.code == 0 && number("conflicts", taken.files) == 0, "\(load): \(taken.errors)")
      #expect(try workspace.query("SELECT DISTINCT load FROM workout_sets;") == "\(load.contains(".") ? load : load + ".0")\n")
      sheet = try self.sheet()
      #expect(sheet[row, "done_load"] == load)
    }
    // The number of the sheet may be gone: then it shows by all of its cells.
    sheet[row, "shown"] = ""
    #expect(number("unchanged", try take(sheet).files) == 1)
  }

  /// One file for weeks, given back again and again: her later words stand, and her old ones aren't said again.
  @Test func aCoachMayGoOnInTheSameSheet() throws {
    var kept = try sheet()
    let rows = rows(kept)
    fill(&kept, rows[0])
    #expect(try take(kept).code == 0)
    _ = try sheet()
    kept[rows[0], "done_load"] = "62.5"
    let later = try take(kept)
    #expect(later.code == 0 && number("conflicts", later.files) == 0, "\(later.errors)")
    #expect(try workspace.query("SELECT DISTINCT load FROM workout_sets;") == "62.5\n")
    // Somebody corrects it, and the sheet comes again with more in it: that cell was not typed anew.
    let id = kept[rows[0], "row_id"]
    #expect(try run("logs", "edit", "--client", "ann", "--row", id, "--load", "65", "--by", "Jo").code == 0)
    fill(&kept, rows[2], load: "")
    let more = try take(kept)
    #expect(more.code == 0 && number("conflicts", more.files) == 0, "\(more.errors)")
    #expect(try workspace.query("SELECT value FROM log_entries WHERE subject = '\(id)' AND field = 'load';") == "kg 65\n")
    #expect(try workspace.query("SELECT count(DISTINCT subject) FROM log_entries;") == "2\n")
    // Taken back, it stays so.
    #expect(try run("logs", "edit", "--client", "ann", "--row", id, "--forget", "--by", "Jo").code == 0)
    #expect(try take(kept).code == 0)
    #expect(try workspace.query("SELECT count(*) FROM log_entries WHERE subject = '\(id)';") == "0\n")
    // In a new sheet the same words are new.
    var new = try sheet()
    fill(&new, rows[0], load: "62.5")
    #expect(try take(new).code == 0)
    #expect(try workspace.query("SELECT value FROM log_entries WHERE subject = '\(id)' AND field = 'load';") == "kg 62.5\n")
  }

  @Test func aSheetThatACoachHasChangedIsKeptAndTheNightGoesOn() throws {
    try workspace.nightly(today: today)
    #expect(!workspace.exists("output/review/marta.log.csv"), "who never asked for one gets none")
    var edited = try sheet()
    fill(&edited, rows(edited)[0])
    try workspace.write(edited.saved(), to: "output/review/marta.log.csv")
    #expect(try take("output/review/marta.log.csv").code == 0)
    let night = try workspace.nightly(today: today)
    #expect(night.code == 0 && night.errors.contains("'marta.log.new.csv'"), "\(night.errors)")
    #expect(EditedSheet(try workspace.bytes("output/review/marta.log.new.csv"))[rows(edited)[0], "done_load"] == "60")
    #expect(EditedSheet(try workspace.bytes("output/review/marta.log.csv")).rows == edited.rows)
    #expect(!workspace.exists("output/review/jonas.log.csv"))
    try workspace.remove("output/review/marta.log.csv")
    try workspace.nightly(today: today)
    #expect(workspace.exists("output/review/marta.log.csv") && !workspace.exists("output/review/marta.log.new.csv"))
  }

  /// Reading everything that is known of all clients takes a while, and most nights nothing of it has changed.
  @Test func theNightLooksAtASheetOnlyWhereItSaysSomethingElse() throws {
    try workspace.nightly(today: today)
    _ = try sheet()
    func written() throws -> String { try workspace.query("SELECT coach_id || ' ' || as_of FROM log_sheets ORDER BY 1;") }
    #expect(try written() == "marta 2026-12-16\n")
    try workspace.nightly(today: "2026-12-17")
    #expect(try written() == "marta 2026-12-16\n", "a day alone changes nothing")
    try FileManager.default.removeItem(atPath: workspace.at("output/review/marta.log.csv"))
    try workspace.nightly(today: "2026-12-17")
    #expect(try written() == "marta 2026-12-17\n" && workspace.exists("output/review/marta.log.csv"))
    #expect(
      try run(
        "logs", "edit", "--client", "ann", "--date", "2026-12-17", "--exercise", "plank", "--sets", "2", "--by", "Lea", today: "2026-12-18"
      )
      .code == 0)
    try workspace.nightly(today: "2026-12-18")
    #expect(try written() == "marta 2026-12-18\n", "somebody has typed")
    try workspace.nightly(today: "2026-12-21")
    #expect(try written() == "marta 2026-12-21\n", "the next week has come into it")
    #expect(EditedSheet(try workspace.bytes("output/review/marta.log.csv")).rows.contains { $0.contains("2026-12-28") })
  }

  @Test func theCoachsInboxTakesItAndThoseOfClientsDoNot() throws {
    func leave(_ text: String, _ path: String) throws {
      try workspace.write(text, to: "output/inbox/\(path)")
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: workspace.at("output/inbox/\(path)"))
    }
    var filled = try sheet()
    let rows = rows(filled)
    fill(&filled, rows[0])
    try leave(filled.saved(delimiter: ";"), "marta/marta.log.csv")
    try leave(filled.saved(), "jonas/of another.csv")
    try leave(filled.saved(), "logs/ann/sheet.csv")
    let night = try workspace.nightly(today: today)
    #expect(night.errors.contains("'marta.log.csv' of coach 'marta' was taken in, 1 training day stored"), "\(night.errors)")
    #expect(workspace.exists("output/inbox/marta/done/marta.log.csv") && !workspace.exists("output/inbox/marta/done/marta.log.csv.txt"))
    #expect(try workspace.query("SELECT who, source FROM log_imports;") == "marta|sheet\n")
    #expect(try workspace.text("output/inbox/jonas/refused/of another.csv.txt").contains("'ann' is no client of coach 'jonas'"))
    #expect(try workspace.text("output/inbox/logs/ann/refused/sheet.csv.txt").contains("put it into the coach's folder of the inbox"))
    #expect(try workspace.query("SELECT DISTINCT user_id FROM workout_logs;") == "ann\n")

    filled[rows[1], "done_reps"] = "8 8 7"
    fill(&filled, rows[2])
    try leave(filled.saved(), "marta/more.csv")
    #expect(try run("review", "sync").code == 1)
    let note = try workspace.text("output/inbox/marta/refused/more.csv.txt")
    #expect(
      note.hasPrefix("more.csv was taken in, but not all of it.\n\nDone: 1 training day stored.\n") && note.contains("8|8|7"), "\(note)")
    #expect(note.contains("Correct the cells that are listed below") && !note.contains("Not done"), "\(note)")
    #expect(try workspace.query("SELECT count(DISTINCT subject) FROM log_entries;") == "2\n")
  }

  @Test func aLogSheetIsNoReviewSheet() throws {
    let filled = try sheet()
    try workspace.write(filled.saved(), to: "back.csv")
    let result = try run("review", "import", "back.csv", "--coach", "marta", "--by", "Marta")
    #expect(result.code == 1 && (result.output + result.errors).contains("'mesocycle logs import' takes it in"))
    try workspace.write(String(filled.saved().dropLast(12)), to: "cut.csv")
    let cut = try take("cut.csv")
    #expect(cut.code == 2 && ((cut.files[0]["refused"] as? [String: Any])?["code"] as? String) == "log.cut")
  }
}
