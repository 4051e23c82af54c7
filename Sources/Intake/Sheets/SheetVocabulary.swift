import Editing
import Findings
import TrainingModel

/// What has to be known to understand a sheet: the exercises with their names, and when clients' blocks start.
public struct SheetVocabulary: Sendable {
  /// The names of the exercises.
  public let exercises: ExerciseNames
  /// The first days of the blocks that a client has; none for a client who is not known.
  public let planStarts: @Sendable (_ clientID: String) -> [CalendarDate]

  public init(_ exercises: ExerciseNames, planStarts: @escaping @Sendable (_ clientID: String) -> [CalendarDate]) {
    (self.exercises, self.planStarts) = (exercises, planStarts)
  }

  /// What to do about an exercise's id that is not known.
  func hint(forID id: String) -> String {
    Suggestion.hint(for: id, among: exercises.allIDs) ?? "write the id of an exercise of the rules"
  }

  /// What to do about an exercise's name that is not known.
  func hint(forName name: String) -> String {
    Suggestion.hint(for: name, amongNames: exercises.allNames) ?? "write the name of an exercise as the sheet spells it"
  }
}
