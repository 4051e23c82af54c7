import Rulebook
import TrainingModel

/// Equal sets of an exercise with their numbers: what becomes a row.
struct ProgrammeSet: Equatable {
  var count: Int
  /// Repetitions or seconds.
  var amount: Int
  var isTimed = false
  /// As many repetitions as possible, `amount` at least.
  var isOpen = false
  /// The top of the range that the repetitions climb.
  var top: Int
  /// Hundredths of the client's unit; nil where the client finds it or there is none.
  var load: Int32?
  var kind = RowKind.work
  var target = Target.none
  /// The part of 1RM that is meant, where it is known.
  var part: Double?
  var rpe: Double?
  /// Whether the load is made from the heaviest set of its own session.
  var isFromTop = false
}

extension Programme {
  /// What the sets of a lift are worked out from.
  struct Moment {
    var week: Int
    var state: ProgrammeState
  }

  /// The working sets of an exercise in the state that the programme is in.
  func sets(_ exercise: TemplateExercise, _ moment: Moment) -> [ProgrammeSet] {
    let carried = moment.state.tracks[exercise.track]
    if let pending = carried.pending, let scheme = scheme(exercise.track), let reps = scheme.afterSession[pending].test {
      return [test(reps)]
    }
    let written = exercise.table.sets(week: moment.week, stage: carried.stage)
    var sets: [ProgrammeSet] = []
    let ranged = written.reduce(0) { $0 + ($1.amount.count > 1 ? $1.count : 0) }
    var seen = 0
    for line in written {
      if case .repMax(let reps) = line.load {
        sets.append(test(reps))
        continue
      }
      let worked = worked(line, exercise, moment)
      for number in 0..<line.count {
        var one = worked
        one.isOpen = line.isLastOpen && number == line.count - 1
        one.top = line.amount.upperBound
        if line.amount.count > 1, ranged > 0 {
          let extra = carried.extraReps / ranged + (seen < carried.extraReps % ranged ? 1 : 0)
          one.amount = min(line.amount.upperBound, line.amount.lowerBound + extra)
          seen += 1
        }
        if let last = sets.indices.last, sets[last].isAlike(one) { sets[last].count += 1 } else { sets.append(one) }
      }
    }
    nameKinds(&sets)
    return sets
  }

  private func test(_ reps: Int) -> ProgrammeSet {
    ProgrammeSet(count: 1, amount: reps, top: reps, kind: .test, target: Target(.repMax, low: Int16(reps)))
  }

  /// One set of a line with its load, where there is one, and what the sheet says of it.
  private func worked(_ line: TemplateSets, _ exercise: TemplateExercise, _ moment: Moment) -> ProgrammeSet {
    let carried = moment.state.tracks[exercise.track]
    let known = strength[exercise.track][carried.variant].oneRepMax
    var set = ProgrammeSet(count: 1, amount: line.amount.lowerBound, isTimed: line.isTimed, top: line.amount.upperBound)
    var wanted: Double?
    switch line.load {
    case .own(let part):
      wanted = carried.weight.map { Double($0) * part }
      if scheme(exercise.track)?.keeps.kind == .trainingMax { set.target = Target(.percentOfTrainingMax, percent: part * 100) }
      set.part = startPart(exercise.track).map { $0 * part }
      if wanted == nil { set.target = found(set, of: part, carried) }
    case .trainingMax(let track, let part):
      let keeper = moment.state.tracks[track]
      wanted = keeper.weight.map { Double($0) * part }
      set.target = Target(.percentOfTrainingMax, percent: part * 100)
      set.part = startPart(track).map { $0 * part }
      if wanted == nil { set.target = found(set, of: part, carried) }
      set.target.isProjected = keeper.isProjected
    case .oneRepMax(let part):
      wanted = known > 0 ? known * part : nil
      set.target = Target(.percentOfMax, percent: part * 100)
      set.part = part
      if wanted == nil { set.target = found(set, of: part, carried) }
    case .fixed(let load): wanted = Double(load.hundredths(in: unit))
    case .topSet(let top, let part):
      wanted = heaviest(top, moment).map { Double($0) * part }
      // Until that session has been trained, its heaviest set is what the client then lifts.
      set.target = Target(wanted == nil && !top.isOwn ? .percentOfLastTime : .percentOfTopSet, percent: part * 100)
      set.isFromTop = top.isOwn
    case .rpe(let rpe):
      set.rpe = rpe
      let part = EffortTable.part(reps: line.amount.lowerBound, rir: Int(10 - rpe))
      set.part = part
      wanted = known > 0 ? known * part : nil
      if wanted == nil { set.target = Target(.findByEffort) }
    case .lightest: wanted = 0
    case .repMax, .unloaded: break
    }
    set.target.isProjected = set.target.isProjected || carried.isProjected
    if let wanted, let ladder = ladder(exercise, carried) {
      set.load = loadable(Int32(clamping: Int(wanted.rounded())), ladder).hundredths
      if known > 0, let load = set.load { set.part = Double(load) / known }
    }
    return set
  }

