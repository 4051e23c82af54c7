import ArgumentParser
import PlanStore
import Reporting
import Reviewing

/// `mesocycle doctor`: proves that the database is what the program says it is, and looks at who may read what.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Prove that every scheduled row is what was approved, and that no status contradicts another.",
    discussion: """
      It reads the whole database and changes nothing. It also tells where somebody could read or change what is not theirs in the output \
      folder, and which weeks that wait or are trained hold something that today's rules and profiles don't allow. Exit code 1 says that \
      something does not hold.
      """)

  @OptionGroup var options: DoctorOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let settings = try Settings(options)
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let examination = try store.examine()
      let files = FileExamination(
        output: settings.output, database: settings.database, access: settings.access, coaches: try store.coaches(),
        clients: settings.clients
      ).results()
      let safety = try SafetyExamination(store, settings.checkingSources)
      let view = ExaminationView(examination, files: files, plans: [safety.result], unchecked: safety.unchecked)
      try console.show(view, output)
      if !view.isSound { throw ExitCode.finishedWithProblems }
    }
  }
}
