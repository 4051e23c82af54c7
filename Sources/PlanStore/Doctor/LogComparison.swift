import GRDB
import TrainingModel

/// Reads every log and looks whether its id is the one that its day has, and whether what people typed is there that it is made of.
struct LogComparison {
  private let heads: DirectStatement
  private let reader: LogReader
  private let typed: TypedRows

  init(_ db: Database, _ texts: TextCache) throws {
    heads = try DirectStatement(db, "SELECT \(LogHead.columns) FROM workout_logs l ORDER BY log_number")
    reader = try LogReader(db, texts)
    typed = TypedRows(db)
  }

  func breaches() throws -> [Invariant.Breach] {
    defer { heads.reset() }
    var breaches: [Invariant.Breach] = []
    // Logs of one client needn't lie side by side.
    var typists: [String: Bool] = [:]
    while try heads.step() {
      let client = heads.pointer.string(2)
      do {
        let head = try LogHead(heads.pointer)
        if head.id != LogID(head.key) { breaches.append(.init("the log of \(head.date) has another id than its day", client: client)) }
        let parts = try reader.parts(of: head.number)
        if parts.isEmpty { breaches.append(.init("the log of \(head.date) has no session", client: client)) }
        if parts.contains(where: { $0.part.told != $0.part }) {
          let hasTyped = try typists[client] ?? !typed.log(of: client).records.isEmpty
          typists[client] = hasTyped
          if !hasTyped { breaches.append(.init("the log of \(head.date) has changes that nobody typed", client: client)) }
        }
        if parts.contains(where: { $0.part.original == $0.part.session }) {
          breaches.append(.init("the log of \(head.date) keeps what was told beside the same", client: client))
        }
      } catch let error as StoreError where error.kind == .value {
        breaches.append(.init(error.message, client: client))
      }
    }
    return breaches
  }
}
