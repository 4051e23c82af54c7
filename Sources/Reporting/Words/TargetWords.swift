import TrainingModel

/// The texts that `Target` writes, in another language; what a coach wrote by hand stays as it is.
struct TargetWords {
  let language: Language

  /// The target in the language.
  func text(_ target: String) -> String {
    guard language == .german else { return target }
    let ending = ", projected"
    if target == "projected" { return Self.projected }
    guard target.hasSuffix(ending) else { return german(target) }
    return "\(german(String(target.dropLast(ending.count)))), \(Self.projected)"
  }

  private static let projected = "vorausberechnet"

  private func german(_ target: String) -> String {
    switch target {
    case "find by effort": return "nach Anstrengung"
    case "build up by feel": return "nach Gefühl steigern"
    case "easy, can talk": return "locker, Sprechen möglich"
    case "move fast": return "schnell bewegen"
    case "as last time": return "wie beim letzten Mal"
    default: break
    }
    let words = target.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("HR", 4) where words[2] == "to": return "Puls \(words[1]) bis \(words[3])"
    case ("last", 4) where words[1] == "time": return "letztes Mal \(words[2]) \(comma(words[3]))"
    case ("work", 5) where target.hasPrefix("work up to a "): return "steigern bis zum \(words[4])"
    case (let number?, 5) where target.hasSuffix(" % of last time"): return "\(comma(number)) % vom letzten Mal"
    case (let number?, 5) where target.hasSuffix(" % of top set"): return "\(comma(number)) % des schwersten Satzes"
    case (let number?, 3) where words[1] == "%" && (words[2] == "TM" || words[2] == "1RM"): return "\(comma(number)) % \(words[2])"
    default: return target
    }
  }

  private func comma(_ number: String) -> String { number.replacing(".", with: ",") }
}
