import ArgumentParser
import PlanStore
import Reporting

/// `mesocycle doctor`: proves that the database is what the program says it is.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Prove that every scheduled row is what was approved, and that no status contradicts another.",
    discussion: "It reads the whole database and changes nothing. Exit code 1 says that something does not hold.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    try console.guarding {
      let examination = try settings.existingStore(.readOnly).examine()
      let view = ExaminationView(examination)
      switch output.format {
      case .human: try console.say(view.text(style: settings.style))
      case .json: try console.say(view.json)
      }
      if !examination.isSound { throw ExitCode.finishedWithProblems }
    }
  }
}
