import GRDB
import TrainingModel

/// Inserts the rows of blocks into `schedule_preview`: the hot path of a run, which binds directly and copies nothing.
struct PlanRowWriter {
  private let insert: DirectStatement
  private let texts: PlanTexts
  private var scratch = RowScratch()
  /// Row id, date and reasons of the row at hand.
  private var bytes: [UInt8] = []

  init(_ db: Database, texts: PlanTexts) throws {
    self.texts = texts
    let places = Schema.planColumns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    insert = try DirectStatement(
      db, "INSERT INTO schedule_preview (\(Schema.planColumns.joined(separator: ", "))) VALUES (\(places))")
  }

  /// Inserts every row of the block. Sorting them by the primary key first makes it no faster.
  mutating func write(_ mesocycle: Mesocycle, client: String) throws {
    insert.bind(client, at: 1)
    insert.bind(mesocycle.start, at: 2)
    insert.bind(lasting: texts.unit(mesocycle.unit), at: 15)
    for row in mesocycle.prescriptions { try write(row, of: mesocycle) }
  }

  private mutating func write(_ row: Prescription, of mesocycle: Mesocycle) throws {
    fillBytes(row, date: mesocycle.date(week: Int(row.week), day: Int(row.day)))
    try RowContent.with(row, unit: mesocycle.unit, texts: texts, scratch: &scratch) { content in
      try bytes.withUnsafeBufferPointer { own in
        insert.bind(lasting: .init(rebasing: own[0..<13]), at: 3)
        insert.bind(Int(row.week), at: 4)
        insert.bind(content.day, at: 5)
        insert.bind(content.order, at: 6)
        insert.bind(lasting: .init(rebasing: own[13..<23]), at: 7)
        insert.bind(lasting: content.exercise, at: 8)
        insert.bind(lasting: content.kind, at: 9)
        insert.bind(lasting: content.measure, at: 10)
        insert.bind(content.sets, at: 11)
        insert.bind(content.repsMin, at: 12)
        insert.bind(content.repsMax, at: 13)
        if let load = content.load { insert.bind(Double(load) / 100, at: 14) } else { insert.bindNull(at: 14) }
        insert.bind(lasting: content.basis, at: 16)
        insert.bind(lasting: content.target, at: 17)
        insert.bind(content.rir, at: 18)
        insert.bind(content.restSeconds, at: 19)
        insert.bind(lasting: content.tempo, at: 20)
        insert.bind(lasting: content.superset, at: 21)
        insert.bind(lasting: content.note, at: 22)
        insert.bind(lasting: .init(rebasing: own[23...]), at: 23)
        try insert.run()
      }
    }
  }

  private mutating func fillBytes(_ row: Prescription, date: CalendarDate) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: repeatElement(0, count: 23))
    bytes.withUnsafeMutableBufferPointer { own in
      if let base = own.baseAddress { row.rowID.write(to: base) }
      date.writeISO { place, byte in own[13 + place] = byte }
    }
    for index in 0..<Reasons.capacity {
      guard let rule = row.reasons[index] else { break }
      if bytes.count > 23 { bytes.append(UInt8(ascii: " ")) }
      bytes.append(contentsOf: texts.reference(rule))
    }
  }
}
