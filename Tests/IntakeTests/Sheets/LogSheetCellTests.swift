import Editing
import Testing
import TrainingModel

@testable import Intake

/// What people write into the cells of a log sheet, as spreadsheets save it.
@Suite("Log sheets: cells") struct LogSheetCellTests {
  private func read(_ field: TypedField, _ cell: String, _ row: PlanRow = SampleLog.row()) throws -> LogSheetRow {
    try #require(try SampleLog([row], done: [field: cell]).row())
  }

  @Test func emptyCellsSayNothing() throws {
    for nothing in ["", " ", "-", "–", "NaN", "#N/A"] {
      let row = try read(.amounts, nothing)
      #expect(row.values.isEmpty && row.faults.isEmpty, "\(nothing)")
    }
    #expect(try read(.comment, " - ").values.isEmpty)
  }

  @Test func setsAreWholeAndNoughtIsLeftOut() throws {
    for (cell, sets) in [("0", 0), ("3", 3), ("4 sets", 4), ("3x", 3), ("3.0", 3), ("True", 1), ("False", 0), ("12", 12)] {
      #expect(try read(.sets, cell).values.sets == sets, "\(cell)")
    }
    for cell in ["-1", "100", "2.5", "3-4", "3 4", "some", "03.04.2026"] {
      let row = try read(.sets, cell)
      #expect(row.values.sets == nil && row.faults.count == 1 && row.faults[0].contains("'done_sets' (AB2)"), "\(cell): \(row.faults)")
    }
  }

