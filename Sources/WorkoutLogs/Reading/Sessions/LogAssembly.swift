import Findings
import Foundation
import TrainingModel

/// What is known of a file and its client beside the rows.
struct LogContext {
  var path: String
  var client: String
  var app: LogApp
  /// The unit that the user says.
  var given: LoadUnit?
  /// The unit of the client's profile.
  var profile: LoadUnit?
  /// The client's zone, for forms whose times are those of Greenwich.
  var zone: TimeZone?
  var today: CalendarDate?
  /// The manners of the form.
  var traits = FormTraits()
}

/// What a form does in its own way.
struct FormTraits {
  var doubling = Doubling.none
  /// Whether the signs `\n` in notes are ends of lines.
  var notesHaveMarks = false
  /// Whether rows have times of their own, by which they are put in order.
  var rowsHaveTimes = false
  /// Whether times are those of Greenwich, and not the client's own.
  var timesAreGreenwich = false
  /// Whether rows are in the order of sets, so that a number that doesn't grow begins a new block.
  var ordersRestart = false
}

/// Makes sessions of the rows of a client.
struct LogAssembly {
  private let context: LogContext
  private var log: LogCollector
  private var client: ClientLog
  private var names: [String?]
  /// Where each name stands among those that are used, by its number, or -1.
  private var usedPlaces: [Int]
  private var unit = LoadUnit.kg
  /// Whether the order in which sets were done has to be found by their numbers, for the file was sorted by something else.
  private var isSorted = false

  private init(_ log: LogCollector, _ context: LogContext) {
    (self.log, self.context) = (log, context)
    client = ClientLog(client: context.client, app: context.app, unit: .kg, entries: log.entries)
    client.typed = log.typed
    names = [String?](repeating: nil, count: log.texts.count)
    usedPlaces = [Int](repeating: -1, count: log.texts.count)
  }

  /// The client's log; throws where dates or unit stay open.
  static func assemble(_ log: LogCollector, _ context: LogContext) throws(LogRefusal) -> ClientLog {
    var assembly = LogAssembly(log, context)
    return try assembly.run()
  }

  private mutating func run() throws(LogRefusal) -> ClientLog {
    let zone: TimeZone?? = context.traits.timesAreGreenwich ? .some(context.zone) : nil
    let stamps = try log.stamps.resolved(zone, today: context.today, path: context.path).map {
      $0.flatMap { isPossible($0.day) ? $0 : nil }
    }
    try settleUnit()
    for row in log.rows where stamps[Int(row.stamp)] == nil { tellDate(row) }
    var groups = SessionGroups(log.rows, stamps)
    groups.markDoubles(context.traits.doubling, &log.rows)
    isSorted = context.traits.ordersRestart && groups.areScattered(log.rows)
    var made: [(key: SessionGroups.Key, session: ReadSession)] = []
    made.reserveCapacity(groups.sessions.count)
    for place in groups.sessions.indices {
      arrange(&groups, place)
      let session = groups.sessions[place]
      if let read = session.rows.isEmpty ? nil : self.session(groups.order[session.rows], session.key) { made.append((session.key, read)) }
    }
    made.sort { lhs, rhs in
      let (a, b) = (lhs.session.session, rhs.session.session)
      return (a.date, lhs.key.second, a.startMinute ?? -1) < (b.date, rhs.key.second, b.startMinute ?? -1)
    }
    client.sessions = made.map(\.session)
    markSlips()
    client.exports = log.exports
    client.skipped += log.skipped
    client.unreadable += log.unreadable
    if !client.skipped.isEmpty { client.skipped.sort { $0.line < $1.line } }
    if !client.unreadable.isEmpty { client.unreadable.sort { $0.line < $1.line } }
    if log.hasBareDistance {
      client.warnings.append(
        Finding(
          .logDistanceUnit, "the file has no unit for its distances, which were read in \(unit == .kg ? "kilometres" : "miles")",
          at: Place(file: context.path)))
    }
    return client
  }

  /// Nobody logs what is to come, but for whoever is a day ahead of the gym; and a day before the first Monday of 1970 is a zero somewhere.
  private func isPossible(_ day: CalendarDate) -> Bool {
    if let today = context.today, day > today + 1 { return false }
    return day.dayNumber >= 4
  }

  private mutating func tellDate(_ row: LogRow) {
    for _ in 0..<row.copies {
      client.unreadable.append(
        UnreadableLine(
          line: Int(row.line), code: .logDate,
          message: "the date is none in the order of the file's dates, or of a day to come, or before 1970"))
    }
  }

