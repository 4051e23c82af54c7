import TrainingModel

/// Puts the sessions of a client together to training days: those that were planned, by date and exercises, and those that nobody planned.
package struct DayAssignment: Sendable {
  private let client: String
  private let planned: [PlannedTraining]
  private let byRow: [RowID: Int]

  /// - Parameter planned: the days of the client's approved blocks, in any order.
  package init(_ client: String, _ planned: [PlannedTraining]) {
    (self.client, self.planned) = (client, planned)
    var byRow: [RowID: Int] = [:]
    for (place, day) in planned.enumerated() { for row in day.rows { byRow[row] = place } }
    self.byRow = byRow
  }

  /// The logs of all parts, in the order of their dates; the same for the same parts in any order.
  ///
  /// - Parameters:
  ///   - parts: as apps and files told them.
  ///   - typed: what people typed of the client's days; nil where nothing.
  package func logs(of parts: [LogPart], typed: TypedOverlay? = nil) -> [WorkoutLog] {
    // What people left out or added makes a session no other day's.
    let told = days(of: parts)
    let logs = (typed?.over(told) ?? told).map { key, parts in log(key, parts) }
    return logs.sorted { ($0.date, $0.key.program, $0.key.week, $0.key.day) < ($1.date, $1.key.program, $1.key.week, $1.key.day) }
  }

  /// The parts of each day, in their order.
  private func days(of parts: [LogPart]) -> [LogKey: [LogPart]] {
    var byKey: [LogKey: [LogPart]] = [:]
    for (part, place) in zip(parts, places(of: parts)) {
      let key = place.map { LogKey(client: client, planStart: planned[$0].planStart, week: planned[$0].day.week, day: planned[$0].day.day) }
      byKey[key ?? LogKey(client: client, free: part.session.date), default: []].append(part)
    }
    return byKey.mapValues { $0.sorted { $0.precedes($1) } }
  }

  /// The planned day of each part: the one whose rows its sets name, else the one that fits.
  private func places(of parts: [LogPart]) -> [Int?] {
    if planned.isEmpty { return [Int?](repeating: nil, count: parts.count) }
    var places = parts.map { part in part.session.exercises.lazy.flatMap(\.sets).compactMap { $0.row.flatMap { byRow[$0] } }.first }
    let named = Set(places.compactMap { $0 })
    let open = parts.indices.filter { places[$0] == nil }
    let matching = SessionMatching<String>(
      planned.enumerated().map { place, day in
        .init(planStart: day.planStart, day: day.day, exercises: day.exercises, isLogged: named.contains(place))
      })
    let found = matching.match(
      open.map { index in
        let session = parts[index].session
        return .init(
          date: session.date, startMinute: session.startMinute.map { Int($0) },
          exercises: Set(session.exercises.filter { $0.sets.contains(where: \.kind.isWorking) }.compactMap(\.exercise)),
          tieBreak: UInt64(parts[index].app.rawValue))
      })
    for (index, day) in zip(open, found) {
      guard let day else { continue }
      places[index] = planned.firstIndex { $0.planStart == day.planStart && $0.day == day.day }
    }
    return places
  }

  private func log(_ key: LogKey, _ parts: [LogPart]) -> WorkoutLog {
    let done = Set(
      parts.lazy.flatMap(\.session.exercises).filter { $0.sets.contains { $0.kind.isWorking && !$0.isFlagged } }.compactMap(\.exercise))
    let asked = planned.first { key.planStart == $0.planStart && $0.day == PlanDay(week: key.week, day: key.day) }
    return WorkoutLog(
      key: key, date: parts[0].session.date, isCompleted: asked.map { done.isSuperset(of: $0.exercises) } ?? true, parts: parts)
  }
}
