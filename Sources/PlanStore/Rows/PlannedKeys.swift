import TrainingModel

/// The keys of the texts that planned rows hold, as far as one transaction has met them.
///
/// Nearly every row says of most of its columns what a row before it said: what is known by its value here need not be put together as text
/// and looked up again.
struct PlannedKeys {
  private let keys: TextKeys
  private let texts: PlanTexts
  private var scratch = RowScratch()
  /// By exercise, note and superset; 0 where nobody has asked yet.
  private var exercises, notes, supersets: [Int]
  private var reasons = KnownKeys<Reasons>(places: 4096)
  private var targets = KnownKeys<Target>(places: 256)
  private var tempos = KnownKeys<Tempo>(places: 64)
  private var bytes: [UInt8] = []

  init(_ keys: TextKeys, _ texts: PlanTexts) {
    (self.keys, self.texts) = (keys, texts)
    exercises = [Int](repeating: 0, count: texts.exerciseCount)
    notes = [Int](repeating: 0, count: texts.noteCount)
    supersets = [Int](repeating: 0, count: Int(UInt8.max) + 1)
  }

  mutating func exercise(_ row: Prescription) throws -> Int {
    let index = row.exercise.index
    if exercises[index] == 0 { exercises[index] = try keys.key(texts.exercise(row.exercise)) }
    return exercises[index]
  }

  func focus(_ session: Session) throws -> Int { try keys.key(session.focus) }

  mutating func superset(_ row: Prescription) throws -> Int {
    guard row.superset > 0 else { return 0 }
    let index = Int(row.superset)
    if supersets[index] == 0 { supersets[index] = try keys.key(texts.superset(row.superset)) }
    return supersets[index]
  }

  mutating func target(_ row: Prescription) throws -> Int {
    if row.target == .none { return 0 }
    if let known = targets.key(of: row.target, row.target.mixed) { return known }
    let key = try scratch.withTexts(of: row, texts) { target, _, _ in try keys.key(target) }
    targets.remember(key, of: row.target, row.target.mixed)
    return key
  }

  mutating func tempo(_ row: Prescription) throws -> Int {
    guard let tempo = row.tempo else { return 0 }
    if let known = tempos.key(of: tempo, tempo.mixed) { return known }
    let key = try scratch.withTexts(of: row, texts) { _, tempo, _ in try keys.key(tempo) }
    tempos.remember(key, of: tempo, tempo.mixed)
    return key
  }

  mutating func note(_ row: Prescription) throws -> Int {
    guard row.cautions.isEmpty else { return try scratch.withTexts(of: row, texts) { _, _, note in try keys.key(note) } }
    guard let note = row.note else { return 0 }
    if notes[note.index] == 0, let text = texts.plainNote(row) { notes[note.index] = try keys.key(text) }
    return notes[note.index]
  }

  mutating func reasons(_ row: Prescription) throws -> Int {
    let mixed = row.reasons.mixed
    if let known = reasons.key(of: row.reasons, mixed) { return known }
    bytes.removeAll(keepingCapacity: true)
    for index in 0..<Reasons.capacity {
      guard let rule = row.reasons[index] else { break }
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      bytes.append(contentsOf: texts.reference(rule))
    }
    let key = try bytes.withUnsafeBufferPointer { try keys.key($0) }
    reasons.remember(key, of: row.reasons, mixed)
    return key
  }
}

/// Keys by value, each at the place that its value's number gives: of two values with one place the later is known.
private struct KnownKeys<Value: Equatable> {
  private var entries: [(value: Value, key: Int)?]

  /// - Parameter places: how many it has room for, a power of two.
  init(places: Int) { entries = Array(repeating: nil, count: places) }

  func key(of value: Value, _ mixed: UInt64) -> Int? {
    guard let entry = entries[Int(truncatingIfNeeded: mixed) & (entries.count - 1)], entry.value == value else { return nil }
    return entry.key
  }

  mutating func remember(_ key: Int, of value: Value, _ mixed: UInt64) {
    entries[Int(truncatingIfNeeded: mixed) & (entries.count - 1)] = (value, key)
  }
}

extension Target {
  /// The target as one number, mixed for a table.
  fileprivate var mixed: UInt64 {
    let packed =
      UInt64(kind.rawValue) | UInt64(UInt16(bitPattern: low)) << 8 | UInt64(UInt16(bitPattern: high)) << 24 | (isProjected ? 1 : 0) << 40
    return packed &* 0xFF51_AFD7_ED55_8CCD >> 32
  }
}

extension Tempo {
  /// The tempo as one number, mixed for a table.
  fileprivate var mixed: UInt64 {
    let packed = UInt64(eccentric) | UInt64(stretchPause) << 8 | UInt64(concentric) << 16 | UInt64(topPause) << 24
    return packed &* 0xFF51_AFD7_ED55_8CCD >> 32
  }
}
