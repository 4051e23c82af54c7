import Dispatch
import Findings
import Rulebook
import Synchronization
import TrainingModel

/// Runs what rules say of themselves: a plan for each example's client, held against what the example expects.
package enum RuleExamples {
  /// The examples that don't hold, each at its place.
  package static func failures(in rules: PlanningRules) -> [Finding] {
    let examples = rules.rulebook.examples
    // A chunk for each of a few cores: a worker keeps its memory from example to example.
    let chunks = min(8, examples.count)
    let found = Mutex([[Finding]](repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
      var memory = PlanningMemory()
      var failures: [Finding] = []
      for example in examples[(chunk * examples.count / chunks)..<((chunk + 1) * examples.count / chunks)] {
        for failure in Self.failures(of: example, rules, &memory) {
          failures.append(
            Finding(
              .rulesExampleFailed, "the example of '\(example.subject)' \(failure)", at: example.place,
              hint: "change the rule or the example, whichever is wrong"))
        }
      }
      found.withLock { [failures] in $0[chunk] = failures }
    }
    return found.withLock { $0.flatMap(\.self) }
  }

  private static func failures(of example: RuleExample, _ rules: PlanningRules, _ memory: inout PlanningMemory) -> [String] {
    guard let start = CalendarDate(year: 2026, month: 1, day: 5), let client = client(example.given, rules.rulebook) else {
      return ["has no goal or no day to plan for"]
    }
    let isHeld = !MedicalGate.holds(client, on: start, rules: rules).isEmpty
    let expectsHold = example.expect.contains { if case .held = $0 { true } else { false } }
    if isHeld || expectsHold { return isHeld == expectsHold ? [] : [isHeld ? "is held" : "is planned and not held"] }
    let result = PlanningPipeline().plan(PlanningContext(rules: rules, client: client, start: start), using: &memory)
    guard let plan = result.mesocycle else {
      return ["gets no plan: \(result.findings.first { $0.severity == .error }?.message ?? "no reason was given")"]
    }
    let reader = ExampleReader(plan: plan, rules: rules)
    return example.expect.compactMap(reader.failure)
  }

  /// An ordinary client, changed by what the example gives.
  private static func client(_ given: ExampleClient, _ rulebook: Rulebook) -> Client? {
    let ordinary = rulebook.goals.firstIndex { $0.id == "general_fitness" } ?? rulebook.goals.indices.first
    guard let goal = given.goal ?? ordinary.map({ GoalID($0) }) else { return nil }
    let everything = EquipmentSet(rulebook.equipment.indices.map { EquipmentID($0) })
    var client = Client(
      id: "example", goal: goal, experience: given.experience ?? .intermediate,
      trainingDays: given.days ?? WordSet([Weekday.mon, .wed, .fri]), minutesPerSession: given.minutes ?? 60,
      equipment: given.equipment ?? rulebook.presets.first { $0.id == "commercial_gym" }?.items ?? everything)
    client.statedAge = given.age ?? 35
    client.conditions = given.conditions ?? ConditionSet()
    client.clearance = .cleared
    client.units = given.units ?? .kg
    client.lifts = given.lifts
    return client
  }
}

/// Looks in a plan for what an example expects.
private struct ExampleReader {
  let plan: Mesocycle
  let rules: PlanningRules

  /// What is not as expected, or nil.
  func failure(_ expectation: ExampleExpectation) -> String? {
    switch expectation {
    case .held: nil
    case .noExercise(let id): rows.contains { $0.exercise == id } ? "gets \(rules.rulebook[id].id)" : nil
    case .exercise(let id): rows.contains { $0.exercise == id } ? nil : "does not get \(rules.rulebook[id].id)"
    case .noTag(let tag):
      first { facts($0).tags.contains(tag) }.map { "gets \($0), which has the tag '\(rules.rulebook.tags[tag.index].id)'" }
    case .noPattern(let pattern): first { facts($0).pattern == pattern }.map { "gets \($0), a \(pattern.name)" }
    case .pattern(let pattern): rows.contains { facts($0).pattern == pattern } ? nil : "gets no \(pattern.name)"
    case .pullToPush(let least): pullToPush(atLeast: least)
    case .sessionsPerWeek(let count): sessions == count ? nil : "gets \(sessions) hard sessions a week instead of \(count)"
    case .mainReps(let range):
      firstMain { !range.contains(Int($0.repsMin)) || !range.contains(Int($0.repsMax)) }.map { "gets \($0) outside \(range.text) reps" }
    case .rir(let least):
      first { $0.kind.countsAsVolume && ($0.rir.map(Int.init) ?? least) < least }.map { "gets \($0) with less than \(least) RIR" }
    case .phase(let week, let phase):
      plan.weeks[week - 1].phase == phase ? nil : "has a week \(week) that is '\(plan.weeks[week - 1].phase)' instead of '\(phase)'"
    }
  }

  private var rows: [Prescription] { plan.prescriptions }

  private func facts(_ row: Prescription) -> ExerciseFacts { rules.facts[row.exercise.index] }

  /// The exercise of the first row for which `isWrong` holds.
  private func first(_ isWrong: (Prescription) -> Bool) -> String? { rows.first(where: isWrong).map { rules.rulebook[$0.exercise].id } }

  /// The same among the first working row of each session, which a main lift fills.
  private func firstMain(_ isWrong: (Prescription) -> Bool) -> String? {
    var seen: Set<Int> = []
    return first { row in
      guard row.kind.countsAsVolume, row.measure == .reps || row.measure == .repsEachSide, facts(row).isCompound,
        facts(row).pattern != .powerJumpThrow, facts(row).pattern != .olympic, seen.insert(Int(row.week) * 8 + Int(row.day)).inserted
      else { return false }
      return isWrong(row)
    }
  }

  /// Sessions of week 1 with working sets of resistance work.
  private var sessions: Int {
    Set(rows.filter { $0.week == 1 && $0.kind.countsAsVolume && facts($0).pattern.isResistance }.map(\.day)).count
  }

  private func pullToPush(atLeast least: Double) -> String? {
    for week in plan.weeks {
      let sets = { (wanted: (MovementPattern) -> Bool) in
        rows.reduce(0) { $0 + (Int($1.week) == week.week && $1.kind.countsAsVolume && wanted(facts($1).pattern) ? Int($1.sets) : 0) }
      }
      let (pull, push) = (sets { $0 == .horizontalPull || $0 == .verticalPull }, sets { $0 == .horizontalPush || $0 == .verticalPush })
      if Double(pull) < least * Double(push) { return "gets \(pull) pull sets against \(push) push sets in week \(week.week)" }
    }
    return nil
  }
}

extension ClosedRange<Int> {
  fileprivate var text: String { "\(lowerBound) to \(upperBound)" }
}
