import Findings
import TrainingModel

extension RuleDecoder {
  /// A stressor tag that exercises carry.
  func tag(_ entry: Entry) -> NamedEntity {
    decode(entry) { map, rule in
      NamedEntity(id: entry.id, name: map.required("name", .text, or: entry.id), rule: rule)
    }
  }

  /// A piece of equipment with the loads that it can make.
  func equipmentItem(_ entry: Entry) -> EquipmentItem {
    decode(entry) { map, rule in
      EquipmentItem(
        id: entry.id, name: map.required("name", .text, or: entry.id),
        setup: map.required("setup", .word("class of setup"), or: .bodyweight),
        loads: map.optional("loads", .map(self.loads)), rule: rule)
    }
  }

  private func loads(_ map: MapReader) -> (kg: LoadLadder, lb: LoadLadder) {
    let kg = map.required("kg", ladder(.kilograms), or: LoadLadder(min: 0, step: 1, max: 0))
    let lb = map.required("lb", ladder(.pounds), or: LoadLadder(min: 0, step: 1, max: 0))
    return (kg, lb)
  }

  /// The least load, the step and the greatest load, in one unit; or a list of every load, for kit whose loads lie unequal steps apart.
  private func ladder(_ unit: Quantity) -> Form<LoadLadder> {
    let steps = steps(unit)
    let list = Form<[Int32]>.list(.hundredths(unit))
    return Form { reader in
      guard case .sequence = reader.node else { return steps.read(reader) }
      guard let loads = list.read(reader) else { return nil }
      if loads.count > Self.mostLoads { reader.complain(.rulesLimit, "a list has at most \(Self.mostLoads) loads") }
      return LoadLadder(loads)
    }
  }

  /// More loads than any rack has.
  private static let mostLoads = 200

  private func steps(_ unit: Quantity) -> Form<LoadLadder> {
    .map { map in
      let min = map.required("min", .hundredths(unit), or: 0)
      let step = map.required("step", .hundredths(unit), or: 1)
      let max = map.required("max", .hundredths(unit), or: min)
      if step <= 0 { map.reader("step")?.complain(.rulesRange, "a step is more than 0") }
      if max < min { map.reader("max")?.complain(.rulesRange, "the greatest load is less than the least") }
      return LoadLadder(min: min, step: Swift.max(1, step), max: max)
    }
  }

  /// A place to train, as a set of items.
  func preset(_ entry: Entry) -> EquipmentPreset {
    decode(entry) { map, rule in
      if case .index = names[.equipment].match(entry.id) {
        complaints.add(.rulesDuplicateID, "a piece of equipment already has the id \(quoted(entry.id))", at: entry.place)
      }
      return EquipmentPreset(
        id: entry.id, name: map.required("name", .text, or: entry.id),
        items: map.required("items", .idSet(.equipment, empty: true), or: EquipmentSet()), rule: rule)
    }
  }
}

extension Form where Value == Int32 {
  /// A load in hundredths of its unit, of which whole ones are the finest that plans show.
  static func hundredths(_ unit: Quantity) -> Form {
    .scalar(unit.name) { text throws(Complaint) in
      let hundredths = (try unit.single(text) * 100).rounded()
      guard abs(hundredths / 100 - (try unit.single(text))) < 1e-9, let whole = Int32(exactly: hundredths) else {
        throw Complaint(.rulesRange, "\(quoted(text)) is finer than 0.01 of its unit")
      }
      return whole
    }
  }
}
