import TrainingModel

/// Writes the sets of an exercise as the JSON that `log_exercises` holds, and reads them from it.
///
/// A set is an array whose places are: kind, repetitions, load in hundredths, which of the exercise's row ids, half steps of RPE, seconds,
/// centimetres, pain, side, whether it is flagged, note. What is not said at the end of an array is left away.
struct SetCoding {
  /// The array of row ids; empty where no set has one.
  private(set) var rows: [UInt8] = []
  private(set) var sets: [UInt8] = []
  private var ids: [RowID] = []

  /// Writes the sets into `sets` and the ids of their rows into `rows`.
  mutating func write(_ done: [DoneSet]) {
    sets.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    sets.append(UInt8(ascii: "["))
    for set in done {
      if sets.count > 1 { sets.append(UInt8(ascii: ",")) }
      write(set)
    }
    sets.append(UInt8(ascii: "]"))
    guard !ids.isEmpty else { return }
    rows.append(UInt8(ascii: "["))
    for id in ids {
      if rows.count > 1 { rows.append(UInt8(ascii: ",")) }
      Self.append(Int(id.rawValue), to: &rows)
    }
    rows.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ set: DoneSet) {
    sets.append(UInt8(ascii: "["))
    Self.append(Int(set.kind.rawValue), to: &sets)
    // How many places were passed over since the last that says something.
    var passed = 0
    func put(_ value: Int?, _ self: inout SetCoding) {
      guard let value else {
        passed += 1
        return
      }
      self.pass(passed)
      passed = 0
      Self.append(value, to: &self.sets)
    }
    put(set.reps.map(Int.init), &self)
    put(set.load.map { Int($0.hundredths) }, &self)
    put(set.row.map { index(of: $0) }, &self)
    put(set.halfRPE.map(Int.init), &self)
    put(set.seconds.map(Int.init), &self)
    put(set.centimetres.map(Int.init), &self)
    put(set.pain.map(Int.init), &self)
    put(set.side.map { Int($0.rawValue) }, &self)
    put(set.isFlagged ? 1 : nil, &self)
    if let note = set.note {
      pass(passed)
      LogJSON.append(note, to: &sets)
    }
    sets.append(UInt8(ascii: "]"))
  }

  /// Says null so many times, and begins the next value.
  private mutating func pass(_ count: Int) {
    for _ in 0..<count { sets.append(contentsOf: [44, 110, 117, 108, 108]) }
    sets.append(UInt8(ascii: ","))
  }

  private mutating func index(of id: RowID) -> Int {
    if let known = ids.lastIndex(of: id) { return known }
    ids.append(id)
    return ids.count - 1
  }

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value >= 0, value < 10 { return bytes.append(48 + UInt8(value)) }
    bytes.append(contentsOf: String(value).utf8)
  }

  // MARK: Reading

  /// The sets that these two texts say, the second empty where there is none; nil where they say something that is never written.
  static func read(_ sets: UnsafeBufferPointer<UInt8>, rows: UnsafeBufferPointer<UInt8>) -> [DoneSet]? {
    var (all, done): ([DoneSet], DoneSet) = ([], DoneSet())
    return forEach(sets, rows: rows, &done) { all.append($0) } ? all : nil
  }

  /// Hands over each of them, in one place after the other; false where the texts say something that is never written, which may come after
  /// some that were handed over.
  static func forEach(
    _ sets: UnsafeBufferPointer<UInt8>, rows: UnsafeBufferPointer<UInt8>, _ done: inout DoneSet, _ body: (inout DoneSet) -> Void
  ) -> Bool {
    var ids: [RowID] = []
    if !rows.isEmpty {
      var scanner = LogJSON.Scanner(rows)
      guard let read = Self.rows(&scanner), scanner.isAtEnd else { return false }
      ids = read
    }
    var scanner = LogJSON.Scanner(sets)
    return forEach(&scanner, ids, &done, body) && scanner.isAtEnd
  }

  /// The array of row ids that comes next, which has one at least.
  static func rows(_ scanner: inout LogJSON.Scanner) -> [RowID]? {
    guard scanner.take("[") else { return nil }
    var ids: [RowID] = []
    repeat {
      guard let id = scanner.number(), id >= 0 else { return nil }
      ids.append(RowID(rawValue: UInt64(id)))
    } while scanner.take(",")
    return scanner.take("]") ? ids : nil
  }

  /// The array of sets that comes next, which name their rows by their places among `ids`.
  static func sets(_ scanner: inout LogJSON.Scanner, _ ids: [RowID]) -> [DoneSet]? {
    var (all, done): ([DoneSet], DoneSet) = ([], DoneSet())
    return forEach(&scanner, ids, &done) { all.append($0) } ? all : nil
  }

  private static func forEach(
    _ scanner: inout LogJSON.Scanner, _ ids: [RowID], _ done: inout DoneSet, _ body: (inout DoneSet) -> Void
  ) -> Bool {
    guard scanner.take("[") else { return false }
    if scanner.take("]") { return true }
    repeat {
      guard read(&scanner, ids, into: &done) else { return false }
      body(&done)
    } while scanner.take(",")
    return scanner.take("]")
  }

  private static func read(_ scanner: inout LogJSON.Scanner, _ ids: [RowID], into set: inout DoneSet) -> Bool {
    guard scanner.take("["), let kind = scanner.number(), let word = UInt8(exactly: kind).flatMap(SetKind.init(rawValue:))
    else { return false }
    set = DoneSet(kind: word)
    var place = 1
    while scanner.take(",") {
      if let number = scanner.number() {
        guard put(number, at: place, &set, ids) else { return false }
      } else {
        switch (place, scanner.value()) {
        case (1...10, .null): break
        case (10, .text(let note)): set.note = note
        default: return false
        }
      }
      place += 1
    }
    return scanner.take("]")
  }

  @inline(__always) private static func put(_ number: Int, at place: Int, _ set: inout DoneSet, _ ids: [RowID]) -> Bool {
    guard let value = Int32(exactly: number) else { return false }
    switch place {
    case 1: set.reps = value
    case 2: set.load = Load(hundredths: value)
    case 3:
      guard ids.indices.contains(number) else { return false }
      set.row = ids[number]
    case 4: set.halfRPE = UInt8(exactly: value)
    case 5: set.seconds = value
    case 6: set.centimetres = value
    case 7: set.pain = UInt8(exactly: value)
    case 8: set.side = UInt8(exactly: value).flatMap(LogSide.init(rawValue:))
    case 9: set.isFlagged = value == 1
    default: return false
    }
    return true
  }
}
