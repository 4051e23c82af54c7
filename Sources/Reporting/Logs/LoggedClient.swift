import Planning
import TrainingModel

/// What logs show of one client, as it stands beside the plans and in lists.
struct LoggedClient: Sendable {
  var id: String
  /// What the loads of the last times are said in.
  var unit: LoadUnit
  /// nil where nothing was logged in the time that flags and compliance look back to.
  var attention: ClientAttention?
  /// What was done the last times, exercise by exercise; nil where nobody asks.
  var times: LastTimes?
}

/// As much of what a client's logs show as stands in lists of many clients.
struct ClientAttention: Sendable {
  /// Logged of planned sessions that are over, and of their sets; nil for whoever logs nothing any more.
  var sessions, sets: DoneShare?
  var flags: [RaisedFlag]
  /// What the loads of the flags are said in.
  var unit: LoadUnit

  init(_ report: TrainingReport) {
    (sessions, sets, flags, unit) = (report.sessions, report.sets, report.flags, report.unit)
  }

  /// Logged of planned sessions that are over, in whole percent; nil for whoever never logs, and where none is over.
  var compliance: Int? { sessions?.percent }
}
