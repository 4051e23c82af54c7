/// Percent of 1RM for a number of repetitions with some left in reserve.
///
/// The RTS chart (training-science section 4.3) has one number for each sum of repetitions and reserve: pct(reps, RIR) = pct(reps + 1, RIR − 1).
/// Past its end the line goes on by 2.4 points a repetition down to 30 %, which errs on the light side [house rule].
enum EffortTable {
  private static let points: [Double] = [
    100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.4,
  ]

  /// The part of 1RM (0.3 to 1) with which `reps` repetitions leave `rir` in reserve.
  static func part(reps: Int, rir: Int) -> Double {
    let place = max(0, reps - 1 + rir)
    if place < points.count { return points[place] / 100 }
    return max(30, points[points.count - 1] - 2.4 * Double(place - points.count + 1)) / 100
  }

  /// The repetitions in reserve that a load of `part` of 1RM leaves after `reps`; 0 where it can't be done at all.
  static func rir(part: Double, reps: Int) -> Int {
    var rir = 0
    while rir < 40, self.part(reps: reps, rir: rir + 1) >= part { rir += 1 }
    return rir
  }
}
