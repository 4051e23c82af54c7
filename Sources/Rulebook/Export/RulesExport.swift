import Crypto
import TrainingModel

/// The compiled rulebook as JSON, for people and for outside checks (`rules export`).
public enum RulesExport {
  /// The document with a final line break; one entry a line.
  public static func json(_ rulebook: Rulebook) -> String {
    var text = "{\"schema_version\": 1, \"rules_digest\": \"\(rulebook.digest)\",\n"
    write([("layers", .strings(rulebook.layers))] + content(rulebook) + derived(rulebook), to: &text)
    text += "}\n"
    return text
  }

  /// The digest of the rulebook's content: neither files nor layers count, only what they say together.
  static func digest(of rulebook: Rulebook) -> TrainingModel.Digest {
    var text = ""
    write(content(rulebook), to: &text)
    let bytes = Array(SHA256.hash(data: Array(text.utf8)))
    let word = { (start: Int) in bytes[start..<(start + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return TrainingModel.Digest(high: word(0), low: word(8))
  }

  private static func write(_ members: [(String, JSONValue)], to text: inout String) {
    for (index, member) in members.enumerated() {
      text += (index == 0 ? "" : ",\n") + " \"\(member.0)\": "
      guard case .array(let elements) = member.1, elements.count > 1, case .object = elements[0] else {
        member.1.write(to: &text)
        continue
      }
      for (place, element) in elements.enumerated() {
        text += place == 0 ? "[\n  " : ",\n  "
        element.write(to: &text)
      }
      text += "\n ]"
    }
  }

  /// Everything that decides what is planned.
  private static func content(_ rulebook: Rulebook) -> [(String, JSONValue)] {
    let writer = RulebookJSON(rulebook: rulebook)
    return [
      ("exercises", .array(rulebook.exercises.map(writer.exercise))), ("equipment", .array(rulebook.equipment.map(writer.equipment))),
      ("presets", .array(rulebook.presets.map(writer.preset))), ("tags", .array(rulebook.tags.map(writer.tag))),
      ("conditions", .array(rulebook.conditions.map(writer.condition))), ("goals", .array(rulebook.goals.map(writer.goal))),
      ("splits", .array(rulebook.splits.map(writer.split))), ("blocks", .array(rulebook.blocks.map(writer.block))),
      ("progressions", .array(rulebook.progressions.map(writer.progression))), ("volume_rules", writer.volumeRules),
      ("balance", writer.balance), ("variety", writer.variety), ("warmup", .array(rulebook.warmup.map(writer.warmup))),
      ("time", writer.time), ("sanitisation", writer.sanitisation), ("checks", .array(rulebook.checks.checks.map(writer.check))),
    ]
  }

  /// What follows from the rest.
  private static func derived(_ rulebook: Rulebook) -> [(String, JSONValue)] {
    [("volume", .array(VolumeTable(rulebook: rulebook).rows)), ("templates", .array([]))]
  }
}
