import Editing
import Rulebook

extension SanitisationRules {
  /// The bounds of cells that coaches write.
  package var cellBounds: CellBounds {
    CellBounds(
      sets: sets, reps: reps, seconds: seconds, minutes: minutes, metres: amounts(.metres), rir: rir, rest: rest,
      noteLength: SheetLimits.noteLength)
  }
}
