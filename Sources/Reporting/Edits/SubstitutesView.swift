import Planning
import Rulebook
import TrainingModel

/// Substitutes for an exercise as people and programs read them.
package struct SubstitutesView: ResultView, Sendable {
  private let exercise: ExerciseID
  private let substitutes: [Substitute]
  private let fitting: ExerciseFitting
  private var rulebook: Rulebook { fitting.rulebook }

  package init(of exercise: ExerciseID, _ substitutes: [Substitute], _ fitting: ExerciseFitting) {
    (self.exercise, self.substitutes, self.fitting) = (exercise, substitutes, fitting)
  }

  /// A numbered list with the reasons, the best first; those that are kept out say by what.
  package func text(width: Int, style: Style) -> String {
    let allowed = substitutes.filter(\.barriers.isEmpty)
    var text = "Instead of \(rulebook[exercise].name):\n"
    if allowed.isEmpty { text += "  the rules have nothing that this client may be given\n" }
    for (place, substitute) in allowed.enumerated() {
      text += lines("\(place + 1). ", substitute, substitute.reasons, width)
    }
    let excluded = substitutes.filter { !$0.barriers.isEmpty }
    if !excluded.isEmpty { text += "Kept out:\n" }
    for substitute in excluded {
      text += lines("- ", substitute, substitute.barriers.map { fitting.explanation($0, of: substitute.exercise) }, width)
    }
    return text
  }

  /// The document that `edit swap --format json` prints where no substitute is named.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("exercise_id", rulebook[exercise].id)
    json.newline()
    json.key("substitutes")
    json.beginArray()
    for substitute in substitutes {
      json.newline()
      json.beginObject()
      json.pair("exercise_id", rulebook[substitute.exercise].id)
      json.pair("exercise", rulebook[substitute.exercise].name)
      json.key("allowed")
      json.bool(substitute.barriers.isEmpty)
      json.pair("points", substitute.points)
      json.key("reasons")
      json.beginArray()
      for reason in substitute.reasons { json.string(reason) }
      json.endArray()
      json.key("kept_out_by")
      json.beginArray()
      for barrier in substitute.barriers { json.string(fitting.explanation(barrier, of: substitute.exercise)) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }

  private func lines(_ mark: String, _ substitute: Substitute, _ reasons: [String], _ width: Int) -> String {
    let exercise = rulebook[substitute.exercise]
    let sentence = "\(mark)\(exercise.name) (\(exercise.id)): \(reasons.joined(separator: ", "))"
    return TerminalTable.wrap(TerminalText.line(sentence), to: width, indent: 2, hanging: 3).map { $0 + "\n" }.joined()
  }
}
