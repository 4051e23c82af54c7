import ArgumentParser
import Nightly

/// `mesocycle generate`: the stages only, for all or chosen clients.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Plan all or chosen clients into the preview, without writing sheets.")

  @OptionGroup var options: RunOptions
  @OptionGroup var weeks: WeekOptions
  @OptionGroup var output: FormatOption

  @Flag(help: "Tell what would change, and write nothing.") var dryRun = false
  @Flag(name: .customLong("explain-json"), help: "Print how exercises are chosen, with every candidate and its points, and write nothing.")
  var explainsAsJSON = false
  @Flag(help: "Plan again also where nothing has changed.") var force = false

  func run() async throws {
    let settings = try Settings(options)
    var request = try settings.request(.generate)
    if explainsAsJSON { return try explain(request, settings) }
    request.weeks = weeks.narrowed
    request.isDryRun = dryRun
    request.forces = force
    request.writesSheets = false
    try await RunConsole(settings, format: output.format).run(request)
  }

  private func explain(_ request: RunRequest, _ settings: Settings) throws {
    let console = Console(settings)
    try console.guarding {
      let findings = try SelectionRun(request).run { try console.say($0) }
      console.complain(findings)
      if findings.contains(where: { $0.severity == .error }) { throw ExitCode.couldNotFinish }
    }
  }
}
