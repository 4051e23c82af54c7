import TrainingModel

/// Writes a whole session as the JSON that `log_parts` keeps of what was told where people typed something else, and reads it from it.
///
/// It is an array of date, start, minutes, unit, name, note and exercises; an exercise is an array of name, id, superset, note, row ids and
/// sets, the last two as in `log_exercises`.
enum SessionCoding {
  static func bytes(_ session: DoneSession) -> [UInt8] {
    var writer = Writer()
    writer.open()
    writer.put(session.date.description)
    writer.put(session.startMinute.map(Int.init))
    writer.put(session.minutes.map(Int.init))
    writer.put(Int(session.unit.rawValue))
    writer.put(session.name)
    writer.put(session.note)
    writer.open()
    var coding = SetCoding()
    for exercise in session.exercises {
      writer.open()
      writer.put(exercise.name)
      writer.put(exercise.exercise)
      writer.put(exercise.superset.map(Int.init))
      writer.put(exercise.note)
      coding.write(exercise.sets)
      writer.put(raw: coding.rows.isEmpty ? Array("null".utf8) : coding.rows)
      writer.put(raw: coding.sets)
      writer.close()
    }
    writer.close()
    writer.close()
    return writer.bytes
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func open() {
      separate()
      bytes.append(UInt8(ascii: "["))
      isFirst = true
    }

    mutating func close() {
      bytes.append(UInt8(ascii: "]"))
      isFirst = false
    }

    mutating func put(raw: [UInt8]) {
      separate()
      bytes += raw
    }

    mutating func put(_ number: Int?) {
      separate()
      if let number { SetCoding.append(number, to: &bytes) } else { bytes += Array("null".utf8) }
    }

    mutating func put(_ text: String?) {
      separate()
      if let text { LogJSON.append(text, to: &bytes) } else { bytes += Array("null".utf8) }
    }

    private mutating func separate() {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
    }
  }

  // MARK: Reading

  /// The session that the text says; nil where it says something that is never written.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DoneSession? {
    var scanner = LogJSON.Scanner(bytes)
    guard scanner.take("["), case .text(let day)? = scanner.value(), let date = CalendarDate(iso: day), scanner.take(","),
      let start = scanner.optionalNumber(), scanner.take(","), let minutes = scanner.optionalNumber(), scanner.take(","),
      case .number(let code)? = scanner.value(), let unit = UInt8(exactly: code).flatMap(LoadUnit.init(rawValue:)), scanner.take(","),
      case .text(let name)? = scanner.value(), scanner.take(","), let note = scanner.optionalText(), scanner.take(","), scanner.take("[")
    else { return nil }
    var session = DoneSession(
      date: date, startMinute: start.flatMap(Int16.init(exactly:)), minutes: minutes.flatMap(Int16.init(exactly:)), name: name, unit: unit,
      note: note, exercises: [])
    if !scanner.take("]") {
      repeat {
        guard let exercise = exercise(&scanner) else { return nil }
        session.exercises.append(exercise)
      } while scanner.take(",")
      guard scanner.take("]") else { return nil }
    }
    return scanner.take("]") && scanner.isAtEnd ? session : nil
  }

  private static func exercise(_ scanner: inout LogJSON.Scanner) -> DoneExercise? {
    guard scanner.take("["), case .text(let name)? = scanner.value(), scanner.take(","), let id = scanner.optionalText(), scanner.take(","),
      let superset = scanner.optionalNumber(), scanner.take(","), let note = scanner.optionalText(), scanner.take(",")
    else { return nil }
    var rows: [RowID] = []
    if scanner.isAtArray {
      guard let read = SetCoding.rows(&scanner) else { return nil }
      rows = read
    } else if scanner.value() != .null {
      return nil
    }
    guard scanner.take(","), let sets = SetCoding.sets(&scanner, rows), scanner.take("]") else { return nil }
    return DoneExercise(name: name, exercise: id, superset: superset.flatMap(Int32.init(exactly:)), note: note, sets: sets)
  }
}

extension LogJSON.Scanner {
  /// The next value, a number or null; nil where it is neither.
  fileprivate mutating func optionalNumber() -> Int?? {
    switch value() {
    case .number(let number)?: .some(number)
    case .null?: .some(nil)
    default: nil
    }
  }

  /// The next value, a text or null; nil where it is neither.
  fileprivate mutating func optionalText() -> String?? {
    switch value() {
    case .text(let text)?: .some(text)
    case .null?: .some(nil)
    default: nil
    }
  }
}
