import Findings
import TrainingModel

/// What a run did for one client, as `run_results.json` tells it.
package struct ClientResult: Sendable {
  /// nil where the record was too broken to have an id.
  package var clientID: String?
  /// nil where the record names none or could not be read.
  package var coachID: String?
  /// What became of the client's block.
  package var outcome: Outcome
  /// How far the client came.
  package var reached: StageReached
  /// The first day of the client's block; nil where there is none.
  package var planStart: CalendarDate?
  /// The block's revision, from 1; nil where there is no block.
  package var revision: Int?
  /// The digest of everything that made the block; nil where there is none.
  package var fingerprint: ContentDigest?
  /// What is said about the client, in reading order.
  package var findings: [Finding]
  /// The weeks (1 to 4) of the block that runs which were made to follow what was logged; empty where nothing of it changed.
  package var adaptedWeeks: [Int] = []

  package init(
    clientID: String?, coachID: String?, outcome: Outcome, reached: StageReached, planStart: CalendarDate? = nil, revision: Int? = nil,
    fingerprint: ContentDigest? = nil, findings: [Finding] = []
  ) {
    self.clientID = clientID
    self.coachID = coachID
    self.outcome = outcome
    self.reached = reached
    self.planStart = planStart
    self.revision = revision
    self.fingerprint = fingerprint
    self.findings = findings
  }

  /// Appends the result as an object; what is not known of a plan is left out.
  func write(to json: inout JSONBytes) {
    json.beginObject()
    json.key("client_id")
    if let clientID { json.string(clientID) } else { json.null() }
    json.key("coach_id")
    if let coachID { json.string(coachID) } else { json.null() }
    json.pair("outcome", outcome.id)
    json.pair("reached", reached.id)
    if let planStart { json.pair("plan_start", planStart) }
    if let revision { json.pair("revision", revision) }
    if let fingerprint {
      json.key("fingerprint")
      json.digest(fingerprint)
    }
    if !adaptedWeeks.isEmpty {
      json.key("adapted_weeks")
      json.beginArray()
      for week in adaptedWeeks { json.number(week) }
      json.endArray()
    }
    json.key("findings")
    json.findings(findings)
    json.endObject()
  }
}
