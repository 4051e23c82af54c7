import Findings
import TrainingModel

/// Reads what stands under `aliases`: no entries with ids as in other topics, but names with what each means.
struct AliasReader {
  let scope: ReadingScope

  /// The names of all layers: of one name, what the last layer says of it.
  ///
  /// What a name means in two ways within a layer is told, as is an exercise that there is not; names of an exercise that is switched off
  /// are left out.
  func table(_ layers: [[MapReader]]) -> AliasTable {
    var names: [LogApp?: [String: AliasTable.Alias]] = [:]
    for maps in layers {
      var layer: [LogApp?: AliasLayer] = [:]
      for map in maps {
        for (key, value) in map.entries() {
          guard let app = Form.aliasApp.read(key), let own = value.map(expecting: "names with what each means") else { continue }
          for (name, meaning) in own.entries() {
            guard let alias = alias(name, meaning) else { continue }
            layer[app, default: AliasLayer()].add(alias, at: name)
          }
        }
      }
      for (app, said) in layer { names[app, default: [:]].merge(said.aliases) { $1 } }
    }
    var table = AliasTable()
    for (app, aliases) in names {
      let sorted = aliases.values.sorted { $0.name < $1.name }
      if let app { table.apps[app] = sorted } else { table.common = sorted }
    }
    return table
  }

  private func alias(_ name: NodeReader, _ meaning: NodeReader) -> AliasTable.Alias? {
    guard let written = name.scalarText?.trimmed, !written.isEmpty else { return nil }
    guard let text = meaning.text(expecting: "the id of an exercise, 'none' or 'ask'") else { return nil }
    let exercises = scope.names[.exercises]
    switch exercises.match(text) {
    case .index(let index): return AliasTable.Alias(name: written, meaning: .exercise(ExerciseID(index)))
    case .switchedOff: return nil
    case .unknown: break
    }
    switch text {
    case "none": return AliasTable.Alias(name: written, meaning: .nothing)
    case "ask": return AliasTable.Alias(name: written, meaning: .open)
    default:
      meaning.complain(unknown(text, .exercises, exercises.ids + ["none", "ask"]))
      return nil
    }
  }
}

/// The names of one app in one layer, by the name without regard to capitals and to how many blanks stand in it.
private struct AliasLayer {
  private(set) var aliases: [String: AliasTable.Alias] = [:]
  private var places: [String: Place] = [:]

  mutating func add(_ alias: AliasTable.Alias, at name: NodeReader) {
    let lower = alias.name.lowercased()
    let key = lower.contains("  ") ? lower.split(separator: " ").joined(separator: " ") : lower
    guard let first = aliases[key] else {
      aliases[key] = alias
      places[key] = name.place
      return
    }
    if first.meaning == alias.meaning { return }
    name.complain(
      .rulesDuplicateID, "the name \(quoted(alias.name)) means two things", hint: places[key].map { "the other one is in \($0)" })
  }
}

extension Form where Value == LogApp? {
  /// An app by its id, or `common` for names of all.
  static var aliasApp: Form {
    Form { reader in
      guard let text = reader.text(expecting: "an app") else { return nil }
      if text == "common" { return .some(nil) }
      if let app = LogApp(id: text) { return app }
      let known = LogApp.spellings + ["common"]
      reader.complain(
        .rulesUnknownKey, "unknown app \(quoted(text))",
        hint: Suggestion.hint(for: text, among: known) ?? "the apps are \(known.joined(separator: ", "))")
      return nil
    }
  }
}
