import Rulebook
import TrainingModel

/// What a client logged, as far as it can be believed, held against the last block.
struct LogReview {
  private let block: PastBlock
  private let context: PlanningContext
  /// The sessions of the block, by their day in it.
  private let days: [(day: PlanDay, sessions: [LoggedSession])]
  /// Sets that can't be right.
  private(set) var implausible = 0
  /// The day of the last set that can be believed, wherever it belongs; nil where there is none.
  private let lastLog: CalendarDate?
  /// 1RM by exercise before this month's logs, to judge by what is plausible.
  private let known: CarriedStrength

  /// nil for who doesn't log: nothing of the last two blocks is there.
  init?(_ context: PlanningContext, _ block: PastBlock) {
    let history = context.history
    guard history.isLogged(block.start) else { return nil }
    (self.context, self.block) = (context, block)
    known = CarriedStrength(block, through: Mesocycle.weekCount, context)
    var placed = PlacedSessions(history.sessions.filter { $0.date < context.start }, in: block)
    implausible = history.sessions.reduce(0) { $0 + ($1.date < context.start ? 0 : $1.sets.count(where: \.counts)) }
    let plausibility = Plausibility(context)
    for day in placed.days.indices {
      let rows = block.rows.filter { PlanDay(week: $0.week, day: $0.day) == placed.days[day].day }
      for session in placed.days[day].sessions.indices {
        let scale = context.scale(of: placed.days[day].sessions[session].unit)
        for place in placed.days[day].sessions[session].sets.indices {
          let set = placed.days[day].sessions[session].sets[place]
          guard set.counts else { continue }
          let asked = rows.filter { $0.exercise == set.exercise }.compactMap { context.load($0, of: block) }.max()
          if plausibility.holds(set, scale: scale, asked: asked, known: known.oneRepMax(of: set.exercise)) { continue }
          placed.days[day].sessions[session].sets[place].isFlagged = true
          implausible += 1
        }
      }
    }
    days = placed.days
    lastLog = history.sessions.lazy.filter { $0.date < context.start && $0.sets.contains(where: \.counts) }.map(\.date).max()
  }

  /// The exercises that were judged against a row of the block: for the others free training may speak.
  var judged: ExerciseMask {
    var mask = ExerciseMask()
    for row in block.rows { mask.insert(row.exercise) }
    var done = ExerciseMask()
    for (_, sessions) in days {
      for session in sessions { for set in session.sets where set.counts && mask.contains(set.exercise) { done.insert(set.exercise) } }
    }
    return done
  }

  // MARK: - What was done

  /// The percent of the last block's sessions that were done, and the day of the last one; nil where none is due yet.
  ///
  /// Sessions so near to the new block that they may still be logged don't count as missed.
  func completion() -> (percent: Double, lastDay: CalendarDate)? {
    let open = context.start + -context.rulebook.history.openDays
    let lastLog = lastLog ?? block.start
    var planned: [PlanDay] = []
    for row in block.rows {
      let day = PlanDay(week: row.week, day: row.day)
      if !planned.contains(day) { planned.append(day) }
    }
    let due = planned.filter { block.start.date(of: $0) <= lastLog || block.start.date(of: $0) < open }
    guard !due.isEmpty else { return nil }
    let done = due.count { day in
      days.contains { $0.day == day && $0.sessions.contains { $0.sets.contains(where: \.counts) } }
    }
    return (Double(done) / Double(due.count) * 100, lastLog >= open ? block.lastDay : lastLog)
  }

  /// The days of the block on which something was done, in their order.
  var doneDays: [PlanDay] { days.lazy.filter { $0.sessions.contains { $0.sets.contains(where: \.kind.isWorking) } }.map(\.day) }

  // MARK: - What it says

  /// Every exercise of the last block with what its logs show, in the order of the exercises.
  func evidence() -> [(exercise: ExerciseID, strands: [PlanStrand])] {
    var all: [(exercise: ExerciseID, strands: [PlanStrand])] = []
    for strand in block.strands(context) {
      if all.last?.exercise == strand.exercise {
        all[all.count - 1].strands.append(strand)
      } else {
        all.append((strand.exercise, [strand]))
      }
    }
    for place in all.indices { look(&all[place].strands) }
    return all
  }

  /// Fills in what was done of all that was asked for of one exercise.
  private func look(_ strands: inout [PlanStrand]) {
    guard let exercise = strands.first?.exercise else { return }
    let (facts, lifting) = (context.rules.facts[exercise.index], context.lifting(exercise))
    for (day, sessions) in days.reversed() where block.phase(day.week) != .deload {
      // The day's rows of the exercise in their order, each with its strand.
      var rows: [(strand: Int, row: PastRow)] = []
      for row in block.rows where row.exercise == exercise && row.week == day.week && row.day == day.day {
        if let strand = strands.firstIndex(where: { $0.rows.contains { $0.id == row.id } }) { rows.append((strand, row)) }
      }
      guard !rows.isEmpty else { continue }
      let wanted = rows.reduce(0) { $0 + $1.row.sets }
      for part in sessions.rounds(of: exercise, sets: wanted).reversed() {
        let sets = part.flatMap { session in
          [WorkSet](
            session.sets.filter { $0.exercise == exercise && $0.counts }, facts, lifting, in: facts.measure,
            scale: context.scale(of: session.unit), wanted: part.count == 1 ? wanted : 0)
        }
        let asked = rows.flatMap { row in
          Array(repeating: AskedSet(row: row.row.id, load: context.load(row.row, of: block)), count: row.row.sets)
        }
        let places = sets.places(of: asked)
        let hurt = part.pain(of: exercise)
        let unknown = part.unbelieved(exercise)
        var first = 0
        for (strand, row) in rows {
          let mine = places[first..<(first + row.sets)].map { $0.map { sets[$0] } }
          first += row.sets
          let isHurt = hurt.pain > 0 || hurt.radiates
          guard mine.contains(where: { $0 != nil }) || isHurt else { continue }
          // Whether a set that can't be believed was a planned one nobody knows, so that the day shows neither success nor failure.
          if !isHurt, unknown > 0, mine.contains(where: { $0 == nil }) { continue }
          var exposure = Exposure(
            mine, asked: .init(reps: row.reps, rir: row.rir, load: context.load(row, of: block)), on: part[0].date,
            showsStrength: lifting.showsStrength, mostReps: context.rulebook.history.strength.mostReps)
          (exposure.pain, exposure.radiates, exposure.row) = (hurt.pain, hurt.radiates, row.id)
          strands[strand].exposures.append(exposure)
        }
      }
    }
  }
}

extension CarriedStrength {
  /// The 1RM that an exercise was planned by; nil where none was known.
  fileprivate func oneRepMax(of exercise: ExerciseID) -> Double? { known.first { $0.exercise == exercise }?.oneRepMax }
}
