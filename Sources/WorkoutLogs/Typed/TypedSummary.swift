import TrainingModel

extension TypedValues {
  /// What sets of sessions say, as a person would write it.
  ///
  /// - Parameters:
  ///   - units: the sets, both sides of each together: the weaker decides.
  ///   - row: what asked for them; nil where nothing did: then they are counted as the first of them is.
  init(_ sessions: [DoneSession], _ units: [[SetPlace]], as row: PlannedRow?) {
    self.init(sets: units.count)
    let sets = units.map { unit in unit.map { sessions[$0.part].exercises[$0.exercise].sets[$0.set] } }
    guard let first = units.first?.first, let measure = row.map({ DoneMeasure($0.measure) }) ?? sets[0].first?.measure else { return }
    let counts = sets.map { $0.compactMap { $0.amount(measure) }.min() }
    if !counts.contains(nil) { amounts = TypedAmounts(measure, counts.compactMap { $0 }) }
    let unit = row?.unit ?? sessions[first.part].unit
    let weights = zip(units, sets).map { places, sets in
      zip(places, sets).compactMap { place, set in set.load?.converted(from: sessions[place.part].unit, to: unit) }.min()
    }
    if !weights.contains(nil) { loads = TypedLoads(unit, weights.compactMap { $0 }) }
    halfRPE = sets.joined().compactMap(\.halfRPE).max()
    pain = sets.joined().compactMap(\.pain).max()
    comment = sets.joined().lazy.compactMap(\.note).first
  }
}

extension DoneSet {
  /// In what it was counted.
  fileprivate var measure: DoneMeasure? {
    reps != nil ? .reps : seconds != nil ? .seconds : centimetres != nil ? .metres : nil
  }

  func amount(_ measure: DoneMeasure) -> Int32? {
    switch measure {
    case .reps: reps
    case .seconds: seconds
    case .metres: centimetres
    }
  }
}
