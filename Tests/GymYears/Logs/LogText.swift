import TrainingModel

/// Writes exports as apps do.
enum LogText {
  static func write(_ export: MadeExport, client: String) -> String {
    switch export.app {
    case .strong: strong(export)
    case .hevy: hevy(export)
    case .csv: csv(export, client: client)
    }
  }

  private static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// As apps turn it that keep kilograms inside: with all their digits.
  private static func load(_ quarters: Int, _ isInPounds: Bool) -> String {
    if quarters == 0 { return "" }
    let kilograms = Double(quarters) / 4
    return isInPounds ? "\(kilograms / 0.45359237)" : "\(kilograms)"
  }

  private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }

  private static func rpe(_ set: TrueSession.Work) -> String { set.rpe == 0 ? "" : "\(set.rpe)" }

  /// The form of Android, whose rows name their unit; the oldest session first.
  private static func strong(_ export: MadeExport) -> String {
    var text = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
    for session in export.sessions {
      for (place, exercise) in session.exercises.enumerated() {
        var number = 0
        for (index, set) in exercise.sets.enumerated() {
          number += set.isRamp ? 0 : 1
          let weight = load(set.quarters, export.isInPounds)
          let note = place == 0 && index == 0 ? quoted(session.note) : "\"\""
          let unit = weight.isEmpty ? "" : export.isInPounds ? "lbs" : "kg"
          text += "\(session.date) \(clock(session.start)):00;\"Day\";\(quoted(exercise.name));\(set.isRamp ? "W" : "\(number)");\(weight);"
          text += "\(unit);\(set.reps);\(rpe(set));;;\(set.seconds);\"\";\(note)\n"
        }
      }
    }
    return text
  }

  /// The newest session first.
  private static func hevy(_ export: MadeExport) -> String {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var text =
      "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\","
      + "\"\(export.isInPounds ? "weight_lbs" : "weight_kg")\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n"
    for session in export.sessions.reversed() {
      let parts = session.date.description.split(separator: "-").compactMap { Int($0) }
      let day = "\(parts[2]) \(names[parts[1] - 1]) \(parts[0])"
      for exercise in session.exercises {
        for (index, set) in exercise.sets.enumerated() {
          text += "\"Day\",\"\(day), \(clock(session.start))\",\"\(day), \(clock(session.start + 40))\",\(quoted(session.note)),"
          text +=
            "\(quoted(exercise.name)),,\"\",\(index),\"\(set.isRamp ? "warmup" : "normal")\",\(load(set.quarters, export.isInPounds)),"
          text += "\(set.reps == 0 ? "" : "\(set.reps)"),,\(set.seconds == 0 ? "" : "\(set.seconds)"),\(rpe(set))\n"
        }
      }
    }
    return text
  }

  private static func csv(_ export: MadeExport, client: String) -> String {
    var text = "client_id,date,start,session,exercise,set,kind,reps,seconds,load,unit,rpe,pain,row_id,session_note\n"
    for session in export.sessions {
      for exercise in session.exercises {
        for (index, set) in exercise.sets.enumerated() {
          let weight = load(set.quarters, export.isInPounds)
          text +=
            "\(client),\(session.date),\(clock(session.start)),Day,\(quoted(exercise.name)),\(index + 1),\(set.isRamp ? "ramp" : "work"),"
          text += "\(set.reps == 0 ? "" : "\(set.reps)"),\(set.seconds == 0 ? "" : "\(set.seconds)"),\(weight),"
          text += "\(weight.isEmpty ? "" : export.isInPounds ? "lb" : "kg"),\(rpe(set)),\(set.pain == 0 ? "" : "\(set.pain)"),\(set.row),"
          text += "\(quoted(session.note))\n"
        }
      }
    }
    return text
  }
}
