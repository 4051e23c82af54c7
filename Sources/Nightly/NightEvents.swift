import Findings
import PlanStore
import Reporting
import TrainingModel

/// What a night lets people hear of beside its sheets: each coach of their own clients, and whoever is paged of the house.
///
/// Causes are made so that each thing is told once: who is gone and what expired on the night that finds it, a block with unapproved weeks
/// when its beginning comes near and once more on the day before, trouble once a day.
struct NightEvents {
  private let report: RunReport
  private let request: RunRequest

  init(_ report: RunReport, _ request: RunRequest) { (self.report, self.request) = (report, request) }

  /// Everything to be told, whoever is paged first.
  var events: [OutboxEvent] { [alert].compactMap(\.self) + troubles + absent + expired + unapproved }

  /// That the night stopped; nil where it did not. The same trouble on the same day is one alert, however often somebody tries again.
  var alert: OutboxEvent? {
    guard report.ending == .stopped || report.ending == .overdue else { return nil }
    // The inbox stops no night, and is told by itself.
    let codes = Set(report.findings.filter { $0.severity == .error }.map(\.code)).subtracting([.inboxTrouble])
    var event = house(([request.command, request.today.description] + codes.map(\.id).sorted()).joined(separator: " "), codes)
    for (count, outcome) in [(EventCount.clientsHeld, Outcome.held), (.clientsInfeasible, .infeasible), (.clientsRejected, .rejected)]
    where report.summary[outcome] > 0 {
      event.counts[count] = report.summary[outcome]
    }
    return event
  }

  /// What the machine did not let a night do that went on all the same: no coach can mend that.
  private var troubles: [OutboxEvent] {
    let codes = Set(report.findings.map(\.code))
    return [FindingCode.inboxTrouble, .storeRefused].filter(codes.contains).map { house("trouble \(request.today) \($0.id)", [$0]) }
  }

  private var absent: [OutboxEvent] { told(report.news.absent, .runAbsent, .clientsAbsent, each: request.today.description) }

  private var expired: [OutboxEvent] { told(report.news.expired, .previewExpired, .previewsExpired, each: request.today.description) }

  private var unapproved: [OutboxEvent] {
    Dictionary(grouping: report.news.unapproved) { $0.planStart ?? request.today }.sorted { $0.key < $1.key }.flatMap { start, clients in
      let stage = start - request.today <= 1 ? "last" : "first"
      return told(clients, .approvalDue, .clients, each: "\(start) \(stage)").map { event in
        var event = event
        event.planStart = start
        let own = clients.filter { event.coachID == nil || $0.coachID == event.coachID }
        event.counts[.weeksUnapproved] = own.reduce(0) { $0 + $1.weeks.count }
        return event
      }
    }
  }

  /// An event for whoever is paged, about everybody, and one for each coach.
  private func told(_ clients: [NightNews.Client], _ code: FindingCode, _ count: EventCount, each cause: String) -> [OutboxEvent] {
    guard !clients.isEmpty else { return [] }
    func fill(_ event: OutboxEvent, _ clients: [NightNews.Client]) -> OutboxEvent {
      var event = event
      event.codes = [code]
      event.counts[count] = clients.count
      event.clientIDs = clients.map(\.clientID)
      return event
    }
    let coaches = Dictionary(grouping: clients, by: \.coachID).sorted { $0.key < $1.key }
    return [fill(house("\(code.id) \(cause)", [code]), clients)]
      + coaches.map { coach, own in fill(OutboxEvent(.alert, coach: coach, cause: "\(code.id) \(cause)"), own) }
  }

  private func house(_ cause: String, _ codes: Set<FindingCode>) -> OutboxEvent {
    var event = OutboxEvent(.alert, coach: nil, cause: cause)
    event.codes = codes
    return event
  }
}
