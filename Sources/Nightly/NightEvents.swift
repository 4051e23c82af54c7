import Files
import Findings
import PlanStore
import Reporting
import Rulebook
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

  /// That the night stopped, or left files out; nil where it did neither. The same trouble on the same day is one alert, however often somebody tries again.
  var alert: OutboxEvent? {
    guard report.ending != .finished, report.ending != .locked else { return nil }
    // Of a night that went on to its end, the rest is told as trouble.
    // The inbox stops no night, and is told by itself.
    let isIncomplete = report.ending == .incomplete
    let errors = Set(report.findings.filter { $0.severity == .error }.map(\.code))
    let codes = isIncomplete ? report.fileTrouble : errors.subtracting([.inboxTrouble])
    var event = house(([request.command.rawValue, request.today.description] + codes.map(\.id).sorted()).joined(separator: " "), codes)
    for (count, outcome) in [(EventCount.clientsHeld, Outcome.held), (.clientsInfeasible, .infeasible), (.clientsRejected, .rejected)]
    where report.summary[outcome] > 0 {
      event.counts[count] = report.summary[outcome]
    }
    return event
  }

  /// What the machine did not let a night do that went on all the same: no coach can mend that.
  private var troubles: [OutboxEvent] {
    let codes = Set(report.findings.map(\.code))
    var events: [OutboxEvent] = []
    if codes.contains(.inboxTrouble) { events.append(house("trouble \(request.today) \(FindingCode.inboxTrouble.id)", [.inboxTrouble])) }
    let failed = failed
    guard codes.contains(.storeRefused) || !failed.isEmpty else { return events }
    let ids = failed.compactMap(\.clientID)
    let cause = "trouble \(request.today) \(FindingCode.storeRefused.id)" + (ids.isEmpty ? "" : " \(Self.digest(ids))")
    var event = house(cause, [.storeRefused])
    if !failed.isEmpty { (event.counts[.clientsFailed], event.clientIDs) = (failed.count, ids) }
    return events + [event]
  }

  /// The clients whose night failed, of a run that went on to its end.
  private var failed: [ClientResult] {
    guard report.summary[.failed] > 0, report.ending == .finished || report.ending == .incomplete else { return [] }
    return report.clients.filter { $0.outcome == .failed }
  }

  /// Each night finds others, also a second one of the same day.
  private var absent: [OutboxEvent] {
    told(report.news.absent, .runAbsent, .clientsAbsent) { "\(request.today) \(Self.digest($0.map(\.clientID)))" }.map(\.event)
  }

  /// What expires does so with the day: a second night of the same day, which may find some of it again, tells nothing new.
  private var expired: [OutboxEvent] {
    told(report.news.expired, .previewExpired, .previewsExpired) { _ in request.today.description }.map(\.event)
  }

  private var unapproved: [OutboxEvent] {
    Dictionary(grouping: report.news.unapproved) { $0.planStart ?? request.today }.sorted { $0.key < $1.key }.flatMap { start, clients in
      let stage = start - request.today <= 1 ? "last" : "first"
      return told(clients, .approvalDue, .clients) { _ in "\(start) \(stage)" }.map { event, own in
        var event = event
        event.planStart = start
        event.counts[.weeksUnapproved] = own.reduce(0) { $0 + $1.weeks.count }
        return event
      }
    }
  }

  /// An event for whoever is paged, about everybody, and one for each coach, with the clients whom each is about.
  ///
  /// - Parameter cause: tells what makes it happen to these clients.
  private func told(
    _ clients: [NightNews.Client], _ code: FindingCode, _ count: EventCount, cause: ([NightNews.Client]) -> String
  ) -> [(event: OutboxEvent, clients: [NightNews.Client])] {
    guard !clients.isEmpty else { return [] }
    func tell(_ coach: String?, _ clients: [NightNews.Client]) -> (event: OutboxEvent, clients: [NightNews.Client]) {
      var event = OutboxEvent(.alert, coach: coach, cause: "\(code.id) \(cause(clients))")
      event.codes = [code]
      event.counts[count] = clients.count
      event.clientIDs = clients.map(\.clientID)
      return (event, clients)
    }
    let coaches = Dictionary(grouping: clients, by: \.coachID).sorted { $0.key < $1.key }
    return [tell(nil, clients)] + coaches.map { coach, own in tell(coach, own) }
  }

  /// The same for the same clients, in whatever order.
  private static func digest(_ ids: [String]) -> String {
    var hasher = ContentHasher()
    for id in ids.sorted() { hasher.update("\(id.utf8.count):\(id)") }
    return "\(hasher.finalize())"
  }

  private func house(_ cause: String, _ codes: Set<FindingCode>) -> OutboxEvent {
    var event = OutboxEvent(.alert, coach: nil, cause: cause)
    event.codes = codes
    return event
  }
}