  @Test func setsAndLoadsFarBeyondWhatWasAskedAreAskedForAgain() throws {
    #expect(try read(.sets, "30").faults == ["the cell 'done_sets' (AB2) holds 30 sets, where 3 were asked for: write how many were done"])
    let (single, open) = (SampleLog.row(sets: 1), SampleLog.row(load: nil))
    for (cell, row) in [("1000", single), ("60|1000", SampleLog.row()), ("1.000,00", single), ("1000", open), ("1,000|60", open)] {
      let read = try read(.load, cell, row)
      #expect(read.loads == nil && read.faults.count == 1 && read.faults[0].hasPrefix("the cell 'done_load' (AD2) "), "\(cell): \(read)")
    }
    #expect(
      try read(.load, "600", single).faults == [
        "the cell 'done_load' (AD2) holds 600 kg, where 60 was asked for: write what one set was lifted with, without a sign for thousands, such as 62.5"
      ])
    // Small weights are many times each other.
    #expect(try read(.load, "24", SampleLog.row(sets: 1, load: 200)).loads == [2_400])
  }

  @Test func repetitionsAreOneNumberOrOneASet() throws {
    for (cell, reps, sets) in [
      ("8", [8], nil), ("8|8|7", [8, 8, 7], 3), (" 8 | 8 | 7 ", [8, 8, 7], 3), ("8|8|8", [8], 3), ("0", [0], nil), ("8 reps", [8], nil),
      ("'8|8|7", [8, 8, 7], 3), ("8.0", [8], nil), ("24", [24], nil), ("100|100", [100], 2), ("25|9|9", [25, 9, 9], 3),
    ] as [(String, [Int32], Int?)] {
      let row = try read(.amounts, cell)
      #expect(row.reps == reps && row.values.sets == sets && row.faults.isEmpty, "\(cell): \(row)")
    }
  }

  @Test(arguments: [
    "8 8 7", "8\u{A0}8\u{A0}7", "8\u{202F}8\u{202F}7", "887", "8.887", "8,887", "8'887", "8-8-7", "8/8/7", "08.08.2007", "2007-08-08",
    "8/8/2007", "08/08/07", "39302", "8. Aug 2007", "8,8,7", "8;8;7", "8.8", "8|8|", "8||7", "|", "8|x", "8|8 7", "eight", "-8", "8%",
    "#NAME?", "####", "12 12", "1212", "88",
  ])
  func whatWasAListIsRefusedAndNeverAnotherNumber(_ cell: String) throws {
    let row = try read(.amounts, cell)
    #expect(row.values.amounts == nil && row.values.sets == nil && row.faults.count == 1, "\(cell): \(row)")
    #expect(row.faults.first?.hasPrefix("the cell 'done_reps' (AC2) ") == true)
  }

  @Test func whoSaysHowManySetsSaysWhetherANumberIsAList() throws {
    let single = SampleLog.row(sets: 1, reps: 5, to: nil)
    #expect(try read(.amounts, "88", single).reps == [88])
    let sample = SampleLog([single], done: [.sets: "2", .amounts: "88"])
    #expect(try sample.row()?.faults.count == 1)
    #expect(try SampleLog([single], done: [.sets: "2", .amounts: "88|88"]).row()?.reps == [88])
  }

  @Test func loadsAreOneNumberOrOneASet() throws {
    for (cell, loads) in [
      ("60", [6_000]), ("60|60|57.5", [6_000, 6_000, 5_750]), ("62.50", [6_250]), ("60 kg", [6_000]), ("+10", [1_000]), ("0", [0]),
      ("57,5", [5_750]), ("60|60|57,5", [6_000, 6_000, 5_750]), ("1,25", [125]), ("300|300|300", [30_000]), ("52.16", [5_216]),
    ] as [(String, [Int32])] {
      let row = try read(.load, cell)
      #expect(row.loads == loads && row.faults.isEmpty && row.values.loads?.unit == .kg, "\(cell): \(row)")
    }
    for cell in [
      "60 60 57.5", "6060", "606057.5", "60,60", "60.60", "-5", "22.05.2026", "22. Mai", "60 lb", "46164", "heavy", "60||57", "60/60",
    ] {
      let row = try read(.load, cell)
      #expect(row.values.loads == nil && row.faults.count == 1, "\(cell): \(row)")
    }
    #expect(try read(.load, "BW").values.isEmpty)
  }

  @Test func thousandsAndDecimalsAreToldApartByTheOtherNumbers() throws {
    let rows = [SampleLog.row(1), SampleLog.row(2)]
    var sample = SampleLog(rows)
    sample.done[0][Int(TypedField.load.rawValue)] = "57.500"
    #expect(try sample.read(sample.text())[rows[0].rowID]?.faults.count == 1)
    sample.done[1][Int(TypedField.load.rawValue)] = "62.5"
    #expect(try sample.read(sample.text())[rows[0].rowID]?.loads == [5_750])
    #expect(try sample.read(sample.text(delimiter: ";", decimal: ","))[rows[0].rowID]?.loads == [5_750])
    // One kilogram where sixty were asked for, or nobody said how much: a thousand may be meant.
    for plan in [[SampleLog.row(1), SampleLog.row(2)], [SampleLog.row(1, load: nil), SampleLog.row(2)]] {
      var slip = SampleLog(plan)
      slip.done[0][Int(TypedField.load.rawValue)] = "1.000"
      slip.done[1][Int(TypedField.load.rawValue)] = "62.5"
      let read = try slip.read(slip.text())[plan[0].rowID]
      #expect(read?.loads == nil && read?.faults.first?.contains("can be read as 1 and as 1000") == true, "\(String(describing: read))")
    }
    let light = SampleLog([SampleLog.row(1, sets: 1, load: 125)], done: [.load: "1.250", .rpe: "8.5"])
    #expect(try light.row()?.loads == [125])
  }

  @Test func effortAndPainHaveTheirScales() throws {
    for (cell, half) in [("8", 16), ("8.5", 17), ("8,5", 17), ("10", 20), ("1", 2), ("RPE 9", 18), ("@7", 14)] as [(String, UInt8)] {
      #expect(try read(.rpe, cell).values.halfRPE == half, "\(cell)")
    }
    for cell in ["0", "11", "8.25", "85", "08.05.2026", "8-9", "hard"] {
      let row = try read(.rpe, cell)
      #expect(row.values.halfRPE == nil && row.faults.count == 1, "\(cell): \(row)")
    }
    for (cell, pain) in [("0", 0), ("10", 10), ("3.0", 3)] as [(String, UInt8)] {
      #expect(try read(.pain, cell).values.pain == pain, "\(cell)")
    }
    for cell in ["11", "2.5", "3/10", "-1", "knee"] {
      let row = try read(.pain, cell)
      #expect(row.values.pain == nil && row.faults.count == 1, "\(cell): \(row)")
    }
  }

  @Test func amountsAreInTheMeasureOfTheRow() throws {
    let plank = SampleLog.row(measure: .seconds, reps: 30, to: nil, load: nil)
    #expect(try read(.amounts, "45", plank).values.amounts == TypedAmounts(.seconds, [45]))
    #expect(try read(.amounts, "0:45", plank).values.amounts == TypedAmounts(.seconds, [45]))
    #expect(try read(.amounts, "30|30|25", plank).values.amounts == TypedAmounts(.seconds, [30, 30, 25]))
    #expect(try read(.amounts, "303025", plank).faults.count == 1)
    let run = SampleLog.row(measure: .minutes, sets: 1, reps: 20, to: 40, load: nil)
    #expect(try read(.amounts, "25", run).values.amounts == TypedAmounts(.seconds, [1_500]))
    #expect(try read(.amounts, "12.5", run).values.amounts == TypedAmounts(.seconds, [750]))
    let row = SampleLog.row(measure: .metres, sets: 2, reps: 1_000, to: nil, load: nil)
    #expect(try read(.amounts, "1 250", row).values.amounts == TypedAmounts(.metres, [125_000]))
    #expect(try read(.amounts, "1000|950.5", row).values.amounts == TypedAmounts(.metres, [100_000, 95_050]))
    #expect(try read(.amounts, "1000 1000", row).faults.count == 1)
  }

  @Test func commentsAreTheTextsThatWereTyped() throws {
    for (cell, text) in [
      (" knee felt odd ", "knee felt odd"), ("'=SUM(A1)", "=SUM(A1)"), ("two\r\nlines", "two\nlines"), ("a\u{7}b", "ab"),
      ("8|8|7", "8|8|7"),
    ] {
      #expect(try read(.comment, cell).values.comment == text, "\(cell)")
    }
    #expect(try read(.comment, "#REF!").faults.count == 1)
    #expect(try read(.comment, String(repeating: "x", count: 4_001)).faults.count == 1)
  }

  @Test func cellsOfThePlanAreComparedAndNotTaken() throws {
    #expect(try read(.sets, "3").changed == [])
    var sample = SampleLog(done: [.sets: "3"])
    sample.plan[0].sets = 4
    sample.plan[0].load = Load(hundredths: 6_250)
    sample.plan[0].exercise = "incline_bench_press"
    let text = sample.text(delimiter: ";", decimal: ",")
    let scan = try LogSheetScan(Array(text.utf8), named: "marta.log.csv")
    let row = LogSheetRow(scan.lines[0], of: scan, SampleLog.row(), on: SampleLog.date + 1, .kg)
    #expect(row.changed == [.date, .exerciseID, .sets, .load] && row.values.sets == 3)
  }
}
