import Findings
import TrainingModel

/// A sheet kept by hand: a date above each pair of repetitions and weight, and below each exercise its sets.
struct WideForm: LogForm {
  let app = LogApp.wide
  let traits = FormTraits()

  /// A pair of columns.
  private struct Pair {
    var reps: Int
    var weight: Int
    var stamp: Int32?
  }

  private var pairs: [Pair] = []
  private var exercise: Int32 = 0
  private var isFaulty = false
  /// The cells of the first record, and the line of the only one that has fewer.
  private var width = 0
  private var shorter: Int?
  private var isRagged = false

  /// Reads the rows of the heading, and all rows below it.
  mutating func read(_ record: LogRecord, _ log: inout LogCollector) {
    guard case .cells(let cells) = record else {
      if case .fault(let line, let code, let message) = record { log.refuse(line, code, message) }
      return
    }
    measure(cells)
    let first = cells[0]
    if pairs.isEmpty, first.isWord("workouts") { return }
    if first.isWord("reps/weight") { return readPairs(cells) }
    if first.isWord("dates") || first.isWord("date") { return readDates(cells, &log) }
    if first.isEmpty {
      for pair in pairs where !cells[pair.reps].isEmpty || !cells[pair.weight].isEmpty {
        log.refuse(cells.line, .logMissing, "the row has numbers, and neither a set nor an exercise")
      }
    } else if Self.isSet(first) {
      for pair in pairs where !cells[pair.reps].isEmpty || !cells[pair.weight].isEmpty { read(pair, cells, &log) }
    } else if cells.isBlank(from: 1) {
      isFaulty = first.count > 300
      exercise = isFaulty ? 0 : log.texts.id(first)
    } else {
      for pair in pairs where !cells[pair.reps].isEmpty || !cells[pair.weight].isEmpty {
        log.refuse(cells.line, .logWord, "the row is neither an exercise alone nor one of its sets, as SET 1")
      }
    }
  }

  private mutating func measure(_ cells: LogCells) {
    if shorter != nil || (width > 0 && cells.count > width) { isRagged = true }
    if cells.count < width { shorter = cells.line }
    width = max(width, cells.count)
  }

  /// `SET 1`, in whatever case.
  private static func isSet(_ cell: LogRow.Cell) -> Bool {
    let word = cell.prefix { $0 != 32 && $0 &- 48 >= 10 }
    let number = cell[word.endIndex...].drop { $0 == 32 }
    let known = ["set", "satz", "serie", "série"].contains(String(decoding: word, as: UTF8.self).lowercased())
    return known && !number.isEmpty && number.allSatisfy { $0 &- 48 < 10 }
  }

  private mutating func readPairs(_ cells: LogCells) {
    pairs = []
    var column = 1
    while column < cells.count {
      if cells.holds("r", at: column), cells.holds("w", at: column + 1) {
        pairs.append(Pair(reps: column, weight: column + 1))
      } else if cells.holds("w", at: column), cells.holds("r", at: column + 1) {
        pairs.append(Pair(reps: column + 1, weight: column))
      } else {
        column += 1
        continue
      }
      column += 2
    }
  }

  /// A date stands above either column of its pair.
  private mutating func readDates(_ cells: LogCells, _ log: inout LogCollector) {
    for place in pairs.indices {
      let columns = [min(pairs[place].reps, pairs[place].weight), max(pairs[place].reps, pairs[place].weight)]
      pairs[place].stamp = columns.first { !cells[$0].isEmpty }.flatMap { log.stamps.id(cells[$0], before: -1, line: cells.line) }
    }
  }

  private func read(_ pair: Pair, _ cells: LogCells, _ log: inout LogCollector) {
    do throws(RowFault) {
      guard exercise != 0, !log.texts.isInvisible(exercise) else { throw isFaulty ? .longName : .noExercise }
      guard let stamp = pair.stamp else { throw RowFault(code: .logDate, message: "no date that can be read stands above the set") }
      var row = LogRow(line: cells.line, stamp: stamp)
      row.exercise = exercise
      try row.readReps(cells[pair.reps])
      try row.readLoad(cells[pair.weight], nil, &log)
      row.dropZeros()
      if row.isNothing { row.skip = .logNothingRecorded }
      log.add(row)
    } catch {
      log.refuse(error, cells.line)
    }
  }

  /// Where all rows but the last have as many cells, that one is cut.
  mutating func finish(_ log: inout LogCollector, _ context: LogContext) throws(LogRefusal) {
    if let shorter, !isRagged { throw .cut(context.path, line: shorter) }
  }
}
