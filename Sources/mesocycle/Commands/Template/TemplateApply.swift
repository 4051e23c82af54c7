import ArgumentParser
import Editing
import Reviewing

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
      try EditBench.runEach(options, edit) { bench in
        guard let template = try bench.store.template(named: name) else { throw try TemplateCommand.unknown(name, bench.store) }
        try bench.tell(try bench.editing.apply(template, to: bench.plan, week: week, isStrict: strict, isDryRun: edit.dryRun))
      }
    }
  }
}
