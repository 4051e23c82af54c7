import Findings

/// One entry of a topic as an author wrote it in one layer, before ids are resolved.
struct Entry {
  var topic: Topic
  var id: String
  var map: MapReader
  var layer: Int
  /// One sentence from the author that says what the entry is for.
  var why: String?
  /// Where a layer wants the entry in a decision list.
  var position: (isBefore: Bool, id: NodeReader)?
  /// Why a layer may loosen what an earlier one demands.
  var loosen: String?
  /// For conditions: entries of later layers that tighten this one.
  var tightenedBy: [Entry] = []

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

  /// An id that the layer switches off.
  struct Disabling {
    var text: String
    var reader: NodeReader
    var loosen: String?
  }
}
