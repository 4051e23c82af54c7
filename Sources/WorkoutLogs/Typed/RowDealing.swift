import TrainingModel

/// Where a set stands among the sessions of a training day.
struct SetPlace: Hashable {
  var part, exercise, set: Int
}

/// Which sets of a training day were done for which of its rows.
///
/// A set that names its row stands for it. Of the others of an exercise order and loads decide, as where a plan is held against a log; what
/// comes after the sets of a row and before those of the next belongs to the first, and what leads up to the first belongs to none.
struct RowDealing {
  /// The sets of each row that has some, in their order; both sides of a set are one.
  private(set) var units: [RowID: [[SetPlace]]] = [:]

  /// - Parameter rows: those of the day, in their order.
  init(_ sessions: [DoneSession], _ rows: [PlannedRow]) {
    let kinds = Dictionary(rows.map { ($0.row, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var named: [RowID: [SetPlace]] = [:]
    // By exercise and whether they lead up to the work.
    var open: [Open: [SetPlace]] = [:]
    for (part, session) in sessions.enumerated() {
      for (place, exercise) in session.exercises.enumerated() {
        for (index, set) in exercise.sets.enumerated() {
          let there = SetPlace(part: part, exercise: place, set: index)
          if let row = set.row, let kind = kinds[row] {
            if set.kind.isWorking || kind == .ramp { named[row, default: []].append(there) }
          } else if let id = exercise.exercise {
            open[Open(exercise: id, isRamp: !set.kind.isWorking), default: []].append(there)
          }
        }
      }
    }
    var waiting: [Open: [PlannedRow]] = [:]
    for row in rows {
      if let mine = named[row.row] {
        units[row.row] = Self.units(mine, sessions, row, wanted: row.sets)
      } else {
        waiting[Open(exercise: row.exercise, isRamp: row.kind == .ramp), default: []].append(row)
      }
    }
    for (key, rows) in waiting { deal(open[key] ?? [], sessions, rows) }
  }

  private struct Open: Hashable {
    var exercise: String
    var isRamp: Bool
  }

  private mutating func deal(_ places: [SetPlace], _ sessions: [DoneSession], _ rows: [PlannedRow]) {
    guard let first = rows.first, !places.isEmpty else { return }
    let asked = rows.flatMap { row in [PlannedRow](repeating: row, count: row.sets) }
    let done = Self.units(places, sessions, first, wanted: asked.count)
    let loads = done.map { unit in
      unit.map { place in
        let session = sessions[place.part]
        let load = session.exercises[place.exercise].sets[place.set].load
        return Double(load?.converted(from: session.unit, to: first.unit).hundredths ?? 0)
      }.min() ?? 0
    }
    var owners = [RowID?](repeating: nil, count: done.count)
    let matched = SetAlignment.places(asked: asked.map { $0.load.map { Double($0.hundredths) } }, done: loads)
    for (row, place) in zip(asked, matched) { if let place { owners[place] = row.row } }
    var owner: RowID?
    for (unit, own) in zip(done, owners) {
      owner = own ?? owner
      if let owner { units[owner, default: []].append(unit) }
    }
  }

  /// The sets with both sides of each as one.
  ///
  /// - Parameter wanted: how many sets were asked for: twice as many of an exercise for one side at a time are its two sides.
  private static func units(_ places: [SetPlace], _ sessions: [DoneSession], _ row: PlannedRow, wanted: Int) -> [[SetPlace]] {
    func set(_ place: SetPlace) -> DoneSet { sessions[place.part].exercises[place.exercise].sets[place.set] }
    let isEachSide = row.measure == .repsEachSide || row.measure == .secondsEachSide
    if isEachSide, wanted > 0, places.count == 2 * wanted, places.allSatisfy({ set($0).side == nil }),
      stride(from: 0, to: places.count, by: 2).allSatisfy({ set(places[$0]).load == set(places[$0 + 1]).load })
    {
      return stride(from: 0, to: places.count, by: 2).map { [places[$0], places[$0 + 1]] }
    }
    var (units, open): ([[SetPlace]], [LogSide: [Int]]) = ([], [:])
    for place in places {
      guard let side = set(place).side else {
        units.append([place])
        continue
      }
      let other: LogSide = side == .left ? .right : .left
      if let partner = open[other]?.first {
        open[other]?.removeFirst()
        units[partner].append(place)
      } else {
        open[side, default: []].append(units.count)
        units.append([place])
      }
    }
    return units
  }
}
