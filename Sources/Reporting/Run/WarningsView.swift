import Findings
import PlanStore

/// The warnings that stand in what is approved: how many, the first of them, and where all of them are told.
struct WarningsView {
  private let warnings: [WeekFinding]

  init(_ warnings: [WeekFinding]) { self.warnings = warnings }

  /// So many are told.
  private static let told = 3

  /// Empty without warnings.
  func text(isDryRun: Bool, style: Style) -> String {
    guard !warnings.isEmpty else { return "" }
    let count = warnings.count
    let these = isDryRun ? "the weeks that would be approved" : "the weeks that were approved"
    var text = "\(count) warning\(count == 1 ? " stands" : "s stand") in \(these)\(count > Self.told ? ", the first of them" : ""):\n"
    for warning in warnings.prefix(Self.told) {
      var finding = warning.finding
      finding.place = nil
      let lines = FindingReport([finding]).text(style: style).split(separator: "\n")
      text += "  \(warning.week.clientID), block from \(warning.week.planStart): \(lines.first ?? "")\n"
    }
    let clients = Set(warnings.map(\.week.clientID))
    let client = clients.count == 1 ? warnings[0].week.clientID : "ID"
    return text + "    'mesocycle show --client \(client)' tells all of them\n"
  }
}
