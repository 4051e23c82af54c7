import Editing
import TrainingModel

/// What one row of a log sheet says, read as its prescription is counted.
package struct LogSheetRow: Sendable {
  /// What was typed; where a list says how many sets there were, and nobody else does, they stand here too.
  package private(set) var values = TypedValues()
  /// What of it can't be read, each a sentence with what to do; then nothing of the row is to be taken.
  package private(set) var faults: [String] = []
  /// The columns of the plan that say something else than the plan.
  package private(set) var changed: [SheetColumn] = []

  /// - Parameters:
  ///   - row: the prescription that the line names.
  ///   - date: the day on which it is planned.
  ///   - unit: that of its load.
  package init(_ line: LogSheetScan.Line, of scan: LogSheetScan, _ row: PlanRow, on date: CalendarDate, _ unit: LoadUnit) {
    let reader = DoneReader(row: row, unit: unit, signs: scan.signs, returnsEndLines: scan.returnsEndLines)
    // How many sets there were says whether a number can be meant for one of them.
    var sets = row.sets
    for field in TypedField.allCases {
      let cell = line.done[Int(field.rawValue)]
      do throws(DoneFault) {
        try reader.read(cell, field, sets: sets, into: &values)
      } catch {
        faults.append("the cell \(scan.cellName(field, in: line)) \(error.text)")
      }
      if field == .sets, let said = values.sets { sets = max(sets, said) }
    }
    changed = zip(SheetColumn.loggedPlan, line.plan).filter { reader.isOther($1, $0, date) }.map(\.0)
  }

  /// What a text says of a field where it stands in the row's cell; nil where that would be refused.
  ///
  /// - Parameter sets: how many sets the row has.
  package static func reading(_ text: String, _ field: TypedField, of row: PlanRow, _ unit: LoadUnit, sets: Int) -> TypedValues? {
    let reader = DoneReader(row: row, unit: unit, signs: SheetNumber.Signs(), returnsEndLines: false)
    var values = TypedValues()
    return (try? reader.read(Array(text.utf8), field, sets: sets, into: &values)) == nil ? nil : values
  }
}

/// Why a cell of a log sheet is not taken: a sentence that begins behind the name of the cell, with what to do.
struct DoneFault: Error {
  var text: String
}

/// Reads the cells into which people write what was done, as spreadsheets save them.
struct DoneReader {
  let row: PlanRow
  let unit: LoadUnit
  let signs: SheetNumber.Signs
  let returnsEndLines: Bool

  private static let bar = UInt8(ascii: "|")

  func read(_ cell: [UInt8], _ field: TypedField, sets: Int, into values: inout TypedValues) throws(DoneFault) {
    let cell = SheetCell.trimmed(cell)
    if cell.isEmpty { return }
    switch field {
    case .sets:
      guard let hundredths = try number(Self.truth(cell) ?? Array(cell), NumberWords(.sets, nil, nil), field) else { return }
      let count = try whole(hundredths, "a whole number of sets, and 0 where the row was left out")
      guard count <= TypedLimit.sets else { throw DoneFault(text: "holds more than \(TypedLimit.sets) sets: correct it") }
      guard count <= TypedLimit.sets(asked: row.sets) else {
        throw DoneFault(
          text: "holds \(count) sets, where \(row.sets) \(row.sets == 1 ? "was" : "were") asked for: write how many were done")
      }
      values.sets = count
    case .amounts:
      guard let list = try amounts(cell) else { return }
      if list.count == 1, sets > 1, isRunTogether(Int(list[0]), sets) { throw Self.notAList(field) }
      values.amounts = TypedAmounts(DoneMeasure(row.measure), list)
      if list.count > 1, values.sets == nil { values.sets = list.count }
    case .load:
      guard let list = try numbers(cell, NumberWords(.load, nil, unit), field) else { return }
      if list.count == 1, sets > 1, isRunTogether(load: list[0], cell) { throw Self.notAList(field) }
      let loads = list.compactMap { Int32(exactly: $0).map { Load(hundredths: $0) } }
      guard loads.count == list.count else { throw DoneFault(text: SheetNumber.Fault.tooLarge.words(field)) }
      let most = TypedLimit.load(asked: row.load, in: unit)
      if let heaviest = loads.first(where: { $0.hundredths > most }) { throw tooHeavy(heaviest) }
      values.loads = TypedLoads(unit, loads)
      if list.count > 1, values.sets == nil { values.sets = list.count }
    case .rpe:
      guard let hundredths = try number(Array(cell), NumberWords(["rpe", "@"]), field) else { return }
      guard hundredths % 50 == 0, (100...1_000).contains(hundredths) else {
        throw DoneFault(text: "takes an RPE from 1 to 10, in halves, such as 8 or 8.5")
      }
      values.halfRPE = UInt8(hundredths / 50)
    case .pain:
      guard let hundredths = try number(Array(cell), NumberWords([]), field) else { return }
      guard hundredths % 100 == 0, hundredths <= 1_000 else { throw DoneFault(text: "takes a whole number from 0 (no pain) to 10") }
      values.pain = UInt8(hundredths / 100)
    case .comment: values.comment = try comment(cell)
    }
  }

