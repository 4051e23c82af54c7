import Planning
import Rulebook
import TrainingModel

extension JSONBytes {
  /// A pair of what was done and what was planned; null where nobody logs.
  mutating func share(_ name: StaticString, _ share: DoneShare?) {
    key(name)
    guard let share else { return null() }
    beginObject()
    pair("done", share.done)
    pair("planned", share.planned)
    numberOrNull("percent", share.percent)
    endObject()
  }

  /// A pair of a list of flags, each with the number that decided and, where it is wanted, a sentence in the unit.
  mutating func flags(_ flags: [RaisedFlag], saidIn unit: LoadUnit?, _ words: FlagWords) {
    key("flags")
    beginArray()
    for flag in flags {
      beginObject()
      pair("flag", flag.kind.id)
      key("exercise_id")
      if let exercise = flag.exercise { string(words.rulebook[exercise].id) } else { null() }
      pair("date", flag.date)
      key("value")
      number(rounded: flag.kind == .record ? flag.value : flag.value * 100)
      if let unit { pair("text", words.text(flag, unit: unit)) }
      endObject()
    }
    endArray()
  }

  /// A number of hundredths, to the nearest.
  mutating func number(rounded hundredths: Double) { number(hundredths: Int(exactly: hundredths.rounded()) ?? 0) }

  /// What stands of one client's logs in a review sheet, as an object: the numbers of the report, and the last times of the exercises that
  /// are in the plan, in the columns of the log sheet.
  mutating func logged(_ client: LoggedClient, planned: (ExerciseID) -> Bool, _ words: FlagWords) {
    newline()
    beginObject()
    pair("client_id", client.id)
    pair("unit", client.unit.id)
    if let attention = client.attention {
      numberOrNull("compliance", attention.compliance)
      share("sessions", attention.sessions)
      share("sets", attention.sets)
      flags(attention.flags, saidIn: nil, words)
    }
    key("last_times")
    beginArray()
    for exercise in client.times?.exercises ?? [] where planned(exercise) {
      beginObject()
      pair("exercise_id", words.rulebook[exercise].id)
      key("times")
      beginArray()
      for time in client.times?[exercise] ?? [] { self.time(time) }
      endArray()
      endObject()
    }
    endArray()
    endObject()
  }

  private mutating func time(_ time: LastTime) {
    beginObject()
    pair("date", time.date)
    key("done_reps")
    beginArray()
    for set in time.sets { number(set.amount) }
    endArray()
    let loads = time.sets.map(\.load)
    if loads.contains(where: { $0 != 0 }) {
      key("done_load")
      list(loads) { $0.number(hundredths: $1) }
    }
    let efforts = time.sets.map { ($0.halfRPE ?? 0) * 50 }
    if efforts.contains(where: { $0 != 0 }) {
      key("done_rpe")
      list(efforts) { json, effort in if effort == 0 { json.null() } else { json.number(hundredths: effort) } }
    }
    endObject()
  }

  /// One number where all are the same, else a number a set.
  private mutating func list(_ numbers: [Int], _ write: (inout JSONBytes, Int) -> Void) {
    if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return write(&self, first) }
    beginArray()
    for number in numbers { write(&self, number) }
    endArray()
  }
}
