import Findings
import TrainingModel

extension RuleDecoder {
  /// An exercise of the catalogue.
  func exercise(_ entry: Entry) -> Exercise {
    decode(entry) { map, rule in
      let pattern: MovementPattern = map.required("pattern", .word("pattern"), or: .squat)
      let halfSets = map.required("muscles", .halfSets, or: MuscleHalfSets())
      let muscles = MuscleSet(Muscle.allCases.filter { halfSets[Int($0.rawValue)] > 0 })
      let item: EquipmentID? = map.optional("load", .id(.equipment))
      let isUnilateral = map.optional("unilateral", .flag) ?? false
      if pattern.isResistance, muscles.isEmpty, !map.hasErrors {
        map.reader("muscles")?.complain(.rulesGap, "an exercise of the pattern '\(pattern.id)' trains at least one muscle")
      }
      let tags = map.optional("tags", .idSet(.tags, empty: true)) ?? TagSet()
      let without = map.optional("without", .reasons) ?? TagSet()
      if !without.isDisjoint(with: tags) {
        map.reader("without")?.complain(.rulesType, "a tag stands in 'tags' and in 'without'", hint: "leave it where it is true")
      }
      return Exercise(
        id: entry.id, name: map.required("name", .text, or: entry.id), pattern: pattern, halfSets: halfSets, muscles: muscles,
        equipment: EquipmentSet(map.required("equipment", .list(.id(.equipment), empty: true), or: [])),
        level: map.optional("level", .word("level of experience")) ?? .novice, isUnilateral: isUnilateral,
        measure: map.optional("measure", .word("measure")) ?? (isUnilateral ? .repsEachSide : .reps),
        loadBasis: basis(map, isLoaded: item != nil), loadedBy: item,
        setup: map.optional("setup", .word("class of setup")) ?? setup(of: item),
        isCompound: map.optional("compound", .flag) ?? pattern.isCompound,
        tags: tags, roles: map.required("roles", .words("role"), or: WordSet()),
        easier: map.optional("easier", .ids(.exercises, empty: true)) ?? [],
        harder: map.optional("harder", .ids(.exercises, empty: true)) ?? [],
        seed: map.optional("seed", .map(self.seed)).flatMap { $0 }, secondsPerRep: map.optional("seconds_per_rep", .number(.secondsPerRep)),
        note: map.optional("note", .text).map(note), rule: rule, isStaple: map.optional("staple", .flag) ?? false,
        seconds: map.optional("seconds", .range(.seconds)), isSupported: map.optional("supported", .flag) ?? false, without: without)
    }
  }

  /// The load basis; what is loaded has to say it, and what isn't can only be `none` or `band`.
  private func basis(_ map: MapReader, isLoaded: Bool) -> LoadBasis {
    let hasLoad = map.pairs.contains { $0.key == "load" }
    if hasLoad { return map.required("basis", .word("load basis"), or: .total) }
    guard let basis: LoadBasis = map.optional("basis", .word("load basis")) else { return .none }
    if basis != .none, basis != .band {
      map.reader("basis")?.complain(
        .rulesMissingKey, "the load basis '\(basis.id)' needs the key 'load'",
        hint: "name the piece of equipment whose steps round the load")
    }
    return basis
  }

  /// An exercise takes as long to set up as what it is loaded with.
  private func setup(of item: EquipmentID?) -> SetupClass {
    guard let item, item.index < equipment.count else { return .bodyweight }
    return equipment[item.index].setup
  }

  private func seed(_ map: MapReader) -> LoadSeed? {
    let ratio = map.required("ratio", .part(), or: 1)
    if ratio <= 0 { map.reader("ratio")?.complain(.rulesRange, "a seed's ratio is more than 0 %") }
    let from = map.required("from", .ids(.exercises), or: [ExerciseID]())
    if from.count > 1 { map.reader("from")?.complain(.rulesType, "a seed comes from one exercise") }
    return from.first.map { LoadSeed(from: $0, ratio: ratio) }
  }
}

extension Form where Value == TagSet {
  /// Tags that an exercise lacks, each with the reason.
  static var reasons: Form {
    Form { reader in
      guard let map = reader.map(expecting: "tags with the reason why they are not there, such as {overhead: stops at eye height}") else {
        return nil
      }
      return map.entries().reduce(into: TagSet()) { tags, entry in
        let reason = Form<String>.text.read(entry.value)
        if let tag = Form<TagID>.id(.tags).read(entry.key), reason != nil { tags.insert(tag) }
      }
    }
  }
}

extension Form where Value == MuscleHalfSets {
  /// Muscles with their contribution: 1 direct, 0.5 indirect.
  static var halfSets: Form {
    Form { reader in
      guard let map = reader.map(expecting: "muscles with their contribution, such as {quads: 1, glutes: 0.5}") else { return nil }
      var halfSets = MuscleHalfSets()
      for (key, value) in map.entries() {
        let contribution = Form<Double>.number(Quantity(name: "a contribution", isWhole: false, bounds: 0...1, example: "0.5")).read(value)
        guard let muscle = Form<Muscle>.word("muscle").read(key), let contribution else { continue }
        guard contribution == 1 || contribution == 0.5 else {
          value.complain(.rulesRange, "a muscle's contribution is 1 (direct) or 0.5 (indirect)")
          continue
        }
        halfSets[Int(muscle.rawValue)] = UInt16(contribution * 2)
      }
      return halfSets
    }
  }
}
