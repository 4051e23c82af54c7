extension WorkoutLog {
  /// Why a log can't be stored as it is, for a person; nil where it can.
  ///
  /// Only what a field of the log means is looked at, and never whether it is plausible.
  public var fault: String? {
    if !(1...7).contains(key.day) { return "the day of the week is none from 1 to 7" }
    if key.planStart != nil, !(1...4).contains(key.week) { return "the week of the block is none from 1 to 4" }
    if !date.hasYear || !parts.allSatisfy({ $0.session.date.hasYear }) || !(key.planStart?.hasYear ?? true) {
      return "a day is none from 0001-01-01 to 9999-12-31"
    }
    if parts.isEmpty { return "the day has no session" }
    return isClean ? nil : "a number is outside of what it can be, or a text has blanks at its ends or the character 0 in it"
  }

  /// Whether `cleaned` would change nothing.
  private var isClean: Bool { Self.isClean(note) && parts.allSatisfy { $0.session.isClean } }

  fileprivate static func isClean(_ text: String?, mayBeEmpty: Bool = false) -> Bool {
    guard let text else { return true }
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return mayBeEmpty }
    return !isBlank(first) && !isBlank(last) && !bytes.contains(0)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// The log with every number that can't be left out and its set flagged, and with texts that can be stored: without the character 0 and
  /// blanks at their ends, and none where nothing is left.
  public func cleaned() -> WorkoutLog {
    var log = self
    log.note = Self.text(note)
    for part in log.parts.indices {
      log.parts[part].session.clean()
      log.parts[part].original?.clean()
    }
    return log
  }

  /// The text as it can be stored; nil where nothing is left of it.
  fileprivate static func text(_ text: String?) -> String? {
    guard let text else { return nil }
    if isClean(text) { return text }
    let kept = text.utf8.filter { $0 != 0 }
    guard let first = kept.firstIndex(where: { !isBlank($0) }), let last = kept.lastIndex(where: { !isBlank($0) }) else { return nil }
    return String(decoding: kept[first...last], as: UTF8.self)
  }
}

extension CalendarDate {
  /// Whether the day is one of the years 1 to 9999, which can be written.
  fileprivate var hasYear: Bool { (-719_162...2_932_896).contains(dayNumber) }
}

extension DoneSession {
  fileprivate var isClean: Bool {
    (0...1439).contains(startMinute ?? 0) && (1...1439).contains(minutes ?? 1)
      && WorkoutLog.isClean(name, mayBeEmpty: true) && WorkoutLog.isClean(note) && exercises.allSatisfy(\.isClean)
  }

  fileprivate mutating func clean() {
    if let minute = startMinute, !(0...1439).contains(minute) { startMinute = nil }
    if let time = minutes, !(1...1439).contains(time) { minutes = nil }
    name = WorkoutLog.text(name) ?? ""
    note = WorkoutLog.text(note)
    for index in exercises.indices {
      exercises[index].name = WorkoutLog.text(exercises[index].name) ?? "?"
      exercises[index].exercise = WorkoutLog.text(exercises[index].exercise)
      exercises[index].note = WorkoutLog.text(exercises[index].note)
      for set in exercises[index].sets.indices { exercises[index].sets[set].clean() }
    }
  }
}

extension DoneExercise {
  fileprivate var isClean: Bool {
    WorkoutLog.isClean(name) && WorkoutLog.isClean(exercise) && WorkoutLog.isClean(note) && sets.allSatisfy(\.isClean)
  }
}

extension DoneSet {
  fileprivate var isClean: Bool {
    (reps ?? 0) >= 0 && (seconds ?? 0) >= 0 && (centimetres ?? 0) >= 0 && (load?.hundredths ?? 0) >= 0
      && (2...20).contains(halfRPE ?? 2) && (pain ?? 0) <= 10 && WorkoutLog.isClean(note)
  }

  fileprivate mutating func clean() {
    note = WorkoutLog.text(note)
    func isBelow(_ value: Int32?) -> Bool { value.map { $0 < 0 } ?? false }
    if isBelow(reps) { (reps, isFlagged) = (nil, true) }
    if isBelow(seconds) { (seconds, isFlagged) = (nil, true) }
    if isBelow(centimetres) { (centimetres, isFlagged) = (nil, true) }
    if isBelow(load?.hundredths) { (load, isFlagged) = (nil, true) }
    if let effort = halfRPE, !(2...20).contains(effort) { (halfRPE, isFlagged) = (nil, true) }
    if let degree = pain, degree > 10 { (pain, isFlagged) = (nil, true) }
  }
}
