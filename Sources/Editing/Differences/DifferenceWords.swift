import TrainingModel

extension PlanDifference.Change {
  /// What became of the row in one line: `Barbell Back Squat: sets 3 → 4, rest 120 s → 150 s`.
  ///
  /// - Parameter name: The name of an exercise by its id.
  package func words(name: (String) -> String) -> String {
    let exercise = name(row.exercise)
    switch kind {
    case .added: return "added \(exercise), \(row.amountWords(unit))"
    case .removed: return "removed \(exercise), \(row.amountWords(oldUnit))"
    case .moved, .changed:
      var cells = cells
      // Who moves to another day takes another place there; that says nothing of its own.
      if kind == .moved { cells.removeAll { $0.field == .order } }
      let before = cells.first { $0.field == .exercise }.map { name($0.old) } ?? exercise
      var parts = from.map { ["moved from \($0.weekday) \($0)"] } ?? []
      let reps = repsWords
      for cell in cells {
        switch cell.field {
        case .repsMin: parts.append(reps)
        case .repsMax: if !cells.contains(where: { $0.field == .repsMin }) { parts.append(reps) }
        default: parts.append(cell.words(from: oldUnit, to: unit, name: name))
        }
      }
      return "\(before): \(parts.joined(separator: ", "))"
    }
  }
}

extension PlanDifference.Change {
  /// Both ends of the range as one: `reps 8 to 10 → 8 to 12`.
  private var repsWords: String {
    func old(_ field: RowColumn) -> String { cells.first { $0.field == field }?.old ?? row.text(of: field) }
    func range(_ low: String, _ high: String) -> String {
      PrescriptionWords(.english, .sentence).range(Int(low) ?? 0, Int(high))
    }
    let before = range(old(.repsMin), old(.repsMax))
    return "\(row.measure.amountName) \(before) → \(range(row.text(of: .repsMin), row.text(of: .repsMax)))"
  }
}

extension Measure {
  /// What is counted, as a coach says it.
  fileprivate var amountName: String {
    switch self {
    case .reps, .repsEachSide: "reps"
    case .seconds, .secondsEachSide: "seconds"
    case .minutes: "minutes"
    case .metres: "metres"
    }
  }
}

extension PlanDifference.Cell {
  /// The change of the cell: `sets 3 → 4`, `load 60 kg → none`.
  func words(from oldUnit: LoadUnit, to unit: LoadUnit, name: (String) -> String) -> String {
    func value(_ text: String, _ unit: LoadUnit) -> String {
      if text.isEmpty { return "none" }
      switch field {
      case .exercise: return name(text)
      case .load: return "\(text) \(unit)"
      case .rest: return "\(text) s"
      case .target, .note: return "'\(text)'"
      default: return text
      }
    }
    return "\(field.spoken) \(value(old, oldUnit)) → \(value(new, unit))"
  }
}

extension PlanDifference.Session {
  /// What became of the day's session in one line.
  package var words: String {
    switch (old, new) {
    case (nil, let new?): "a session is new here: \(new)"
    case (let old?, nil): "nothing is left of the session \(old)"
    case (let old?, let new?): "the session is \(new) instead of \(old)"
    case (nil, nil): ""
    }
  }
}

extension PlanRow {
  /// Sets, amount and load in a sentence: `3 × 6 to 8 at 60 kg`.
  package func amountWords(_ unit: LoadUnit) -> String {
    let words = PrescriptionWords(.english, .sentence)
    let weight = load.map { " at \(words.load($0, unit, basis))" } ?? (target.isEmpty ? "" : ", \(target)")
    return "\(words.amount(sets: sets, repsMin, repsMax, measure))\(weight)"
  }
}

extension PlanDifference {
  /// The difference in lines, a heading a day (`mon 2026-12-07, week 1`) and what happened there set in by two spaces.
  package func lines(name: (String) -> String) -> [String] {
    days.flatMap { day -> [String] in
      let here = changes.filter { $0.day == day }
      let told = sessions.filter { $0.day == day }.map(\.words) + words(here, name)
      let date = here.first?.date ?? sessions.first { $0.day == day }?.date
      return (date.map { ["\($0.weekday) \($0), week \(day.week)"] } ?? []) + told.map { "  \($0)" }
    }
  }

  /// What became of a day's rows; those that came along from another day as they were are told in one line.
  private func words(_ changes: [Change], _ name: (String) -> String) -> [String] {
    let along = changes.filter { $0.kind == .moved && $0.cells.allSatisfy { $0.field == .order } }
    var lines: [String] = []
    for change in changes {
      let companions = along.filter { $0.from == change.from }
      guard let from = change.from, companions.count > 2, along.contains(change) else {
        lines.append(change.words(name: name))
        continue
      }
      if companions.first == change { lines.append("\(companions.count) rows moved from \(from.weekday) \(from) as they are") }
    }
    return lines
  }

  /// The rows counted: `1 row added, 3 changed, 1 removed`; `nothing` where there is nothing.
  package var countWords: String {
    let counts = Kind.allCases.map { ($0, count($0)) }.filter { $0.1 > 0 }
    guard let first = counts.first else { return sessions.isEmpty ? "nothing" : "only the sessions" }
    let rest = counts.dropFirst().map { "\($0.1) \($0.0)" }
    return (["\(first.1) row\(first.1 == 1 ? "" : "s") \(first.0)"] + rest).joined(separator: ", ")
  }
}