  // MARK: Numbers and lists

  /// Repetitions, seconds or hundredths of metres of each set.
  private func amounts(_ cell: ArraySlice<UInt8>) throws(DoneFault) -> [Int32]? {
    guard let list = try numbers(cell, NumberWords(.repsMin, row.measure, unit), .amounts) else { return nil }
    var amounts: [Int32] = []
    for hundredths in list {
      let amount =
        switch row.measure {
        case .metres: hundredths
        case .minutes: (hundredths * 60 + 50) / 100
        case .reps, .repsEachSide, .seconds, .secondsEachSide:
          try whole(hundredths, "whole numbers; where sets differ, one a set with bars between them, such as 8|8|7")
        }
      guard let exact = Int32(exactly: amount) else { throw DoneFault(text: SheetNumber.Fault.tooLarge.words(.amounts)) }
      amounts.append(exact)
    }
    return amounts
  }

  /// The most that is asked of a set, as amounts are counted.
  private var mostAsked: Int {
    let most = row.repsMax ?? row.repsMin
    return switch row.measure {
    case .metres: most * 100
    case .minutes: most * 60
    case .reps, .repsEachSide, .seconds, .secondsEachSide: most
    }
  }

  /// The numbers of a cell in hundredths, one or as many as have bars between them; nil where it says that there is none.
  private func numbers(_ cell: ArraySlice<UInt8>, _ words: NumberWords, _ field: TypedField) throws(DoneFault) -> [Int]? {
    let parts = cell.split(separator: Self.bar, omittingEmptySubsequences: false)
    if parts.count == 1 { return try number(Array(cell), words, field).map { [$0] } }
    guard parts.count <= TypedLimit.sets else { throw DoneFault(text: "holds more than \(TypedLimit.sets) numbers: correct it") }
    var list: [Int] = []
    for part in parts {
      guard let number = try number(Array(part), words, field) else {
        throw DoneFault(text: "lacks a number between its bars: write one for each set, such as \(Self.list(field))")
      }
      list.append(number)
    }
    return list
  }

  /// The number of a cell in hundredths; nil where it says that there is none.
  private func number(_ cell: [UInt8], _ words: NumberWords, _ field: TypedField) throws(DoneFault) -> Int? {
    var shown = signs
    let (read, isSpaced) = cell.withUnsafeBufferPointer { bytes in
      (SheetNumber.read(SheetCell.value(bytes), words, signs: &shown), Self.hasBlankInside(bytes))
    }
    // Whatever a program made of the blanks: thousands are metres' alone.
    if isSpaced, field != .amounts || row.measure != .metres { throw Self.notAList(field) }
    switch read {
    case .empty: return nil
    case .exact(let hundredths, let isExact): return try checked(hundredths, isExact, field)
    case .either(let decimal, let isExact, let grouped, let sign):
      switch signs.isDecimal(sign) {
      // Whatever the other cells show, a person may have typed thousands where one kilogram makes no sense.
      case true? where field != .load || 10 * decimal >= row.load.map({ Int($0.hundredths) }) ?? 10_000:
        return try checked(decimal, isExact, field)
      case false?: return try checked(grouped, true, field)
      case _:
        let (one, other) = (Load(hundredths: Int32(clamping: decimal)), Load(hundredths: Int32(clamping: grouped)))
        throw DoneFault(text: "can be read as \(one) and as \(other): write it with no more than two decimals")
      }
    case .fault(let fault): throw DoneFault(text: fault.words(field))
    }
  }

