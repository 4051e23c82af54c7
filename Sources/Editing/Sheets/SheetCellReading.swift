import TrainingModel

/// Puts what the cells of a line say into a row, and complains of cells that can't be edited.
struct SheetCellReading {
  let catalogue: ExerciseCatalogue
  let unit: LoadUnit
  private(set) var issues: [SheetIssue] = []
  /// What was written into cells that only tell, and changes nothing.
  private(set) var remarks: [SheetIssue] = []

  init(catalogue: ExerciseCatalogue, unit: LoadUnit) { (self.catalogue, self.unit) = (catalogue, unit) }

  mutating func complain(_ index: Int?, _ column: String?, _ message: String, _ hint: String) {
    issues.append(SheetIssue(line: index, column: column, message, hint: hint))
  }

  /// Whether no cell of the line says anything else than the row: the common case, decided without making anything.
  func isUnchanged(_ line: borrowing SheetLine, _ row: borrowing PlanRow) -> Bool {
    if let value = line.sets, value != row.sets { return false }
    if let value = line.repsMin, value != row.repsMin { return false }
    if let value = line.repsMax, value != row.repsMax { return false }
    if let value = line.load, value != row.load { return false }
    if let value = line.rir, value != row.rir { return false }
    if let value = line.rest, value != row.rest { return false }
    if let value = line.kind, value != row.kind { return false }
    if let value = line.measure, value != row.measure { return false }
    if let value = line.basis, value != row.basis { return false }
    if let value = line.unit, value != unit { return false }
    if let value = line.tempo, value != row.tempo { return false }
    if let value = line.superset, value != row.superset { return false }
    if let value = line.target, value != row.target { return false }
    if let value = line.note, value != row.note { return false }
    if let value = line.exerciseID, value != row.exercise { return false }
    if let value = line.exerciseName, !catalogue.isNamed(row.exercise, value) { return false }
    return true
  }

  /// The row as the line says, without its day and its place in it.
  mutating func row(_ line: SheetLine, at index: Int, from old: PlanRow) -> PlanRow {
    var row = old
    readExercise(line, index, &row)
    if let value = line.kind, value != old.kind { row.kind = value }
    if let value = line.sets { row.sets = value }
    if let value = line.repsMin { row.repsMin = value }
    if let value = line.repsMax { row.repsMax = value }
    if let value = line.rir { row.rir = value }
    if let value = line.rest { row.rest = value }
    if let value = superset(line, index, from: old.superset) { row.superset = value }
    if let value = line.note { row.note = value }
    if row.exercise != old.exercise {
      takePlace(of: old, line, index, &row)
    } else {
      if let value = line.load { row.load = value }
      if let value = line.target { row.target = value }
      if row.load != old.load, row.target == old.target { row.letTargetFollowLoad() }
      if let value = line.tempo { row.tempo = value }
      keepFixed(
        line.measure, old.measure, "measure", index, isAmbiguous: (row.repsMin, row.repsMax) != (old.repsMin, old.repsMax),
        isOdd: line.oddCells.contains(.measure))
      keepFixed(
        line.basis, old.basis, "load_basis", index, isAmbiguous: row.load != old.load, isOdd: line.oddCells.contains(.basis))
    }
    checkUnit(line, index, isAmbiguous: row.load != nil && row.load != old.load)
    checkNumbers(row, from: old, index)
    checkTexts(row, from: old, index)
    return row
  }

  /// The row that a line without a counterpart in the block adds; nil where it can't be one.
  mutating func newRow(_ line: SheetLine, at index: Int, id: RowID, exercise: String, day: PlanDay) -> PlanRow? {
    guard let entry = catalogue[exercise] else {
      complain(index, "exercise_id", "the new row names no exercise of the rules", "write the id or the name of an exercise")
      return nil
    }
    guard let sets = line.sets, let least = line.repsMin else {
      let column = line.sets == nil ? "sets" : "reps_min"
      complain(index, column, "the new row has no '\(column)'", "fill in sets and reps_min at the least")
      return nil
    }
    let load = line.load ?? nil
    checkUnit(line, index, isAmbiguous: load != nil)
    let target = line.target ?? ""
    let row = PlanRow(
      rowID: id, week: day.week, day: day.day, order: 0, superset: superset(line, index, from: "") ?? "", exercise: exercise,
      kind: line.kind ?? entry.kind,
      measure: line.measure ?? entry.measure, sets: sets, repsMin: least, repsMax: line.repsMax ?? least, load: load,
      basis: line.basis ?? entry.basis, target: load == nil && target.isEmpty && entry.isLoaded ? Self.byEffort : target,
      rir: line.rir ?? nil, rest: line.rest ?? Self.usualRest, tempo: line.tempo ?? "", note: line.note ?? "")
    let odd = line.oddCells
    keepFixed(row.measure, entry.measure, "measure", index, isAmbiguous: true, isOdd: odd.contains(.measure))
    keepFixed(row.basis, entry.basis, "load_basis", index, isAmbiguous: true, isOdd: odd.contains(.basis) && load != nil)
    checkNumbers(row, from: nil, index)
    checkTexts(row, from: nil, index)
    return row
  }

