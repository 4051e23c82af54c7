import TrainingModel

extension TypedValues {
  /// Why this can't have been done, for the person who typed it; nil where it can.
  ///
  /// - Parameter names: how the fields are called where the person typed: the columns of a sheet, or the options of a command.
  package func fault(_ names: (TypedField) -> String) -> String? {
    if let sets, !(0...TypedLimit.sets).contains(sets) { return "\(names(.sets)) takes a number from 0 to \(TypedLimit.sets)" }
    for (field, list) in [(TypedField.amounts, amounts?.list.count ?? 0), (.load, loads?.list.count ?? 0)] where list > 0 {
      if sets == 0 { return "\(names(.sets)) 0 says that it was left out, and \(names(field)) says what was done" }
      if list > TypedLimit.sets { return "\(names(field)) has more than \(TypedLimit.sets) sets" }
      if list > 1, let sets, sets != list {
        return "\(names(field)) has \(list) numbers, and \(names(.sets)) says \(sets): give one for all sets, or one a set"
      }
    }
    if let amounts = amounts?.list.count, let loads = loads?.list.count, amounts > 1, loads > 1, amounts != loads {
      return "\(names(.amounts)) has \(amounts) numbers and \(names(.load)) \(loads): give one for all sets, or one a set"
    }
    if let amounts {
      let most =
        switch amounts.measure {
        case .reps: TypedLimit.reps
        case .seconds: TypedLimit.seconds
        case .metres: TypedLimit.centimetres
        }
      if !amounts.list.allSatisfy((0...most).contains) {
        let said = amounts.measure == .metres ? most / 100 : most
        return "\(names(.amounts)) takes 0 to \(said) \(amounts.measure) a set"
      }
    }
    if let loads, !loads.list.allSatisfy({ (0...TypedLimit.load).contains($0.hundredths) }) {
      return "\(names(.load)) takes 0 to \(TypedLimit.load / 100) \(loads.unit)"
    }
    if let halfRPE, !(2...20).contains(halfRPE) { return "\(names(.rpe)) takes 1 to 10 in half steps" }
    if let pain, pain > 10 { return "\(names(.pain)) takes 0 to 10" }
    if let comment, comment.isEmpty || comment.utf8.count > TypedLimit.comment || comment.utf8.contains(0) {
      return "\(names(.comment)) takes a text of at most \(TypedLimit.comment) bytes"
    }
    return nil
  }

  /// Why this is most likely a slip of the pen, for the person who typed it; nil where it may be meant.
  ///
  /// - Parameters:
  ///   - names: as in `fault`.
  ///   - asked: what was asked for; nil where nothing was, or it is not known.
  package func slip(_ names: (TypedField) -> String, asked: PlannedRow?) -> String? {
    if let asked, let sets, sets > TypedLimit.sets(asked: asked.sets) {
      return "\(names(.sets)) says \(sets), where \(asked.sets) \(asked.sets == 1 ? "was" : "were") asked for: say how many sets were done"
    }
    if let asked, let amounts, amounts.measure == .reps, DoneMeasure(asked.measure) == .reps, amounts.list.count == 1, sets != 1,
      asked.sets > 1 || (sets ?? 0) > 1, amounts.list[0] >= 11, amounts.list[0] > Int32(clamping: 5 * asked.amount + 20)
    {
      return "\(names(.amounts)) says \(amounts.list[0]) of each set, where \(asked.amount) were asked for: write a list as 8|8|7"
    }
    guard let loads else { return nil }
    let load = asked.flatMap { row in row.load.map { $0.converted(from: row.unit, to: loads.unit) } }
    let most = TypedLimit.load(asked: load, in: loads.unit)
    guard let heaviest = loads.list.first(where: { $0.hundredths > most }) else { return nil }
    let words = load.map { "where \($0) was asked for" } ?? "more than anybody lifts"
    return "\(names(.load)) says \(heaviest) \(loads.unit), \(words): write what one set was lifted with, such as 62.5"
  }
}
