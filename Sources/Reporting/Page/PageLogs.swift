import Planning
import Rulebook
import TrainingModel

/// What a page says of a client's logs beside the plans: compliance, flags, and the last times of the plan's exercises and of what was trained of
/// late.
struct PageLogs {
  private let flagWords: FlagWords
  private let timeWords: LastTimeWords

  init(_ rulebook: Rulebook, _ language: Language) {
    flagWords = FlagWords(rulebook: rulebook, language: language, decimal: language == .german ? .comma : .point)
    timeWords = LastTimeWords(rulebook, language)
  }

  /// Writes a pair of the client's id and an object.
  ///
  /// Its `sessions` and `sets` are done and planned, each flag is kind, day and sentence, and `done` has, by the exercise's place, day and
  /// text of each time, the newest first. Days are counted from 1970-01-01, what is empty is left out.
  func write(_ client: LoggedClient, to json: inout JSONBytes) {
    json.newline()
    json.key(named: client.id)
    json.beginObject()
    if let attention = client.attention {
      json.share(shortly: "sessions", attention.sessions)
      json.share(shortly: "sets", attention.sets)
      if !attention.flags.isEmpty {
        json.key("flags")
        json.beginArray()
        for flag in attention.flags {
          json.beginArray()
          json.string(flag.kind.id)
          json.number(Int(flag.date.dayNumber))
          json.string(flagWords.text(flag, unit: attention.unit))
          json.endArray()
        }
        json.endArray()
      }
    }
    json.key("done")
    json.beginObject()
    for exercise in client.times?.exercises ?? [] {
      json.key(named: String(exercise.index))
      json.beginArray()
      for time in client.times?[exercise] ?? [] {
        json.number(Int(time.date.dayNumber))
        json.string(timeWords.text(time, of: exercise, in: client.unit))
      }
      json.endArray()
    }
    json.endObject()
    json.endObject()
  }
}

extension JSONBytes {
  fileprivate mutating func share(shortly name: StaticString, _ share: DoneShare?) {
    guard let share else { return }
    key(name)
    beginArray()
    number(share.done)
    number(share.planned)
    endArray()
  }
}
