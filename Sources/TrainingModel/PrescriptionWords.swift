/// How much, how heavy and what for: the one way to say it, in views, pages, calendars, differences and messages.
///
/// The review page is given the parts and puts them together by the same rules (`rowText` in its `text.js`).
public struct PrescriptionWords: Sendable {
  /// How ranges are written.
  public enum Form: Sendable {
    /// `6–8`, `5+`: in tables and lists.
    case signs
    /// `6 to 8`, `5 or more`: in sentences.
    case sentence
  }

  public let language: Language
  private let form: Form

  public init(_ language: Language = .english, _ form: Form = .signs) { (self.language, self.form) = (language, form) }

  private func say(_ english: String, _ german: String) -> String { language == .german ? german : english }

  /// `6–8`, `10`, `5+` where there is no upper end.
  public func range(_ low: Int, _ high: Int?) -> String {
    switch form {
    case .signs: high.map { $0 == low ? "\(low)" : "\(low)–\($0)" } ?? "\(low)+"
    case .sentence: high.map { $0 == low ? "\(low)" : "\(low) \(say("to", "bis")) \($0)" } ?? "\(low) \(say("or more", "oder mehr"))"
    }
  }

  /// What stands behind the number: ` s`, ` each side`; empty for repetitions.
  public func counted(_ measure: Measure) -> String {
    let side = say(" each side", " je Seite")
    return switch measure {
    case .reps: ""
    case .repsEachSide: side
    case .seconds: " s"
    case .secondsEachSide: " s" + side
    case .minutes: " min"
    case .metres: " m"
    }
  }

  /// `3 × 6–8`, `4 × 30 s each side`, `1 × 5+`.
  public func amount(sets: Int, _ low: Int, _ high: Int?, _ measure: Measure) -> String {
    "\(sets) × \(range(low, high))\(counted(measure))"
  }

  /// What stands before a load, and what behind its unit: `+`, ` per hand`.
  public func aroundLoad(_ basis: LoadBasis) -> (before: String, after: String) {
    switch basis {
    case .perHand: ("", say(" per hand", " je Hand"))
    case .added: ("+", "")
    case .assist: ("", say(" of help", " Hilfe"))
    case .total, .stack, .band, .none: ("", "")
    }
  }

  /// `72.5 kg`, `20 kg per hand`, `+10 kg`, `20 kg of help`.
  public func load(_ load: Load, _ unit: LoadUnit, _ basis: LoadBasis) -> String {
    let (before, after) = aroundLoad(basis)
    return "\(before)\(number("\(load)")) \(unit)\(after)"
  }

  /// The load with the target behind it, or what of the two there is; empty where there is neither.
  public func load(_ load: Load?, _ unit: LoadUnit, _ basis: LoadBasis, target: String) -> String {
    let parts = [load.map { self.load($0, unit, basis) } ?? "", self.target(target)]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What the cell says in the language; words that somebody wrote stay as they are.
  public func target(_ text: String) -> String {
    if text.isEmpty || language == .english { return text }
    return Target(text: text)?.words(in: language) ?? text
  }

  /// Minutes and seconds: `2:30`; empty where there is no rest.
  public func rest(_ seconds: Int) -> String {
    seconds == 0 ? "" : "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  private func number(_ text: String) -> String { language == .german ? text.replacing(".", with: ",") : text }
}
