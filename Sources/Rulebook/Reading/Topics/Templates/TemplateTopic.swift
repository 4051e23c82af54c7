import Findings
import TrainingModel

extension RuleDecoder {
  /// A named programme.
  func template(_ entry: Entry) -> Template {
    decode(entry) { map, rule in
      let phases = map.optional("phases", .list(.word("phase"), repeats: true)) ?? [Phase.work]
      if phases.count > 16 { map.reader("phases")?.complain(.rulesLimit, "a programme has at most 16 weeks before it begins again") }
      var template = Template(
        id: entry.id, name: map.required("name", .text, or: entry.id), daysPerWeek: map.required("days_per_week", .whole(.days), or: 1),
        gap: map.optional("gap", .whole(.gap)) ?? 1, when: matcher(map), phases: phases,
        rounding: map.optional("rounding", .word("way to round")) ?? .nearest, sessions: [], order: [], schemes: [], tracks: [], rule: rule)
      template.severities = severities(map)
      let weeks = phases.count
      let schemes = map.optional("schemes", .list(.map { self.scheme($0, of: entry.id, weeks: weeks) }, repeats: true)) ?? []
      for (index, scheme) in schemes.enumerated() where schemes[..<index].contains(where: { $0.scheme.id == scheme.scheme.id }) {
        map.reader("schemes")?.complain(.rulesDuplicateID, "the scheme \(quoted(scheme.scheme.id)) is given twice")
      }
      template.schemes = schemes.map(\.scheme)
      let sessions = map.required(
        "sessions", .list(.map { self.writtenSession($0, schemes, entry.id, weeks: weeks) }, repeats: true), or: [])
      if map.hasErrors { return template }
      TemplateAssembly(schemes: schemes, exercises: exercises, complaints: complaints).assemble(sessions, into: &template)
      checkWeekdays(map, sessions, template.daysPerWeek)
      template.order = order(map, sessions)
      return template
    }
  }

  /// The sessions in turn: as `order` says, or as they stand.
  private func order(_ map: MapReader, _ sessions: [WrittenSession]) -> [Int] {
    let ids = sessions.map(\.id)
    for (index, id) in ids.enumerated() where ids[..<index].contains(id) {
      map.reader("sessions")?.complain(.rulesDuplicateID, "the session \(quoted(id)) is given twice")
    }
    guard let reader = map.reader("order") else { return Array(ids.indices) }
    let form = Form<Int>.scalar("the id of a session") { text throws(Complaint) in
      if let index = ids.firstIndex(of: text) { return index }
      throw Complaint(.rulesUnknownID, "unknown session \(quoted(text))", hint: Suggestion.hint(for: text, among: ids))
    }
    let order = Form<[Int]>.list(form, repeats: true).read(reader) ?? []
    for index in ids.indices where !order.contains(index) {
      reader.complain(.rulesNeverMatches, "the session \(quoted(ids[index])) is never trained", hint: "name it in 'order'")
    }
    if sessions.contains(where: { $0.weekday != nil }) {
      reader.complain(.rulesOverlap, "sessions with a weekday have no order", hint: "leave 'order' out")
    }
    return order
  }

  /// Weekdays that sessions belong to: each has its own, and there are as many as the programme has days.
  private func checkWeekdays(_ map: MapReader, _ sessions: [WrittenSession], _ daysPerWeek: Int) {
    let weekdays = sessions.compactMap(\.weekday)
    guard let reader = map.reader("sessions"), !weekdays.isEmpty else { return }
    if weekdays.count < sessions.count {
      reader.complain(.rulesGap, "some sessions have a weekday and some don't", hint: "give each its 'on:', or none")
    } else if weekdays.count != daysPerWeek {
      reader.complain(
        .rulesGap, "\(weekdays.count) session\(weekdays.count == 1 ? " has" : "s have") a weekday, and 'days_per_week' is \(daysPerWeek)",
        hint: "each day of the programme's week has its session")
    }
    for (index, weekday) in weekdays.enumerated() where weekdays[..<index].contains(weekday) {
      reader.complain(.rulesOverlap, "two sessions are on \(weekday)", hint: "a weekday has one session")
    }
  }

  private func writtenSession(_ map: MapReader, _ schemes: [WrittenScheme], _ template: String, weeks: Int) -> WrittenSession {
    let focus = map.required("focus", .text, or: "")
    let id = map.optional("id", .identifier()) ?? focus.lowercased().replacing(" ", with: "_")
    var number = 0
    let form = Form<WrittenExercise>.map { [self] exercise in
      number += 1
      return writtenExercise(exercise, schemes, path: "template.\(template).\(id).\(number)", weeks: weeks)
    }
    return WrittenSession(
      id: id, focus: focus, weekday: map.optional("on", .word("weekday")),
      exercises: map.required("exercises", .list(form, repeats: true), or: []))
  }

  private func writtenExercise(_ map: MapReader, _ schemes: [WrittenScheme], path: String, weeks: Int) -> WrittenExercise {
    let ids: [ExerciseID] = map.required("exercise", .ids(.exercises), or: [])
    let names = schemes.map(\.scheme.id)
    let scheme = map.optional(
      "scheme",
      Form<Int>.scalar("the id of a scheme") { text throws(Complaint) in
        if let index = names.firstIndex(of: text) { return index }
        throw Complaint(.rulesUnknownID, "unknown scheme \(quoted(text))", hint: Suggestion.hint(for: text, among: names))
      })
    let superset = map.optional(
      "superset",
      Form<UInt8>.scalar("a letter such as 'A'") { text throws(Complaint) in
        guard text.utf8.count == 1, let letter = text.utf8.first, (65...90).contains(letter) else {
          throw Complaint(.rulesType, "expected a letter from A to Z, found \(quoted(text))")
        }
        return letter - 64
      })
    let name = ids.first.flatMap { $0.index < exercises.count ? exercises[$0.index].name : nil } ?? "an exercise"
    let habits = habits(map, weeks: weeks)
    let when = matcher(map)
    return WrittenExercise(
      exercises: ids, scheme: scheme, when: when, superset: superset ?? 0, habits: habits,
      rule: reference(path, at: map.place, map.optional("why", .text) ?? "\(name) as the programme has it"), place: map.place,
      isSound: !map.hasErrors)
  }
}

/// A session before names are looked up.
struct WrittenSession {
  var id: String
  var focus: String
  var weekday: Weekday?
  var exercises: [WrittenExercise]
}

/// An exercise of a session before names are looked up.
struct WrittenExercise {
  var exercises: [ExerciseID]
  var scheme: Int?
  var when: Matcher
  var superset: UInt8
  var habits: ExerciseHabits
  var rule: RuleID
  var place: Place
  /// Whether everything in it could be read.
  var isSound: Bool
}
