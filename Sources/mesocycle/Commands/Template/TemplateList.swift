import ArgumentParser
import Editing
import Findings
import PlanStore
import Reporting

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
