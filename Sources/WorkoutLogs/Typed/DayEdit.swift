import TrainingModel

/// What people typed of the sets of one training day, put over what was told of it.
struct DayEdit {
  private let sessions: [DoneSession]
  /// What stands in the place of a set; nil where it goes.
  private var changed: [SetPlace: DoneSet?] = [:]
  /// What comes behind a set.
  private var added: [SetPlace: [DoneSet]] = [:]
  /// Exercises of which nothing was told.
  private(set) var created: [DoneExercise] = []
  /// In which unit the first session has its loads.
  let unit: LoadUnit

  /// - Parameter unit: that of what is created where nothing was told.
  init(_ sessions: [DoneSession], unit: LoadUnit) {
    self.sessions = sessions
    self.unit = sessions.first?.unit ?? unit
  }

  /// Puts what was typed over the sets of a row, or over those of a block of an exercise.
  ///
  /// - Parameters:
  ///   - units: the sets that were told of it, both sides of each together.
  ///   - exercise: its id.
  ///   - row: the prescription; nil where none asked for it.
  ///   - id: the row that the sets stand for from now on; nil where they stand for none.
  mutating func put(_ values: TypedValues, over units: [[SetPlace]], exercise: String, row: PlannedRow?, id: RowID?) {
    let count = values.setCount(told: units.count, asked: row?.sets)
    for (index, unit) in units.enumerated() {
      for (side, place) in unit.enumerated() {
        let told = changed[place] ?? sessions[place.part].exercises[place.exercise].sets[place.set]
        guard index < count, var set = told else {
          changed[place] = .some(nil)
          continue
        }
        set.put(values, of: index, isFirst: index == 0 && side == 0, unit: sessions[place.part].unit)
        set.row = id ?? set.row
        changed[place] = set
      }
    }
    guard count > units.count else {
      if count == 0 { carry(values, exercise) }
      return
    }
    if let last = units.last, let end = last.last {
      for index in units.count..<count {
        for place in last {
          let told = changed[place] ?? sessions[place.part].exercises[place.exercise].sets[place.set]
          guard var set = told else { continue }
          (set.note, set.halfRPE, set.pain) = (nil, nil, nil)
          set.put(values, of: index, isFirst: false, unit: sessions[place.part].unit)
          added[end, default: []].append(set)
        }
      }
      return
    }
    created.append(
      DoneExercise(
        name: exercise, exercise: exercise,
        sets: (0..<count).map { index in
          var set = row?.asAsked(unit) ?? DoneSet()
          set.put(values, of: index, isFirst: index == 0, unit: unit)
          set.row = id
          return set
        }))
  }

  /// Keeps where it hurt, and why, of what was left out: alarms and suspensions read what is stored of exercises.
  ///
  /// What carries it counts neither as work nor as done of a row.
  private mutating func carry(_ values: TypedValues, _ exercise: String) {
    // Who says that nothing hurt says nothing that somebody has to hear of.
    guard values.pain ?? 0 > 0 || values.comment != nil else { return }
    var set = DoneSet(kind: .ramp)
    (set.pain, set.note) = (values.pain, values.comment)
    created.append(DoneExercise(name: exercise, exercise: exercise, sets: [set]))
  }

  /// The sessions as they are with everything that was put over them; exercises without a set that is left are gone.
  func edited() -> [DoneSession] {
    var edited = sessions
    for (part, session) in sessions.enumerated() {
      var exercises: [DoneExercise] = []
      for (place, exercise) in session.exercises.enumerated() {
        var done = exercise
        done.sets = []
        for (index, set) in exercise.sets.enumerated() {
          let there = SetPlace(part: part, exercise: place, set: index)
          if let kept = changed[there] ?? set { done.sets.append(kept) }
          done.sets += added[there] ?? []
        }
        if !done.sets.isEmpty || exercise.sets.isEmpty { exercises.append(done) }
      }
      edited[part].exercises = exercises
    }
    if !edited.isEmpty { edited[0].exercises += created }
    return edited
  }
}

extension TypedValues {
  /// How many sets there are by these words.
  ///
  /// - Parameters:
  ///   - told: how many an app or a file told.
  ///   - asked: how many the plan asked for; nil where none did.
  func setCount(told: Int, asked: Int?) -> Int {
    if let sets { return sets }
    let longest = max(amounts?.list.count ?? 0, loads?.list.count ?? 0)
    if longest > 1 { return longest }
    if told > 0 { return told }
    // Who says how it was has done it; who says where it hurt, or why, may have left it out.
    return amounts != nil || loads != nil || halfRPE != nil ? asked ?? 1 : 0
  }
}

extension DoneSet {
  /// Takes over what was typed for the set with this index of its row.
  fileprivate mutating func put(_ values: TypedValues, of index: Int, isFirst: Bool, unit: LoadUnit) {
    if let amounts = values.amounts {
      let amount = amounts.list[min(index, amounts.list.count - 1)]
      switch amounts.measure {
      case .reps: reps = amount
      case .seconds: seconds = amount
      case .metres: centimetres = amount
      }
      isFlagged = false
    }
    if let loads = values.loads {
      load = loads.list[min(index, loads.list.count - 1)].converted(from: loads.unit, to: unit)
      isFlagged = false
    }
    if let effort = values.halfRPE { halfRPE = effort }
    if let degree = values.pain { pain = degree }
    if isFirst, let comment = values.comment { note = comment }
  }
}

extension PlannedRow {
  /// A set exactly as it was asked for, with its load in this unit.
  func asAsked(_ unit: LoadUnit) -> DoneSet {
    var set = DoneSet(kind: kind == .ramp ? .ramp : .work, load: load?.converted(from: self.unit, to: unit))
    let asked = Int32(clamping: amount)
    switch measure {
    case .reps, .repsEachSide: set.reps = asked
    case .seconds, .secondsEachSide: set.seconds = asked
    case .minutes: set.seconds = asked.multipliedReportingOverflow(by: 60).partialValue
    case .metres: set.centimetres = asked.multipliedReportingOverflow(by: 100).partialValue
    }
    return set
  }
}
