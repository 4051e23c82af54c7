import Findings
import TrainingModel

/// Checks that look at several entries together: what nobody could decode wrongly but what would leave a client without a plan.
struct RulebookChecks {
  let rulebook: Rulebook
  let entries: [Topic: [Entry]]
  /// Entries that could not be read as they are: whatever else is said of them would repeat that in other words.
  let broken: [Topic: Set<String>]
  let complaints: Complaints

  func run() {
    checkDecisionLists()
    if isSound(.equipment, .exercises) { checkLoads() }
    if isSound(.exercises) { checkSeeds() }
    if isSound(.exercises, .sessions, .splits) { checkSlots() }
    if isSound(.timeAware) { checkTimeAwareFloors() }
    checkChecks()
    if isSound(.goals, .sessions, .splits) { SplitCoverage(rulebook: rulebook, place: place(.splits, 0), complaints: complaints).run() }
  }

  /// Whether everything about these topics could be read.
  private func isSound(_ topics: Topic...) -> Bool { topics.allSatisfy { broken[$0] == nil && entries[$0] != nil } }

  private func isBroken(_ topic: Topic, _ index: Int) -> Bool {
    guard let ids = broken[topic], let list = entries[topic], list.indices.contains(index) else { return false }
    return ids.contains(list[index].id)
  }

  private func place(_ topic: Topic, _ index: Int) -> Place {
    guard let list = entries[topic], list.indices.contains(index) else { return Place(file: rulebook.layers.first ?? "") }
    return list[index].place
  }

  // MARK: - Decision lists

  private func checkDecisionLists() {
    checkOrder(.blocks, rulebook.blocks.map(\.when))
    let progressions = rulebook.progressions
    checkReach(.progressions, count: progressions.count) { progressions[$0].covers(progressions[$1]) }
    if let last = progressions.last, last.when != Matcher(), !isBroken(.progressions, progressions.count - 1) {
      complainAboutEnd(.progressions, progressions.count - 1)
    }
    checkOrder(.volumeBands, rulebook.volume.bands.map(\.when))
    checkReach(.splits, count: rulebook.splits.count) { rulebook.splits[$0].when.covers(rulebook.splits[$1].when) }
    let efforts = rulebook.conditioning.efforts
    checkReach(.efforts, count: efforts.count) { efforts[$0].covers(efforts[$1]) }
    checkReach(.heartRates, count: rulebook.conditioning.maxHeartRate.count) {
      rulebook.conditioning.maxHeartRate[$0].when.covers(rulebook.conditioning.maxHeartRate[$1].when)
    }
    let warmup = rulebook.warmup
    checkReach(.warmup, count: warmup.count) { warmup[$0].covers(warmup[$1]) }
    if let last = warmup.last, !last.matchesAlways, !isBroken(.warmup, warmup.count - 1) { complainAboutEnd(.warmup, warmup.count - 1) }
  }

  /// The last entry takes everybody, and none is behind one that takes all of its clients already.
  private func checkOrder(_ topic: Topic, _ matchers: [Matcher]) {
    checkReach(topic, count: matchers.count) { matchers[$0].covers(matchers[$1]) }
    if let last = matchers.last, last != Matcher(), !isBroken(topic, matchers.count - 1) { complainAboutEnd(topic, matchers.count - 1) }
  }

  private func checkReach(_ topic: Topic, count: Int, covers: (Int, Int) -> Bool) {
    for later in 0..<count where !isBroken(topic, later) {
      guard let earlier = (0..<later).first(where: { !isBroken(topic, $0) && covers($0, later) }) else { continue }
      let id = entries[topic]?[later].id ?? ""
      complaints.add(
        .rulesNeverMatches,
        "the \(topic.noun) '\(id)' can never match: '\(entries[topic]?[earlier].id ?? "")' takes everything it asks for",
        at: place(topic, later), hint: "the first entry that matches is taken; see \(place(topic, earlier))")
    }
  }

  private func complainAboutEnd(_ topic: Topic, _ last: Int) {
    complaints.add(
      .rulesGap, "the last entry of '\(topic.rawValue)' doesn't take what no other entry took", at: place(topic, last),
      hint: "end the list with an entry that says 'otherwise: true'")
  }

  // MARK: - Exercises

  private func checkLoads() {
    for (index, exercise) in rulebook.exercises.enumerated() {
      guard let item = exercise.loadedBy, rulebook[item].loads == nil else { continue }
      complaints.add(
        .rulesGap, "the exercise '\(exercise.id)' is loaded by '\(rulebook[item].id)', which has no loads", at: place(.exercises, index),
        hint: "give the piece of equipment 'loads:'")
    }
  }

  private func checkSeeds() {
    for (index, exercise) in rulebook.exercises.enumerated() {
      var current = exercise
      for _ in 0...rulebook.exercises.count {
        guard let seed = current.seed else { break }
        if seed.from.index == index {
          complaints.add(
            .rulesGap, "the seed of the exercise '\(exercise.id)' leads back to itself", at: place(.exercises, index),
            hint: "one of the exercises on the way has to do without a seed")
          break
        }
        current = rulebook[seed.from]
      }
    }
  }

  // MARK: - Slots

  private func checkSlots() {
    var seen: Set<RuleID> = []
    for slot in rulebook.splits.flatMap(\.sessions).flatMap(\.slots) where seen.insert(slot.rule).inserted {
      let reference = rulebook[slot.rule]
      let place = Place(file: reference.file, line: reference.line)
      for pattern in slot.patterns where !rulebook.exercises.contains(where: { $0.pattern == pattern }) {
        complaints.add(.rulesGap, "the slot asks for the pattern '\(pattern.id)', which no exercise has", at: place)
      }
      let fits = rulebook.exercises.contains { exercise in
        slot.patterns.contains(exercise.pattern) && exercise.roles.contains(slot.role)
          && (slot.muscles.isEmpty
            || slot.muscles.members.contains { exercise.halfSets[Int($0.rawValue)] == 2 })
      }
      if !fits {
        complaints.add(
          .rulesGap, "no exercise fits the slot '\(reference.id)'", at: place, hint: "look at the exercises' patterns, roles and muscles")
      }
    }
  }

  // MARK: - Volume and checks

  private func checkTimeAwareFloors() {
    let floors = entries[.timeAware] ?? []
    var places: [Int: Place] = [:]
    for floor in rulebook.volume.timeAware {
      let reference = rulebook[floor.rule]
      guard let index = floors.firstIndex(where: { "volume.\($0.id)" == reference.id && $0.place.line == reference.line }) else { continue }
      if let other = places.updateValue(place(.timeAware, index), forKey: floor.minutesPerWeek) {
        complaints.add(
          .rulesOverlap, "two time-aware floors are for \(floor.minutesPerWeek) min", at: place(.timeAware, index),
          hint: "the other is in \(other)")
      }
    }
  }

  private func checkChecks() {
    let listed = (entries[.validation] ?? []).map(\.id)
    for form in CheckForm.all where !form.isOptional && !listed.contains(form.code.id) {
      complaints.add(
        .rulesGap, "'validation' doesn't say what the check '\(form.code.id)' weighs", at: place(.validation, 0),
        hint: "add {id: \(form.code.id), severity: error, warning or off}")
    }
  }
}