  /// The heaviest set of a session in hundredths of the client's unit: of the session at hand as it is planned, else as it last was; nil
  /// where nobody knows it yet.
  private func heaviest(_ top: TopSet, _ moment: Moment) -> Int32? {
    if top.isOwn {
      let planned = top.places.flatMap { place -> [Int32] in
        let exercise = template.sessions[top.session].exercises[place]
        guard exercise.when.matches(subject) else { return [] }
        let written = exercise.table.sets(week: moment.week, stage: moment.state.tracks[exercise.track].stage)
        return written.compactMap { line in
          if case .topSet = line.load { return nil }
          return worked(line, exercise, moment).load
        }
      }
      if let most = planned.max() { return most }
    }
    return top.places.map { moment.state.tops[top.session][$0] }.max().flatMap { $0 > 0 ? $0 : nil }
  }

  /// What stands where the weight is still to be found: first the effort, later what it is of what was found. A part of what the scheme
  /// keeps is that part of what was lifted last, for that is what it will keep.
  private func found(_ set: ProgrammeSet, of part: Double, _ carried: TrackState) -> Target {
    if set.target.kind == .none, part != 1 { return Target(.percentOfLastTime, percent: part * 100) }
    if !carried.isExposed { return Target(.findByEffort) }
    if set.target.kind == .none { return Target(.moreThanLast, low: Int16(clamping: carried.change)) }
    guard carried.lastPart > 0, let meant = set.part else { return set.target }
    return Programme.part(meant * 1000, of: Double(carried.lastPart))
  }

  /// What a load is of the last one, in whole percent.
  static func part(_ load: Double, of last: Double) -> Target {
    let percent = (load / last * 100).rounded()
    return percent == 100 ? Target(.moreThanLast) : Target(.percentOfLastTime, percent: percent)
  }

  /// The part of 1RM that the scheme begins with.
  func startPart(_ track: Int) -> Double? {
    guard case .repMax(let reps, let part)? = scheme(track)?.keeps.weight else { return nil }
    return EffortTable.part(reps: reps, rir: 0) * part
  }

  /// The heaviest sets are the top, lighter ones behind them are back-off sets, open ones are for as many as possible.
  private func nameKinds(_ sets: inout [ProgrammeSet]) {
    let heaviest = sets.compactMap(\.load).max()
    let isPyramid = sets.contains { $0.load != heaviest }
    var seen = false
    for index in sets.indices where sets[index].kind != .test {
      if sets[index].load == heaviest, heaviest != nil { seen = true }
      sets[index].kind =
        if sets[index].isOpen { .amrap } else if !isPyramid || heaviest == nil { .work } else if sets[index].load == heaviest {
          .top
        } else if seen {
          .backoff
        } else { .work }
    }
  }
}

extension ProgrammeSet {
  /// Whether the other set is the same again.
  fileprivate func isAlike(_ other: ProgrammeSet) -> Bool {
    var same = other
    (same.count, same.kind) = (count, kind)
    return same == self
  }
}
