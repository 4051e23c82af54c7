import ArgumentParser
import Nightly

/// `mesocycle generate`: the stages only, for all or chosen clients.
struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Plan all or chosen clients into the preview, without writing sheets.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var weeks: WeekOptions
  @OptionGroup var output: FormatOption

  @Flag(help: "Tell what would change, and write nothing.") var dryRun = false
  @Flag(help: "Plan again also where nothing has changed.") var force = false

  func run() async throws {
    let settings = try Settings(options)
    var request = try settings.request("generate")
    request.weeks = weeks.narrowed
    request.isDryRun = dryRun
    request.forces = force
    request.writesSheets = false
    try await RunConsole(settings, format: output.format).run(request)
  }
}
