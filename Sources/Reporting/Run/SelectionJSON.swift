import Planning
import Rulebook
import TrainingModel

/// How exercises were chosen, as a JSON document that a solver outside can work on; README.md says how to read it.
package struct SelectionJSON: Sendable {
  private let rulebook: Rulebook
  private var json = JSONBytes()

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("rules_digest")
    json.digest(rulebook.digest)
    json.key("clients")
    json.beginArray()
  }

  /// Appends a client; without an explanation, with the outcome that leaves them without a plan.
  package mutating func add(_ id: String, start: CalendarDate, _ explanation: SelectionExplanation?, outcome: Outcome?) {
    json.newline()
    json.beginObject()
    json.block(id, start)
    if let explanation { write(explanation) } else { json.pair("outcome", (outcome ?? .infeasible).id) }
    json.endObject()
  }

  /// What has been written and not yet been taken.
  package mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    json.drain { bytes in
      taken = bytes.storage
      bytes.removeAll()
    }
    return taken
  }

  /// The end of the document.
  package mutating func end() -> [UInt8] {
    json.endArray()
    json.endObject()
    json.end()
    return take()
  }

  private mutating func write(_ explanation: SelectionExplanation) {
    json.pair("objective", explanation.objective)
    json.pair("filling_evaluations", explanation.filling)
    json.pair("evaluations", explanation.evaluations)
    json.pair("budget", explanation.budget)
    json.key("slots")
    json.beginArray()
    for (index, slot) in explanation.slots.enumerated() { write(slot, index) }
    json.endArray()
    json.key("exclusive")
    json.beginArray()
    for list in explanation.exclusive {
      json.newline()
      write(list)
    }
    json.endArray()
    json.key("pairs")
    json.beginArray()
    for pair in explanation.pairs {
      json.newline()
      json.beginObject()
      json.pair("term", pair.id)
      json.pair("points", pair.points)
      json.key("members")
      write(pair.members)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func write(_ slot: SelectionExplanation.Slot, _ index: Int) {
    json.newline()
    json.beginObject()
    json.pair("slot", index)
    json.pair("session", slot.session)
    json.pair("day", slot.day)
    json.pair("key", slot.key)
    json.pair("role", slot.role.id)
    json.pair("priority", slot.priority)
    write(slot.patterns.map(\.id), "patterns")
    write(slot.muscles.map(\.id), "muscles")
    json.numberOrNull("choice", slot.choice)
    json.key("candidates")
    json.beginArray()
    for (place, candidate) in slot.candidates.enumerated() { write(candidate, place) }
    json.endArray()
    json.endObject()
  }

  private mutating func write(_ candidate: SelectionExplanation.Candidate, _ place: Int) {
    json.newline()
    json.beginObject()
    json.pair("candidate", place)
    json.key("exercise")
    if let exercise = candidate.exercise { json.string(rulebook[exercise].id) } else { json.null() }
    json.pair("points", candidate.points)
    json.key("terms")
    json.beginArray()
    for term in candidate.terms {
      json.beginObject()
      json.pair("term", term.id)
      json.pair("points", term.points)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private mutating func write(_ words: [String], _ name: StaticString) {
    json.key(name)
    json.beginArray()
    for word in words { json.string(word) }
    json.endArray()
  }

  private mutating func write(_ members: [SelectionExplanation.Member]) {
    json.beginArray()
    for member in members {
      json.beginArray()
      json.number(member.slot)
      json.number(member.candidate)
      json.endArray()
    }
    json.endArray()
  }
}
