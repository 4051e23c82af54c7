import Findings
import Rulebook
import TrainingModel

extension PlanCheck {
  /// Whether sessions fit the client's minutes: row 9 of training-science section 9.
  static let time: [PlanCheck] = [
    timeOver,
    PlanCheck(TimeUnder.self) { review, numbers, _ in
      let minutes = review.context.client.minutesPerSession
      let limit = Double(minutes * 60) * numbers.part
      // Easy weeks are short on purpose, and so are recovery sessions.
      return review.sessions.filter { Double($0.seconds) < limit && !review.isEased($0.week) && $0.workingSets > 0 }.map {
        // Beyond two hours no session has to fill the time.
        Breach(
          "the session takes only \($0.seconds / 60) of the \(minutes) minutes of 'minutes_per_session'", week: $0.week, day: $0.day,
          severity: minutes > 120 ? .info : nil)
      }
    },
  ]

  static let timeOver = PlanCheck(TimeOver.self) { review, numbers, check in
    let (minutes, time) = (review.context.client.minutesPerSession, review.context.rulebook.time)
    let bound = check.severity == .error ? " (above \(minuteText(time.longest * Double(minutes))) is an error)" : ""
    return review.sessions.filter { Double($0.seconds) > numbers.warn * Double(minutes * 60) }.map {
      Breach(
        "the session takes \(($0.seconds + 59) / 60) minutes, more than the \(minutes) of 'minutes_per_session'\(bound)",
        week: $0.week, day: $0.day,
        severity: Double($0.seconds) > time.mostSeconds(ofMinutes: minutes) ? nil : .warning)
    }
  }

  /// Minutes to a tenth: `44`, `49.5`.
  private static func minuteText(_ minutes: Double) -> String {
    let tenths = Int((minutes * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
