import Editing
import Findings
import PlanStore
import Planning
import TrainingModel

/// Looks whether the weeks that people wait for or train by hold only what today's rules and profiles allow.
package struct SafetyExamination: Sendable {
  /// What holds, with a breach for each week and each thing that its rows do wrong.
  package private(set) var result = Examination.Result(
    name: "each week that waits or is trained holds only what today's rules and profiles allow", breaches: [])
  /// What could not be looked at, and why, a sentence each.
  package private(set) var unchecked: [String] = []

  /// - Throws: `StoreError`. Rules or profiles that can't be read are no failure: then `unchecked` says so.
  package init(_ store: PlanStore, _ sources: PlanChecking.Sources) throws {
    let blocks = try store.unfinishedBlocks()
    guard !blocks.isEmpty else { return }
    let checking: PlanChecking
    do throws(ReviewFailure) {
      checking = try PlanChecking(sources, for: Set(blocks.map(\.clientID)), store: store)
    } catch {
      unchecked.append("no week was held against today's rules, which can't be read: see 'mesocycle rules lint', and check --rules")
      return
    }
    guard checking.findings.isEmpty else {
      unchecked.append("no week was held against today's profiles, which can't be read: check the path given with --clients")
      return
    }
    var unknown: Set<String> = []
    for first in stride(from: 0, to: blocks.count, by: Self.chunk) {
      let chunk = blocks[first..<min(first + Self.chunk, blocks.count)]
      // The history of a block is read by itself, when this reader is done.
      let plans = try store.readingPlans { reader in try chunk.compactMap { try reader.plan(of: $0.clientID, start: $0.planStart) } }
      for plan in plans {
        if let findings = try checking.rowFindings(plan) { take(findings, of: plan) } else { unknown.insert(plan.clientID) }
      }
    }
    if !unknown.isEmpty {
      unchecked.append(
        "the weeks of \(unknown.count) client\(unknown.count == 1 ? "" : "s") were not held against a profile, for the list has none without errors"
      )
    }
  }

  /// How many blocks are in memory at once.
  private static let chunk = 64

  private mutating func take(_ findings: [Finding], of plan: EditablePlan) {
    for week in plan.weeks where week.status == .pending || week.status == .approved {
      for finding in findings where finding.severity == .error && (finding.week ?? week.week) == week.week {
        let day = finding.day.map { ", day \($0)" } ?? ""
        result.breaches.append(
          .init(
            clientID: plan.clientID, week: week.week,
            message: "the block from \(plan.planStart)\(day), \(week.status.id): \(finding.cellText)"))
      }
    }
  }
}
