import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The month after an approved month, for clients whom nobody has met.
@Suite struct SecondMonthTests {
  private struct Pair {
    var client: Client
    var first: Mesocycle
    var second: Mesocycle
    var findings: [Finding]
  }

  private static func pairs(_ count: Int, seed: UInt64) throws -> [Pair] {
    let rules = try ShippedRules.required()
    var clients = SyntheticClients(rules.rulebook, .usual, seed: seed)
    return clients.make(count).compactMap { client in
      guard let first = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().mesocycle else { return nil }
      let context = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday + 28, history: .approved(first))
      let result = context.plan()
      guard let second = result.mesocycle else {
        Issue.record("\(client.id) has no second month: \(result.findings.filter { $0.severity == .error })")
        return nil
      }
      return Pair(client: client, first: first, second: second, findings: result.findings)
    }
  }

  @Test func goesOnFromTheFirst() throws {
    var (kept, mains) = (0, 0)
    var ramps = 0
    let pairs = try Self.pairs(300, seed: 25)
    #expect(pairs.count > 250)
    for pair in pairs {
      #expect(!pair.findings.contains { $0.code == .checkHistory })
      if pair.findings.contains(where: { $0.code == .checkSetRamp && $0.week == nil && $0.severity == .warning }) { ramps += 1 }
      for row in pair.second.prescriptions where row.week == 1 && row.kind.countsAsVolume {
        mains += 1
        guard let before = pair.first.prescriptions.first(where: { $0.week == 1 && $0.exercise == row.exercise && $0.kind == row.kind })
        else { continue }
        kept += 1
        guard let old = before.load, let new = row.load, before.repsMax == row.repsMax, before.rir == row.rir else { continue }
        // Nobody logged anything, so no more than what the block before was built on.
        let most = pair.first.prescriptions.filter { $0.exercise == row.exercise && $0.kind == row.kind }.compactMap(\.load).max()
        #expect(new >= old, "\(pair.client.id)")
        #expect(new <= most ?? new, "\(pair.client.id)")
      }
    }
    #expect(kept * 10 > mains * 3)
    // Some of them begin with one set and go on to two.
    #expect(ramps * 18 <= pairs.count, "\(ramps) of \(pairs.count) gain too many sets")
  }

  @Test func isTheSameTwice() throws {
    let (a, b) = (try Self.pairs(40, seed: 3), try Self.pairs(40, seed: 3))
    #expect(zip(a, b).allSatisfy { $0.second == $1.second && $0.findings == $1.findings })
  }

  @Test func aFirstMonthKnowsNothingOfAll() throws {
    let rules = try ShippedRules.required()
    var clients = SyntheticClients(rules.rulebook, .usual, seed: 9)
    for client in clients.make(100) {
      let findings = PlanningContext(rules: rules, client: client, start: SmallRulebook.monday).plan().findings
      #expect(!findings.contains { $0.code.id.hasPrefix("history.") })
    }
  }
}
