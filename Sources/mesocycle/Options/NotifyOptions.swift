import ArgumentParser
import Delivery
import Foundation

/// The options that say how word gets round.
struct NotifyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write messages as .eml files into this folder.", valueName: "dir"))
  var notifyMail: String?

  @Option(help: ArgumentHelp("Who messages come from. (default: Mesocycle <mesocycle@localhost>)", valueName: "address"))
  var notifyFrom: String?

  @Option(
    help: ArgumentHelp(
      "Whom a coach's messages go to: {coach}@gym.example, or marta=marta@home.example for one coach.", valueName: "address"))
  var notifyTo: [String] = []

  @Option(help: ArgumentHelp("Whom messages about the whole house go to. (default: who they come from)", valueName: "address"))
  var notifyAlertsTo: String?

  @Option(help: ArgumentHelp("Run this line of the shell for each event, which it reads as JSON.", valueName: "line"))
  var notifyCommand: String?

  @Option(help: ArgumentHelp("Post each event as JSON to this address.", valueName: "url"))
  var notifyWebhook: String?

  /// The ways that are set up by these options, the environment and `mesocycle.yaml`; the secret comes from the environment alone.
  func routes(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> DeliveryRoutes {
    let sources = try OptionSources(environment: environment, file: ConfigurationFile.load())
    let secretName = "MESOCYCLE_NOTIFY_SECRET"
    let command = try sources.text(notifyCommand, "notify-command").map { line in
      CommandLineNotice(line: line, environment: environment)
    }
    let webhook = try sources.text(notifyWebhook, "notify-webhook").map { address in
      // The address is not repeated: it may hold a secret.
      guard
        let webhook = Webhook(
          address: address, secret: environment[secretName].flatMap { $0.isEmpty ? nil : $0 }, poster: try Self.poster(environment))
      else {
        throw ValidationError(
          "\(sources.label("notify-webhook", isGiven: notifyWebhook != nil)) takes an address that begins with https:// or http://")
      }
      return webhook
    }
    return DeliveryRoutes(mail: try mail(sources), command: command, webhook: webhook)
  }

  /// The program that posts, which stands beside this one; the settings stay here, for they may hold what is secret.
  private static func poster(_ environment: [String: String]) throws -> ChildPoster {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return ChildPoster(program: "\(own)-post", arguments: [], environment: environment.filter { !$0.key.hasPrefix("MESOCYCLE_") })
  }

  private func mail(_ sources: OptionSources) throws -> MailFolder? {
    guard let folder = try sources.text(notifyMail, "notify-mail") else { return nil }
    let receivers = try sources.list(notifyTo, "notify-to", separator: ",", default: [])
    guard !receivers.isEmpty else {
      let isGiven = notifyMail != nil
      throw ValidationError(
        "\(sources.label("notify-mail", isGiven: isGiven)) needs \(isGiven ? "--" : "")notify-to, such as '{coach}@gym.example'")
    }
    do {
      let addresses = try MailAddresses(
        from: try sources.text(notifyFrom, "notify-from") ?? "Mesocycle <mesocycle@localhost>", to: receivers,
        alertsTo: try sources.text(notifyAlertsTo, "notify-alerts-to"))
      return MailFolder(path: folder, addresses: addresses)
    } catch let error as MailAddress.Unreadable {
      let given = ["notify-from": notifyFrom != nil, "notify-to": !notifyTo.isEmpty, "notify-alerts-to": notifyAlertsTo != nil]
      let name = try ["notify-from", "notify-to", "notify-alerts-to"].first { name in
        let values = name == "notify-to" ? notifyTo : [name == "notify-from" ? notifyFrom : notifyAlertsTo].compactMap { $0 }
        return try (values.isEmpty ? [sources.text(nil, name)].compactMap { $0 } : values).contains { $0.contains(error.text) }
      }
      let label = name.map { "\(sources.label($0, isGiven: given[$0] ?? false)): " } ?? ""
      throw ValidationError("\(label)'\(error.text)' is not a mail address")
    }
  }
}
