import ArgumentParser
import Findings
import TrainingModel

/// Finds an option's value: the command line, then `MESOCYCLE_<NAME>`, then `mesocycle.yaml`.
struct OptionSources {
  let environment: [String: String]
  let file: ConfigurationFile.Values

  /// The value as text, or nil where nobody gives one; an empty variable counts as not given, and an empty option is a usage error.
  func text(_ given: String?, _ name: String) throws -> String? {
    let text = given ?? variable(name) ?? file.texts[name]
    if text?.isEmpty == true { throw empty(name, isGiven: given != nil) }
    return text
  }

  /// The values of a list; one that is given without any is a usage error, because it would otherwise stand for all.
  func list(_ given: [String], _ name: String, separator: Character, default standard: [String]) throws -> [String] {
    guard let items = try given.isEmpty ? text(nil, name)?.split(separator: separator).map(String.init) : given else { return standard }
    if items.isEmpty || items.contains("") { throw empty(name, isGiven: !given.isEmpty) }
    return items
  }

  func date(_ given: String?, _ name: String) throws -> CalendarDate? {
    guard let text = try text(given, name) else { return nil }
    guard let date = CalendarDate(iso: text) else {
      throw ValidationError("\(label(name, isGiven: given != nil)) takes a date such as 2026-12-07, not '\(text)'")
    }
    return date
  }

  func count(_ given: String?, _ name: String) throws -> Int? {
    guard let text = try text(given, name) else { return nil }
    guard let count = Int(text), (1...1024).contains(count) else {
      throw ValidationError("\(label(name, isGiven: given != nil)) takes a whole number from 1 to 1024, not '\(text)'")
    }
    return count
  }

  func flag(_ name: String) throws -> Bool {
    switch try text(nil, name)?.lowercased() {
    case nil, "0", "no", "false": return false
    case "1", "yes", "true": return true
    case .some(let other):
      throw ValidationError(
        "\(label(name, isGiven: false)) takes yes or no, not '\(other)'\(Self.hint(other, among: ["yes", "no", "true", "false"]))")
    }
  }

  /// What a message calls an option by where its value stands: `--jobs`, `MESOCYCLE_JOBS` or `mesocycle.yaml:7: jobs`.
  func label(_ name: String, isGiven: Bool) -> String {
    if isGiven { return "--\(name)" }
    if variable(name) != nil { return Self.variableName(name) }
    return file.places[name].map { "\($0): \(name)" } ?? "--\(name)"
  }

  /// Where values stand that were not on the command line, by the option as findings call it: `--clients`, and then `MESOCYCLE_CLIENTS` or
  /// `'clients' (mesocycle.yaml:3)`.
  func places(of names: [String]) -> [String: String] {
    var places: [String: String] = [:]
    for name in names {
      places["--\(name)"] = variable(name) != nil ? Self.variableName(name) : file.places[name].map { "'\(name)' (\($0))" }
    }
    return places
  }

  /// What was probably meant, as the end of a message; empty where nothing is near.
  static func hint(_ text: String, among known: [String]) -> String { Suggestion.hint(for: text, among: known).map { "; \($0)" } ?? "" }

  private func empty(_ name: String, isGiven: Bool) -> ValidationError {
    let place = isGiven || variable(name) != nil ? nil : file.places[name]
    return ValidationError("\(place.map { "\($0): " } ?? "")\(name) is given, but empty")
  }

  private func variable(_ name: String) -> String? { environment[Self.variableName(name)].flatMap { $0.isEmpty ? nil : $0 } }

  private static func variableName(_ name: String) -> String { "MESOCYCLE_" + name.uppercased().replacing("-", with: "_") }
}
