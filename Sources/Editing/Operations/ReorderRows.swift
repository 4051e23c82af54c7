import TrainingModel

/// Puts the rows of a session into another sequence.
package struct ReorderRows: Sendable {
  package var day: PlanDay
  /// The orders that the rows have now, in the sequence that is wanted; rows that are not named follow in theirs.
  package var sequence: [Int]

  package init(_ day: PlanDay, sequence: [Int]) { (self.day, self.sequence) = (day, sequence) }

  /// Reorders; only rows that have to get another number get one.
  ///
  /// - Throws: `EditRefusal` where the ids are not those of one session.
  package func apply(to plan: inout EditablePlan) throws(EditRefusal) {
    let session = plan.rows(week: day.week, day: day.day)
    var named: [PlanRow] = []
    for order in sequence {
      guard let row = session.first(where: { $0.order == order }) else {
        throw EditRefusal(
          "\(plan.dayWords(day)) has no row with the order \(order)",
          hint: "its orders are \(session.map { "\($0.order)" }.joined(separator: ", "))")
      }
      guard !named.contains(row) else { throw EditRefusal("the order \(order) stands twice", hint: "name each row once") }
      named.append(row)
    }
    // A build-up that nobody names goes along with its exercise.
    let wanted = named.flatMap { row in plan.group(of: row).filter { $0 == row || !named.contains($0) } }
    let rest = session.filter { !wanted.contains($0) }
    plan.arrange(day, as: (wanted + rest).map(\.rowID))
  }
}
