import ArgumentParser
import Foundation
import Nightly
import PlanStore
import Reporting
import Reviewing

/// `mesocycle review take`: the process in which `nightly` and `review sync` have the inbox taken in. Nobody else starts it.
struct ReviewTakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take the inbox in for 'nightly' and 'review sync', which start this themselves.", shouldDisplay: false)

  @OptionGroup var options: ImportOptions
  @Option(help: ArgumentHelp("The moment of the run.", valueName: "moment")) var at: String
  @Option(parsing: .singleValue, help: ArgumentHelp("A coach whose files all wait for the next time.", valueName: "coach"))
  var leave: [String] = []

  func run() async throws {
    guard IntakeLine.followStarter() else { throw ValidationError("only 'nightly' and 'review sync' start this") }
    let settings = try Settings(options, tells: false)
    let console = Console(settings)
    try await console.guarding {
      let request = try settings.request("review take")
      let store = try settings.existingStore(.readWrite)
      // Whoever started this ends it where it can't be heard any more.
      let say: @Sendable (InboxStep) -> Void = { try? Console.pass(IntakeLine.text($0)) }
      var intake = request.intake(store, at: at, step: say)
      intake.leaving = Set(leave)
      let report = await intake.run()
      say(.end(left: report.left, limits: report.limits.map(InboxSaying.init), troubles: report.troubles.map(InboxSaying.init)))
    }
  }
}
