import Planning

extension CoverageReport: ResultView {
  /// The report as text: what nobody can be given first, then holes, pairs, volume and what never speaks, each list the worst first.
  package func text(width: Int, style: Style) -> String {
    var lines = [style.bold(summary)]
    section("No plan at all", unplannable.map(Self.lines), &lines, style)
    section("Holes", holes.map { Self.lines($0, style) }, &lines, style)
    section("Essentials that two conditions empty together", pairHoles.map(Self.lines), &lines, style)
    section("Floors that no choice reaches", shortfalls.map(Self.lines), &lines, style)
    section("Sessions too short for their floors", hasty.map { [Self.line($0)] }, &lines, style)
    section("Never of use", idle.map { ["\($0.file):\($0.line): \($0.rule): \($0.reason)"] }, &lines, style)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `81,000 combinations: 80,000 filled by their own pattern, 900 by an alternative, 100 holes`.
  private var summary: String {
    "\(combinations) combinations of slot, preset, condition and level: \(filledByOwnPattern) filled by their own pattern, "
      + "\(filledByAlternative) by an alternative, \(unfilled) by nothing"
  }

  private func section(_ title: String, _ entries: [[String]], _ lines: inout [String], _ style: Style) {
    if entries.isEmpty { return }
    lines += ["", style.bold("\(title): \(entries.count)")]
    for entry in entries { lines += entry.enumerated().map { $0.offset == 0 ? "  \($0.element)" : "      \($0.element)" } }
  }

  private static func lines(_ kind: UnplannableKind) -> [String] {
    let conditions = kind.conditions.isEmpty ? "" : ", \(kind.conditions.joined(separator: " and "))"
    return ["\(kind.preset)\(conditions), \(list(kind.levels)): \(kind.reason)"]
  }

  private static func lines(_ hole: SlotHole, _ style: Style) -> [String] {
    let candidates = hole.candidates == 0 ? "" : ", too few for the session"
    return ["priority \(hole.priority), \(name(hole.slot)), \(hole.preset)\(candidates): \(hole.combinations)"]
      + hole.kinds.map { "\(list($0.levels)): \($0.conditions.isEmpty ? "any condition or none" : list($0.conditions))" }
      + [style.dim("would fill it: \(hole.remedies.joined(separator: "; "))"), style.dim("in: \(list(hole.sessions))")]
  }

  private static func lines(_ hole: PairHole) -> [String] {
    let shown = hole.pairs.prefix(6).map { $0.joined(separator: " and ") }
    let more = hole.pairs.count > shown.count ? ["and \(hole.pairs.count - shown.count) more pairs"] : []
    return ["\(name(hole.slot)), \(hole.preset): \(hole.pairs.count)"] + shown + more
  }

  private static func lines(_ shortfall: VolumeShortfall) -> [String] {
    let conditions = shortfall.conditions.isEmpty ? "" : ", \(list(shortfall.conditions))"
    let shown = shortfall.weeks.prefix(3).map {
      "\($0.split), \($0.goal), \($0.level): at most \(sets($0.most)) of \(sets($0.floor)) sets"
    }
    let more = shortfall.weeks.count > shown.count ? ["and \(shortfall.weeks.count - shown.count) more weeks"] : []
    return ["\(shortfall.muscle)\(conditions): \(list(shortfall.presets))"] + shown + more
  }

  private static func line(_ week: HastyWeek) -> String {
    "\(week.split), \(week.goal), \(week.level): \(week.minutes) min, at least \(week.least) min"
  }

  private static func name(_ slot: SlotDescription) -> String {
    let muscles = slot.muscles.isEmpty ? "" : " for \(list(slot.muscles))"
    return "\(slot.patterns.joined(separator: " or "))\(muscles), \(slot.role)"
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  private static func sets(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
}