  /// The exercise that a line names by id, by name or by both; nil where it names none or two.
  mutating func exercise(_ line: SheetLine, at index: Int) -> String? {
    let id = line.exerciseID ?? ""
    let name = line.exerciseName ?? ""
    if name.isEmpty || (!id.isEmpty && catalogue.isNamed(id, name)) { return id.isEmpty ? missing(index) : id }
    let named = catalogue.exercises(named: name)
    if !id.isEmpty { return named.contains(id) ? id : disagreement(index) }
    if named.count > 1 { return ambiguity(index) }
    return named.first ?? missing(index)
  }

  private static let byEffort = Target(.findByEffort).description
  private static let byFeel = Target(.buildUp).description
  /// Seconds between sets of a row for which the coach names none.
  private static let usualRest = 60

  // MARK: Another exercise

  private mutating func readExercise(_ line: SheetLine, _ index: Int, _ row: inout PlanRow) {
    let id = line.exerciseID.flatMap { $0.isEmpty || $0 == row.exercise ? nil : $0 }
    let name = line.exerciseName.flatMap { $0.isEmpty || catalogue.isNamed(row.exercise, $0) ? nil : $0 }
    switch (id, name) {
    case (nil, nil):
      if line.exerciseID == "", line.exerciseName == "" { _ = missing(index) }
    case (let id?, nil): row.exercise = id
    case (nil, let name?):
      let named = catalogue.exercises(named: name)
      if named.contains(row.exercise) { return }
      if named.count > 1 { _ = ambiguity(index) } else { row.exercise = named.first ?? missing(index) ?? row.exercise }
    case (let id?, let name?):
      if catalogue.exercises(named: name).contains(id) { row.exercise = id } else { _ = disagreement(index) }
    }
  }

  /// Lets what belongs to an exercise go with it, but for what the coach wrote.
  private mutating func takePlace(of old: PlanRow, _ line: SheetLine, _ index: Int, _ row: inout PlanRow) {
    guard let entry = catalogue[row.exercise] else {
      complain(index, "exercise_id", "the row names no exercise of the rules", "write the id or the name of an exercise")
      return
    }
    (row.measure, row.basis) = (entry.measure, entry.basis)
    for (value, usual, before, column) in [
      (line.measure?.id, entry.measure.id, old.measure.id, "measure"), (line.basis?.id, entry.basis.id, old.basis.id, "load_basis"),
    ] where value != nil && value != usual && value != before {
      complain(index, column, "the cell '\(column)' is not that of the new exercise", "write '\(usual)', or leave the cell empty")
    }
    if line.kind == nil || line.kind == old.kind, [.work, .cardio, .mobility].contains(old.kind) { row.kind = entry.kind }
    let load = line.load ?? old.load
    row.load = load == old.load ? nil : load
    let target = line.target ?? old.target
    row.target = target != old.target ? target : row.load == nil && entry.isLoaded ? row.kind == .ramp ? Self.byFeel : Self.byEffort : ""
    // A cue for the old exercise would be wrong for the new one; what a condition or a coach says stays.
    if row.note == old.note, let cue = catalogue[old.exercise]?.note { row.exchangeCue(cue, for: entry.note) }
    let tempo = line.tempo ?? old.tempo
    row.tempo = tempo != old.tempo || entry.hasTempo ? tempo : ""
    // Who writes the new measure too has thought of the number, also where it is the same.
    if entry.measure != old.measure, line.measure != entry.measure, row.repsMin == old.repsMin, row.repsMax == old.repsMax {
      complain(
        index, "reps_min",
        "the new exercise counts \(Self.counted(entry.measure)), and the row still says how many \(Self.counted(old.measure))",
        "write 'reps_min' and 'reps_max' for the new exercise; if the number is the same, write '\(entry.measure)' into 'measure'")
    }
  }

  private static func counted(_ measure: Measure) -> String {
    switch measure {
    case .reps: "reps"
    case .repsEachSide: "reps each side"
    case .seconds: "seconds"
    case .secondsEachSide: "seconds each side"
    case .minutes: "minutes"
    case .metres: "metres"
    }
  }

  // MARK: What can't be edited, and what can't be

  /// - Parameter isAmbiguous: whether the line has a new load, which might be meant in that unit.
  private mutating func checkUnit(_ line: SheetLine, _ index: Int, isAmbiguous: Bool) {
    if isAmbiguous, line.oddCells.contains(.unit) {
      complain(
        index, "unit", "the cell 'unit' holds no unit, so nobody knows how the new load is meant",
        "write the load in \(unit), and '\(unit)'")
    }
    guard let value = line.unit, value != unit else { return }
    if isAmbiguous {
      complain(
        index, "unit", "the cell 'unit' says '\(value)', and the client's loads are in \(unit)", "write the load in \(unit), and '\(unit)'")
    } else {
      remarks.append(
        SheetIssue(
          line: index, column: "unit", "the cell 'unit' says '\(value)' and is not taken over: the client's loads are in \(unit)",
          hint: "have the unit changed in the client's profile"))
    }
  }

