import Rulebook
import TrainingModel

/// A client's week as a problem to solve: slots, the candidates of each with their points, and what pairs of them share.
///
/// The objective of a choice is the sum of its candidates' points and of every pair term that two of them meet; no exercise may fill two
/// slots of one session. Its arrays are filled anew for each client.
struct SelectionWeek: Sendable {
  /// One place to fill.
  struct Place: Sendable {
    var session: Int
    /// The place in its session, in the order of the template.
    var number: Int
    var role: SlotRole
    var priority: Int
    /// The patterns that the slot takes, one bit each.
    var patterns: UInt64
    /// By points, most first; of equal points the id that sorts first.
    var candidates: Range<Int>
    /// What its exercise may share with others'.
    var links: Range<Int>
  }

  /// One exercise that may fill a place, or none.
  struct Candidate: Sendable {
    /// The exercise's index, or `none`.
    var exercise: Int32
    var points: Int32
    /// How many patterns of the slot are preferred to the exercise's.
    var pattern: Int16
    /// For what a condition offers, the points that it would otherwise fall short of what it stands in for, and the rule that offers it.
    var substitutionPoints: Int32 = 0
    var substitution: UInt16 = .max

    /// Stands where an exercise's index would, in a candidate that leaves its place empty.
    static let none: Int32 = -1
  }

  /// One pair term that a place takes part in.
  struct Link: Sendable {
    /// The index of the pair term in the rules.
    var pair: Int
    /// Where its counts begin: those of the week, or of the place's session.
    var counts: Int
    var points: Int32
    var isVariant: Bool
  }

  var places: [Place] = []
  var candidates: [Candidate] = []
  var links: [Link] = []
  /// How many counts the links need together.
  var countCount = 0
  var sessionCount = 0
  /// Whether exercises of different sessions may share something although they are not the same.
  var sharesAcrossSessions = false

  mutating func removeAll() {
    places.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    countCount = 0
    sessionCount = 0
    sharesAcrossSessions = false
  }
}
