import Files
import Findings
import Foundation
import TrainingModel

/// What somebody should know about the environment, which nothing else would say: a variable that nobody reads, a time zone that nobody
/// knows.
struct OptionRemarks {
  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  private static let prefix = "MESOCYCLE_"

  /// What isn't an option and yet ours: a secret, what we tell the command that hears of events, and how tests record.
  private static let others = ["NOTIFY_SECRET", "EVENT", "EVENT_ID", "RECORD"]

  /// Keys that only the file of settings has.
  private static let fileOnly = ["umask", "group"]

  /// The findings, in the order of the variables.
  ///
  /// - Parameter usesMachineZone: Whether today's date is taken in the zone that `TZ` names.
  func findings(usesMachineZone: Bool) -> [Finding] {
    let strangers = environment.keys.filter { $0.hasPrefix(Self.prefix) && !Self.known.contains($0) }.sorted().map(Self.stranger)
    guard usesMachineZone, let zone = environment["TZ"], !zone.isEmpty, !ZoneName(zone).isVariable else { return strangers }
    return strangers + [
      Finding(
        .optionTimeZone, "TZ is '\(zone)', and no time zone is called so: today's date is that in UTC",
        hint: ZoneName(zone).hint ?? "set TZ to a name such as Europe/Berlin, or give --timezone")
    ]
  }

  private static let known = Set(
    ConfigurationFile.keys.filter { !fileOnly.contains($0) }.map { $0.uppercased().replacing("-", with: "_") } + others
  ).reduce(into: Set<String>()) { $0.insert(prefix + $1) }

  private static func stranger(_ name: String) -> Finding {
    let key = name.dropFirst(prefix.count).lowercased().replacing("_", with: "-")
    let hint =
      fileOnly.contains(key)
      ? "'\(key)' is a key of \(ConfigurationFile.name)"
      : Suggestion.hint(for: name, among: known.sorted()) ?? "unset it, or correct its name"
    return Finding(.optionVariable, "the variable \(name) is in the environment, and nothing is called so", hint: hint)
  }
}

/// The name of a time zone, as people write it.
struct ZoneName {
  private let name: String

  init(_ name: String) { self.name = name }

  /// Whether it is a name that machines know.
  var isKnown: Bool { ["UTC", "GMT"].contains(name) || Self.names.contains(name) || isFile }

  /// Whether `TZ` may be this: a name, a file, or a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
  var isVariable: Bool {
    let name = self.name.hasPrefix(":") ? String(self.name.dropFirst()) : self.name
    return ZoneName(name).isKnown || name.hasPrefix("/") && access(name, R_OK) == 0
      || name.wholeMatch(of: /(?:[A-Za-z]{3,}|<[A-Za-z0-9+\-]{3,}>)[+\-]?\d{1,2}(?::\d\d){0,2}(?:[A-Za-z<].*)?/) != nil
  }

  /// What was probably meant.
  var hint: String? {
    let folded = Dictionary(Self.names.map { ($0.lowercased(), $0) }) { first, _ in first }
    if let other = folded[name.lowercased()] ?? Self.names.first(where: { $0.lowercased().hasSuffix("/" + name.lowercased()) }) {
      return "did you mean '\(other)'?"
    }
    return Suggestion.hint(for: name, among: Self.names)
  }

  /// A link such as `Europe/Kiev` is no canonical name, but a file all the same.
  private var isFile: Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "/_+-".utf8.contains(byte)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else { return false }
    return FileContent.isFile("/usr/share/zoneinfo/\(name)", followsLink: true)
  }

  private static let names = TimeZone.knownTimeZoneIdentifiers
}
