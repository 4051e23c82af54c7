import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// The sheet of a coach who reads German and whose spreadsheet writes decimal commas.
@Suite struct GermanSheetTests {
  private func sheets(_ fixture: PlanFixture, _ folder: TemporaryFolder, style: SheetStyle = .preferred) throws {
    let today = try #require(CalendarDate(iso: "2026-12-02"))
    var export = SheetExport(folder: folder.path("review"), today: today, generatedBy: "mesocycle 0.1.0", rulesDigest: nil)
    export.style = style
    _ = try export.run(fixture.store, coaches: ["marta"])
  }

  @Test func namesFocusPhaseAndWeekdayAreGermanAndWhatImportReadsIsNot() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.speakGerman()
    try sheets(fixture, folder)
    let lines = folder.text("review/marta.csv").components(separatedBy: "\r\n")
    #expect(
      Array(lines[0...2]) == [
        "\u{FEFF}row_id;client_id;client_name;plan_start;week;phase;date;weekday;focus;status;order;superset;exercise_id;exercise;kind;"
          + "measure;sets;reps_min;reps_max;load;unit;load_basis;target;rir;rest_s;tempo;note;findings;cautions;revision",
        "rbcdfghjklmnp;c-1042;Dana Reyes;2026-12-07;1;Einführung;2026-12-07;Mo;Oberkörper A;pending;1;;barbell_bench_press;Bankdrücken;work;"
          + "reps;3;6;8;72,5;kg;total;;3;150;2-0-1-0;;volume.below_floor: glutes get 2 sets of 4 | slot.dropped: one slot is left out;;1",
        "rbcdfghjklmzp;c-1042;Dana Reyes;2026-12-07;1;Einführung;2026-12-07;Mo;Oberkörper A;pending;2;A;plank;Unterarmstütz;work;seconds;3;30;"
          + "30;;kg;none;find by effort;3;150;;\"slow; =careful\";;;1",
      ])
    let clients = folder.text("review/marta.clients.csv")
    #expect(clients.contains(";Die wartenden Wochen lesen und freigeben.;"))
    #expect(
      clients.contains(";\"Den Kunden nach Beschwerden und Erkrankungen fragen und sie eintragen; sind es keine, 'none' eintragen.\";"))
    let json = folder.text("review/marta.json")
    #expect(json.contains("\"Bankdrücken\"") && json.contains("\"Oberkörper A\"") && json.contains("\"introduce\""))
  }

  @Test func theFileStartsWithTheMarkByWhichAReaderOfWindows1252KnowsUTF8() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.speakGerman()
    try sheets(fixture, folder)
    let bytes = folder.bytes("review/marta.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    // A reader that knows the mark gets umlauts; one that doesn't, and reads Windows-1252, would get two signs for each.
    let text = try #require(String(data: Data(bytes.dropFirst(3)), encoding: .utf8))
    #expect(text.contains("Bankdrücken") && text.contains("Oberkörper A"))
    #expect(String(data: Data("ü".utf8), encoding: .windowsCP1252) == "Ã¼")
  }

  @Test func whatIsAskedForNowGoesBeforeWhatTheCoachLikes() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try fixture.speakGerman()
    try sheets(fixture, folder, style: SheetStyle(decimal: .point, language: .english))
    let row = folder.text("review/marta.csv").components(separatedBy: "\r\n")[1]
    #expect(row.hasPrefix("rbcdfghjklmnp,c-1042,Dana Reyes,2026-12-07,1,introduce,2026-12-07,mon,Upper A,pending"))
    #expect(row.contains(",Barbell Bench Press,") && row.contains(",72.5,"))
  }

  @Test(
    arguments: [
      (nil, nil, ";", CSVDialect.Decimal.comma), (",", nil, ",", .point), (nil, .point, ",", .point), ("\t", nil, "\t", .comma),
      (";", .point, ";", .point),
    ] as [(Character?, CSVDialect.Decimal?, Character, CSVDialect.Decimal)])
  func signsThatGoTogether(_ delimiter: Character?, _ decimal: CSVDialect.Decimal?, _ cells: Character, _ numbers: CSVDialect.Decimal) {
    var likes = CoachPreferences()
    likes.decimal = .comma
    let dialect = SheetStyle(delimiter: delimiter, decimal: decimal).dialect(likes)
    #expect(dialect.delimiter == cells.asciiValue && dialect.decimal == numbers)
  }

  @Test func anotherLanguageMakesTheSheetsStaleAndTheNextExportWritesThem() throws {
    let folder = try TemporaryFolder()
    let fixture = try PlanFixture.marta(folder)
    try sheets(fixture, folder)
    let today = try #require(CalendarDate(iso: "2026-12-02"))
    #expect(try fixture.store.staleCoaches(today: today, kinds: [.csv]).isEmpty)
    try fixture.speakGerman()
    #expect(try fixture.store.staleCoaches(today: today, kinds: [.csv]) == ["marta"])
    try sheets(fixture, folder)
    #expect(folder.text("review/marta.csv").contains("Bankdrücken"))
  }
}

extension PlanFixture {
  /// German names for what the fixture holds, and a coach who reads them.
  func speakGerman() throws {
    try run(
      """
      INSERT INTO exercise_translations VALUES ('de', 'barbell_bench_press', 'Bankdrücken'), ('de', 'plank', 'Unterarmstütz');
      INSERT INTO focus_translations VALUES ('de', 'Upper A', 'Oberkörper A');
      """)
    var german = CoachPreferences()
    (german.language, german.decimal) = (.german, .comma)
    try store.setPreferences(german, coach: "marta")
  }
}
