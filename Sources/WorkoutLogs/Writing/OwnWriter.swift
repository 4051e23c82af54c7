import TrainingModel

/// Writes everything that is stored of a client's training in our own form, a set a row: readable without the program, and read back without
/// a difference.
package struct OwnWriter {
  /// The two faces of our own form.
  package enum Form: String, CaseIterable, Sendable { case csv, jsonl }

  private let form: Form
  private let client: String
  /// What has been written since somebody took it.
  package private(set) var bytes: [UInt8] = []

  /// Begins with the heading, where the form has one.
  package init(_ form: Form, client: String) {
    (self.form, self.client) = (form, client)
    if form == .csv { bytes += Array(OwnColumn.spellings.joined(separator: ",").utf8) + [10] }
  }

  /// Everything that is stored of a client in one form.
  ///
  /// - Parameters:
  ///   - life: as apps and files told it, in any order: what is written is the same.
  ///   - typed: what people typed, which follows behind it, a line a field.
  package static func bytes(_ form: Form, client: String, _ life: LogLife, typed: [TypedRecord] = []) -> [UInt8] {
    var writer = OwnWriter(form, client: client)
    var last: SessionSigns?
    var number = 1
    for part in life.parts.sorted(by: { precedes($0, $1, life) }) {
      let signs = SessionSigns(part.session, LogOrigin(app: part.app, age: life.age(of: part)))
      number = signs == last ? number + 1 : 1
      last = signs
      writer.write(part.session, signs.origin, number: number)
    }
    for (app, exports) in life.exports.sorted(by: { $0.key < $1.key }) {
      let isTold = life.parts.contains { $0.app == app && life.age(of: $0) == exports.newest }
      if exports.pruned > 0 || !isTold { writer.write(exports, of: app) }
    }
    for record in typed.sorted(by: { $0.subject < $1.subject }) { writer.write(record) }
    return writer.bytes
  }

  /// What the sessions themselves don't say of the exports of an app: how old the newest was, and the newest whose gaps were deletions.
  private mutating func write(_ exports: LogExports, of app: LogApp) {
    var cells = [Cell](repeating: .empty, count: OwnColumn.spellings.count)
    let newest = LogOrigin(app: app, age: exports.newest).exported
    cells[Int(OwnColumn.client.rawValue)] = .word(client)
    cells[Int(OwnColumn.date.rawValue)] = .word(String(newest.prefix(10)))
    cells[Int(OwnColumn.app.rawValue)] = .word(app.id)
    cells[Int(OwnColumn.exported.rawValue)] = .word(newest)
    if exports.pruned > 0 { cells[Int(OwnColumn.pruned.rawValue)] = .word(LogOrigin(app: app, age: exports.pruned).exported) }
    write(cells)
  }

  private static func precedes(_ a: LogPart, _ b: LogPart, _ life: LogLife) -> Bool {
    let (mine, theirs) = (
      SessionSigns(a.session, .init(app: a.app, age: life.age(of: a))), SessionSigns(b.session, .init(app: b.app, age: life.age(of: b)))
    )
    return mine == theirs ? a.precedes(b) : mine < theirs
  }

  /// What tells the rows of a session from those of all others, as far as apps tell it.
  private struct SessionSigns: Comparable {
    var date: CalendarDate
    var start: Int16
    var name: String
    var origin: LogOrigin

    init(_ session: DoneSession, _ origin: LogOrigin) {
      (date, start, name, self.origin) = (session.date, session.startMinute ?? -1, session.name, origin)
    }

    static func < (a: Self, b: Self) -> Bool {
      if a.date != b.date { return a.date < b.date }
      return (a.start, a.origin.app.rawValue, a.name, a.origin.age) < (b.start, b.origin.app.rawValue, b.name, b.origin.age)
    }
  }

  /// - Parameter number: which of the sessions it is that share day, start, name and export.
  private mutating func write(_ session: DoneSession, _ origin: LogOrigin, number: Int) {
    var cells = [Cell](repeating: .empty, count: OwnColumn.spellings.count)
    func put(_ column: OwnColumn, _ cell: Cell) { cells[Int(column.rawValue)] = cell }
    put(.client, .word(client))
    put(.date, .word(session.date.description))
    put(.start, session.startMinute.map { .word(LogOrigin.clock(Int($0))) } ?? .empty)
    put(.session, .text(session.name))
    put(.unit, .word(session.unit.id))
    put(.sessionNote, .text(session.note ?? ""))
    put(.minutes, .number(session.minutes.map { Int($0) }))
    put(.app, .word(origin.app.id))
    put(.exported, .word(origin.exported))
    put(.part, .number(number > 1 ? number : nil))
    for (exercise, first) in zip(session.exercises, Self.firstNumbers(session.exercises)) {
      put(.exercise, .text(exercise.name))
      put(.exerciseID, .word(exercise.exercise ?? ""))
      put(.superset, .number(exercise.superset.map { Int($0) }))
      put(.exerciseNote, .text(exercise.note ?? ""))
      for (index, set) in exercise.sets.enumerated() {
        put(.set, .number(first + index))
        put(.kind, .word(set.kind.id))
        put(.reps, .number(set.reps.map { Int($0) }))
        put(.seconds, .number(set.seconds.map { Int($0) }))
        put(.metres, set.centimetres.map { .amount(Load(hundredths: $0).description) } ?? .empty)
        put(.load, set.load.map { .amount($0.description) } ?? .empty)
        put(.rpe, set.halfRPE.map { .amount(Load(hundredths: Int32($0) * 50).description) } ?? .empty)
        put(.pain, .number(set.pain.map { Int($0) }))
        put(.side, .word(set.side?.id ?? ""))
        put(.row, .word(set.row?.description ?? ""))
        put(.note, .text(set.note ?? ""))
        put(.isFlagged, set.isFlagged ? .number(1) : .empty)
        write(cells)
      }
    }
  }

  /// The number of each exercise's first set: 1, but where the same exercise comes again at once and only a higher number before it tells the
  /// one from the other.
  private static func firstNumbers(_ exercises: [DoneExercise]) -> [Int] {
    var numbers = [Int](repeating: 1, count: exercises.count)
    for place in exercises.indices.dropLast().reversed()
    where exercises[place + 1].name == exercises[place].name && exercises[place + 1].superset == exercises[place].superset {
      numbers[place] = max(1, numbers[place + 1] + 2 - exercises[place].sets.count)
    }
    return numbers
  }

  private mutating func write(_ record: TypedRecord) {
    for field in record.values.fields {
      guard let author = record.authors[field] else { continue }
      var cells = [Cell](repeating: .empty, count: OwnColumn.spellings.count)
      func put(_ column: OwnColumn, _ cell: Cell) { cells[Int(column.rawValue)] = cell }
      put(.client, .word(client))
      put(.date, .word(record.date.description))
      put(.exercise, .text(record.exercise))
      switch record.subject {
      case .row(let id): put(.row, .word(id.description))
      case .exercise(_, _, let occurrence): put(.set, .number(occurrence))
      }
      put(.app, .word(author.source.id))
      put(.field, .word(field.id))
      put(.value, .text(record.values.text(field) ?? ""))
      put(.by, .text(author.who))
      put(.at, .text(author.at))
      write(cells)
    }
  }

  // MARK: Cells

  /// What stands in a cell.
  private enum Cell {
    case empty
    /// A word of ours.
    case word(String)
    /// What a person wrote.
    case text(String)
    case amount(String)

    static func number(_ number: Int?) -> Cell { number.map { .amount("\($0)") } ?? .empty }

    var text: String {
      switch self {
      case .empty: ""
      case .word(let text), .text(let text), .amount(let text): text
      }
    }
  }

  private mutating func write(_ cells: [Cell]) {
    switch form {
    case .csv:
      for (place, cell) in cells.enumerated() {
        if place > 0 { bytes.append(44) }
        writeCSV(cell)
      }
    case .jsonl:
      var isFirst = true
      bytes.append(123)
      for (place, cell) in cells.enumerated() where !cell.text.isEmpty {
        if !isFirst { bytes += Array(", ".utf8) }
        isFirst = false
        bytes += Array("\"\(OwnColumn.spellings[place])\": ".utf8)
        if case .amount(let number) = cell { bytes += Array(number.utf8) } else { writeJSON(cell.text) }
      }
      bytes.append(125)
    }
    bytes.append(10)
  }

  /// A text that a spreadsheet would take for a formula gets a mark, which the reader of a log from a store takes away.
  private mutating func writeCSV(_ cell: Cell) {
    var text = cell.text
    if case .text = cell, let first = text.utf8.first, "=+-@'".utf8.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 || $0 == 9 || $0 == 59 }) else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(34)
    for byte in text.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }

  private mutating func writeJSON(_ text: String) {
    bytes.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34, 92: bytes += [92, byte]
      case 10: bytes += [92, UInt8(ascii: "n")]
      case 9: bytes += [92, UInt8(ascii: "t")]
      case 0..<32: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(34)
  }
}
