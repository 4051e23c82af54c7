import Foundation
import PlanStore
import Reviewing
import Rulebook

extension Observation {
  /// What a dry run says of sheets that come back as they are: anything but nothing is a breach.
  func returned(_ rulebook: Rulebook) async throws -> [String] {
    guard let store = try world.store() else { return [] }
    let review = try ReviewImport(store, try world.sources(), rulebook)
    var found: [String] = []
    for coach in coaches where !world.touched.contains(coach) {
      guard let path = world.sheetPath(coach) else { continue }
      var request = ImportRequest(coachID: coach, by: coach, at: "\(today)T23:30:00Z", today: today)
      request.isDryRun = true
      do {
        let report = try await review.run(path, request)
        found += report.blocks.filter { !$0.isSilent }.map { block in
          let said = (block.refusals + block.remarks).map(\.cellText).prefix(2)
          return "\(coach): \(block.clientID) \(block.planStart): \(said), \(block.conflicts.count) conflicts, "
            + "\(block.missing.count) missing, \(block.difference.isEmpty ? "nothing" : "something") different"
        }
        // A sheet without a row is none that anybody sends back.
        if sheet(of: coach)?.content.isEmpty == false {
          found += report.findings.map { "\(coach), line \($0.place?.line ?? 0): \($0.cellText)" }
        }
        found += report.wouldApprove.map { "\(coach): would approve \(WeekID($0))" }
        found += (report.approval?.approved ?? []).map { "\(coach): approves \(WeekID($0.week))" }
      } catch let failure as ReviewFailure {
        found += failure.findings.map { "\(coach): \($0.cellText)" }
      }
    }
    return found
  }
}
