import ArgumentParser
import TrainingModel

/// The options that say what was done.
struct TypedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Working sets; 0 where it was left out.", valueName: "n")) var sets: String?
  @Option(help: ArgumentHelp("Repetitions: one number for all sets, or one a set, such as 8|8|7.", valueName: "n|n|…")) var reps: String?
  @Option(help: ArgumentHelp("Seconds, in the same way.", valueName: "n|n|…")) var seconds: String?
  @Option(help: ArgumentHelp("Metres, in the same way.", valueName: "n|n|…")) var metres: String?
  @Option(help: ArgumentHelp("The load, in the same way: 60 or 60|60|57.5.", valueName: "n|n|…")) var load: String?
  @Option(help: ArgumentHelp("The unit of the load. (default: the plan's)", valueName: "kg|lb")) var unit: String?
  @Option(help: ArgumentHelp("Effort from 1 to 10, in half steps.", valueName: "n")) var rpe: String?
  @Option(help: ArgumentHelp("Pain from 0 to 10.", valueName: "n")) var pain: String?
  @Option(help: ArgumentHelp("What else there is to say.", valueName: "text")) var note: String?

  func validate() throws { _ = try values() }

  /// What is said.
  ///
  /// - Parameter usual: the unit of a load for which none is given.
  /// - Throws: a `ValidationError` for what is no such number or list.
  func values(in usual: LoadUnit = .kg) throws -> TypedValues {
    var values = TypedValues()
    if let sets, !values.read(sets, .sets) {
      throw ValidationError("--sets takes a number from 0 to \(TypedLimit.sets), not '\(sets)'")
    }
    let amounts = [("reps", reps), ("seconds", seconds), ("metres", metres)].compactMap { name, text in text.map { (name, $0) } }
    guard amounts.count <= 1 else { throw ValidationError("a set is counted in one of --reps, --seconds and --metres") }
    if let (name, text) = amounts.first { try read(text, as: .amounts, name, unit: name, into: &values) }
    if let unit {
      guard LoadUnit(id: unit) != nil else { throw ValidationError("--unit takes kg or lb, not '\(unit)'") }
      guard load != nil else { throw ValidationError("--unit is the unit of --load") }
    }
    if let load { try read(load, as: .load, "load", unit: unit ?? usual.id, into: &values) }
    if let rpe, !values.read(rpe, .rpe) { throw ValidationError("--rpe takes 1 to 10 in half steps, such as 8.5, not '\(rpe)'") }
    if let pain, !values.read(pain, .pain) { throw ValidationError("--pain takes a whole number from 0 to 10, not '\(pain)'") }
    if let note {
      let text = note.trimmingSpaces
      guard !text.isEmpty else { throw ValidationError("--note takes a text; what was typed is taken back with --forget") }
      values.comment = text
    }
    if let fault = values.fault({ Self.name(of: $0, in: values) }) { throw ValidationError(fault) }
    return values
  }

  /// Reads a number or a list, and the number of sets from the list.
  private func read(_ text: String, as field: TypedField, _ name: String, unit: String, into values: inout TypedValues) throws {
    guard values.read("\(unit) \(text)", field) else {
      throw ValidationError(
        "--\(name) takes one number for all sets, or one a set with '|' between them, such as \(field == .load ? "60|60|57.5" : "8|8|7"), not '\(text)'"
      )
    }
    let count = text.utf8.count { $0 == UInt8(ascii: "|") } + 1
    guard count > 1 else { return }
    if let said = values.sets, said != count {
      throw ValidationError("--\(name) has \(count) numbers, and \(said) sets are said: give one for all sets, or one a set")
    }
    values.sets = count
  }

  /// The option that says a field.
  static func name(of field: TypedField, in values: TypedValues) -> String {
    switch field {
    case .sets: "--sets"
    case .amounts: "--\(values.amounts?.measure ?? .reps)"
    case .load: "--load"
    case .rpe: "--rpe"
    case .pain: "--pain"
    case .comment: "--note"
    }
  }
}
