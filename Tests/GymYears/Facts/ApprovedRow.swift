import Planning
import Rulebook
import TrainingModel

/// A row in force as the tables have it, held against the client and the rules of today by a stranger's own reasoning.
struct ApprovedRow {
  let id: String
  let day: Int
  let date: String
  let exercise: String
  let kind: String
  /// In hundredths; nil where there is none.
  let load: Int?
  let unit: String

  /// The row that a line of `Facts.schedule` says.
  init?(_ line: Substring) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
    guard cells.count >= 12, let day = Int(cells[1]) else { return nil }
    (id, self.day, date, exercise, kind) = (String(cells[0]), day, String(cells[3]), String(cells[4]), String(cells[5]))
    load = Double(cells[10]).map { Int(($0 * 100).rounded()) }
    unit = String(cells[11])
  }

  /// Why this client may not be given the row, by these rules; nil where nothing speaks against it.
  func fault(_ member: Member, _ rulebook: Rulebook) -> String? {
    guard let place = rulebook.exercise(exercise) else { return "the rules have no \(exercise)" }
    let known = rulebook[place]
    if let restriction = member.restriction, restriction.until.map({ date <= "\($0)" }) ?? true, restriction.holds(known, rulebook) {
      return "\(restriction.avoid) is ruled out, and \(exercise) is that"
    }
    if let due = member.due, !member.isAfterBirth, date >= "\(due)" { return "it stands after the day in 'due'" }
    if member.never.contains(exercise) { return "\(exercise) is never to be given" }
    for condition in rulebook.conditions where member.conditions.contains(condition.id) {
      let isExcluded =
        !condition.excludedTags.isDisjoint(with: known.tags) || condition.excludedPatterns.contains(known.pattern)
        || condition.excludedExercises.contains(place)
      if isExcluded { return "\(condition.id) excludes \(exercise)" }
    }
    if let kit = rulebook.presets.first(where: { $0.id == member.kit })?.items, !Set(known.equipment.members).isSubset(of: kit.members) {
      return "\(member.kit) has not what \(exercise) needs"
    }
    if let load, load > 0, let item = known.loadedBy, [.total, .perHand].contains(known.loadBasis),
      let ladder = rulebook[item].ladder(in: unit == "lb" ? .lb : .kg), !ladder.contains(Load(hundredths: Int32(load)))
    {
      return "\(Double(load) / 100) \(unit) of \(exercise) can't be loaded"
    }
    return nil
  }
}

extension Member {
  /// Why nobody may approve anything for this client; nil where nothing speaks against it.
  func gate(_ rulebook: Rulebook, today: CalendarDate) -> String? {
    if !isListed { return "has left" }
    if !isReadable { return "has a profile that can't be read" }
    if status != "active" { return "is on hold" }
    if clearance != "cleared" { return "is not cleared" }
    if let due, !isAfterBirth, due <= today { return "was due" }
    if let clearedOn, clearedOn > today || today - clearedOn > 366 { return "was cleared too long ago" }
    let isRestricted = restriction.map { $0.until.map { $0 >= today } ?? true } ?? false
    return rulebook.conditions.first { $0.holds && conditions.contains($0.id) && !($0.opensWithRestrictions && isRestricted) }.map {
      "is held by \($0.id)"
    }
  }

  /// Whether the day in 'due' is one of a birth after which somebody cleared the client.
  var isAfterBirth: Bool { due.map { due in clearedOn.map { $0 - due > 14 } ?? false } ?? true }
}

extension Member.Restriction {
  /// Whether an exercise is of the kind that is ruled out.
  func holds(_ exercise: Exercise, _ rulebook: Rulebook) -> Bool {
    let word = avoid.split(separator: ":").last.map(String.init) ?? avoid
    return exercise.id == word || exercise.pattern.name == word || exercise.tags.members.contains { rulebook.tags[$0.index].id == word }
  }
}
