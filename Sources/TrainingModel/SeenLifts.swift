/// Since when the lifts that a client's profile gives without a date have been known: the day of the night that first read each of them.
///
/// A lift is the same as long as exercise, load and repetitions are; whoever writes another one has tested again.
public struct SeenLifts: Sendable, Equatable {
  private struct Lift: Equatable {
    var exercise: String
    var grams: Int
    var reps: Int
    var since: CalendarDate
  }

  /// In the order of the profile.
  private var lifts: [Lift] = []

  public init() {}

  /// What `text` has written; what is unreadable is left out, so that it is seen for the first time again.
  public init(text: String) {
    lifts = text.split(separator: "|").compactMap { entry in
      let fields = entry.split(separator: " ")
      guard fields.count == 4, let grams = Int(fields[1]), let reps = Int(fields[2]), let since = CalendarDate(iso: fields[3]) else {
        return nil
      }
      return Lift(exercise: String(fields[0]), grams: grams, reps: reps, since: since)
    }
  }

  /// One line, to be kept; ids have neither spaces nor `|`.
  public var text: String { lifts.map { "\($0.exercise) \($0.grams) \($0.reps) \($0.since)" }.joined(separator: "|") }

  /// Takes down the lifts without a date that are in the profile today, and forgets those that aren't; says at each since when it is known.
  ///
  /// - Parameters:
  ///   - day: since when a lift is known that was not there before.
  ///   - id: an exercise's id as the rules spell it.
  public mutating func note(_ client: inout Client, on day: CalendarDate, id: (ExerciseID) -> String) {
    var present: [Lift] = []
    for place in client.lifts.indices where client.lifts[place].date == nil {
      let lift = client.lifts[place]
      var noted = Lift(
        exercise: id(lift.exercise), grams: Int((lift.kilograms * 1000).rounded()), reps: lift.reps, since: day)
      let before = lifts.first { $0.exercise == noted.exercise && $0.grams == noted.grams && $0.reps == noted.reps }
      if let before { noted.since = before.since }
      client.lifts[place].seen = noted.since
      present.append(noted)
    }
    lifts = present
  }
}
