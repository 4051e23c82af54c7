import TrainingModel

/// The fields of a client profile, as files spell them.
enum ProfileField: UInt8, Word {
  case id, coach, coachName, name, born, age, sex, bodyMass, height, units
  case goal, experience, trainingDays, minutes, equipment, conditions, clearance, clearanceDate
  case priorityMuscles, likes, dislikes, never, restrictions, lifts, template, unavailable, lastTrained, due, status, notes

  static let spellings = [
    "id", "coach", "coach_name", "name", "born", "age", "sex", "body_mass_kg", "height_cm", "units",
    "goal", "experience", "training_days", "minutes_per_session", "equipment", "conditions", "clearance", "clearance_date",
    "priority_muscles", "likes", "dislikes", "never", "restrictions", "lifts", "template", "unavailable", "last_trained", "due", "status",
    "notes",
  ]

  /// Whether a cell of the field is a list with `|` between its elements.
  var isList: Bool {
    switch self {
    case .trainingDays, .equipment, .conditions, .priorityMuscles, .likes, .dislikes, .never, .restrictions, .lifts, .unavailable: true
    default: false
    }
  }

  /// Whether what stands in the field may be about somebody's person or health, so that no log repeats it or what it was meant to be.
  var isPersonal: Bool {
    switch self {
    case .conditions, .clearance, .clearanceDate, .restrictions, .lastTrained, .due, .sex, .name, .coachName, .notes, .born, .age: true
    default: false
    }
  }
}

/// The keys of one entry of `lifts`.
enum LiftField: UInt8, Word {
  case exercise, load, reps, date, loadInPounds

  static let spellings = ["exercise", "load_kg", "reps", "date", "load_lb"]
}

/// The keys of one entry of `restrictions`.
enum RestrictionField: UInt8, Word {
  case avoid, by, until

  static let spellings = ["avoid", "by", "until"]
}
