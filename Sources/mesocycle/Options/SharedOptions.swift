import ArgumentParser

/// Options that several verbs share; what is not given comes from the environment, from `mesocycle.yaml`, or from the defaults, in this order.
///
/// Every verb takes those that say where the gym's things are and which day it is, so that a script can give all verbs the same; of the
/// others it takes what it can use.
protocol SharedOptions: ParsableArguments {
  /// The groups that it is made of.
  var parts: [any SharedOptions] { get }

  /// Adds what was given.
  func add(to given: inout GivenOptions)
}

extension SharedOptions {
  var parts: [any SharedOptions] { [] }

  func add(to given: inout GivenOptions) { for part in parts { part.add(to: &given) } }
}

/// What stands above shared options in a help.
enum OptionTitle {
  static let shared = "Shared options"
  static let whose = "Whose plans"
}

/// What the command line gave of the shared options, as text.
struct GivenOptions {
  var rules: [String] = []
  var clients, map, database, output: String?
  var coachGroup: [String] = []
  var today, timezone, start: String?
  var client: [String] = []
  var coach: [String] = []
  var jobs, tolerateRejected: String?
  var acceptChange = false
  var color, progress: String?

  init(_ options: some SharedOptions) { options.add(to: &self) }
}

// MARK: One by one

/// Where the things of the gym are, which day it is, and how the program goes about it: for every verb, so that a script has them once.
struct GymOptions: SharedOptions {
  @Option(help: ArgumentHelp("A folder of rules; given again, a later one is a layer over the earlier. (default: rules)", valueName: "dir"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Client profiles: a folder of YAML, a .jsonl or .csv file, or - (default: fixtures/clients)", valueName: "path"))
  var clients: String?

  @Option(help: ArgumentHelp("A mapping from a gym's own CSV to profiles.", valueName: "file"))
  var map: String?

  @Option(help: ArgumentHelp("The database. (default: output/mesocycle.sqlite, wherever --output is)", valueName: "file"))
  var database: String?

  @Option(help: ArgumentHelp("Where sheets and results go. (default: output)", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("Take this for today's date.", valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(
    help: ArgumentHelp("The time zone of today's date, such as Europe/Berlin. (default: the machine's)", valueName: "tz"))
  var timezone: String?

  @Option(help: ArgumentHelp("How many cores are used at once. (default: all)", valueName: "n"))
  var jobs: String?

  @Option(help: ArgumentHelp("Colour in the terminal: auto, always or never. (default: auto)", valueName: "when"))
  var color: String?

  @Option(help: ArgumentHelp("A progress bar, where something takes long: auto, always or never. (default: auto)", valueName: "when"))
  var progress: String?

  func add(to given: inout GivenOptions) {
    given.rules = rules
    given.clients = clients
    given.map = map
    given.database = database
    given.output = output
    given.today = today
    given.timezone = timezone
    (given.jobs, given.color, given.progress) = (jobs, color, progress)
  }
}

/// Whose plans are meant.
struct ClientOption: SharedOptions {
  @Option(help: ArgumentHelp("Only this client; may be given again.", valueName: "id"))
  var client: [String] = []

  func add(to given: inout GivenOptions) { given.client = client }
}

/// Which coaches' clients are meant.
struct CoachOption: SharedOptions {
  @Option(help: ArgumentHelp("Only this coach's clients; may be given again.", valueName: "id"))
  var coach: [String] = []

  func add(to given: inout GivenOptions) { given.coach = coach }
}

/// Which block is meant.
struct StartOption: SharedOptions {
  @Option(help: ArgumentHelp("The first day of the block, instead of the next Monday.", valueName: "yyyy-mm-dd"))
  var start: String?

  func add(to given: inout GivenOptions) { given.start = start }
}

/// For whom files are, of verbs that write or look at what is for coaches.
struct CoachGroupOption: SharedOptions {
  @Option(
    help: ArgumentHelp(
      "The group of the machine that each coach's files are for: gym-{coach}, or marta=gym-marta for one coach.", valueName: "group"))
  var coachGroup: [String] = []

  func add(to given: inout GivenOptions) { given.coachGroup = coachGroup }
}

/// What a run may do to the plans that there are.
struct BrakeOptions: SharedOptions {
  @Option(
    help: ArgumentHelp("How many clients may be rejected, infeasible or failed before the exit code is 1. (default: 0)", valueName: "n|n%"))
  var tolerateRejected: String?

  @Flag(help: "Let a run through that changes so much that the brake would hold it.")
  var acceptChange = false

  func add(to given: inout GivenOptions) {
    given.tolerateRejected = tolerateRejected
    given.acceptChange = acceptChange
  }
}

// MARK: As verbs have them

/// For verbs that are about nobody's plans in particular.
struct GymGroup: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions

  var parts: [any SharedOptions] { [gym] }
}

/// For verbs that are about one client.
struct OneClientOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption

  var parts: [any SharedOptions] { [gym, client] }
}

/// For verbs that read blocks of clients.
struct BlockOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var start: StartOption

  var parts: [any SharedOptions] { [gym, client, start] }
}

/// For verbs that change blocks of clients, and then their coaches' sheets.
struct ChangeOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var start: StartOption
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption

  var parts: [any SharedOptions] { [gym, client, start, files] }
}

/// For verbs that read what several clients have.
struct PeopleOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption

  var parts: [any SharedOptions] { [gym, client, coach] }
}

/// For verbs that write what several clients have.
struct ExportOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption

  var parts: [any SharedOptions] { [gym, client, coach, files] }
}

/// For verbs that go through many plans.
struct ApprovalOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption

  var parts: [any SharedOptions] { [gym, client, coach, files] }
}

/// For verbs that are about a coach.
struct OneCoachOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption

  var parts: [any SharedOptions] { [gym, coach] }
}

/// For verbs that take coaches' sheets in.
struct ImportOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption

  var parts: [any SharedOptions] { [gym, coach, files] }
}

/// For verbs that look at files.
struct DoctorOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption

  var parts: [any SharedOptions] { [gym, files] }
}

/// For runs.
struct RunOptions: SharedOptions {
  @OptionGroup(title: OptionTitle.shared) var gym: GymOptions
  @OptionGroup(title: OptionTitle.whose) var client: ClientOption
  @OptionGroup(title: OptionTitle.whose) var coach: CoachOption
  @OptionGroup(title: OptionTitle.whose) var start: StartOption
  @OptionGroup(title: OptionTitle.shared) var files: CoachGroupOption
  @OptionGroup(title: OptionTitle.shared) var brake: BrakeOptions

  var parts: [any SharedOptions] { [gym, client, coach, start, files, brake] }
}
