import ArgumentParser
import Findings

/// What is printed where somebody asks for help, forgets the verb, or misspells it.
///
/// The help of a verb begins with the options of that verb. Of those that verbs share it explains the ones that say whose plans are meant,
/// and names the others that it takes; the program's own help explains them.
struct HelpText {
  private let root: any ParsableCommand.Type
  private let arguments: [String]

  init(of root: any ParsableCommand.Type, for arguments: [String]) {
    // 'mesocycle help show' asks for what 'mesocycle show --help' does.
    (self.root, self.arguments) = (root, arguments.first == "help" ? Array(arguments.dropFirst()) : arguments)
  }

  private static let heading = "\(OptionTitle.shared.uppercased()):\n"
  private static let whose = "\(OptionTitle.whose.uppercased()):\n"

  /// The help of a verb as the parser writes it, in our order; of the program, with the shared options.
  func arranged(_ help: String) -> String {
    if chain.count == 1 { return help.replacing("\nSUBCOMMANDS:\n", with: "\n\(Self.heading)\(Self.sharedOptions)\n\nSUBCOMMANDS:\n") }
    // The parser puts the titled ones first.
    guard let own = help.firstRange(of: "\n\nOPTIONS:\n") else { return help }
    let sections = Self.sections(String(help[..<own.lowerBound]))
    let names = (sections.shared ?? []).map { $0.split(separator: " ").first.map(String.init) ?? "" }.joined(separator: ", ")
    let whose = sections.whose.map { "\n\n\(Self.whose)" + $0.joined(separator: "\n") } ?? ""
    let shared = names.isEmpty ? "" : "\n\n\(Self.heading)" + Self.wrapped("\(names): 'mesocycle --help' explains them.")
    return "\(sections.beginning)OPTIONS:\n\(help[own.upperBound...].trimmingNewlines)\(whose)\(shared)\n"
  }

  /// What stands before the shared options, and their entries by what stands above them.
  private static func sections(_ help: String) -> (beginning: Substring, whose: [String]?, shared: [String]?) {
    let places = [whose, heading].map { help.firstRange(of: $0) }
    let beginning = help[..<(places.compactMap(\.?.lowerBound).min() ?? help.endIndex)]
    func section(_ place: Range<String.Index>?) -> [String]? {
      place.map { place in
        let end = help[place.upperBound...].firstRange(of: "\n\n")?.lowerBound ?? help.endIndex
        return entries(String(help[place.upperBound..<end]))
      }
    }
    return (beginning, section(places[0]), section(places[1]))
  }

  /// What to say where the arguments can't be read: the parser's words, or better ones where a verb is missing or misspelt.
  func complaint(_ said: String) -> String {
    guard let group = chain.last, !group.configuration.subcommands.isEmpty else { return withOption(said) }
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

  /// The parser's words, and how a client is named where an id stands alone, or that an option is one of other verbs.
  private func withOption(_ said: String) -> String {
    if let option = said.prefixMatch(of: /Error: Unknown option '--([a-z-]+)'[^\n]*/), ConfigurationFile.keys.contains(String(option.1)) {
      let path = chain.map { $0._commandName }.joined(separator: " ")
      return "Error: --\(option.1) is not for '\(path)'" + said[option.range.upperBound...]
    }
    guard let word = said.prefixMatch(of: /Error: Unexpected argument '([A-Za-z0-9][A-Za-z0-9._-]*)'/) else { return said }
    return "\(word.0); a client is named with '--client \(word.1)'" + said[word.range.upperBound...]
  }

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

  /// The shared options, explained, as those of a verb that has all of them.
  private static var sharedOptions: String {
    let help = GenerateCommand.helpMessage()
    guard let end = help.firstRange(of: "\n\nOPTIONS:\n") else { return "" }
    let sections = sections(String(help[..<end.lowerBound]))
    return ((sections.shared ?? []) + (sections.whose ?? [])).joined(separator: "\n")
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
