/// What a client does with a log of the training.
package enum LogStep: Hashable, Sendable {
  /// Trains on the days of late, so many of them, and writes it down: mostly as planned, with sessions left out, others put in, pain said.
  case train(days: Int, seed: Int)
  /// Corrects a session that is logged already.
  case fix(seed: Int)
  /// Deletes a session in the app.
  case delete(seed: Int)
  case send(LogSending)
}

/// An export of a client's app that comes to the gym.
package struct LogSending: Hashable, Sendable {
  package enum App: String, Sendable, CaseIterable {
    case strong, hevy, csv

    /// The apps of the client with a number: one keeps to one app, one has moved to another and taken everything along, one fills our form.
    static func used(by member: Int) -> [App] { [[.strong], [.hevy], [.strong, .hevy], [.csv], [.strong, .csv]][member % 5] }

    /// The number of the app in the tables.
    var number: Int {
      switch self {
      case .strong: 0
      case .hevy: 1
      case .csv: 7
      }
    }
  }

  package enum Route: String, Sendable, CaseIterable {
    /// Into the client's folder of the inbox, for the night.
    case inbox
    /// At once.
    case imported
    /// At once, and believed whatever is stored.
    case replacing
    /// At once, and what it doesn't have any more goes.
    case pruning
    /// Into the folder of another client, whom it names.
    case stray
  }

  package var app: App
  /// Which export: 0 for one of now, 1 for the last that was made, and so on.
  package var age: Int
  package var isInPounds: Bool
  package var route: Route
}

extension LogStep: CustomStringConvertible {
  package var description: String {
    switch self {
    case .train(let days, let seed): "train \(days) seed \(seed)"
    case .fix(let seed): "fix seed \(seed)"
    case .delete(let seed): "delete seed \(seed)"
    case .send(let sending):
      "send \(sending.app.rawValue) age \(sending.age) in \(sending.isInPounds ? "lb" : "kg") via \(sending.route.rawValue)"
    }
  }

  init?(_ words: [String]) {
    var said: [String: String] = [:]
    for place in stride(from: words.count.isMultiple(of: 2) ? 2 : 1, to: words.count - 1, by: 2) { said[words[place]] = words[place + 1] }
    func number(_ name: String) -> Int? { said[name].flatMap { Int($0) } }
    switch (words.first, words.count) {
    case ("train", 4):
      guard let days = Int(words[1]), let seed = number("seed") else { return nil }
      self = .train(days: days, seed: seed)
    case ("fix", 3):
      guard let seed = number("seed") else { return nil }
      self = .fix(seed: seed)
    case ("delete", 3):
      guard let seed = number("seed") else { return nil }
      self = .delete(seed: seed)
    case ("send", 8):
      guard let app = LogSending.App(rawValue: words[1]), let age = number("age"), let route = said["via"].flatMap(LogSending.Route.init)
      else { return nil }
      self = .send(LogSending(app: app, age: age, isInPounds: said["in"] == "lb", route: route))
    default: return nil
    }
  }
}
