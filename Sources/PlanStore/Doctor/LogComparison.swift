import GRDB
import TrainingModel

/// Reads every log and looks whether its id is the one that its day has.
struct LogComparison {
  private let heads: DirectStatement
  private let reader: LogReader

  init(_ db: Database, _ texts: TextCache) throws {
    heads = try DirectStatement(db, "SELECT \(LogHead.columns) FROM workout_logs l ORDER BY log_number")
    reader = try LogReader(db, texts)
  }

  func breaches() throws -> [Invariant.Breach] {
    defer { heads.reset() }
    var breaches: [Invariant.Breach] = []
    while try heads.step() {
      let client = heads.pointer.string(2)
      do {
        let head = try LogHead(heads.pointer)
        if head.id != LogID(head.key) { breaches.append(.init("the log of \(head.date) has another id than its day", client: client)) }
        let parts = try reader.parts(of: head.number)
        if parts.isEmpty { breaches.append(.init("the log of \(head.date) has no session", client: client)) }
      } catch let error as StoreError where error.kind == .value {
        breaches.append(.init(error.message, client: client))
      }
    }
    return breaches
  }
}
