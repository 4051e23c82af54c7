import ArgumentParser
import Findings
import TrainingModel

/// Finds an option's value: the command line, then `MESOCYCLE_<NAME>`, then `mesocycle.yaml`.
struct OptionSources {
  let environment: [String: String]
  let file: [String: String]

  /// The value as text, or nil where nobody gives one; an empty variable counts as not given, and an empty option is a usage error.
  func text(_ given: String?, _ name: String) throws -> String? {
    let variable = environment["MESOCYCLE_" + name.uppercased().replacing("-", with: "_")].flatMap { $0.isEmpty ? nil : $0 }
    let text = given ?? variable ?? file[name]
    if text?.isEmpty == true { throw ValidationError("\(name) is given, but empty") }
    return text
  }

  /// The values of a list; one that is given without any is a usage error, because it would otherwise stand for all.
  func list(_ given: [String], _ name: String, separator: Character, default standard: [String]) throws -> [String] {
    guard let items = try given.isEmpty ? text(nil, name)?.split(separator: separator).map(String.init) : given else { return standard }
    if items.isEmpty || items.contains("") { throw ValidationError("\(name) is given, but empty") }
    return items
  }

  func date(_ given: String?, _ name: String) throws -> CalendarDate? {
    guard let text = try text(given, name) else { return nil }
    guard let date = CalendarDate(iso: text) else { throw ValidationError("--\(name) takes a date such as 2026-12-07, not '\(text)'") }
    return date
  }

  func count(_ given: String?, _ name: String) throws -> Int? {
    guard let text = try text(given, name) else { return nil }
    guard let count = Int(text), (1...1024).contains(count) else {
      throw ValidationError("--\(name) takes a whole number from 1 to 1024, not '\(text)'")
    }
    return count
  }

  func flag(_ name: String) throws -> Bool {
    switch try text(nil, name)?.lowercased() {
    case nil, "0", "no", "false": return false
    case "1", "yes", "true": return true
    case .some(let other): throw ValidationError("\(name) takes yes or no, not '\(other)'")
    }
  }
}
