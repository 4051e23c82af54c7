import Foundation
import Testing

/// `generate --explain-json` as a solver outside reads it: nothing of the program is used but its output.
@Suite struct SelectionExplanationTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace(rules: nil)
    try workspace.copy(Workspace.fixtures + "/../rules", to: "rules")
    try workspace.copy(Workspace.fixtures + "/clients", to: "clients")
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private struct Document: Decodable {
    var schemaVersion: Int
    var clients: [Week]
  }

  private struct Week: Decodable {
    var clientId: String
    var objective: Int
    var evaluations: Int
    var budget: Int
    var slots: [Slot]
    var exclusive: [[[Int]]]
    var pairs: [PairList]
  }

  private struct Slot: Decodable {
    var slot: Int
    var choice: Int?
    var candidates: [Candidate]
  }

  private struct Candidate: Decodable {
    var exercise: String?
    var points: Int
    var terms: [Term]
  }

  private struct Term: Decodable {
    var term: String
    var points: Int
  }

  private struct PairList: Decodable {
    var term: String
    var points: Int
    var members: [[Int]]
  }

  private func explain(_ ids: String...) throws -> Program.Result {
    let arguments = ["generate", "--explain-json", "--clients", "clients", "--today", Workspace.today]
    return try Program(arguments: arguments + ids.flatMap { ["--client", $0] }, in: workspace).wait()
  }

  @Test func saysEverythingThatTheObjectiveConsistsOf() throws {
    let result = try explain("victor-lang", "mei-lin-chow", "rosa-marquez")
    #expect(result.code == 0, "\(result.errors)")
    let document = try Self.decoder.decode(Document.self, from: Data(result.output.utf8))
    #expect(document.schemaVersion == 1)
    #expect(document.clients.map(\.clientId).sorted() == ["mei-lin-chow", "rosa-marquez", "victor-lang"])
    for week in document.clients {
      #expect(!week.slots.isEmpty && week.evaluations <= week.budget)
      var objective = 0
      for slot in week.slots {
        for candidate in slot.candidates { #expect(candidate.terms.reduce(0) { $0 + $1.points } == candidate.points) }
        if let choice = slot.choice { objective += slot.candidates[choice].points }
      }
      func isChosen(_ member: [Int]) -> Bool { week.slots[member[0]].choice == member[1] }
      for pair in week.pairs {
        let chosen = pair.members.filter(isChosen).count
        objective += pair.points * chosen * (chosen - 1) / 2
      }
      #expect(objective == week.objective, "\(week.clientId)")
      for list in week.exclusive { #expect(list.filter(isChosen).count <= 1) }
    }
  }

  @Test func writesNothingAndAnswersTheSameAgain() throws {
    let first = try explain("victor-lang")
    #expect(!workspace.exists("output"))
    #expect(try explain("victor-lang").output == first.output)
  }

  @Test func refusesWhoIsNotInTheList() throws {
    let result = try explain("nobody")
    #expect(result.code == 2 && result.output == "")
    #expect(result.errors.contains("nobody in 'clients' is a client"), "\(result.errors)")
  }
}
