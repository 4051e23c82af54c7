/// Steps as text, one a line: what a failing run prints is what a test begins from.
extension Step: CustomStringConvertible {
  package var description: String {
    switch self {
    case .days(let count): "days \(count)"
    case .night(let kind): kind.rawValue
    case .member(let member, let field, let value): "m\(member) \(field.rawValue) \(value)"
    case .rules(let variant): "rules \(variant.rawValue)"
    case .approve(let step): step.description
    case .edit(let member, let step): "edit m\(member) \(step.description)"
    case .sheet(let coach, let step): "c\(coach) \(step.description)"
    case .log(let member, let step): "log m\(member) \(step.description)"
    case .preferences(let coach, let german): "c\(coach) likes \(german ? "german" : "english")"
    case .export: "export"
    case .backup: "backup"
    case .restore: "restore"
    }
  }

  /// The step that a line says; nil for any other text.
  package init?(_ line: some StringProtocol) {
    let words = line.split { $0 == " " }.map { String($0) }
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    if let kind = NightKind(rawValue: first), rest.isEmpty {
      self = .night(kind)
    } else if let member = Self.number(first, after: "m"), rest.count >= 2, let field = MemberField(rawValue: rest[0]) {
      self = .member(member, field: field, value: rest.dropFirst().joined(separator: " "))
    } else if let coach = Self.number(first, after: "c") {
      if rest.first == "likes", let word = rest.last {
        self = .preferences(coach: coach, german: word == "german")
      } else if let step = SheetStep(rest) {
        self = .sheet(coach: coach, step)
      } else {
        return nil
      }
    } else if let step = Self.other(first, rest) {
      self = step
    } else {
      return nil
    }
  }

  private static func other(_ verb: String, _ rest: [String]) -> Step? {
    switch (verb, rest.count) {
    case ("days", 1): Int(rest[0]).map { .days($0) }
    case ("rules", 1): RulesVariant(rawValue: rest[0]).map { .rules($0) }
    case ("approve", 1...): ApprovalStep(rest).map { .approve($0) }
    case ("edit", 2...): number(rest[0], after: "m").flatMap { member in EditStep(Array(rest.dropFirst())).map { .edit(member, $0) } }
    case ("log", 2...): number(rest[0], after: "m").flatMap { member in LogStep(Array(rest.dropFirst())).map { .log(member, $0) } }
    case ("export", 0): .export
    case ("backup", 0): .backup
    case ("restore", 0): .restore
    default: nil
    }
  }

  static func number(_ word: String, after letter: Character) -> Int? {
    word.first == letter ? Int(word.dropFirst()) : nil
  }
}

extension ApprovalStep: CustomStringConvertible {
  package var description: String {
    let who =
      switch whose {
      case .all: "all"
      case .coach(let coach): "c\(coach)"
      case .member(let member): "m\(member)"
      }
    let narrowed = weeks.isEmpty ? "" : " weeks \(weeks.map(String.init).joined(separator: ","))"
    return "approve \(who)\(narrowed)" + (basis == .exported ? "" : " by \(basis.rawValue)")
  }

  init?(_ words: [String]) {
    guard let who = words.first else { return nil }
    if who == "all" {
      whose = .all
    } else if let coach = Step.number(who, after: "c") {
      whose = .coach(coach)
    } else if let member = Step.number(who, after: "m") {
      whose = .member(member)
    } else {
      return nil
    }
    (weeks, basis) = ([], .exported)
    for place in stride(from: 1, to: words.count - 1, by: 2) {
      switch words[place] {
      case "weeks": weeks = words[place + 1].split(separator: ",").compactMap { Int($0) }
      case "by":
        guard let basis = Basis(rawValue: words[place + 1]) else { return nil }
        self.basis = basis
      default: return nil
      }
    }
  }
}

extension EditStep: CustomStringConvertible {
  package var description: String {
    ([verb.rawValue] + numbers.map(String.init) + (cell.isEmpty ? [] : [cell])).joined(separator: " ")
  }

  init?(_ words: [String]) {
    guard let word = words.first, let verb = Verb(rawValue: word) else { return nil }
    self.verb = verb
    let rest = words.dropFirst()
    numbers = rest.prefix { Int($0) != nil }.compactMap { Int($0) }
    cell = rest.dropFirst(numbers.count).joined(separator: " ")
  }
}

extension SheetStep: CustomStringConvertible {
  package var description: String {
    switch self {
    case .keep: "keep"
    case .send(let sending):
      "send age \(sending.age) changes \(sending.changes) seed \(sending.seed) approve \(sending.approve) via \(sending.route.rawValue)"
    case .resend: "resend"
    case .touch: "touch"
    case .tidy: "tidy"
    }
  }

  init?(_ words: [String]) {
    switch words.first {
    case "keep": self = .keep
    case "resend": self = .resend
    case "touch": self = .touch
    case "tidy": self = .tidy
    case "send":
      var said: [String: String] = [:]
      for place in stride(from: 1, to: words.count - 1, by: 2) { said[words[place]] = words[place + 1] }
      guard let route = Sending.Route(rawValue: said["via"] ?? "imported") else { return nil }
      func number(_ name: String) -> Int { said[name].flatMap { Int($0) } ?? 0 }
      self = .send(
        Sending(age: number("age"), changes: number("changes"), seed: number("seed"), approve: number("approve"), route: route))
    default: return nil
    }
  }
}
