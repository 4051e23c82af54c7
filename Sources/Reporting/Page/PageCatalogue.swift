import Editing
import Rulebook
import TrainingModel

/// What a page knows of the rules: the exercises that can be chosen, the loads that can be made, and the bounds of every number.
struct PageCatalogue {
  private let rulebook: Rulebook
  private let language: Language
  /// Exercises of the rules under their index, then those that only rows know.
  private var ids = TextTable()
  /// The names of those that only rows know, in the order of their places.
  private var strangers: [String] = []

  init(_ rulebook: Rulebook, _ language: Language) {
    self.rulebook = rulebook
    self.language = language
    for exercise in rulebook.exercises { _ = ids.place(of: exercise.id) }
  }

  /// The place of the exercise with this id; one that the rules don't have any more keeps the name that the store has.
  mutating func place(of id: UnsafeBufferPointer<UInt8>, name: @autoclosure () -> String) -> Int {
    let place = ids.place(of: id)
    if place == rulebook.exercises.count + strangers.count { strangers.append(name()) }
    return place
  }

  mutating func place(of id: String, name: String) -> Int {
    var id = id
    return id.withUTF8 { place(of: $0, name: name) }
  }

  /// Writes the keys `exercises`, `items` and `bounds`.
  func write(to json: inout JSONBytes) {
    json.newline()
    json.key("exercises")
    json.beginArray()
    for place in rulebook.exercises.indices { write(ExerciseID(place), to: &json) }
    for (place, name) in strangers.enumerated() {
      json.beginArray()
      json.string(String(decoding: ids[rulebook.exercises.count + place], as: UTF8.self))
      json.string(name)
      json.endArray()
    }
    json.endArray()
    json.newline()
    json.key("items")
    json.beginArray()
    for item in rulebook.equipment {
      json.beginArray()
      json.string(item.name)
      for unit in LoadUnit.allCases { write(item.ladder(in: unit), to: &json) }
      json.endArray()
    }
    json.endArray()
    json.newline()
    writeBounds(to: &json)
  }

  /// Id, name, pattern, measure, basis, place of the equipment that loads it (or -1), muscle and half sets by turns, then 1 for a
  /// staple and 2 for work of several joints, added up, where it is either.
  private func write(_ id: ExerciseID, to json: inout JSONBytes) {
    let exercise = rulebook[id]
    json.beginArray()
    json.string(exercise.id)
    json.string(rulebook.name(of: id, in: language))
    json.number(Int(exercise.pattern.rawValue))
    json.number(Int(exercise.measure.rawValue))
    json.number(Int(exercise.loadBasis.rawValue))
    json.number(exercise.loadedBy?.index ?? -1)
    json.beginArray()
    for muscle in exercise.muscles.members {
      json.number(Int(muscle.rawValue))
      json.number(Int(exercise.halfSets[Int(muscle.rawValue)]))
    }
    json.endArray()
    let marks = (exercise.isStaple ? 1 : 0) + (exercise.isCompound ? 2 : 0)
    if marks > 0 { json.number(marks) }
    json.endArray()
  }

  /// Lightest load, step and heaviest load in hundredths of the unit, then every load where they don't lie equal steps apart; empty where
  /// there are none.
  private func write(_ ladder: LoadLadder?, to json: inout JSONBytes) {
    json.beginArray()
    if let ladder { for number in [ladder.min, ladder.step, ladder.max] + (ladder.loads ?? []) { json.number(Int(number)) } }
    json.endArray()
  }

  private func writeBounds(to json: inout JSONBytes) {
    let rules = rulebook.sanitisation
    json.key("bounds")
    json.beginObject()
    func bounds(_ name: StaticString, _ range: ClosedRange<Int>) {
      json.key(name)
      json.beginArray()
      json.number(range.lowerBound)
      json.number(range.upperBound)
      json.endArray()
    }
    bounds("sets", rules.sets)
    bounds("reps", rules.amounts(.reps))
    bounds("seconds", rules.amounts(.seconds))
    bounds("minutes", rules.amounts(.minutes))
    bounds("metres", rules.amounts(.metres))
    bounds("rir", rules.rir)
    bounds("rest", rules.rest)
    json.pair("restStep", rules.restStep)
    json.pair("noteLength", SheetLimits.noteLength)
    json.endObject()
  }
}
