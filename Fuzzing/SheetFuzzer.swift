import Editing
import Intake
import TrainingModel

/// Reads the bytes as a sheet, twice where they can be read at all: whatever they are, there is a table or a refusal with a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func readSheet(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
  do throws(IntakeFailure) {
    let table = try SheetScan(bytes, named: "fuzzed.csv").table(vocabulary)
    precondition(table.findings.allSatisfy { $0.severity != .error })
    for (index, line) in table.lines.enumerated() {
      precondition(!line.clientID.isEmpty && line.line > 0)
      precondition(table.place(ofLine: index, .date).line ?? 0 >= line.line)
    }
    let taken = table.lines.filter { table.keptBack[$0.clientID] == nil }
    precondition(Set(taken.compactMap(\.rowID)).count == taken.count { $0.rowID != nil })
    let again = try SheetScan(bytes, named: "fuzzed.csv").table(vocabulary)
    precondition(again.lines == table.lines)
  } catch {
    precondition(error.findings.contains { $0.severity == .error } && error.findings.allSatisfy { $0.place?.file == "fuzzed.csv" })
  }
  return 0
}

private let vocabulary = SheetVocabulary(
  ExerciseNames([["bench_press": "Bench Press", "plank": "Plank"], ["bench_press": "Bankdrücken", "plank": "Unterarmstütz"]]),
  planStarts: { $0.hasPrefix("c") ? [20_780, 20_794].map { CalendarDate(dayNumber: $0) } : [] })
