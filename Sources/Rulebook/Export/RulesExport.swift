import Crypto
import TrainingModel

/// The compiled rulebook as JSON, for people and for outside checks (`rules export`).
public enum RulesExport {
  /// The document with a final line break; one entry a line.
  public static func json(_ rulebook: Rulebook) -> String {
    var bytes = Array("{\"schema_version\": 1, \"rules_digest\": \"\(rulebook.digest)\",\n".utf8)
    write([("layers", .strings(rulebook.layers))] + content(rulebook) + derived(rulebook), to: &bytes)
    bytes += "}\n".utf8
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The digest of the rulebook's content: neither files nor layers count, only what they say together.
  static func digest(of rulebook: Rulebook) -> ContentDigest {
    var content: [UInt8] = []
    write(self.content(rulebook), to: &content)
    let bytes = Array(SHA256.hash(data: content))
    let word = { (start: Int) in bytes[start..<(start + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return ContentDigest(high: word(0), low: word(8))
  }

  private static func write(_ members: [(String, JSONValue)], to bytes: inout [UInt8]) {
    for (index, member) in members.enumerated() {
      bytes += ((index == 0 ? "" : ",\n") + " \"\(member.0)\": ").utf8
      guard case .array(let elements) = member.1, elements.count > 1, case .object = elements[0] else {
        member.1.write(to: &bytes)
        continue
      }
      for (place, element) in elements.enumerated() {
        bytes += (place == 0 ? "[\n  " : ",\n  ").utf8
        element.write(to: &bytes)
      }
      bytes += "\n ]".utf8
    }
  }

  /// Everything that decides what is planned.
  private static func content(_ rulebook: Rulebook) -> [(String, JSONValue)] {
    let writer = RulebookJSON(rulebook: rulebook)
    return [
      ("templates", .array(rulebook.templates.map(writer.template))),
      ("exercises", .array(rulebook.exercises.map(writer.exercise))), ("equipment", .array(rulebook.equipment.map(writer.equipment))),
      ("presets", .array(rulebook.presets.map(writer.preset))), ("tags", .array(rulebook.tags.map(writer.tag))),
      ("conditions", .array(rulebook.conditions.map(writer.condition))), ("goals", .array(rulebook.goals.map(writer.goal))),
      ("splits", .array(rulebook.splits.map(writer.split))), ("blocks", .array(rulebook.blocks.map(writer.block))),
      ("progressions", .array(rulebook.progressions.map(writer.progression))), ("volume_rules", writer.volumeRules),
      ("history", writer.history),
      ("balance", writer.balance), ("selection", writer.selection), ("warmup", .array(rulebook.warmup.map(writer.warmup))),
      ("time", writer.time), ("supersets", writer.supersets), ("conditioning", writer.conditioning),
      ("sanitisation", writer.sanitisation),
      ("checks", .array(rulebook.checks.checks.map(writer.check))),
    ]
  }

  /// What follows from the rest, and what no plan depends on.
  private static func derived(_ rulebook: Rulebook) -> [(String, JSONValue)] {
    [("volume", .array(VolumeTable(rulebook: rulebook).rows)), ("flags", RulebookJSON(rulebook: rulebook).flags)]
  }
}

extension Rulebook {
  /// The digest of everything that the rules say; file names and comments don't count. It is worked out when somebody first asks.
  public var digest: ContentDigest { ownDigest.value { RulesExport.digest(of: self) } }
}