  /// A cell that belongs to the exercise changes nothing; where the line has a new number beside it, that might be meant as the cell says.
  private mutating func keepFixed<Value: Word>(
    _ value: Value?, _ wanted: Value, _ column: String, _ index: Int, isAmbiguous: Bool, isOdd: Bool
  ) {
    if isAmbiguous, isOdd {
      complain(
        index, column, "the cell '\(column)' holds a word that means nothing, so nobody knows how the new number is meant",
        "write '\(wanted)' again")
    }
    guard let value, value != wanted else { return }
    if isAmbiguous {
      complain(index, column, "the cell '\(column)' can't be changed: it belongs to the exercise", "write '\(wanted)' again")
    } else {
      remarks.append(
        SheetIssue(
          line: index, column: column, "the cell '\(column)' is not taken over: it belongs to the exercise",
          hint: "to count something else, choose another exercise"))
    }
  }

  /// Complains of numbers that no row can have; what stood there before stays as it was.
  private mutating func checkNumbers(_ row: PlanRow, from old: PlanRow?, _ index: Int) {
    let bounds: [(String, Int?, Int?, ClosedRange<Int>)] = [
      ("sets", row.sets, old?.sets, 1...12), ("reps_min", row.repsMin, old?.repsMin, 1...10_000),
      ("reps_max", row.repsMax, old?.repsMax, 1...10_000), ("rir", row.rir, old?.rir, 0...10), ("rest_s", row.rest, old?.rest, 0...3600),
    ]
    for (column, value, before, range) in bounds {
      if let value, value != before, !range.contains(value) {
        complain(
          index, column, "the cell '\(column)' takes a number from \(range.lowerBound) to \(range.upperBound)",
          "write one within these bounds")
      }
    }
    if let most = row.repsMax, most < row.repsMin {
      complain(index, "reps_max", "'reps_max' is less than 'reps_min'", "write the lower number into 'reps_min'")
    }
  }

  /// Complains of texts that nobody would read to their end; what stood there before stays as it was.
  private mutating func checkTexts(_ row: PlanRow, from old: PlanRow?, _ index: Int) {
    for (column, text, before) in [("note", row.note, old?.note), ("target", row.target, old?.target)] {
      // A character has one byte at least.
      guard text.utf8.count > SheetLimits.noteLength, text != before, text.count > SheetLimits.noteLength else { continue }
      complain(
        index, column, "the cell '\(column)' holds \(text.count) characters, and \(SheetLimits.noteLength) are the most", "say it shorter")
    }
  }

  /// The letter of the superset that the line says; nil where it says none, or what was there before.
  private mutating func superset(_ line: SheetLine, _ index: Int, from old: String) -> String? {
    guard let text = line.superset, text != old else { return nil }
    if let name = SupersetName.read(text) { return name == SupersetName.read(old) ? nil : name }
    complain(
      index, "superset", "the cell 'superset' holds no name of a superset",
      "write one letter, the same in all rows that are done in turn, such as A; or A1, A2 and A3, which are one superset too")
    return nil
  }

  private mutating func missing(_ index: Int) -> String? {
    complain(index, "exercise_id", "the row names no exercise", "write the id or the name of an exercise")
    return nil
  }

  private mutating func disagreement(_ index: Int) -> String? {
    complain(
      index, "exercise", "'exercise_id' and 'exercise' name two different exercises",
      "change one of the two, and leave the other as it was or empty")
    return nil
  }

  private mutating func ambiguity(_ index: Int) -> String? {
    complain(index, "exercise", "more than one exercise has this name", "write the exercise's id into 'exercise_id'")
    return nil
  }
}

/// What programs for data and spreadsheets write into cells in which nothing stands; a text that says so keeps an apostrophe in front.
package enum AbsentValue {
  /// Whether a cell may be one of these, by its length and first byte.
  @inlinable package static func mayBe(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count &- 2 <= 2, let first = cell.first else { return false }
    // `none` and `note` are in every row.
    return first == UInt8(ascii: "#") || (cell.count < 4 && (first | 0x20) == UInt8(ascii: "n"))
  }

  /// Whether the whole cell says that nothing stands in it.
  package static func isOne(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { words.contains { $0.utf8.elementsEqual(cell) } }

  /// `NA` is R's, `NaN` and `nan` are pandas', `#N/A` is a spreadsheet's, and `#NV` what it is in German.
  package static let words = ["NA", "NaN", "nan", "#N/A", "#NV"]
}
