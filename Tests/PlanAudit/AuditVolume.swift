/// The weekly bands of section 2.3, in fractional sets a muscle.
package struct AuditVolume: Sendable {
  let major, small, twiceAWeek: Set<Int>
  private let smallFloor: Double
  private let bands: [(when: AuditWhen, floor: Double, soft: Double, hard: Double)]
  private let timeAware: [(minutes: Double, floor: Double)]

  init(_ json: AuditJSON, muscles: [String]) throws {
    func places(_ key: String) throws -> Set<Int> { Set(try json[key].words.compactMap { muscles.firstIndex(of: $0) }) }
    major = try places("major")
    small = try places("small")
    twiceAWeek = try places("twice_a_week")
    smallFloor = try json["small_floor"].number
    bands = try json["bands"].list.map {
      (try AuditWhen($0["when"]), try $0["floor"].number, try $0["soft_cap"].number, try $0["hard_cap"].number)
    }
    timeAware = try json["time_aware"].list.map { (try $0["minutes_per_week"].number, try $0["floor"].number) }
      .sorted { $0.minutes < $1.minutes }
  }

  /// The floor of each muscle, with the goal's factor and the time-aware floor, and the caps of all.
  func band(for client: AuditClient, goal: AuditGoal) -> (floor: [Double], soft: Double, hard: Double) {
    guard let band = bands.first(where: { $0.when.matches(client) }) else { return ([], .infinity, .infinity) }
    var floor = [Double](repeating: 0, count: AuditCatalogue.muscleNames.count)
    var least = band.floor * goal.factor
    let minutes = Double(client.days.count * client.minutes)
    if let limited = timeAware.first(where: { minutes <= $0.minutes }) { least = min(least, limited.floor) }
    for muscle in major { floor[muscle] = least }
    if goal.countsSmallMuscles { for muscle in small { floor[muscle] = min(smallFloor * goal.factor, least) } }
    return (floor, band.soft, band.hard)
  }
}
