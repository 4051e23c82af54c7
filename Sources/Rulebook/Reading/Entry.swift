import Findings

/// One entry of a topic as an author wrote it in one layer, before ids are resolved.
final class Entry {
  let topic: Topic
  let id: String
  let map: MapReader
  let layer: Int
  /// One sentence from the author that says what the entry is for.
  let why: String?
  /// Where a layer wants the entry in a decision list.
  let position: (isBefore: Bool, id: NodeReader)?
  /// Why a layer may loosen what an earlier one demands.
  let loosen: String?
  /// For conditions: entries of later layers that tighten this one.
  var tightenedBy: [Entry] = []

  init(
    topic: Topic, id: String, map: MapReader, layer: Int, why: String?, position: (isBefore: Bool, id: NodeReader)?, loosen: String?
  ) {
    self.topic = topic
    self.id = id
    self.map = map
    self.layer = layer
    self.why = why
    self.position = position
    self.loosen = loosen
  }

  /// Where the entry's id stands.
  var place: Place { map.place }
}

/// What one layer says: entries by topic, settings by topic, and ids to switch off.
struct Layer {
  /// The folder as the user gave it.
  var name: String
  var entries: [Topic: [Entry]] = [:]
  var settings: [SettingsTopic: MapReader] = [:]
  var disabled: [Disabling] = []
  /// Files that hold names in logs beside other topics.
  var filesWithAliases: [SourceFile] = []

  /// An id that the layer switches off.
  struct Disabling {
    var text: String
    var reader: NodeReader
    var loosen: String?
  }
}
