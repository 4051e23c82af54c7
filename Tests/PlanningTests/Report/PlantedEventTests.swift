import SeededNumbers
import Testing
import TrainingModel

@testable import Planning

/// What was planted in the logs of a thousand clients is found, and nothing else.
@Suite struct PlantedEventTests {
  @Test func plantedEventsAreFoundAndHardlyAnythingElse() throws {
    let rules = ReportRules(Shipped.rules)
    var random = SeededRandom(14)
    var planted: [FlagKind: Set<Planted.Event>] = [:]
    var found: [FlagKind: Set<Planted.Event>] = [:]
    for number in 0..<1_000 {
      // A fifth have nothing, the others one to three things.
      let kinds = random.chance(20) ? [] : Array(FlagKind.allCases.shuffled(using: &random).prefix(1 + random.below(3)))
      let isIrregular = kinds.contains(.inconsistent)
      let life = try Planted("c\(number)", isIrregular ? [.inconsistent] : kinds, rules.rulebook, seed: random.next())
      for event in life.events { planted[event.kind, default: []].insert(event) }
      let report = TrainingReport(of: life.client, life.logs.shuffled(using: &random), life.blocks, rules, today: life.today)
      for flag in report.flags {
        let event = Planted.Event(client: life.client, kind: flag.kind, exercise: flag.exercise.map { rules.rulebook[$0].id })
        found[flag.kind, default: []].insert(event)
      }
    }
    for kind in FlagKind.allCases {
      let (made, seen) = (planted[kind] ?? [], found[kind] ?? [])
      #expect(made.count >= 80, "\(kind): too few were planted to say anything")
      let hits = made.intersection(seen)
      #expect(
        Double(hits.count) >= 0.99 * Double(made.count), "\(kind): missed \(made.subtracting(seen).map(\.description).sorted().prefix(5))")
      #expect(
        Double(hits.count) >= 0.95 * Double(seen.count), "\(kind): invented \(seen.subtracting(made).map(\.description).sorted().prefix(5))"
      )
    }
  }
}
