/// What came of a step, as far as the one who took it was told.
struct StepOutcome {
  /// The nights that it ran, in their order.
  var nights: [NightOutcome] = []
  /// What was refused, in words.
  var refusals: [String] = []
  /// What should never happen: an error that is no refusal.
  var errors: [String] = []
  /// The weeks that somebody was told are approved now.
  var approved: Set<WeekID> = []
  /// Rows that somebody was told went into the schedule with them.
  var approvedRows = 0
  /// The weeks of which somebody was told that their approval is taken back.
  var takenBack: Set<WeekID> = []
  /// Whether somebody approved, or took that back, at all, by whatever way.
  var approves = false
  /// Whether the approval goes by what was exported.
  var goesByExport = false
  /// Weeks that a dry run just before had said would be approved; nil where there was none.
  var foretold: Set<WeekID>?
  /// Whether nobody was told which weeks are approved, as where a program was killed.
  var isUntold = false
  /// An edit that was said to have changed nothing: the block's client.
  var silentEdit: String?
  /// Whether sheets were written for everybody.
  var exports = false
  /// Whether another database is in the place of the last one.
  var replacesDatabase = false
  /// Tables and files before and after something that must not change anything; nil where nothing of the kind was done.
  var untouched: (what: String, differences: [String])?
  /// Codes of what was said about the inbox.
  var inboxTroubles: [String] = []
}

/// What a night said of itself.
struct NightOutcome {
  var exitCode: Int
  /// `finished`, `stopped` or `locked`.
  var ending: String
  var acceptsChange: Bool
  var isWhole: Bool
  /// Clients by outcome.
  var counts: [String: Int]
  /// The codes of what was found about the run as a whole.
  var codes: [String]
  /// What was found about the run as a whole, in words.
  var words: [String]
  /// Errors about single clients that no client can cause: `client: code`.
  var faults: [String]
  /// Records in the list that it was given.
  var listed: Int
  var rules: RulesVariant
  /// Seconds of CPU.
  var seconds: Double
}
