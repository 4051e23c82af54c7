import GRDB
import TrainingModel

extension PlanStore {
  /// What a change of the client's logs is made from: read it before the logs, so that whatever is stored after that is noticed.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func logBasis(of client: String) throws -> LogBasis { try read { try LogChanges($0).basis(of: client) } }
}
