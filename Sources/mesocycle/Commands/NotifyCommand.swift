import ArgumentParser
import Delivery
import Editing
import PlanStore
import Reporting

/// `mesocycle notify`: what waits to be told, and telling it.
struct NotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify", abstract: "Deliver what coaches and operators are to hear of, or show what waits.",
    subcommands: [Send.self, Status.self])

  /// `mesocycle notify send`: delivers what waits.
  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Deliver what waits; nightly and approve do so themselves.",
      discussion: "Each message goes out at least once, always with the same key. Exit code 1: something could not be delivered.")

    @OptionGroup var options: GymGroup
    @OptionGroup var notify: NotifyOptions
    @OptionGroup var output: FormatOption

    @Option(help: ArgumentHelp("How long each channel may take.", valueName: "n")) var seconds = 10
    @Flag(help: "Try also what waits for a later time, and channels that are left alone for a while.") var now = false

    func validate() throws {
      guard (1...3600).contains(seconds) else { throw ValidationError("--seconds takes a whole number from 1 to 3600, not '\(seconds)'") }
    }

    func run() throws {
      let (settings, routes) = (try Settings(options), try notify.routes())
      let console = Console(settings)
      try console.guarding {
        guard !routes.channels.isEmpty else {
          throw EditRefusal("no channel is set up", hint: "give notify-mail, notify-command or notify-webhook")
        }
        let store = try settings.existingStore(.readWrite)
        let budget = Delivery.Budget(perChannel: .seconds(seconds), total: .seconds(seconds * routes.channels.count))
        let report = try Delivery(routes, budget: budget, since: Clock.launch, now: { Clock.now() }).run(store, hurries: now)
        let view = OutboxView(report.channels.compactMap(\.state), delivered: report.channels.map(\.delivered))
        try console.show(view, output)
        console.complain(report.findings)
        if report.findings.contains(where: { $0.severity != .info }) { throw ExitCode.finishedWithProblems }
      }
    }
  }

  /// `mesocycle notify status`: what waits.
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what waits on each channel, and how the channel has been doing.")

    @OptionGroup var options: GymGroup
    @OptionGroup var notify: NotifyOptions
    @OptionGroup var output: FormatOption

    func run() throws {
      let (settings, routes) = (try Settings(options), try notify.routes())
      let console = Console(settings)
      try console.guarding {
        let view = OutboxView(try settings.existingStore(.readOnly).outboxStatus(routes.channels, at: Clock.now()))
        try console.show(view, output)
      }
    }
  }
}
