import TrainingModel

extension Phase {
  /// What a coach calls the phase; in English the word of the rules.
  package func name(in language: Language) -> String {
    switch language {
    case .english: id
    case .german: ["Einführung", "Aufbau", "Überlastung", "Entlastung", "Festigung", "Arbeit", "Wiedereinstieg"][Int(rawValue)]
    }
  }
}

extension Weekday {
  /// The short name of the day, as sheets write it.
  func name(in language: Language) -> String {
    switch language {
    case .english: id
    case .german: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"][Int(rawValue)]
    }
  }
}
