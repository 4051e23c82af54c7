import Findings
import TrainingModel

/// Forms of references to entries of the rules.
extension Form {
  /// The id of one entry that must be there.
  static func id<Entity>(_ topic: Topic) -> Form where Value == EntityID<Entity> {
    Form { reader in
      guard let text = reader.text(expecting: "the id of a \(topic.noun)") else { return nil }
      switch reader.scope.names[topic].match(text) {
      case .index(let index): return EntityID(index)
      case .switchedOff:
        reader.complain(.rulesUnknownID, "the \(topic.noun) \(quoted(text)) is switched off", hint: "switch off what refers to it, too")
      case .unknown: reader.complain(unknown(text, topic, reader.scope.names[topic].ids))
      }
      return nil
    }
  }

  /// The ids of several entries; those that a later layer switched off are left out.
  static func ids<Entity>(_ topic: Topic, empty: Bool = false) -> Form where Value == [EntityID<Entity>] {
    .list(
      Form<EntityID<Entity>> { reader in
        if let text = reader.scalarText, case .switchedOff = reader.scope.names[topic].match(text) { return nil }
        return Form<EntityID<Entity>>.id(topic).read(reader)
      }, empty: empty)
  }

  /// The ids of several entries as a set.
  static func idSet<Entity>(_ topic: Topic, empty: Bool = false) -> Form where Value == EntitySet<Entity> {
    Form { reader in Form<[EntityID<Entity>]>.ids(topic, empty: empty).read(reader).map { EntitySet($0) } }
  }
}

/// The complaint about an id that no entry has.
func unknown(_ text: String, _ topic: Topic, _ candidates: [String]) -> Complaint {
  Complaint(.rulesUnknownID, "unknown \(topic.noun) \(quoted(text))", hint: Suggestion.hint(for: text, among: candidates))
}
