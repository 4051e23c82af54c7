/// The order of world records: more is a slip of the unit or of the pen (training-science section 7.2).
public struct LiftLimit: Sendable {
  /// The exercise id.
  public let id: String
  /// Kilograms.
  public let most: Double
  /// Multiples of body mass.
  public let ratio: Double

  /// The lifts of which records are kept.
  public static let all = [
    LiftLimit(id: "back_squat", most: 530, ratio: 4.5), LiftLimit(id: "barbell_bench_press", most: 360, ratio: 3.5),
    LiftLimit(id: "deadlift", most: 515, ratio: 5.5), LiftLimit(id: "overhead_press", most: 235, ratio: 2.2),
  ]

  /// The heaviest single of somebody of this body mass, in kilograms.
  public func most(bodyMass: Double?) -> Double { min(most, bodyMass.map { $0 * ratio } ?? .infinity) }
}
