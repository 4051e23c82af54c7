import Checks
import ConditionGrid
import Foundation
import Planning
import Rulebook

/// `mesocycle-bench checks`: the whole grid of conditions, and ten thousand unions of them.
struct ChecksBench {
  private var unions = 10_000
  private var jobs = 2
  private var rules = "rules"
  private var usage: String?

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst(2)
    while let name = rest.popFirst() {
      switch name {
      case "--unions": unions = rest.popFirst().flatMap { Int($0) } ?? unions
      case "--jobs": jobs = max(1, rest.popFirst().flatMap { Int($0) } ?? jobs)
      case "--rules": rules = rest.popFirst() ?? rules
      default:
        usage = """
          mesocycle-bench checks [--unions 10000] [--jobs 2] [--rules rules]
          Plans every condition of the rules with 4 kits, 3 lengths, 2 ages and 2 levels, then edits each forbidden exercise and each value just
          beyond a limit once into a row of each session: all have to be errors, and nothing that is allowed may be one. Then plans seeded unions
          of conditions and looks for forbidden rows, and for what is asked for and neither there nor warned of. The exit code is 1 where
          something is not as it should be.
          """
      }
    }
  }

  /// Returns the exit code: 0 where all is as it should be, else 1; 2 without rules, and 64 for arguments that say nothing.
  func run() async -> Int32 {
    if let usage {
      print(usage)
      return 64
    }
    guard let rulebook = RulebookLoader.load(layers: [rules]).rulebook else {
      FileHandle.standardError.write(Data("the rules in \(rules) can't be loaded\n".utf8))
      return 2
    }
    let planning = PlanningRules(rulebook)
    let grid = GridRun(planning)
    let whole = await inParts(grid.count) { grid.run($0) }
    print("grid: \(whole.line)")
    let union = UnionRun(planning)
    let seeded = await inParts(unions) { union.run($0) }
    print("unions: \(seeded.line)")
    for fault in whole.faults + seeded.faults { print("  \(fault)") }
    return whole.faultCount + seeded.faultCount == 0 ? 0 : 1
  }

  /// Runs the numbers below `count` in parts at once.
  private func inParts(_ count: Int, _ run: @escaping @Sendable (Range<Int>) -> GridReport) async -> GridReport {
    let size = max(1, count / (jobs * 8))
    var starts = Array(stride(from: 0, to: count, by: size))[...]
    return await withTaskGroup(of: GridReport.self) { group in
      func begin() {
        guard let first = starts.popFirst() else { return }
        group.addTask { run(first..<min(first + size, count)) }
      }
      for _ in 0..<jobs { begin() }
      var sum = GridReport()
      while let part = await group.next() {
        sum.add(part)
        begin()
      }
      return sum
    }
  }
}