  private func checked(_ hundredths: Int, _ isExact: Bool, _ field: TypedField) throws(DoneFault) -> Int {
    if hundredths > 10_000_000 { throw DoneFault(text: SheetNumber.Fault.tooLarge.words(field)) }
    if field != .amounts || row.measure != .metres, let fault = SheetNumber.serial(hundredths) { throw DoneFault(text: fault.words(field)) }
    guard isExact || field == .load else { throw DoneFault(text: SheetNumber.Fault.other.words(field)) }
    return hundredths
  }

  private func whole(_ hundredths: Int, _ what: String) throws(DoneFault) -> Int {
    guard hundredths % 100 == 0 else { throw DoneFault(text: "takes \(what)") }
    return hundredths / 100
  }

  // MARK: What was meant as a list

  /// Whether one amount for several sets may be those of all of them: `8 8 7` becomes 887 where blanks stand between thousands.
  ///
  /// It is far more than was asked, or has a digit for each set that would have been a fair number.
  private func isRunTogether(_ amount: Int, _ sets: Int) -> Bool {
    if mostAsked > 0, amount > 2 * mostAsked { return true }
    let digits = "\(amount)".utf8.map { Int($0 - 48) }
    return amount > mostAsked && digits.count == sets && digits.allSatisfy { 2 * $0 >= row.repsMin }
  }

  /// The same of a load: no kit makes five times what was asked, loads with three decimals, or the same number before and behind the sign.
  private func isRunTogether(load: Int, _ cell: ArraySlice<UInt8>) -> Bool {
    if load > row.load.map({ max(5 * Int($0.hundredths), 1) }) ?? 100_000 { return true }
    let parts = SheetCell.value(cell) { Array($0) }.split { [UInt8(ascii: ","), UInt8(ascii: "."), PlainSigns.decimal].contains($0) }
    guard parts.count == 2 else { return false }
    let isLong = parts[1].count > 2 && parts[1].dropFirst().contains { $0 != UInt8(ascii: "0") }
    return isLong || (parts[0].count > 1 && parts[0] == parts[1])
  }

  /// Nobody lifts that, or ten times what was asked: a point may stand for thousands.
  private func tooHeavy(_ load: Load) -> DoneFault {
    let words = row.load.map { "where \($0) was asked for" } ?? "more than anybody lifts"
    return DoneFault(
      text: "holds \(load) \(unit), \(words): write what one set was lifted with, without a sign for thousands, such as 62.5")
  }

  private static func notAList(_ field: TypedField) -> DoneFault {
    switch field {
    case .amounts, .load:
      DoneFault(
        text: "holds one number where several may be meant: write one for each set with bars between them, such as \(list(field))")
    default: DoneFault(text: "holds two numbers: write the one that is meant")
    }
  }

  fileprivate static func list(_ field: TypedField) -> String { field == .load ? "60|60|57.5" : "8|8|7" }

  /// Whether a blank, or an apostrophe between thousands, stands between digits.
  private static func hasBlankInside(_ cell: SheetCell.Bytes) -> Bool {
    let bytes = PlainSigns.mayHaveOthers(cell) ? PlainSigns.bytes(cell) : Array(cell)
    var (afterDigit, afterBlank) = (false, false)
    for byte in bytes {
      if byte.isASCIIDigit {
        if afterBlank { return true }
        afterDigit = true
      } else if afterDigit, [32, 9, 10, 13, 39].contains(byte) {
        afterBlank = true
      } else {
        (afterDigit, afterBlank) = (false, false)
      }
    }
    return false
  }

