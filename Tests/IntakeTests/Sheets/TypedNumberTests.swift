import Editing
import Findings
import Testing
import TrainingModel

@testable import Intake

/// Numbers and dates as coaches type them, with words, signs and without what goes without saying.
@Suite struct TypedNumberTests {
  private let sheet = SampleSheet()

  @Test(arguments: ["4x", "x4", "4 x", "4×", "× 4", "4 sets", "4 Sätze", "4 set"]) func sets(_ cell: String) throws {
    #expect(try readSheet(sheet.with("sets", cell).text()).first?.sets == 4)
  }

  @Test(arguments: ["10 reps", "x10", "10 Wdh.", "10x"]) func repetitions(_ cell: String) throws {
    #expect(try readSheet(sheet.with("reps_min", cell).text()).first?.repsMin == 10)
  }

  @Test(arguments: [
    ("3:15", 195), ("03:15", 195), ("2 min", 120), ("2m", 120), ("2'", 120), ("90s", 90), ("90 sec", 90), ("1'30\"", 90), ("1′30″", 90),
    ("1'30", 90), ("1:30 min", 90), ("1,5 min", 90), ("1.5 min", 90), ("1 min 30 s", 90), ("03:15:00", 195), ("00:03:15", 195),
    ("0:45", 45),
    ("90\"", 90), ("2 Minuten", 120),
  ]) func rests(_ cell: String, _ seconds: Int) throws {
    #expect(try readSheet(sheet.with("rest_s", cell).text(delimiter: ";")).first?.rest == seconds)
    // A plank counts seconds as well.
    #expect(try readSheet(sheet.with("reps_min", cell, row: 1).text(delimiter: ";"))[1].repsMin == seconds)
  }

  @Test(arguments: [("25 min", 25), ("25'", 25), ("25:00", 25), ("1 h", 60), ("1 h 30", 90), ("1800 s", 30)])
  func minutes(_ cell: String, _ minutes: Int) throws {
    #expect(try readSheet(sheet.with("reps_min", cell, row: 3).text(delimiter: ";"))[3].repsMin == minutes)
  }

  @Test(arguments: ["BW", "bw", "Bodyweight", "body weight", "—", "–", "-", "--", "Eigengewicht", "none"]) func noLoad(_ cell: String)
    throws
  {
    #expect(try readSheet(sheet.with("load", cell).text()).first?.load == .some(nil))
    // Where the row says no unit, the word is none either.
    #expect(try readSheet(sheet.with("load", cell).with("unit", "").text()).first?.unit == nil)
  }

  @Test func aDashIsAnEmptyCell() throws {
    let lines = try readSheet(sheet.with("rir", "—").with("reps_max", "-").text())
    #expect(lines.first?.rir == .some(nil) && lines.first?.repsMax == .some(nil))
    #expect(refusal(sheet.with("sets", "–").text()).map(\.message) == ["the cell 'sets' is empty"])
  }

  @Test func whatIsAddedMayHaveAPlus() throws {
    #expect(try readSheet(sheet.with("load", "+10").text()).first?.load == .some(Load(hundredths: 1000)))
  }

  @Test(arguments: ["2 RIR", "RIR 2", "2rir"]) func reserves(_ cell: String) throws {
    #expect(try readSheet(sheet.with("rir", cell).text()).first?.rir == .some(2))
  }

  @Test(arguments: [
    ("rir", "2-3", "holds two numbers", "the lower one asks for more effort"),
    ("rir", "2–3", "holds two numbers", "write the one that is meant"),
    ("rir", "2. Mrz", "looks like a date", "if it was two numbers, write the one that is meant"),
    ("rir", "RPE 8", "holds an RPE", "2 for RPE 8"), ("rir", "@8", "holds an RPE", "2 for RPE 8"),
    ("sets", "3x10", "holds two numbers", "how many reps go into 'reps_min' and 'reps_max'"),
    ("sets", "3-4", "holds two numbers", "write how many sets"), ("rest_s", "60-90", "holds two numbers", "write the one that is meant"),
    ("rest_s", "short", "takes a whole number", "1:30 and 2 min are understood too"),
    ("load", "BW+10", "takes a number", "or BW where there is none"),
    ("load", "11 st", "has another unit than the row", "in the unit of the row"), ("sets", "4 min", "takes a whole number", ""),
    ("reps_min", "90s", "takes a whole number", ""), ("rest_s", "0.5 s", "holds one with decimals", ""),
  ]) func whatIsRefusedSaysWhatToWrite(_ column: String, _ cell: String, _ message: String, _ hint: String) throws {
    let findings = refusal(sheet.with(column, cell).text())
    #expect(findings.count == 1 && findings.first?.message.hasPrefix("the cell '\(column)' ") == true, "\(findings)")
    #expect(
      findings.first?.message.contains(message) == true && (hint.isEmpty || findings.first?.hint?.contains(hint) == true), "\(findings)")
  }

  @Test func anHourAndAHalfOrOneMinuteAndAHalfIsAsked() throws {
    let findings = refusal(sheet.with("reps_min", "1:30", row: 3).text())
    #expect(findings.map(\.message) == ["the cell 'reps_min' can be minutes and seconds, or hours and minutes"])
  }

  /// The block is that of 23 November to 20 December 2026.
  @Test(arguments: [
    ("7 Dec", "2026-12-07"), ("7. Dez", "2026-12-07"), ("Mon 7 Dec", "2026-12-07"), ("Dec 7", "2026-12-07"), ("7-Dec", "2026-12-07"),
    ("07.12.", "2026-12-07"), ("7.12.", "2026-12-07"), ("7.12", "2026-12-07"), ("7/12", "2026-12-07"), ("12/7", "2026-12-07"),
    ("12月7日", "2026-12-07"), ("7 déc.", "2026-12-07"), ("30 Nov", "2026-11-30"), ("11-30", "2026-11-30"),
  ]) func aDateWithoutItsYearIsThatOfTheBlock(_ cell: String, _ day: String) throws {
    #expect(try readSheet(sheet.with("date", cell).text()).first?.date.description == day)
  }

  @Test func theYearTurnsWithinABlock() throws {
    #expect(try readSheet(sheet.with("date", "2 Jan", row: 3).text())[3].date.description == "2027-01-02")
    // Both readings of 1/2 lie in no block of December, and so does no day of May.
    for cell in ["7 May", "1/2", "31.11.", "22 Dec"] {
      let findings = refusal(sheet.with("date", cell).text())
      #expect(findings.map(\.message) == ["the date in the cell 'date' has no year, and is no one day of the row's block"], "\(cell)")
      #expect(findings.first?.hint == "write it as 2026-12-07" && findings.first?.place?.line == 2)
    }
    #expect(refusal(sheet.with("plan_start", "23 Nov").text()).map(\.message) == ["the date in the cell 'plan_start' has no year"])
  }

  @Test func aDateWithoutItsYearLeavesTheOthersReadable() throws {
    let others = sheet.mapping(["plan_start", "date"]) { iso in
      let parts = iso.split(separator: "-")
      return "\(parts[1])/\(parts[2])/\(parts[0])"
    }
    #expect(try readSheet(others.with("date", "7 Dec").text()).first?.date.description == "2026-12-07")
  }
}