  private mutating func settleUnit() throws(LogRefusal) {
    log.evidence.learn(plates: PoundPlates.example(log.rows, name: log.texts.name))
    let hasOpen = log.rows.contains { $0.unit == nil && abs($0.load) > 0 && $0.skip == nil }
    let settled = try UnitSettling.settle(
      given: context.given, profile: context.profile, evidence: log.evidence, hasLoads: hasOpen, path: context.path)
    unit = settled.unit
    if let warning = settled.warning { client.warnings.append(warning) }
    var (own, other) = (0, 0)
    for row in log.rows where abs(row.load) > 0 { if row.unit ?? unit == unit { own += 1 } else { other += 1 } }
    client.unit = other <= own ? unit : unit == .kg ? .lb : .kg
    if let given = context.given, let stated = log.rows.first(where: { $0.unit != nil && $0.unit != given && abs($0.load) > 0 }) {
      client.warnings.append(
        Finding(
          .logUnit, "the file says itself that its loads are \(stated.unit ?? unit), and so they were read, whatever --unit says",
          severity: .warning, at: Place(file: context.path, line: Int(stated.line))))
    }
  }

  /// Puts the rows of a session into the order in which they were done, where the file has lost it.
  private func arrange(_ groups: inout SessionGroups, _ session: Int) {
    let rows = log.rows
    if context.traits.rowsHaveTimes {
      groups.sort(session) { (rows[$0].minute, $0) < (rows[$1].minute, $1) }
    } else if isSorted {
      var first: [Int32: Int] = [:]
      for place in groups.order[groups.sessions[session].rows] where first[rows[place].exercise] == nil {
        first[rows[place].exercise] = first.count
      }
      groups.sort(session) { lhs, rhs in
        let (a, b) = (rows[lhs], rows[rhs])
        if a.exercise != b.exercise { return (first[a.exercise] ?? 0) < (first[b.exercise] ?? 0) }
        return (a.numbered, lhs) < (b.numbered, rhs)
      }
    }
  }

  // MARK: Sessions

  private mutating func session(_ places: ArraySlice<Int>, _ key: SessionGroups.Key) -> ReadSession? {
    let origin = log.origins[Int(key.part >> LogRow.startBits)]
    let sessionUnit = origin == nil ? commonUnit(places) : places.first.flatMap { log.rows[$0].unit } ?? client.unit
    var exercises: [DoneExercise] = []
    var lines: [Int32] = []
    lines.reserveCapacity(places.count)
    var (sessionNote, minute, minutes): (Int32, Int16?, Int16) = (0, nil, 0)
    // The block that is being filled: where it begins, and the highest number in it.
    var (block, number): (LogRow?, Int32) = (nil, -1)
    var (ramps, side): (Int, LogSide?) = (0, nil)
    for place in places {
      let row = log.rows[place]
      if let code = row.skip {
        for _ in 0..<row.copies { client.skipped.append(SkippedLine(line: Int(row.line), code: code)) }
        if code == .logNote, row.note != 0, !exercises.isEmpty { append(row.note, to: &exercises[exercises.count - 1]) }
        continue
      }
      if sessionNote == 0 { sessionNote = row.sessionNote }
      if row.minute >= 0 { minute = min(minute ?? row.minute, row.minute) }
      minutes = max(minutes, row.minutes)
      // Both sides of a set have its number.
      let isOtherSide = row.side != nil && row.side != side && row.order == number
      let restarts = context.traits.ordersRestart && !isSorted && row.order >= 0 && row.order <= number && !isOtherSide
      if row.exercise != block?.exercise || row.superset != block?.superset || restarts || row.part != block?.part {
        var moved: [DoneSet] = []
        // Ramp sets in front of a block that begins anew are its own.
        if restarts, row.exercise == block?.exercise, ramps > 0, let last = exercises.indices.last, exercises[last].sets.count > ramps {
          moved = Array(exercises[last].sets.suffix(ramps))
          exercises[last].sets.removeLast(ramps)
        }
        moved.reserveCapacity(moved.count + 5)
        exercises.append(exercise(row, moved))
        (block, number) = (row, -1)
      }
      (number, side) = (max(number, row.order), row.side)
      let set = self.set(row, in: sessionUnit)
      for _ in 0..<row.copies {
        exercises[exercises.count - 1].sets.append(set)
        lines.append(row.line)
      }
      ramps = row.kind == .ramp && row.order < 0 ? ramps + Int(row.copies) : 0
      if row.exerciseNote != 0, exercises[exercises.count - 1].note == nil {
        exercises[exercises.count - 1].note = log.texts.note(row.exerciseNote, hasMarks: context.traits.notesHaveMarks)
      }
      use(row, CalendarDate(dayNumber: key.day))
    }
    guard !exercises.isEmpty else { return nil }
    let session = DoneSession(
      date: CalendarDate(dayNumber: key.day), startMinute: minute ?? (key.second < 0 ? nil : Int16(truncatingIfNeeded: key.second / 60)),
      minutes: (1...1_439).contains(minutes) ? minutes : nil, name: name(key.title), unit: sessionUnit,
      note: log.texts.note(sessionNote, hasMarks: context.traits.notesHaveMarks), exercises: exercises)
    return ReadSession(session: session, lines: lines, origin: origin)
  }

