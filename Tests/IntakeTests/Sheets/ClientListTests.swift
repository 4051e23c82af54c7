import Findings
import Testing
import TrainingModel

@testable import Intake

/// A list of clients that comes back.
@Suite struct ClientListTests {
  private static let heading = "client_id,client_name,outcome,plan_start,week_1,week_2,week_3,week_4,findings,what_to_do,notes"

  private func list(_ rows: [String], delimiter: String = ",") throws -> ClientListScan.Table {
    let text = ([Self.heading] + rows).map { $0.replacing(",", with: delimiter) + "\r\n" }.joined()
    #expect(ClientListScan.isList(Array(text.utf8)))
    guard case .clients(let scan) = try ReturnedFile(Array(text.utf8), named: "marta.clients.csv") else { return .init() }
    return try scan.table { sheetVocabulary.planStarts($0) }
  }

  @Test(arguments: [",", ";", "\t"]) func approveInAWeekIsAWish(delimiter: String) throws {
    let table = try list(
      ["c-1042,Dana,new,2026-11-23,approve,pending,Approve: as agreed,approved,,,", "z_9.b,,held,2026-12-07,pending,,unknown,draft,,,"],
      delimiter: delimiter)
    #expect(table.wishes.map(\.week) == [1, 3, 4] && table.wishes.map(\.note) == ["", "as agreed", ""] && table.rows == 2)
    #expect(table.wishes.map(\.isWish) == [true, true, false], "'approved' may be the state that the list was written with")
    #expect(table.states.map(\.status) == [.pending, .pending, .unknown, .draft])
    #expect(table.wishes.allSatisfy { $0.clientID == "c-1042" && $0.planStart == CalendarDate(iso: "2026-11-23") })
    #expect(table.wishes.map(\.place.description) == ["marta.clients.csv:E2", "marta.clients.csv:G2", "marta.clients.csv:H2"])
    #expect(table.findings.isEmpty && table.keptBack.isEmpty && table.clients.count == 2)
  }

  @Test func datesAreUnderstoodAsInSheetsAndOneThatIsNoneKeepsItsClientBack() throws {
    let table = try list(["c-1042,,new,23/11/2026,approve,,,,,,", "z_9.b,,new,soon,approve,,,,,,"])
    #expect(table.wishes.map(\.clientID) == ["c-1042"] && table.wishes[0].planStart == CalendarDate(iso: "2026-11-23"))
    #expect(table.keptBack["z_9.b"]?.map { $0.place?.description } == ["marta.clients.csv:D3"])
  }

  @Test func aWordThatMeansNothingIsTold() throws {
    let table = try list(["c-1042,,new,2026-11-23,ok,,,,,,"])
    #expect(table.wishes.isEmpty && table.findings.map { $0.place?.description } == ["marta.clients.csv:E2"])
  }

  @Test func aListThatWasCutOffIsRefusedAndASheetIsNone() {
    let cut = Self.heading + "\nc-1042,,new,2026-11-23,approve"
    #expect(throws: IntakeFailure.self) { try ClientListScan(Array(cut.utf8), named: "x").table { _ in [] } }
    #expect(!ClientListScan.isList(Array(SampleSheet().text().utf8)) && !ClientListScan.isList([]) && !ClientListScan.isList([0xFF, 0, 1]))
  }
}
