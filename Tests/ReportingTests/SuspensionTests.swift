import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// Approved weeks that a client may not train by at present.
@Suite struct SuspensionTests {
  private let folder: TemporaryFolder
  private let fixture: PlanFixture
  private let today = CalendarDate(iso: "2026-12-07")

  /// Dana's first two weeks are approved, the preview is gone, and she is held.
  init() throws {
    folder = try TemporaryFolder()
    fixture = try PlanFixture.marta(folder)
    try fixture.run(
      """
      UPDATE weeks SET status = 'approved', approved_by = 'Marta', approved_at = '2026-12-03T08:00:00Z', force_number = number
      WHERE week_index < 3;
      DELETE FROM prescriptions WHERE \(PlanFixture.isPreviewed);
      DELETE FROM week_sessions WHERE place >> 3 IN (SELECT number FROM weeks WHERE week_index > 2);
      DELETE FROM weeks WHERE week_index > 2;
      DELETE FROM client_findings;
      UPDATE clients SET outcome = 'held', is_suspended = 1, preview_start = NULL, approved_until = '2027-01-03' WHERE client_id = 'c-1042';
      """)
  }

  @Test func whatClientsGetLeavesThemOutAndWhatCoachesReadSaysSo() throws {
    let export = SheetExport(
      folder: folder.path("review"), today: try #require(today), generatedBy: "mesocycle 0.1.0", rulesDigest: nil)
    for (part, count) in [(PlanRowFilter.Part.schedule, 0), (.both, 4)] {
      try SheetPart(part: part).write(fixture.store, as: .csv, to: folder.path("part.csv"), export)
      #expect(folder.text("part.csv").components(separatedBy: "\r\n").count == count + 2)
    }
    _ = try export.run(fixture.store, coaches: ["marta"])
    for name in ["marta.csv", "marta.json", "marta.clients.csv"] { #expect(folder.text("review/\(name)").contains("plan.suspended")) }
    #expect(folder.text("review/marta.clients.csv").contains("Tell the client not to train by the approved weeks for now."))
  }

  @Test func theTerminalSaysSoAboveTheWeeksAndAtEach() throws {
    let view = try ScheduleView(store: fixture.store, client: "c-1042", unfinishedOn: today)
    let text = view.text(.weekly, width: 100, style: Style(hasColour: false))
    #expect(text.contains("Suspended: the client may not train by the approved weeks at present"))
    #expect(text.contains("Week 1, introduce, approved but suspended, revision 1"))
  }

  @Test func weeksThatAreOverAreNoLongerSuspended() throws {
    try fixture.run("UPDATE weeks SET status = 'finalized'")
    #expect(try fixture.store.clientSummaries().allSatisfy { $0.findings.isEmpty })
  }
}
