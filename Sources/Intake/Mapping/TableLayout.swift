import Files
import Findings
import TrainingModel

/// What the header of a CSV file, with a mapping or without one, says about every row below it.
package struct TableLayout: Sendable {
  /// Where a field of each row comes from.
  struct Plan: Sendable {
    enum Source: Sendable {
      case column(Int)
      case constant(TableMapping.Value)
      case rowNumber(prefix: String)
    }

    var field: ProfileField
    var source: Source
    var values: TableMapping.Translation?
    var unit: MeasureUnit?
    var isUnitStated = false
    var prefix: String
    var separator: [UInt8]
    var dateOrder: DateOrder?
    var fallback: TableMapping.Value?
  }

  let delimiter: UInt8
  let columnCount: Int
  let plans: [Plan]
  /// Whether a mapping says what the columns are, and the table is a gym's own.
  let isMapped: Bool
  /// What the table says about the order of its dates.
  private(set) var dates = TableDates()
  /// Whether a column of feet has 10 or 11 behind the point, so that what stands there are inches.
  private(set) var hasInchesBehindPoint = false
  /// Stands for the header, the mapping and the order of dates, so that equal rows under different ones differ.
  private(set) var identity: ContentDigest

  /// Takes over what the rows say together.
  mutating func take(_ survey: TableSurvey) {
    (dates, hasInchesBehindPoint) = (survey.dates, survey.hasInchesBehindPoint)
    let orders = dates.text + (hasInchesBehindPoint ? " inches" : "")
    if !orders.isEmpty { identity = ContentHasher.digest(of: Array("\(identity) \(orders)".utf8)[...]) }
  }

  /// Whether a row's content depends on its number.
  var isNumbered: Bool { plans.contains { if case .rowNumber = $0.source { true } else { false } } }

  /// The same layout with nothing but one field.
  func only(_ field: ProfileField) -> TableLayout {
    TableLayout(
      delimiter: delimiter, columnCount: columnCount, plans: plans.filter { $0.field == field }, isMapped: isMapped, dates: dates,
      hasInchesBehindPoint: hasInchesBehindPoint, identity: identity)
  }

  /// The layout that a header row gives, where its columns are profile fields or the mapping knows all of them.
  static func of(header row: RawRecord, delimiter: UInt8, mapping: TableMapping?) throws(IntakeFailure) -> TableLayout {
    var cells = CSVCells()
    row.bytes.withUnsafeBufferPointer { cells.split($0, delimiter: delimiter) }
    var names: [String] = []
    var complaints = Complaints()
    for index in cells.cells.indices {
      let name = cells.trimmedString(index)
      if names.contains(name), !name.isEmpty {
        // Only a name that we know is repeated: where the heading is missing, this is a client's row.
        let isKnown = ProfileField(id: name) != nil || mapping?.columns.contains(name) ?? false
        complaints.add(
          .profileDuplicateKey, isKnown ? "the column '\(name)' stands twice in the header" : "two columns of the header have one name",
          at: row.place(of: cells.cells[index]))
      }
      names.append(name)
    }
    let places = cells.cells.map { row.place(of: $0) }
    let known = mapping?.columns ?? ProfileField.spellings
    guard known.isEmpty || names.contains(where: { Suggestion.nearest(to: $0, among: known) != nil }) else {
      throw IntakeFailure(
        mapping == nil ? .profileUnknownKey : .mappingInvalid, "the first row names no column that is known, as if the header were missing",
        at: row.place,
        hint: mapping.map { "begin the table with the columns that \($0.path) names" }
          ?? "begin the table with the names of its columns; one with columns of its own is read with --map")
    }
    let plans =
      if let mapping { mapped(names, places, mapping, row.place, &complaints) } else { plain(names, places, &complaints) }
    if complaints.hasErrors { throw IntakeFailure(Finding.inReadingOrder(complaints.findings)) }
    let identity = ContentHasher.digest(of: Array("\(delimiter) \(mapping?.digest.description ?? "")\n".utf8)[...], row.bytes)
    return TableLayout(delimiter: delimiter, columnCount: names.count, plans: plans, isMapped: mapping != nil, identity: identity)
  }

  private static func plain(_ names: [String], _ places: [Place], _ complaints: inout Complaints) -> [Plan] {
    var plans: [Plan] = []
    for (index, name) in names.enumerated() {
      if let field = ProfileField(id: name) {
        plans.append(Plan(field: field, source: .column(index), prefix: "", separator: [UInt8(ascii: "|")]))
      } else {
        let strange = StrangeName(name.utf8, among: ProfileField.spellings)
        complaints.add(
          .profileUnknownKey, "\(words(strange, index)) is no profile field", at: places[index],
          hint: strange.hint ?? "a table with columns of its own is read with --map")
      }
    }
    return plans
  }

  private static func mapped(
    _ names: [String], _ places: [Place], _ mapping: TableMapping, _ header: Place, _ complaints: inout Complaints
  ) -> [Plan] {
    var used = Set<Int>()
    let plans = mapping.entries.compactMap { entry -> Plan? in
      let source: Plan.Source
      switch entry.source {
      case .constant(let value): source = .constant(value)
      case .rowNumber(let prefix): source = .rowNumber(prefix: prefix)
      case .column(let wanted):
        guard let index = wanted.lazy.compactMap({ names.firstIndex(of: $0) }).first else {
          let missing = wanted.map { "'\(UTF8Text.excerpt($0.utf8))'" }.joined(separator: " or ")
          complaints.add(
            .mappingInvalid, "the table has no column \(missing)", at: entry.place,
            hint: wanted.first.flatMap { Suggestion.hint(for: $0, among: names) })
          return nil
        }
        used.insert(index)
        source = .column(index)
      }
      return Plan(
        field: entry.field, source: source, values: entry.values, unit: entry.unit, isUnitStated: entry.isUnitStated, prefix: entry.prefix,
        separator: Array(entry.separator.utf8), dateOrder: entry.dateOrder, fallback: entry.fallback)
    }
    for (index, name) in names.enumerated() where !used.contains(index) && !mapping.ignored.contains(name) {
      if let (field, taken) = mapping.taken(insteadOf: name, from: names) {
        complaints.add(
          .mappingInvalid,
          "the table has both '\(UTF8Text.excerpt(taken.utf8))' and '\(UTF8Text.excerpt(name.utf8))', and '\(field)' is read from one column: "
            + "of those that 'from' lists, the first that is there",
          at: places[index], hint: "list the other one under 'ignore' in \(mapping.path), or map it to a field of its own")
        continue
      }
      complaints.add(
        .mappingInvalid, "the mapping does not say what \(words(StrangeName(name.utf8, among: mapping.columns), index)) is for",
        at: places[index], hint: "map it to a field, or list it under 'ignore' in \(mapping.path)")
    }
    return plans
  }

  /// A column in words: by its name only where that is a slip of one that is known, for it may be a client's cell.
  private static func words(_ name: StrangeName, _ index: Int) -> String {
    name.shown.map { "the column '\($0)'" } ?? "column \(index + 1)"
  }
}

extension TableMapping {
  /// The field that might have been read from a column, with the column that it is read from; nil where no field names it.
  fileprivate func taken(insteadOf name: String, from names: [String]) -> (field: ProfileField, column: String)? {
    for entry in entries {
      guard case .column(let wanted) = entry.source, wanted.contains(name), let taken = wanted.first(where: names.contains) else {
        continue
      }
      return (entry.field, taken)
    }
    return nil
  }
}
