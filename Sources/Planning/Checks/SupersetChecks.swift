import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Whether the exercises of a superset stand together, so that they can be done in turn. It runs whatever the rules say: a letter that means
  /// nothing is a slip, and never a matter of taste.
  static let supersets: [PlanCheck] = [
    PlanCheck(.checkSuperset) { review in
      review.sessions.flatMap { session in
        broken(review.plan.prescriptions[session.rows]).map { letter, isAlone in
          Breach(
            isAlone
              ? "the superset '\(letter)' is one exercise alone, which is done in straight sets"
              : "another exercise stands between those of the superset '\(letter)', so they are not done in turn",
            week: session.week, day: session.day,
            hint: isAlone
              ? "write '\(letter)' into 'superset' of what it takes turns with too, or empty the cell"
              : "bring its rows together by their 'order', or give those that stand apart another letter")
        }
      }
    }
  ]

  /// The supersets of a session that are none, in the order in which they begin. Build-ups, which come before their lift, are between nothing.
  private static func broken(_ rows: ArraySlice<Prescription>) -> [(letter: String, isAlone: Bool)] {
    guard rows.contains(where: { $0.superset > 0 }) else { return [] }
    var runs: [(superset: UInt8, exercises: Set<ExerciseID>)] = []
    for row in rows where row.kind != .ramp {
      if row.superset == 0 || runs.last?.superset != row.superset { runs.append((row.superset, [])) }
      runs[runs.count - 1].exercises.insert(row.exercise)
    }
    var told: Set<UInt8> = []
    return runs.filter { $0.superset > 0 && told.insert($0.superset).inserted }.compactMap { run in
      let isSplit = runs.count { $0.superset == run.superset } > 1
      return isSplit || run.exercises.count == 1 ? (letters(run.superset), !isSplit) : nil
    }
  }

  private static func letters(_ number: UInt8) -> String {
    let place = Int(number) - 1
    let last = String(UnicodeScalar(UInt8(65 + place % 26)))
    return place < 26 ? last : String(UnicodeScalar(UInt8(64 + place / 26))) + last
  }
}
