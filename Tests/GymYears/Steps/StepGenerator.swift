import SeededNumbers

/// Makes the steps of a seed: a number of days in the life of a gym, whatever that does to its database.
struct StepGenerator {
  private var random: SeededRandom
  private let members: Int
  private let pace: Int

  init(seed: UInt64, members: Int, pace: Int = 1) {
    random = SeededRandom(seed)
    (self.members, self.pace) = (members, pace)
  }

  /// The steps of so many days, nights and what happens between them.
  mutating func steps(days: Int) -> [Step] {
    var steps: [Step] = [.night(.night)]
    var day = 0
    while day < days {
      for _ in 0..<random.pick([0, 1, 1, 2, 3, 5]) { steps += event() }
      // Mostly tomorrow, now and then nights are skipped, and once in a while the clock is a day behind.
      let pass = random.chance(2) ? -1 : random.pick(Self.passes[min(2, max(0, pace - 1))])
      steps.append(.days(pass))
      day += pass
      if random.chance(93) { steps.append(.night(.night)) }
      if random.chance(12) { steps.append(.night(.again)) }
      if random.chance(3) { steps.append(.night(random.pick([.force, .part]))) }
    }
    return steps
  }

  /// How many days pass, by pace.
  private static let passes = [[1, 1, 1, 2, 2, 3, 3, 4, 5, 7], [1, 2, 3, 4, 4, 5, 6, 7, 7, 8], [1, 3, 5, 7, 7, 8, 9, 10, 12, 14]]

  private mutating func event() -> [Step] {
    switch random.below(100) {
    case 0..<22: memberStep()
    case 22..<44: approval()
    case 44..<66: log()
    case 66..<77: (0..<random.pick([1, 1, 2, 3])).map { _ in .edit(random.below(members), edit()) }
    case 77..<91: [.sheet(coach: random.below(Gym.coaches.count), sheet())]
    case 91..<94: [.rules(random.pick([.shipped, .shipped, .slow, .plates, .careful, .broken]))] + (random.chance(60) ? [] : memberStep())
    case 94..<96: [.backup]
    case 96: [.restore] + (random.chance(50) ? [.export] : [])
    case 97: [.preferences(coach: random.below(Gym.coaches.count), german: random.chance(50))]
    default: [.export]
    }
  }

  private mutating func memberStep() -> [Step] {
    let member = random.below(members)
    let field = random.pick(Self.fields)
    var value = MemberValues.value(field, &random)
    switch field {
    // Most of the time a gym is open for most of its members.
    case .clearance where random.chance(50): value = "cleared"
    case .status where random.chance(50): value = "active"
    case .listed where random.chance(40): value = "yes"
    case .readable where random.chance(60): value = "yes"
    case .template where random.chance(50): value = "none"
    case .conditions where random.chance(40): value = random.pick(MemberValues.rarer)
    case .due where random.chance(40): value = "none"
    default: break
    }
    return [.member(member, field: field, value: value)]
  }

  /// Each as often as it happens.
  private static let fields: [MemberField] =
    [(MemberField.mass, 7), (.units, 4), (.kit, 2), (.conditions, 3), (.clearance, 6), (.status, 5), (.away, 6), (.lift, 6), (.listed, 4)]
    .flatMap { Array(repeating: $0.0, count: $0.1) } + [
      .readable, .readable, .coach, .coach, .days, .days, .days, .minutes, .minutes, .goal, .goal, .level, .template, .template, .never,
      .never,
      .name, .born, .restrict, .restrict, .restrict, .due, .due, .due, .clearedBefore, .clearedBefore, .trained,
    ]

  private mutating func approval() -> [Step] {
    let whose: ApprovalStep.Whose =
      switch random.below(10) {
      case 0..<2: .all
      case 2..<5: .coach(random.below(Gym.coaches.count))
      default: .member(random.below(members))
      }
    let weeks = random.pick([[], [], [1], [1], [1, 2, 3], [2], [3, 4], [1 + random.below(4)]])
    let basis: ApprovalStep.Basis =
      switch (whose, random.below(10)) {
      case (.member, 0..<2): .revision
      case (.member, 2): .takingBack
      case (.coach, 0..<3): .sheet
      default: .exported
      }
    return [.approve(ApprovalStep(whose: whose, weeks: weeks, basis: basis))]
  }

  /// Mostly somebody trains on and sends an export; now and then an older one comes, or one of another app.
  private mutating func log() -> [Step] {
    let member = random.below(members)
    var steps: [LogStep] = random.chance(80) ? [.train(days: random.pick([7, 14, 28, 56]), seed: random.below(100_000))] : []
    if random.chance(20) { steps.append(.fix(seed: random.below(1000))) }
    if random.chance(6) { steps.append(.delete(seed: random.below(1000))) }
    for _ in 0..<random.pick([0, 1, 1, 1, 2]) {
      steps.append(
        .send(
          LogSending(
            app: random.pick(LogSending.App.used(by: member)), age: random.pick([0, 0, 0, 1, 2, 3]), isInPounds: random.chance(20),
            route: random.pick([.inbox, .inbox, .inbox, .imported, .imported, .replacing, .pruning, .stray]))))
    }
    return steps.map { .log(member, $0) }
  }

  private mutating func edit() -> EditStep {
    let verb = random.pick(Self.verbs)
    let numbers = (0..<Self.arity(verb)).map { _ in random.below(60) }
    let cell = [.set, .ramp, .setweek].contains(verb) ? random.pick(Self.cells) : ""
    return EditStep(verb: verb, numbers: numbers, cell: cell)
  }

  private static let verbs: [EditStep.Verb] =
    [.set, .set, .set, .ramp, .ramp, .setweek, .undo, .undo, .redo, .revert, .swap, .swap] + EditStep.Verb.allCases

  private static func arity(_ verb: EditStep.Verb) -> Int {
    switch verb {
    case .undo, .redo, .check: 0
    case .set, .ramp, .setweek, .same, .remove, .reorder, .revert, .accept, .save: 1
    case .swap, .force, .apply: 2
    case .add, .move, .session: 3
    case .copyday, .copyweek: 4
    }
  }

  private static let cells = [
    "sets=3", "sets=4", "sets=9", "reps=8-12", "reps=5", "reps=20", "load=300", "load=61.3", "load=40", "load=", "rir=0", "rir=3",
    "rest=90",
    "note=slowly, please", "note=", "tempo=3-1-1-0", "kind=test", "kind=ramp", "kind=work", "kind=cardio", "superset=A", "superset=",
    "target=find by effort",
  ]

  private mutating func sheet() -> SheetStep {
    switch random.below(20) {
    case 0..<6: .keep
    case 6..<8: .resend
    case 8: .touch
    case 9: .tidy
    default:
      .send(
        Sending(
          age: random.pick([0, 0, 1, 1, 1, 2, 3]), changes: random.pick([0, 0, 0, 1, 2, 4]), seed: random.below(10_000),
          approve: random.pick([0, 0, 0, 1, 5, 5, 1 + random.below(4)]),
          route: random.pick(Sending.Route.allCases + [.inbox, .inbox, .imported])))
    }
  }
}