  /// Programs for data take a column of nothing but ones and noughts for one of truths.
  private static func truth(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    switch String(decoding: cell, as: UTF8.self).lowercased() {
    case "true": [UInt8(ascii: "1")]
    case "false": [UInt8(ascii: "0")]
    default: nil
    }
  }

  // MARK: Text

  private func comment(_ cell: ArraySlice<UInt8>) throws(DoneFault) -> String? {
    var pool = TextPool(returnsEndLines: returnsEndLines)
    let index = cell.withUnsafeBufferPointer { pool.index($0) }
    let entry = pool[index]
    if entry.isError { throw DoneFault(text: "holds an error of the spreadsheet: type it again") }
    let text = entry.plain
    guard text.utf8.count <= TypedLimit.comment else {
      throw DoneFault(text: "holds more than \(TypedLimit.comment) characters: shorten it")
    }
    let isNothing = text.allSatisfy { $0.isWhitespace || "-–—".contains($0) }
    return isNothing ? nil : Self.trimmed(text)
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  // MARK: The plan

  /// Whether a cell that tells what was asked says something else than the plan does; what can't be read says nothing.
  func isOther(_ cell: [UInt8], _ column: SheetColumn, _ date: CalendarDate) -> Bool {
    let said = SheetCell.value(SheetCell.trimmed(cell)) { Array($0) }
    if said.isEmpty { return false }
    let plan: Int?
    switch column {
    case .exerciseID: return !said.elementsEqual(row.exercise.utf8)
    case .date:
      if case .day(let day) = said.withUnsafeBufferPointer({ WrittenDate($0) }) { return day != date }
      return false
    case .sets: plan = row.sets
    case .repsMin: plan = row.repsMin
    case .repsMax: plan = row.repsMax
    case .rir: plan = row.rir
    case .rest: plan = row.rest
    case .load: return isOther(said, column, row.load.map { Int($0.hundredths) })
    default: return false
    }
    return isOther(said, column, plan.map { $0 * 100 })
  }

  private func isOther(_ cell: [UInt8], _ column: SheetColumn, _ hundredths: Int?) -> Bool {
    var shown = signs
    switch cell.withUnsafeBufferPointer({ SheetNumber.read($0, NumberWords(column, row.measure, unit), signs: &shown) }) {
    case .exact(let said, _): return said != hundredths
    case .either(let decimal, _, let grouped, _): return decimal != hundredths && grouped != hundredths
    case .empty, .fault: return false
    }
  }
}

extension SheetNumber.Fault {
  /// What is said of a cell of a log sheet, behind its name.
  fileprivate func words(_ field: TypedField) -> String {
    let list = "where sets differ, write one a set with bars between them, such as \(DoneReader.list(field))"
    let isList = field == .amounts || field == .load
    switch self {
    case .percent: return "holds a percentage: write the number itself"
    case .negative: return "holds a number below 0: correct it"
    case .tooLarge: return isList ? "holds a number above 100,000: correct it; \(list)" : "holds a number above 100,000: correct it"
    case .twoNumbers, .date, .serial:
      let what = "holds a date, which a spreadsheet may have made of it"
      return isList
        ? "\(what): format the column as text, and type it again; \(list)" : "\(what): format the column as text, and type it again"
    case .spreadsheetError: return "holds an error of the spreadsheet: type it again"
    case .tooNarrow: return "holds only # because its column is too narrow: widen it, and save the sheet again"
    case .exertion: return "holds an RPE: write that into 'done_rpe'"
    case .openTime: return "can be minutes and seconds, or hours and minutes: write it as a number"
    case .otherUnit: return "has another unit than the row: write the number in the unit of the row"
    case .other: return isList ? "takes numbers; \(list)" : "takes a number"
    }
  }
}
