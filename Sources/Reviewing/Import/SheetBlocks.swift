import Editing
import Findings
import Intake
import Reporting
import TrainingModel

/// The lines of a sheet by the block that they are about.
struct SheetBlocks {
  /// A client's block with its lines.
  struct Block: Sendable {
    var clientID: String
    var planStart: CalendarDate
    /// The places of its lines among the lines of the sheet, in the order of the file.
    var lines: [Int]
  }

  /// What names a block.
  struct Key: Hashable {
    var clientID: String
    var planStart: CalendarDate

    init(_ clientID: String, _ planStart: CalendarDate) { (self.clientID, self.planStart) = (clientID, planStart) }
  }

  /// By client and start.
  let blocks: [Block]
  /// The blocks of clients who are kept back, as far as their lines can be read; by client and start.
  let keptBack: [Block]

  init(_ table: SheetTable) {
    let lines = table.lines
    var blocks: [Block] = []
    var places: [Key: Int] = [:]
    var last = -1
    for (index, line) in lines.enumerated() {
      // Rows of one client mostly stand together.
      if last < 0 || blocks[last].planStart != line.planStart || blocks[last].clientID != line.clientID {
        let key = Key(line.clientID, line.planStart)
        if let known = places[key] {
          last = known
        } else {
          last = blocks.count
          places[key] = last
          blocks.append(Block(clientID: line.clientID, planStart: line.planStart, lines: []))
        }
      }
      blocks[last].lines.append(index)
    }
    blocks.sort { ($0.clientID, $0.planStart) < ($1.clientID, $1.planStart) }
    self.blocks = table.keptBack.isEmpty ? blocks : blocks.filter { table.keptBack[$0.clientID] == nil }
    keptBack = table.keptBack.isEmpty ? [] : blocks.filter { table.keptBack[$0.clientID] != nil }
  }

  /// Every client of the sheet.
  var clients: Set<String> { Set(blocks.map(\.clientID)).union(keptBack.map(\.clientID)) }

  /// The clients who are kept back, by id, each with why.
  func keptBackClients(_ table: SheetTable) -> [KeptBackClient] {
    table.keptBack.sorted { $0.key < $1.key }.map { client, findings in
      KeptBackClient(
        clientID: client, rows: keptBack.filter { $0.clientID == client }.reduce(0) { $0 + $1.lines.count }, findings: findings)
    }
  }

  /// Refuses a sheet in which a row is about somebody else's client, or about nobody's; says no more about that client than the line.
  ///
  /// - Parameters:
  ///   - coaches: the coach of each client.
  ///   - own: the ids of the coach's clients, one of which may be meant.
  func strangers(to coach: String, coaches: [String: String], own: () throws -> [String], in table: SheetTable) rethrows -> [Finding] {
    let others = (blocks + keptBack).filter { coaches[$0.clientID] != coach }
    let known = others.isEmpty ? [] : try own()
    return others.compactMap { block in
      block.lines.first.map { line in
        Finding(
          .reviewCoach, "the row is about a client who is not one of coach '\(coach)'", at: table.place(ofLine: line, .clientID),
          hint: (Suggestion.hint(for: block.clientID, among: known) ?? "take such rows out") + "; nothing of the sheet was taken in")
      }
    }
  }
}

extension SheetTable {
  /// A complaint about a line as a finding with its place in the file.
  func finding(_ issue: SheetIssue, _ code: FindingCode = .reviewRow, path: String) -> Finding {
    Finding(code, issue.message, at: place(of: issue, path), hint: issue.hint)
  }

  private func place(of issue: SheetIssue, _ path: String) -> Place {
    guard let line = issue.line else { return Place(file: path) }
    guard let column = issue.column.flatMap({ SheetColumn(id: $0) }) else { return place(ofLine: line) }
    return place(ofLine: line, column)
  }
}
