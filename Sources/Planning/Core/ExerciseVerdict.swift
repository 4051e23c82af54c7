import Rulebook
import TrainingModel

/// What the last block and its logs decide about one exercise.
struct ExerciseVerdict: Sendable {
  let exercise: ExerciseID
  /// By strand, the heaviest first; at least one.
  var strands: [StrandVerdict]
  /// Whether nobody logged anything, so that all of it is taken for done as it was asked for.
  let isProjected: Bool

  /// What becomes of it: what hurts goes, whichever of its days it was; else what its heaviest strand that was done says.
  var action: LogAction {
    let removed = strands.map(\.action).filter { $0 == .remove(stops: true) || $0 == .remove(stops: false) }
    return removed.first { $0 == .remove(stops: true) } ?? removed.first ?? main.action
  }

  /// The strand that decides.
  private var main: StrandVerdict { strands.first { !$0.evidence.exposures.isEmpty } ?? strands[0] }

  /// What was lifted last in hundredths of the client's unit, 0 where there was no load, and the fewest repetitions, seconds or metres of a set.
  var load: Double { main.load }
  var amount: Int { main.amount }

  /// Whether the last time all of it was done as it was asked for.
  var isMet: Bool { main.evidence.exposures.first?.isMet ?? false }

  /// Whether all that was logged was done as it was asked for, and no harder than that may be.
  ///
  /// - Parameter toleratedEffort: In points of RPE above what was asked for.
  func isAsAsked(toleratedEffort: Double) -> Bool {
    !main.exposures.isEmpty
      && strands.allSatisfy { strand in
        (strand.action == .hold || strand.action.isProgress || strand.exposures.isEmpty)
          && strand.exposures.allSatisfy { $0.isMet && ($0.effort ?? 0) <= toleratedEffort }
      }
  }

  /// The 1RM that each of the last days showed, the latest first.
  var measured: [Double] {
    var days: [(date: CalendarDate, oneRepMax: Double)] = []
    for strand in strands {
      for exposure in strand.evidence.exposures {
        guard let shown = exposure.oneRepMax else { continue }
        if let place = days.firstIndex(where: { $0.date == exposure.date }) {
          days[place].oneRepMax = max(days[place].oneRepMax, shown)
        } else {
          days.append((exposure.date, shown))
        }
      }
    }
    return days.sorted { $0.date > $1.date }.map(\.oneRepMax)
  }

  /// Lets an exercise that has stood still start lighter.
  mutating func lighten(by part: Double) {
    for place in strands.indices where strands[place].action == .hold || strands[place].action == .repeat {
      strands[place].action = .reduce(by: part)
    }
  }

  /// Takes back the steps that were earned.
  mutating func holdBack() { for place in strands.indices where strands[place].action.isProgress { strands[place].action = .hold } }
}

/// What the sets of one strand decide.
struct StrandVerdict: Sendable {
  /// What decides: at most the last three times.
  let evidence: ExerciseEvidence
  /// How its written loads become what is lifted.
  let lifting: Lifting
  /// All times, the latest first.
  let exposures: [Exposure]
  var action: LogAction
  /// The most that was lifted last in hundredths of the client's unit, 0 where there was no load, and the fewest repetitions, seconds or metres of a
  /// set; where nothing was done what was asked for, and 0.
  let load: Double
  let amount: Int
  /// The heaviest load that was asked for, with its repetitions.
  let asked: (load: Double, reps: Int)
}
