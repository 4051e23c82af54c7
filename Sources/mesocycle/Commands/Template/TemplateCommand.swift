import ArgumentParser

/// `mesocycle template`: keeps weeks and months of training for other clients.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Keep a client's week or month under a name, and give it to others, fitted to each.",
    subcommands: [Save.self, Apply.self, List.self, Show.self, Remove.self])
}
