import Editing
import Findings
import TrainingModel

/// The row of a sheet that names its columns, and the delimiter by which those names were found.
struct SheetHeading {
  let delimiter: UInt8
  /// How many cells the heading has.
  let width: Int
  /// The cell of each column, by its raw value; -1 where the sheet has no such column.
  let places: [Int]
  /// The cell of each column into which what was done is written, by its raw value; -1 where there is none.
  let donePlaces: [Int]
  /// The cell that says which log sheet it is; -1 where there is none, or several.
  let shownPlace: Int
  /// Whether it is the heading of a log sheet.
  let isOfLog: Bool
  /// What is said of columns that no sheet has.
  let warnings: [Finding]
  /// Where the rows begin.
  let end: Int
  /// The number of the line on which they begin.
  let nextLine: Int
  /// The heading's row as spreadsheets number it; a line that only tells the delimiter they take away.
  let row: Int

  /// Finds the heading: the first row that is not blank, split by the delimiter that gives most known names.
  static func find(in bytes: [UInt8], path: String) throws(IntakeFailure) -> SheetHeading {
    var best: (known: Int, delimiter: UInt8, row: RawRecord)?
    for delimiter in ",;\t|".utf8 {
      guard let row = try firstRow(bytes, path, delimiter) else { continue }
      let known = names(row, delimiter).count { $0.column != nil || $0.done != nil }
      if known > best?.known ?? 0 { best = (known, delimiter, row) }
    }
    guard let best else {
      throw IntakeFailure(
        .sheetHeading, "the file has no heading of a review sheet", at: Place(file: path, line: 1),
        hint: "the first row has to name the columns: row_id, client_id, plan_start, date and so on, as 'export' writes them")
    }
    return try SheetHeading(best.row, delimiter: best.delimiter, in: bytes)
  }

  /// Whether text begins with the heading of a log sheet, by whatever delimiter; what may be wrong with it is for `find` to say.
  static func isOfLog(_ bytes: [UInt8]) -> Bool {
    ",;\t|".utf8.contains { delimiter in
      guard let row = (try? firstRow(bytes, "", delimiter)) ?? nil else { return false }
      return names(row, delimiter).contains { $0.done?.tellsLogSheet ?? false }
    }
  }

  private init(_ row: RawRecord, delimiter: UInt8, in bytes: [UInt8]) throws(IntakeFailure) {
    let names = Self.names(row, delimiter)
    let isOfLog = names.contains { $0.done?.tellsLogSheet ?? false }
    var places = [Int](repeating: -1, count: SheetColumn.allCases.count)
    var donePlaces = [Int](repeating: -1, count: TypedField.allCases.count)
    var findings: [Finding] = []
    for (index, name) in names.enumerated() {
      let isSecond: Bool
      if let column = name.column {
        isSecond = places[Int(column.rawValue)] >= 0
        places[Int(column.rawValue)] = index
      } else if isOfLog, let column = name.done {
        isSecond = donePlaces[Int(column.rawValue)] >= 0
        donePlaces[Int(column.rawValue)] = index
      } else {
        continue
      }
      if isSecond {
        findings.append(
          Finding(
            .sheetHeading, "the column '\(name.name.lowercased())' stands twice in the heading",
            at: row.place(of: name.cell).inSheet(row: row.row, column: index),
            hint: "delete or rename the one that does not hold"))
      }
    }
    for column in isOfLog ? SheetColumn.loggedPlacing : SheetColumn.placing where places[Int(column.rawValue)] < 0 {
      findings.append(
        Finding(
          .sheetHeading, "the sheet has no column '\(column)'", at: row.place,
          hint: "no row can be placed without it: put the column back as 'export' wrote it"))
    }
    let used = (names.lastIndex { !$0.name.isEmpty } ?? -1) + 1
    if used > SheetLimits.columns {
      findings.append(
        Finding(
          .sheetHeading, "the heading names \(used) columns, and a sheet has \(SheetLimits.columns) at the most", at: row.place,
          hint: "delete the columns that 'export' did not write"))
    }
    guard findings.isEmpty else { throw IntakeFailure(findings) }
    self.delimiter = delimiter
    (self.places, self.donePlaces, self.isOfLog) = (places, donePlaces, isOfLog)
    let shown = names.indices.filter { isOfLog && names[$0].name.lowercased() == SheetColumn.loggedShown }
    shownPlace = shown.count == 1 ? shown[0] : -1
    width = names.count
    self.row = row.row
    warnings =
      UnknownColumns(
        names.enumerated().map { (isOfLog && $1.done != nil || shown.contains($0) ? "" : $1.name, $1.column) }, isOfLog: isOfLog
      ) {
        row.place(of: names[$0].cell).inSheet(row: row.row, column: $0)
      }
      .findings
    end = Self.end(of: row, in: bytes)
    nextLine = row.line + UTF8Text.lineEnds(bytes[row.bytes.startIndex..<end])
  }

  /// Where the rows behind this one begin.
  static func end(of row: RawRecord, in bytes: [UInt8]) -> Int {
    var end = row.bytes.endIndex
    if end < bytes.count, bytes[end] == 13 { end += 1 }
    if end < bytes.count, bytes[end] == 10 { end += 1 }
    return end
  }

  /// The first column whose cell stands at a place or behind it; nil where there is none.
  func firstColumn(from place: Int) -> SheetColumn? {
    SheetColumn.allCases.filter { places[Int($0.rawValue)] >= place }.min { places[Int($0.rawValue)] < places[Int($1.rawValue)] }
  }

  /// The first row that is not blank and is not the line by which Excel is told the delimiter (`sep=;`).
  static func firstRow(_ bytes: [UInt8], _ path: String, _ delimiter: UInt8) throws(IntakeFailure) -> RawRecord? {
    var reader = CSVReader(ByteWindow(bytes), path: path, line: 1, delimiter: delimiter)
    while let row = try reader.next() {
      if row.fault != nil { return nil }
      let isSeparator = row.line == 1 && ["sep=", "SEP=", "\"sep=", "\"SEP="].contains { row.bytes.starts(with: $0.utf8) }
      if !isSeparator { return row }
      reader.forgetRows()
    }
    return nil
  }

  /// What stands in the cells of the heading, with the columns that they name.
  private static func names(
    _ row: RawRecord, _ delimiter: UInt8
  ) -> [(cell: CSVCells.Cell, name: String, column: SheetColumn?, done: TypedField?)] {
    var cells = CSVCells()
    row.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: delimiter) }
    return cells.cells.indices.map { index in
      let name = cells.bytes(index).withUnsafeBufferPointer { String(decoding: SheetCell.trimmed($0), as: UTF8.self) }
      let word = name.lowercased()
      return (cells.cells[index], name, SheetColumn(id: word), TypedField(column: word))
    }
  }
}
