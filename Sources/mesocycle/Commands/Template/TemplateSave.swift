import ArgumentParser
import Editing
import Reviewing
import TrainingModel

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
      try EditBench.run(options, edit) { bench in
        let template = try bench.editing.template(named: name, of: bench.plan, week: week)
        let isTaken = try bench.store.template(named: name) != nil
        if isTaken, !replace {
          throw EditRefusal("there is a template '\(name)' already", hint: "choose another name, or add --replace")
        }
        if !edit.dryRun { _ = try bench.store.save(template, replaces: replace) }
        let (extent, count) = (template.clip.extent, template.clip.rows.count)
        try bench.say(
          "\(edit.dryRun ? "Would save" : "Saved") the template '\(name)': a \(extent) of \(count) row\(count == 1 ? "" : "s")",
          json: "\"name\": \"\(name)\", \"kind\": \"\(extent)\", \"rows\": \(count)")
      }
    }
  }
}
