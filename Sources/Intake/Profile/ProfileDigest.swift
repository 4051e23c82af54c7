import Files
import Rulebook
import TrainingModel

extension Client {
  /// The digest of everything that a plan could depend on, by text ids, so that it outlives changes of the rulebook's order: names, coach
  /// and notes are left out.
  ///
  /// It doesn't depend on the form of the file, the order of keys or of sets.
  package func profileDigest(_ rulebook: Rulebook) -> ContentDigest {
    var text = ProfileText()
    text.add("profile-1", id)
    text.add(born?.description, statedAge.map(String.init), sex.id, units.id)
    text.add(bodyMassKilograms?.description, heightCentimetres?.description)
    text.add(rulebook[goal].id, experience.id, String(trainingDays.bits), String(minutesPerSession))
    text.add(list: equipment.members.map { rulebook[$0].id })
    text.add(list: conditions?.members.map { rulebook[$0].id })
    text.add(clearance?.id, clearanceDate?.description)
    text.add(list: priorityMuscles.members.map(\.id))
    for exercises in [likes, dislikes, never] { text.add(list: exercises.map { rulebook[$0].id }) }
    text.add(
      list: lifts.map { "\(rulebook[$0.exercise].id) \($0.kilograms) \($0.reps) \($0.date?.description ?? "")" })
    text.add(template.map { rulebook[$0].id })
    text.add(list: unavailable.map { "\($0.first) \($0.last)" })
    text.add(status.id)
    // What came later is added where it is stated only, so that nobody else's digest changes.
    if !restrictions.isEmpty {
      text.add("restrictions")
      text.add(list: restrictions.map { "\($0.avoid) \($0.until?.description ?? "") \($0.by)" })
    }
    if let lastTrained { text.add("last_trained", lastTrained.description) }
    if let due { text.add("due", due.description) }
    return ContentHasher.digest(of: text.bytes[...])
  }
}

/// Texts one after the other with their lengths, so that no two different lists of texts make the same bytes.
private struct ProfileText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ texts: String?...) { for text in texts { add(one: text) } }

  /// The texts of a set, in the order of their bytes.
  mutating func add(list: [String]?) {
    guard let list else { return add(one: nil) }
    bytes += "\(list.count):".utf8
    for text in list.sorted() { add(one: text) }
  }

  private mutating func add(one text: String?) {
    guard let text else {
      bytes += "-".utf8
      return
    }
    bytes += "\(text.utf8.count) ".utf8
    bytes += text.utf8
  }
}
