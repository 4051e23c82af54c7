import ArgumentParser
import Editing
import Findings
import PlanStore
import Reporting
import Reviewing
import TrainingModel

/// `mesocycle template`: keeps weeks and months of training for other clients.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Keep a client's week or month under a name, and give it to others, fitted to each.",
    subcommands: [Save.self, Apply.self, List.self, Show.self, Remove.self])
}

extension TemplateCommand {
  /// `mesocycle template save`: keeps a block or a week of it as a template.
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep a client's block, or one week of it, as a template; nothing in it says whose it was.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @Option(help: ArgumentHelp("The template's name.", valueName: "name")) var name: String
    @Option(help: ArgumentHelp("Only this week of the block, 1 to 4.", valueName: "n")) var week: Int?
    @Flag(help: "Take the place of a template with the same name.") var replace = false

    func validate() throws { try WeekOption.check(week) }

    func run() throws {
      try EditSession.run(options, edit) { session in
        let template = try session.editing.template(named: name, of: session.plan, week: week)
        let isTaken = try session.store.template(named: name) != nil
        if isTaken, !replace {
          throw EditRefusal("there is a template '\(name)' already", hint: "choose another name, or add --replace")
        }
        if !edit.dryRun { _ = try session.store.save(template, replaces: replace) }
        let (extent, count) = (template.clip.extent, template.clip.rows.count)
        try session.say(
          "\(edit.dryRun ? "Would save" : "Saved") the template '\(name)': a \(extent) of \(count) row\(count == 1 ? "" : "s")",
          json: "\"name\": \"\(name)\", \"kind\": \"\(extent)\", \"rows\": \(count)")
      }
    }
  }
}

extension TemplateCommand {
  /// `mesocycle template apply`: gives a template to clients, fitted to each.
  struct Apply: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a template into clients' blocks, in the place of what its weeks hold.",
      discussion: """
        Its sessions go in order to those of each client's training days that lie furthest apart. An exercise that a client may not be given makes way for the best substitute, \
        and loads follow from the client's own strength or are found by effort. The result is a draft that is checked like any edit. \
        A client whom the template doesn't fit is refused, and the others go on.
        """)

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions
    @Argument(help: ArgumentHelp("The template's name.", valueName: "name")) var name: String
    @Option(help: ArgumentHelp("The week that it is for, 1 to 4; of a month, the only week that is taken.", valueName: "n")) var week: Int?
    @Flag(help: "Refuse a client for whom anything would be another exercise than the template says.") var strict = false

    func validate() throws { try WeekOption.check(week) }

    func run() throws {
      try EditSession.runEach(options, edit) { session in
        guard let template = try session.store.template(named: name) else { throw try TemplateCommand.unknown(name, session.store) }
        try session.tell(try session.editing.apply(template, to: session.plan, week: week, isStrict: strict, isDryRun: edit.dryRun))
      }
    }
  }
}

extension TemplateCommand {
  /// `mesocycle template list`: the templates that there are.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the templates.")

    @OptionGroup var options: GymGroup
    @OptionGroup var output: FormatOption

    func run() throws {
      let settings = try Settings(options)
      let console = Console(settings)
      try console.guarding {
        let view = TemplateView(try settings.existingStore(.readOnly).templates())
        try console.show(view, output)
      }
    }
  }

  /// `mesocycle template show`: what a template holds.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what a template holds.")

    @OptionGroup var options: GymGroup
    @OptionGroup var output: FormatOption
    @Argument(help: ArgumentHelp("The template's name.", valueName: "name")) var name: String

    func run() throws {
      let settings = try Settings(options)
      let console = Console(settings)
      try console.guarding {
        let store = try settings.existingStore(.readOnly)
        guard let template = try store.template(named: name) else { throw try TemplateCommand.unknown(name, store) }
        let view = TemplateView(template, names: try store.exerciseNames())
        try console.show(view, output)
      }
    }
  }

  /// `mesocycle template remove`: takes a template away.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a template away; plans that were made from it stay.")

    @OptionGroup var options: GymGroup
    @Argument(help: ArgumentHelp("The template's name.", valueName: "name")) var name: String

    func run() throws {
      let settings = try Settings(options)
      let console = Console(settings)
      try console.guarding {
        let store = try settings.existingStore(.readWrite)
        guard try store.removeTemplate(named: name) else { throw try TemplateCommand.unknown(name, store) }
        try console.say("Removed the template '\(name)'\n")
      }
    }
  }

  static func unknown(_ name: String, _ store: PlanStore) throws -> EditRefusal {
    let near = Suggestion.hint(for: name, among: try store.templates().map(\.name))
    return EditRefusal("there is no template '\(name)'", hint: near ?? "'mesocycle template list' lists them")
  }
}