  private mutating func exercise(_ row: LogRow, _ sets: [DoneSet]) -> DoneExercise {
    DoneExercise(
      name: name(row.exercise), exercise: row.exerciseID == 0 || log.texts.isInvisible(row.exerciseID) ? nil : name(row.exerciseID),
      superset: row.superset < 0 ? nil : row.superset, sets: sets)
  }

  private func append(_ note: Int32, to exercise: inout DoneExercise) {
    guard let text = log.texts.note(note, hasMarks: context.traits.notesHaveMarks) else { return }
    exercise.note = exercise.note.map { "\($0)\n\(text)" } ?? text
  }

  /// The unit of most loads of a session; of as many, the file's.
  private func commonUnit(_ places: ArraySlice<Int>) -> LoadUnit {
    var others = 0
    var loads = 0
    for place in places where abs(log.rows[place].load) > 0 {
      loads += 1
      if log.rows[place].unit ?? unit != client.unit { others += 1 }
    }
    return others * 2 > loads ? (client.unit == .kg ? .lb : .kg) : client.unit
  }

  private mutating func set(_ row: LogRow, in sessionUnit: LoadUnit) -> DoneSet {
    var set = DoneSet(
      kind: row.kind, row: row.row, reps: row.reps < 0 ? nil : row.reps, seconds: row.seconds < 0 ? nil : row.seconds,
      centimetres: row.centimetres < 0 ? nil : distance(row.centimetres), halfRPE: row.halfRPE == 0 ? nil : row.halfRPE,
      pain: row.pain == 255 ? nil : row.pain, side: row.side)
    set.isFlagged = row.isFlagged
    if row.note != 0 { set.note = log.texts.note(row.note, hasMarks: context.traits.notesHaveMarks) }
    if abs(row.load) > 0 {
      var load = abs(row.load)
      let own = row.unit ?? unit
      if own != sessionUnit { load = sessionUnit == .lb ? load / LogUnits.kilogramsPerPound : load * LogUnits.kilogramsPerPound }
      set.load = Int32(exactly: (load * 100).rounded()).flatMap { $0 > 0 ? Load(hundredths: $0) : nil }
      // Help of a machine is a positive number; what a load below zero of any other exercise means, nobody knows.
      if row.load < 0, !AssistedNames.contains(name(row.exercise)) { set.isFlagged = true }
    }
    return set
  }

  /// A distance without a unit was taken for kilometres, and is in miles where loads are in pounds.
  private func distance(_ centimetres: Int32) -> Int32 {
    log.hasBareDistance && unit == .lb ? Int32(clamping: Int((Double(centimetres) * 1.609_344).rounded())) : centimetres
  }

  private mutating func name(_ id: Int32) -> String {
    if let name = names[Int(id)] { return name }
    let name = log.texts.name(id)
    names[Int(id)] = name
    return name
  }

  private mutating func use(_ row: LogRow, _ date: CalendarDate) {
    var place = usedPlaces[Int(row.exercise)]
    if place < 0 {
      place = client.names.count
      usedPlaces[Int(row.exercise)] = place
      client.names.append(UsedName(name: name(row.exercise), sets: 0, lastDate: date))
    }
    client.names[place].sets += Int(row.copies)
    if client.names[place].lastDate < date { client.names[place].lastDate = date }
  }

  // MARK: Slips

  /// Flags sets that can't be right, once all others of their exercises are known.
  private mutating func markSlips() {
    var places: [String: [(session: Int, exercise: Int)]] = [:]
    for (session, read) in client.sessions.enumerated() {
      for (exercise, done) in read.session.exercises.enumerated() { places[done.name, default: []].append((session, exercise)) }
    }
    for (_, found) in places {
      var usual = Plausibility()
      for (session, exercise) in found {
        let unit = client.sessions[session].session.unit
        for set in client.sessions[session].session.exercises[exercise].sets where set.kind.isWorking { usual.learn(set, unit) }
      }
      usual.settle()
      // What came out of a store was judged when it came in.
      for (session, exercise) in found where client.sessions[session].origin == nil {
        let unit = client.sessions[session].session.unit
        for set in client.sessions[session].session.exercises[exercise].sets.indices
        where usual.isSlip(client.sessions[session].session.exercises[exercise].sets[set], unit) {
          client.sessions[session].session.exercises[exercise].sets[set].isFlagged = true
        }
      }
    }
  }
}
