import Findings
import Rulebook
import TrainingModel

/// Holds a plan as the night made it against what rules and profile say: no forbidden row, and everything that is asked for is there or a
/// finding says that it isn't.
struct NightAudit {
  private(set) var faults: [String] = []

  init(_ expectation: Expectation, _ plan: Mesocycle, _ findings: [Finding]) {
    let rulebook = expectation.rulebook
    for row in plan.prescriptions {
      let (id, name) = (row.exercise, rulebook[row.exercise].name)
      let place = "week \(row.week) day \(row.day): \(name)"
      if expectation.isExcluded(id) || expectation.isReplaced(id) { faults.append("\(place) is forbidden") }
      if !expectation.isInReach(id) { faults.append("\(place) is out of reach") }
      guard row.kind != .ramp else { continue }
      if let rir = row.rir, let least = expectation.leastReserve(id), Int(rir) < least { faults.append("\(place) leaves \(rir)") }
      if let most = expectation.mostSets(id), Int(row.sets) > most { faults.append("\(place) has \(row.sets) sets") }
      let rests = row.sets > 1 && rulebook[id].pattern.isResistance
      if rests, let least = expectation.leastRest(id), Int(row.restSeconds) < least { faults.append("\(place) rests \(row.restSeconds) s") }
      guard row.measure == .reps || row.measure == .repsEachSide else { continue }
      if let least = expectation.fewestReps(id), Int(row.repsMin) < least { faults.append("\(place) has \(row.repsMin) repetitions") }
      if let most = expectation.mostReps(id), Int(row.repsMax) > most { faults.append("\(place) has \(row.repsMax) repetitions") }
    }
    lookForWhatIsAsked(expectation, plan, findings)
    lookForSentences(expectation, plan, findings)
  }

  private mutating func lookForWhatIsAsked(_ expectation: Expectation, _ plan: Mesocycle, _ findings: [Finding]) {
    for week in 1...Mesocycle.weekCount {
      let sessions = plan.sessions.filter { $0.week == week }
      for (pattern, days) in expectation.asked where !sessions.isEmpty {
        let has = sessions.count { session in
          plan.prescriptions.contains {
            Int($0.week) == week && Int($0.day) == session.day && $0.kind != .ramp && expectation.rulebook[$0.exercise].pattern == pattern
          }
        }
        guard has < min(days, sessions.count) else { continue }
        let isTold = findings.contains { finding in
          finding.code == .checkAskedFor && finding.severity == .warning && finding.message.contains(pattern.name)
            && (finding.week ?? week) == week
        }
        if !isTold { faults.append("week \(week): \(pattern.name) is there \(has) times, and nobody says so") }
      }
    }
  }

  private mutating func lookForSentences(_ expectation: Expectation, _ plan: Mesocycle, _ findings: [Finding]) {
    for session in plan.sessions {
      for note in expectation.sentences {
        let isThere = plan.prescriptions.contains { row in
          guard Int(row.week) == session.week, Int(row.day) == session.day else { return false }
          return row.note == note || row.cautions.members.contains { expectation.rulebook[$0].note == note }
        }
        let words = expectation.rulebook.notes[note.index].prefix(20)
        let isTold = findings.contains { finding in
          finding.code == .checkCaution && finding.day == session.day && (finding.week ?? session.week) == session.week
            && finding.message.contains(words)
        }
        if !isThere && !isTold { faults.append("week \(session.week) day \(session.day): a sentence is missing, and nobody says so") }
      }
    }
  }
}
