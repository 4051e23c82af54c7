import ArgumentParser
import Findings

/// What is printed where somebody asks for help, forgets the verb, or misspells it.
///
/// The help of a verb begins with the options of that verb. Of those that all verbs share it explains the ones that say whose plans are
/// meant, and names the others; the program's own help explains them.
struct HelpText {
  private let root: any ParsableCommand.Type
  private let arguments: [String]

  init(of root: any ParsableCommand.Type, for arguments: [String]) {
    // 'mesocycle help show' asks for what 'mesocycle show --help' does.
    (self.root, self.arguments) = (root, arguments.first == "help" ? Array(arguments.dropFirst()) : arguments)
  }

  /// The shared options that a verb's own help explains.
  private static let explained = ["--client <", "--coach <", "--start <"]
  private static let heading = "\(SharedOptions.title.uppercased()):\n"

  /// The help of a verb as the parser writes it, in our order; of the program, with the shared options.
  func arranged(_ help: String) -> String {
    if chain.count == 1 { return help.replacing("\nSUBCOMMANDS:\n", with: "\n\(Self.heading)\(Self.sharedOptions)\n\nSUBCOMMANDS:\n") }
    guard let heading = help.firstRange(of: Self.heading), let end = help.firstRange(of: "\n\nOPTIONS:\n") else { return help }
    let shared = Self.entries(String(help[heading.upperBound..<end.lowerBound]))
    let (kept, named) = (shared.filter(Self.isExplained), shared.filter { !Self.isExplained($0) })
    let names = named.map { $0.split(separator: " ").first.map(String.init) ?? "" }.joined(separator: ", ")
    let rest = help[end.upperBound...].trimmingNewlines
    return help[..<heading.lowerBound] + "OPTIONS:\n\(rest)\n\nWHOSE PLANS:\n" + kept.joined(separator: "\n")
      + "\n\n\(Self.heading)" + Self.wrapped("\(names): 'mesocycle --help' explains them.") + "\n"
  }

  /// What to say where the arguments can't be read: the parser's words, or better ones where a verb is missing or misspelt.
  func complaint(_ said: String) -> String {
    guard let group = chain.last, !group.configuration.subcommands.isEmpty else { return Self.withOption(said) }
    let names = group.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let path = chain.map { $0._commandName }.joined(separator: " ")
    let list = Self.wrapped(names.joined(separator: ", "))
    let help = "'\(path) --help' says what each does, and '\(path) VERB --help' its options."
    guard arguments.count >= chain.count else { return "Error: \(path) needs a verb, one of\n\(list)\n\(help)\n" }
    let word = arguments[chain.count - 1]
    if word.hasPrefix("-") { return said }
    let hint = Suggestion.hint(for: word, among: names) ?? otherPlace(of: word)
    return "Error: \(path) has no verb '\(word)'" + (hint.map { "; \($0)\n" } ?? "; it is one of\n\(list)\n") + "\(help)\n"
  }

  /// The commands that the first arguments name, from the program on.
  private var chain: [any ParsableCommand.Type] {
    var chain = [root]
    for word in arguments {
      guard let next = chain[chain.count - 1].configuration.subcommands.first(where: { $0._commandName == word }) else { break }
      chain.append(next)
    }
    return chain
  }

  /// Where a word that is no verb here is one: 'lint' of 'mesocycle rules'.
  private func otherPlace(of word: String) -> String? {
    for group in root.configuration.subcommands {
      if let verb = group.configuration.subcommands.first(where: { $0._commandName == word }) {
        return "did you mean 'mesocycle \(group._commandName) \(verb._commandName)'?"
      }
    }
    return nil
  }

  /// The parser's words, and how a client is named where an id stands alone.
  private static func withOption(_ said: String) -> String {
    guard let word = said.prefixMatch(of: /Error: Unexpected argument '([A-Za-z0-9][A-Za-z0-9._-]*)'/) else { return said }
    return "\(word.0); a client is named with '--client \(word.1)'" + said[word.range.upperBound...]
  }

  private static func isExplained(_ entry: String) -> Bool { explained.contains { entry.drop { $0 == " " }.hasPrefix($0) } }

  /// Each option with the lines that explain it.
  private static func entries(_ section: String) -> [String] {
    section.split(separator: "\n").reduce(into: []) { entries, line in
      if line.drop(while: { $0 == " " }).hasPrefix("-"), line.prefix(while: { $0 == " " }).count < 4 {
        entries.append(String(line))
      } else if let last = entries.indices.last {
        entries[last] += "\n\(line)"
      }
    }
  }

  /// The shared options, explained.
  private static var sharedOptions: String {
    let help = GenerateCommand.helpMessage()
    guard let heading = help.firstRange(of: heading), let end = help.firstRange(of: "\n\nOPTIONS:\n") else { return "" }
    return String(help[heading.upperBound..<end.lowerBound])
  }

  private static func wrapped(_ text: String) -> String {
    text.split(separator: " ").reduce(into: [" "]) { lines, word in
      if lines[lines.count - 1].count + 1 + word.count > 79 { lines.append(" ") }
      lines[lines.count - 1] += " \(word)"
    }.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmingNewlines: Substring {
    var text = self
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
