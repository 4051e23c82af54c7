import Foundation
import SeededNumbers

/// A client's training as apps tell it: a life that grows, of which sessions are corrected and notes edited later.
struct LoggedLife {
  struct Work {
    var exercise: String
    /// Repetitions, and quarters of a kilogram.
    var sets: [(reps: Int, load: Double)]
  }

  struct Session {
    /// Days from 2026-01-01.
    var day: Int
    var minute: Int
    var name: String
    var work: [Work]
    var note = ""

    var date: String { Self.formatter("yyyy-MM-dd").string(from: moment) }
    var clock: String { String(format: "%02d:%02d", minute / 60, minute % 60) }
    var hevy: String { Self.formatter("d MMM yyyy").string(from: moment) + ", " + clock }

    private var moment: Date { Date(timeIntervalSince1970: 1_767_225_600 + Double(day) * 86_400) }

    private static func formatter(_ format: String) -> DateFormatter {
      let formatter = DateFormatter()
      (formatter.locale, formatter.timeZone, formatter.dateFormat) = (
        Locale(identifier: "en_US_POSIX"), TimeZone(identifier: "UTC"), format
      )
      return formatter
    }
  }

  private var sessions: [Session] = []
  /// What a session says from an age on, by its place.
  private var later: [Int: (age: Int, session: Session)] = [:]

  static let exercises = ["Barbell Back Squat", "Barbell Bench Press", "Barbell Deadlift", "Barbell Row", "Lat Pulldown", "Odd Lift"]

  init(seed: UInt64, count: Int = 36) {
    var random = SeededRandom(seed)
    var day = 0
    for number in 0..<count {
      day += 1 + random.below(4)
      let work = Array(Self.exercises.shuffled(using: &random).prefix(3)).map { name in
        Work(exercise: name, sets: (0..<3).map { _ in (3 + random.below(10), Double(80 + random.below(300)) / 4) })
      }
      sessions.append(Session(day: day, minute: 360 + random.below(900), name: "Day \(number % 3)", work: work))
      guard random.chance(30) else { continue }
      var changed = sessions[number]
      if random.chance(50) { changed.work[0].sets[0].reps += 1 } else { changed.note = "felt, \"heavy\"" }
      later[number] = (1 + random.below(12), changed)
    }
  }

  /// What an app tells at an age of 1 to 12.
  func told(at age: Int, from first: Int = 0) -> [Session] {
    let count = sessions.count * age / 12
    return (min(first, count)..<count).map { place in later[place].flatMap { $0.age <= age ? $0.session : nil } ?? sessions[place] }
  }

  static func strong(_ sessions: [Session], pounds: Bool = false) -> String {
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
      + rows(sessions) { session, work, set, index in
        let load = pounds ? String(format: "%.2f", set.load / 0.45359237) : "\(set.load)"
        let note = session.note.isEmpty ? "" : "\"\(session.note.replacing("\"", with: "\"\""))\""
        return
          "\(session.date) \(session.clock):00;\(session.name);\(work.exercise);\(index + 1);\(load);\(pounds ? "lbs" : "kg");\(set.reps);;;m;0;;\(note)\n"
      }
  }

  static func hevy(_ sessions: [Session]) -> String {
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
      + rows(sessions) { session, work, set, index in
        "\(session.name),\"\(session.hevy)\",\"\(session.hevy)\",,\(work.exercise),,,\(index),normal,\(set.load),\(set.reps),,,\n"
      }
  }

  static func fitnotes(_ sessions: [Session]) -> String {
    "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time\n"
      + rows(sessions) { session, work, set, _ in "\(session.date),\(work.exercise),Any,\(set.load),kgs,\(set.reps),,,\n" }
  }

  static func own(_ sessions: [Session]) -> String {
    "date,start,session,exercise,set,reps,load,unit\n"
      + rows(sessions) { session, work, set, index in
        "\(session.date),\(session.clock),\(session.name),\(work.exercise),\(index + 1),\(set.reps),\(set.load),kg\n"
      }
  }

  private static func rows(
    _ sessions: [Session], _ row: (Session, Work, (reps: Int, load: Double), Int) -> String
  ) -> String {
    sessions.flatMap { session in
      session.work.flatMap { work in work.sets.enumerated().map { row(session, work, $1, $0) } }
    }.joined()
  }

  /// Twelve overlapping exports: grown, corrected, in another unit, from other apps.
  var exports: [String] {
    [
      Self.strong(told(at: 3)), Self.strong(told(at: 5)), Self.strong(told(at: 8)), Self.strong(told(at: 11), pounds: true),
      Self.strong(told(at: 12)), Self.hevy(told(at: 7, from: 10)), Self.hevy(told(at: 10, from: 10)), Self.own(told(at: 9, from: 20)),
      Self.fitnotes(told(at: 6, from: 4)), Self.strong(told(at: 9)), Self.hevy(told(at: 12, from: 10)), Self.own(told(at: 12, from: 28)),
    ]
  }
}
