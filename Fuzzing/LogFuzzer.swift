import Findings
import Glibc
import TrainingModel
import WorkoutLogs

/// Reads the bytes as a log: whatever they are, they are read or refused, and what was read is whole, the same when it is read again, and
/// comes back out of what is written of it.
///
/// A first line that begins with `#` says how, in words of `LogFuzzing`; the bytes behind it are the log, or with `map` the mapping up to a
/// line `---`, and then the log.
@_cdecl("LLVMFuzzerTestOneInput")
public func readLog(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let fuzzing = LogFuzzing(UnsafeBufferPointer(start: bytes, count: count)[...])
  let begin = seconds()
  let result = fuzzing.read()
  ensure(seconds() - begin < 2, "it takes too long")
  ensure(result.contradiction == nil, result.contradiction ?? "")
  ensure(fuzzing.read() == result, "a second reading is another")
  switch result {
  case .refused(let refusal): ensure(refusal.finding.severity == .error && !refusal.finding.message.isEmpty, "a refusal says nothing")
  case .read(let logs, _):
    // A life is judged as a whole: writing and reading it take as long again.
    if count < 20_000 { for log in logs { comesBack(log) } }
  }
  return 0
}

/// How an input wants to be read.
private struct LogFuzzing {
  private var app: LogApp?
  private var unit: LoadUnit?
  private var client: String? = "anna"
  private var mapping: [UInt8]?
  private let log: [UInt8]

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard bytes.first == UInt8(ascii: "#"), let end = bytes.firstIndex(of: 10) else {
      (unit, log) = (.kg, Array(bytes))
      return
    }
    var rest = bytes[(end + 1)...]
    for word in bytes[1..<end].split(separator: 32) {
      let word = String(decoding: word, as: UTF8.self)
      if let app = LogApp(id: word) { self.app = app }
      if let unit = LoadUnit(id: word) { self.unit = unit }
      if word == "many" { client = nil }
      if word == "map" {
        let mark = Array("\n---\n".utf8)
        let place = rest.indices.first { rest[$0...].starts(with: mark) }
        mapping = Array(rest[..<(place ?? rest.endIndex)])
        rest = rest[(place.map { $0 + mark.count } ?? rest.endIndex)...]
      }
    }
    log = Array(rest)
  }

  func read() -> ReadAnything { ReadAnything(log, client: client, app: app, unit: unit, mapping: mapping) }
}

/// Stores what was read, as far as that goes without a store, writes it in both faces of our own form, and reads those.
private func comesBack(_ log: ClientLog) {
  let told = log.sessions.map { ($0.session, $0.origin ?? LogOrigin(app: log.app.source, age: 1 << 40)) }
  let life = StoredMerge(told, exports: log.exports, into: LogLife(), .init()).life
  let twice = StoredMerge(told, exports: log.exports, into: life, .init())
  ensure(
    twice.life == life && twice.outcome.unchanged == told.count,
    "a second import isn't the same: \(twice.outcome)\n\(difference(told.map(\.0), life))")
  let days = DayAssignment("anna", []).logs(of: life.parts)
  ensure(log.sessions.isEmpty == life.parts.isEmpty, "nothing is stored of what was read")
  for form in OwnWriter.Form.allCases {
    let bytes = OwnWriter.bytes(form, client: "anna", life)
    guard !life.parts.isEmpty else { continue }
    let read = ReadAnything(bytes, client: nil, unit: nil)
    guard case .read(let logs, let rest) = read, logs.count == 1, rest.entries == 0, logs[0].unreadable.isEmpty,
      logs[0].skipped.allSatisfy({ $0.code == .logExports })
    else {
      ensure(false, "what was written as \(form) can't be read: \(text(bytes)) \(read)")
      continue
    }
    let told = logs[0].sessions.map { ($0.session, $0.origin) }
    let same = StoredMerge(told, exports: logs[0].exports, into: life, .init())
    ensure(
      same.life == life && same.outcome.unchanged == life.parts.count,
      "\(form) changes its own store: \(same.outcome)\n\(difference(told.map(\.0), life))\n\(text(bytes))")
    let again = StoredMerge(told, exports: logs[0].exports, into: LogLife(), .init()).life
    ensure(again.exports == life.exports, "exports are of another age out of \(form)")
    ensure(
      DayAssignment("anna", []).logs(of: again.parts) == days,
      "the days are others out of \(form)\n\(difference(told.map(\.0), life))\n\(text(bytes))")
    ensure(OwnWriter.bytes(form, client: "anna", again) == bytes, "what is written is other out of \(form)")
  }
}

/// Sessions that only one of both has.
private func difference(_ sessions: [DoneSession], _ life: LogLife) -> String {
  let stored = life.parts.map(\.session)
  return "only told: \(sessions.filter { !stored.contains($0) })\nonly stored: \(stored.filter { !sessions.contains($0) })"
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Seconds that this thread was at work.
private func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Ends the run where something isn't so, and says what: an optimised program's own conditions say nothing.
private func ensure(_ condition: Bool, _ message: @autoclosure () -> String) {
  if condition { return }
  let text = Array("NOT SO: \(message())\n".utf8)
  _ = write(2, text, text.count)
  abort()
}
