import PlanStore

/// Says in words which rules made a row.
struct ShownReasons: Sendable {
  private let rules: [Int: StoredRule]
  /// The rules behind every exercise of the block, which are said once.
  private let common: Set<Int>
  private let commonInOrder: [Int]
  /// By exercise what its logs made of it, with the row where that is said: the first of the block.
  private var progress: [String: (week: Int, day: Int, lines: [String])] = [:]

  /// - Parameters:
  ///   - rows: the rows of the block; ramp sets have reasons of their own and don't count for what is common to all.
  ///   - progress: what logs made of each exercise, a sentence each.
  init(_ rules: [Int: StoredRule], rows: [ShownRow], progress: [String: [String]] = [:]) {
    self.rules = rules
    for row in rows where row.kind != "ramp" && self.progress[row.exerciseID] == nil {
      if let lines = progress[row.exerciseID] { self.progress[row.exerciseID] = (row.week, row.day, lines.map { "· \($0)" }) }
    }
    let work = rows.filter { $0.kind != "ramp" && !$0.reasons.isEmpty }
    let first = work.first?.reasons ?? []
    let common = work.dropFirst().reduce(into: Set(first)) { $0.formIntersection($1.reasons) }
    commonInOrder = first.filter(common.contains)
    self.common = common
  }

  /// A line for each rule behind all of the block.
  var ofBlock: [String] { commonInOrder.compactMap { rules[$0].map(Self.line) } }

  /// A line for each rule behind these rows that is not behind all of the block.
  func of(_ rows: [ShownRow]) -> [String] {
    var seen = common
    var told: [String] = []
    for row in rows where row.kind != "ramp" {
      guard let known = progress[row.exerciseID], (known.week, known.day) == (row.week, row.day) else { continue }
      told += known.lines.filter { !told.contains($0) }
    }
    return told
      + rows.flatMap(\.reasons).compactMap { number in
        guard seen.insert(number).inserted else { return nil }
        return rules[number].map(Self.line)
      }
  }

  /// `· 6 to 12 reps for a main lift [goal.hypertrophy.intermediate.main, rules/goals.yaml:57]`.
  private static func line(_ rule: StoredRule) -> String {
    "· \(TerminalText.line(rule.text)) [\(TerminalText.line(rule.id)), \(TerminalText.line(rule.file)):\(rule.line)]"
  }
}
