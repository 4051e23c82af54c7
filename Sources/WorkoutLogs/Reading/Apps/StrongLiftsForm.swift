import Findings
import Intake
import TrainingModel

/// The StrongLifts spreadsheet: a row for each workout, in which the names of columns repeat, so that they are found by their places.
struct StrongLiftsForm: LogForm {
  let app = LogApp.stronglifts
  let traits = FormTraits()

  /// The columns of one exercise.
  private struct Block {
    var name: Int
    var weights: [(column: Int, unit: LoadUnit?)] = []
    var sets: [Int] = []
  }

  private let date, note, title: Int
  private var bodyWeights: [(column: Int, unit: LoadUnit?)] = []
  private var blocks: [Block] = []
  private var workouts: Int32 = 0
  /// How many workouts have the body weight in one unit alone.
  private var kilograms = 0
  private var pounds = 0
  /// Rows whose load is there in both units, with the one in pounds.
  private var both: [(row: Int, pounds: Double)] = []

  init(_ heading: LogHeading) {
    date = heading.column(["date"])
    note = heading.column(["note", "notes"])
    title = heading.column(["workout"])
    for (place, name) in heading.folded.enumerated() {
      let unit: LoadUnit? = name.contains("kg") ? .kg : name.contains("lb") ? .lb : nil
      if name.hasPrefix("exercise") {
        blocks.append(Block(name: place))
      } else if name.hasPrefix("body weight") || name.hasPrefix("bodyweight") {
        bodyWeights.append((place, unit))
      } else if !blocks.isEmpty, name.hasPrefix("weight") {
        blocks[blocks.count - 1].weights.append((place, unit))
      } else if !blocks.isEmpty, name.hasPrefix("set "), name.dropFirst(4).allSatisfy(\.isNumber) {
        blocks[blocks.count - 1].sets.append(place)
      }
    }
  }

  mutating func read(_ record: LogRecord, _ log: inout LogCollector) {
    switch record {
    case .fault(let line, let code, let message): log.refuse(line, code, message)
    case .cells(let cells):
      workouts += 1
      learnUnit(cells)
      var workout: LogRow
      do throws(RowFault) {
        workout = try LogRow(line: cells.line, date: cells[date], &log)
      } catch {
        return log.refuse(error, cells.line)
      }
      workout.part = workouts
      workout.readTitle(cells[title], &log)
      workout.sessionNote = log.texts.id(cells[note])
      for block in blocks where !cells[block.name].isEmpty { read(block, cells, workout, &log) }
    }
  }

  private mutating func read(_ block: Block, _ cells: LogCells, _ workout: LogRow, _ log: inout LogCollector) {
    var row = workout
    var other: Double?
    do throws(RowFault) {
      try row.readExercise(cells[block.name], &log)
      for weight in block.weights {
        guard let (value, unit) = try Self.load(cells[weight.column], weight.unit), value != 0 else { continue }
        if row.load > 0, row.unit == .kg, unit == .lb { other = value } else { (row.load, row.unit) = (value, unit) }
      }
    } catch {
      return log.refuse(error, cells.line)
    }
    let isTimed = String(decoding: cells[block.name], as: UTF8.self).lowercased().contains("plank")
    let done = block.sets.filter { !cells[$0].isEmpty }
    if done.isEmpty {
      row.skip = .logNothingRecorded
      return log.add(row)
    }
    for column in done {
      var set = row
      do throws(RowFault) {
        if isTimed { try set.readSeconds(cells[column]) } else { try set.readReps(cells[column]) }
      } catch {
        log.refuse(error, cells.line)
        continue
      }
      set.dropZeros()
      if set.isNothing { set.skip = .logNothingRecorded }
      let place = log.rows.count
      log.add(set)
      if let other, log.rows.count > place { both.append((place, other)) }
    }
  }

  /// A weight with its unit behind it, or in that of its column.
  private static func load(_ cell: LogRow.Cell, _ unit: LoadUnit?) throws(RowFault) -> (Double, LoadUnit?)? {
    if cell.isEmpty { return nil }
    guard let (value, word) = LogNumber.split(cell), abs(value) <= LogNumber.heaviest else { throw .load }
    if word.isEmpty { return (value, unit) }
    guard let own = LogUnits.load(word.utf8) else { throw .unit }
    return (value, own)
  }

  private mutating func learnUnit(_ cells: LogCells) {
    let units = bodyWeights.compactMap { weight -> LoadUnit? in
      guard let (value, word) = LogNumber.split(cells[weight.column]), value > 0 else { return nil }
      return LogUnits.load(word.utf8) ?? weight.unit
    }
    guard units.count == 1 else { return }
    if units[0] == .kg { kilograms += 1 } else { pounds += 1 }
  }

  /// Where a load is there in both units, one is the lifter's, and the other was rounded to plates.
  mutating func finish(_ log: inout LogCollector, _ context: LogContext) throws(LogRefusal) {
    let shown: LoadUnit? = kilograms == pounds ? nil : kilograms > pounds ? .kg : .lb
    if let unit = shown {
      for place in log.rows.indices where log.rows[place].unit == nil && abs(log.rows[place].load) > 0 { log.rows[place].unit = unit }
    }
    guard !both.isEmpty else { return }
    guard let unit = shown ?? context.given ?? context.profile else {
      throw LogRefusal(
        .logUnit, "the loads are there in kilograms and in pounds, and no body weight shows which of them the lifter typed",
        at: Place(file: context.path), hint: "say it with --unit kg or --unit lb")
    }
    guard unit == .lb else { return }
    for (row, load) in both { (log.rows[row].load, log.rows[row].unit) = (load, .lb) }
  }
}
