import Foundation
import GymYears

/// Lives through gyms in this process, one after the other, and prints a line for each.
struct YearsWorker {
  let arguments: YearsArguments
  let journal: String

  /// Returns whether all of them lived to the end as they should.
  func run() async throws -> Bool {
    var run = YearRun(try RuleShelf(rules: arguments.rules))
    (run.leftOut, run.isThrifty, run.keepsFolder) = (Set(arguments.leftOut), arguments.isThrifty, arguments.keepsFolder)
    var isSound = true
    for plan in try plans() {
      note("\(plan.seed) start\n")
      let report = try await run.live(plan) { place, step in note("\(plan.seed) \(place) \(step)\n") }
      print(line(report))
      if !report.isSound {
        isSound = false
        print(report.text)
        if arguments.shrinks { print(try await shrunk(report, run)) }
      }
      note("\(plan.seed) end\n")
      fflush(nil)
    }
    return isSound
  }

  private func plans() throws -> [YearPlan] {
    if let file = arguments.steps { return [try YearPlan(text: String(contentsOfFile: file, encoding: .utf8))] }
    return (0..<UInt64(arguments.count)).map { arguments.plan(arguments.seed + $0) }
  }

  private func line(_ report: YearReport) -> String {
    let verdict = report.isSound ? "ok" : "BROKEN \(report.breaches.map(\.invariant).joined(separator: " "))"
    let seconds = (report.seconds * 10).rounded() / 10
    return "gym \(report.plan.seed): \(verdict); \(report.plan.steps.count) steps, \(report.nights) nights, "
      + "\(report.approvedWeeks) weeks approved, \(report.loggedSessions) sessions logged, \(report.refusals) refusals, \(seconds) s"
  }

  private func shrunk(_ report: YearReport, _ run: YearRun) async throws -> String {
    let names = Set(report.breaches.map(\.invariant))
    var plan = report.plan
    if let place = report.brokenAt { plan.steps = Array(plan.steps.prefix(place + 1)) }
    var shrinker = Shrinker { try await !run.live($0).breaches.allSatisfy { !names.contains($0.invariant) } }
    let least = try await shrinker.shrink(plan)
    return "the fewest steps that do it:\n" + (try await run.live(least).text)
  }

  /// What the one who started this process reads if it dies.
  private func note(_ text: String) {
    guard let file = fopen(journal, text.hasSuffix("start\n") ? "w" : "a") else { return }
    fputs(text, file)
    fclose(file)
  }
}
