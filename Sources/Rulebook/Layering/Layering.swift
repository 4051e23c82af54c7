import Findings
import TrainingModel

/// Lays the layers over one another: what a later one says replaces, adds to, tightens or switches off what earlier ones say.
struct Layering {
  /// What holds in the end, by topic: decision lists in their order, everything else sorted by id.
  private(set) var active: [Topic: [Entry]] = [:]
  /// Entries that a later layer replaced or switched off: they are still checked.
  private(set) var inactive: [Entry] = []
  /// The settings of each topic with every layer's keys.
  private(set) var settings: [SettingsTopic: MapReader] = [:]
  /// Settings with the keys that a later layer replaced, to be checked as well.
  private(set) var replacedSettings: [(SettingsTopic, MapReader)] = []
  private var switchedOff: [Topic: Set<String>] = [:]
  private let complaints: Complaints

  init(_ layers: [Layer], complaints: Complaints) {
    self.complaints = complaints
    for layer in layers {
      for disabling in layer.disabled { disable(disabling) }
      for topic in Topic.allCases { add(layer.entries[topic] ?? [], to: topic) }
    }
    for topic in Topic.allCases where !topic.isDecisionList { active[topic]?.sort { $0.id < $1.id } }
    for topic in Topic.allCases { limit(topic) }
    mergeSettings(layers)
  }

  /// The ids that hold.
  var names: Names {
    var names = Names()
    for topic in Topic.allCases {
      names.tables[topic] = NameTable(ids: (active[topic] ?? []).map(\.id), switchedOff: switchedOff[topic] ?? [])
    }
    return names
  }

  /// The ids of all layers, switched off or not.
  var namesOfAllLayers: Names {
    var names = names
    for topic in Topic.allCases {
      let off = inactive.filter { $0.topic == topic }.map(\.id)
      names.tables[topic] = NameTable(ids: names[topic].ids + off.filter { !names[topic].ids.contains($0) })
    }
    return names
  }

  // MARK: - Adding and replacing

  private mutating func add(_ entries: [Entry], to topic: Topic) {
    let earlier = Set((active[topic] ?? []).map(\.id))
    let isFirst = earlier.isEmpty
    var inserted = 0
    for entry in entries {
      if earlier.contains(entry.id), let index = active[topic]?.firstIndex(where: { $0.id == entry.id }), let old = active[topic]?[index] {
        if topic == .conditions, entry.loosen == nil {
          active[topic]?[index].tightenedBy.append(entry)
          continue
        }
        checkLoosening(old, by: entry)
        inactive.append(old)
        inactive += old.tightenedBy
        if entry.position == nil {
          active[topic]?[index] = entry
          continue
        }
        active[topic]?.remove(at: index)
        if index < inserted { inserted -= 1 }
      }
      switchedOff[topic]?.remove(entry.id)
      if let position = entry.position {
        insert(entry, at: position, of: topic)
      } else if topic.isDecisionList, !isFirst {
        active[topic]?.insert(entry, at: inserted)
        inserted += 1
      } else {
        active[topic, default: []].append(entry)
      }
    }
  }

  private mutating func insert(_ entry: Entry, at position: (isBefore: Bool, id: NodeReader), of topic: Topic) {
    let ids = (active[topic] ?? []).map(\.id)
    guard let id = position.id.text(expecting: "the id of a \(topic.noun)") else { return }
    guard let index = ids.firstIndex(of: id) else {
      position.id.complain(unknown(id, topic, ids))
      return
    }
    active[topic, default: []].insert(entry, at: position.isBefore ? index : index + 1)
  }

  /// A later layer may not take from an exercise what conditions exclude it by, nor make a gate quieter, without a reason.
  private func checkLoosening(_ old: Entry, by entry: Entry) {
    guard entry.loosen == nil else { return }
    let complaint: String?
    switch entry.topic {
    case .exercises:
      let lost = old.map.texts("tags").filter { !entry.map.texts("tags").contains($0) }
      complaint = lost.isEmpty ? nil : "the exercise loses the tag \(quoted(lost[0])), by which conditions exclude it"
    case .validation:
      let isGate = CheckForm.isGate(entry.id)
      complaint = isGate && entry.map.texts("severity") != ["error"] ? "the check \(quoted(entry.id)) may only be an error" : nil
    default: complaint = nil
    }
    if let complaint {
      complaints.add(.rulesLoosened, complaint, at: entry.place, hint: "say 'loosen:' with the reason")
    }
  }

  // MARK: - Switching off

  private mutating func disable(_ disabling: Layer.Disabling) {
    let parts = Topic.allCases.filter { disabling.text.hasPrefix($0.rawValue + ".") }
    guard let topic = parts.first else {
      let known = Topic.allCases.map(\.rawValue)
      let given = disabling.text.split(separator: ".").first.map(String.init) ?? ""
      disabling.reader.complain(
        .rulesUnknownID, "\(quoted(disabling.text)) names no topic",
        hint: Suggestion.hint(for: given, among: known) ?? "write the topic before the id, such as 'exercises.upright_row'")
      return
    }
    let id = String(disabling.text.dropFirst(topic.rawValue.count + 1))
    guard let index = active[topic]?.firstIndex(where: { $0.id == id }), let entry = active[topic]?[index] else {
      disabling.reader.complain(unknown(id, topic, (active[topic] ?? []).map(\.id)))
      return
    }
    let isGate = topic == .validation && CheckForm.isGate(id)
    if disabling.loosen == nil, topic == .conditions || topic == .tags || isGate {
      disabling.reader.complain(
        .rulesLoosened, "the \(topic.noun) \(quoted(id)) protects clients and is switched off here",
        hint: "write {id: \(disabling.text), loosen: the reason}")
    }
    active[topic]?.remove(at: index)
    inactive.append(entry)
    inactive += entry.tightenedBy
    switchedOff[topic, default: []].insert(id)
  }

  // MARK: - Limits and settings

  private mutating func limit(_ topic: Topic) {
    let most = [Topic.tags, .equipment, .conditions].contains(topic) ? TagSet.capacity : 10_000
    guard let list = active[topic], list.count > most else { return }
    complaints.add(.rulesLimit, "there are more than \(most) entries of '\(topic.rawValue)'", at: list[most].place)
    active[topic] = Array(list.prefix(most))
  }

  private mutating func mergeSettings(_ layers: [Layer]) {
    for topic in SettingsTopic.allCases {
      let maps = layers.compactMap { $0.settings[topic] }
      guard let first = maps.first else { continue }
      settings[topic] = MapReader(merging: maps, scope: first.scope)
      for (index, map) in maps.enumerated().dropLast() where maps[(index + 1)...].contains(where: { $0.sharesKey(with: map) }) {
        replacedSettings.append((topic, MapReader(merging: maps + [map], scope: first.scope)))
      }
    }
  }
}

extension MapReader {
  fileprivate func sharesKey(with other: MapReader) -> Bool { pairs.contains { pair in other.pairs.contains { $0.key == pair.key } } }
}
