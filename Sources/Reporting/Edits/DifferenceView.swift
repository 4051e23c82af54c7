import Editing
import TrainingModel

/// The difference between two revisions of a block, as people and programs read it.
package struct DifferenceView: ResultView, Sendable {
  private let old: EditablePlan
  private let new: EditablePlan
  private let difference: PlanDifference
  private let names: [String: String]

  /// - Parameter names: The names of exercises by their ids.
  package init(from old: EditablePlan, to new: EditablePlan, names: [String: String]) {
    (self.old, self.new, self.names) = (old, new, names)
    difference = PlanDifference(from: old, to: new)
  }

  /// A heading, what changed day by day, and the counts.
  package func text(width: Int, style: Style) -> String {
    let lines = difference.lines { names[$0] ?? $0 }.map { TerminalText.line($0) + "\n" }.joined()
    return
      "\(new.clientID), block from \(new.planStart), from revision \(old.revision) to \(new.revision)\n\(lines)Different: \(difference.countWords)\n"
  }

  /// The document that `diff --format json` prints.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.block(new.clientID, new.planStart)
    json.pair("from_revision", old.revision)
    json.pair("to_revision", new.revision)
    json.newline()
    json.key("difference")
    json.difference(difference, names: names)
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
