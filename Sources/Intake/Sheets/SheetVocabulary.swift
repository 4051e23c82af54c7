import Editing
import Findings
import TrainingModel

/// What has to be known to understand a sheet: the exercises with their names, and when clients' blocks start.
package struct SheetVocabulary: Sendable {
  /// The names of the exercises.
  package let exercises: ExerciseNames
  /// The first days of the blocks that a client has; none for a client who is not known.
  package let planStarts: @Sendable (_ clientID: String) -> [CalendarDate]

  package init(_ exercises: ExerciseNames, planStarts: @escaping @Sendable (_ clientID: String) -> [CalendarDate]) {
    (self.exercises, self.planStarts) = (exercises, planStarts)
  }

}

/// What to do about exercises that are not known. To look through all names takes its time, so each word is looked up once, and only so many.
struct ExerciseHints {
  private let exercises: ExerciseNames
  private lazy var ids = exercises.allIDs
  private lazy var names = exercises.allNames
  private var byID: [String: String] = [:]
  private var byName: [String: String] = [:]

  init(_ exercises: ExerciseNames) { self.exercises = exercises }

  /// Of an exercise's id.
  mutating func hint(forID id: String) -> String {
    if let known = byID[id] { return known }
    let usual = "write the id of an exercise of the rules"
    guard byID.count < SheetComplaints.limit else { return usual }
    let hint = Suggestion.hint(for: id, among: ids) ?? usual
    byID[id] = hint
    return hint
  }

  /// Of an exercise's name.
  mutating func hint(forName name: String) -> String {
    if let known = byName[name] { return known }
    let usual = "write the name of an exercise as the sheet spells it"
    guard byName.count < SheetComplaints.limit else { return usual }
    let hint = Suggestion.hint(for: name, amongNames: names) ?? usual
    byName[name] = hint
    return hint
  }
}
