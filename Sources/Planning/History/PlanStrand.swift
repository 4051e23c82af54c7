import Rulebook
import TrainingModel

/// What a block asks of an exercise at the same place of every week: its heavy day, its light day, the back-off sets behind its top set. Each is
/// judged by itself.
struct PlanStrand: Sendable {
  let exercise: ExerciseID
  /// By week, day and order.
  var rows: [PastRow]
  /// What was done of it outside easy weeks, the latest first.
  var exposures: [Exposure] = []
  /// The heaviest load in hundredths of the client's unit that hard weeks asked for, with its fewest repetitions; 0 where none was asked for.
  var asked: (load: Double, reps: Int) = (0, 0)

  /// Takes in what a row asks for.
  fileprivate mutating func take(_ row: PastRow, load: Double?, isHard: Bool) {
    rows.append(row)
    guard isHard, let load, load >= asked.load || asked.reps == 0 else { return }
    asked = (load, load > asked.load || asked.reps == 0 ? row.reps.upperBound : min(asked.reps, row.reps.upperBound))
  }
}

extension PrescribedBlock where Exercise == ExerciseID {
  /// All strands, by exercise, the heaviest of each first.
  func strands(_ context: PlanningContext) -> [PlanStrand] {
    var strands: [PlanStrand] = []
    for exercise in Set(rows.lazy.map(\.exercise)).sorted(by: { $0.index < $1.index }) {
      var mine: [PlanStrand] = []
      var (week, place) = (0, 0)
      for row in rows where row.exercise == exercise {
        (week, place) = row.week == week ? (week, place + 1) : (row.week, 0)
        if place == mine.count { mine.append(PlanStrand(exercise: exercise, rows: [])) }
        mine[place].take(row, load: context.load(row, of: self), isHard: isHard(row.week))
      }
      strands += mine.enumerated().sorted { ($1.element.asked.load, $0.offset) < ($0.element.asked.load, $1.offset) }.map(\.element)
    }
    return strands
  }

  /// What a row asks to lift in hundredths of another unit; nil where it names no load.
  func load(of row: PastRow, unit wanted: LoadUnit, _ lifting: Lifting) -> Double? {
    row.load.map { lifting.lifted(Double($0.hundredths) * unit.scale(to: wanted)) }
  }
}

extension PrescribedBlock where Exercise == ExerciseID {
  /// The heaviest that each exercise was to begin with in the first week that was meant to be hard, with its repetitions.
  func firstLoads(_ context: PlanningContext) -> [(exercise: ExerciseID, load: Double, reps: Int)] {
    guard let week = rows.lazy.map(\.week).filter({ isHard($0) }).min() else { return [] }
    var loads: [(exercise: ExerciseID, load: Double, reps: Int)] = []
    for row in rows where row.week == week {
      guard let load = context.load(row, of: self) else { continue }
      if let place = loads.firstIndex(where: { $0.exercise == row.exercise }) {
        if load > loads[place].load { loads[place] = (row.exercise, load, row.reps.upperBound) }
      } else {
        loads.append((row.exercise, load, row.reps.upperBound))
      }
    }
    return loads
  }
}

extension LoadUnit {
  /// What brings a number in this unit to another.
  func scale(to wanted: LoadUnit) -> Double {
    self == wanted ? 1 : wanted == .lb ? Load.poundsPerKilogram : 1 / Load.poundsPerKilogram
  }
}

extension PlanningContext {
  /// What brings a load to the client's unit.
  func scale(of unit: LoadUnit) -> Double { unit.scale(to: client.units) }

  /// What a row of a past block asks to lift, in hundredths of the client's unit.
  func load(_ row: PastRow, of block: PastBlock) -> Double? { block.load(of: row, unit: client.units, lifting(row.exercise)) }
}
