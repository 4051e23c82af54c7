import ArgumentParser
import Nightly

/// `mesocycle nightly`: the cron job, from the profiles to the sheets.
struct NightlyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly", abstract: "Plan every client who is due, write the review sheets, and say how it went.",
    discussion: "Run it from cron. A second run over the same input changes nothing; a run that was killed is made good by the next one.")

  @OptionGroup var options: RunOptions
  @OptionGroup var notify: NotifyOptions
  @OptionGroup var output: FormatOption

  @Flag(help: "Tell how the night would end, and write nothing; what waits in the inbox is left out.") var dryRun = false

  func run() async throws {
    let settings = try Settings(options)
    var request = try settings.request(.nightly)
    request.routes = try notify.routes()
    request.isDryRun = dryRun
    try await RunConsole(settings, format: output.format).run(request)
  }
}
