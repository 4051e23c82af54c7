import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// What people typed comes out with a client's log, a line a field, and is read again.
@Suite struct TypedWritingTests {
  private let notes = ["slow", "two\nlines", "=1+1", "'", "a, \"b\"", "-", "Füße 🦶", "reps 8|8"]

  @Test(arguments: OwnWriter.Form.allCases) func everyFieldIsReadAsItWasWritten(_ form: OwnWriter.Form) throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = SeededRandom(seed)
      var records: [TypedRecord] = []
      for number in 0..<6 {
        var values = TypedSamples.values(&random)
        if values.comment != nil { values.comment = random.pick(notes) }
        if values.sets == 0 || (values.amounts?.list.count ?? 0) > 1 { values.sets = nil }
        values.loads = values.loads.flatMap { TypedLoads($0.unit, [$0.list[0]]) }
        let subject: TypedSubject =
          number < 3
          ? .row(RowID(rawValue: random.next()))
          : .exercise(date: TypedSamples.monday + number, id: random.pick(["=Row", "back_squat"]), occurrence: 1 + number)
        var record = TypedSamples.record(subject, values, source: random.pick([.sheet, .hand]), exercise: "back_squat")
        if case .exercise(_, let id, _) = subject { record.exercise = id }
        records.append(record)
      }
      let part = TypedSamples.part(1, [("back_squat", TypedSamples.sets([5, 5], [10_000]))])
      let life = LogLife(parts: [part], exports: [.strong: LogExports(newest: 9 << 20)])
      let bytes = OwnWriter.bytes(form, client: "ann", life, typed: records.shuffled(using: &random))
      var read: [TypedSubject: TypedRecord] = [:]
      var count = 0
      let rest = try LogSource(bytes, named: "life", LogRequest()).forEachClient { log in
        #expect(log.unreadable.isEmpty && log.stored == 2 && log.sessions.map(\.session) == [part.session])
        #expect(log.entries == log.stored + log.skipped.count && log.skipped.allSatisfy { $0.code == .logTypedField })
        for record in log.typed {
          count += 1
          var known = read[record.subject] ?? TypedRecord(record.subject, date: record.date, exercise: record.exercise)
          for field in record.values.fields {
            known.values.take(field, from: record.values)
            known.authors[field] = record.authors[field]
          }
          read[record.subject] = known
        }
      }
      #expect(rest.entries == 0 && count == records.reduce(0) { $0 + $1.values.fields.count })
      for record in records where !record.values.isEmpty { #expect(read[record.subject] == record, "seed \(seed)") }
    }
  }

  @Test(arguments: [
    "2026-01-01,squat,rbcdfghjklmnp,,hand,reps,8,Lea,x", "2026-01-01,squat,rbcdfghjklmnp,,strong,pain,3,Lea,x",
    "2026-01-01,squat,rbcdfghjklmnp,,hand,pain,11,Lea,x", "2026-01-01,squat,r1,,hand,pain,3,Lea,x", "2026-13-01,squat,,,hand,pain,3,Lea,x",
    "2026-01-01,,,,hand,pain,3,Lea,x", "2026-01-01,squat,,0,hand,pain,3,Lea,x", "2026-01-01,squat,,99999999999999999999,hand,pain,3,Lea,x",
    "2026-01-01,squat,,1,hand,load,kg 9999,Lea,x", "2026-01-01,squat,,1,hand,amounts,reps 8|,Lea,x",
  ]) func whatNobodyCanHaveTypedIsUnreadable(_ line: String) throws {
    let log = try Logs.read("date,exercise,row_id,set,app,field,value,by,at,reps\n\(line),\n2026-01-01,Row,,1,,,,,,5\n")
    #expect(log.unreadable.map(\.line) == [2] && log.typed.isEmpty && log.stored == 1)
  }
}
