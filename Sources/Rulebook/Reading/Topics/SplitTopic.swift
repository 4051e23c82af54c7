import Findings
import TrainingModel

extension RuleDecoder {
  /// A named session that splits refer to.
  func session(_ entry: Entry) -> SessionTemplate {
    decode(entry) { map, _ in template(map, path: "session.\(entry.id)") }
  }

  /// A split: as many sessions as training days.
  func split(_ entry: Entry) -> Split {
    decode(entry) { map, rule in
      var number = 0
      let form = Form<SessionTemplate>.map { [self] sessionMap in
        number += 1
        return splitSession(sessionMap, path: "split.\(entry.id).\(number)")
      }
      let sessions = map.required("sessions", .list(form, repeats: true), or: [])
      var when = decisionMatcher(map)
      if let days = when.days, days != sessions.count...sessions.count, !map.hasErrors {
        map.reader("sessions")?.complain(
          .rulesGap, "the split is for \(days.inWords) training days but has \(sessions.count) sessions",
          hint: "a split has exactly one session for each training day")
      } else if !(1...7).contains(sessions.count), !map.hasErrors {
        map.reader("sessions")?.complain(.rulesRange, "a split has 1 to 7 sessions")
      }
      when.days = sessions.count...sessions.count
      return Split(id: entry.id, when: when, sessions: sessions, rule: rule)
    }
  }

  /// A session written out, or the named one that `use` says.
  private func splitSession(_ map: MapReader, path: String) -> SessionTemplate {
    guard map.pairs.contains(where: { $0.key == "use" }) else { return template(map, path: path) }
    let focus = map.optional("focus", .text)
    guard let index = map.optional("use", .index(.sessions)), index < sessions.count else {
      return SessionTemplate(focus: focus ?? "", isResistance: true, slots: [])
    }
    var session = sessions[index]
    session.focus = focus ?? session.focus
    return session
  }

  private func template(_ map: MapReader, path: String) -> SessionTemplate {
    let focus = map.required("focus", .text, or: "")
    var number = 0
    let form = Form<Slot>.map { [self] slotMap in
      number += 1
      return slot(slotMap, number: number, path: path)
    }
    let slots = map.required("slots", .list(form, repeats: true), or: [])
    var keys: Set<UInt16> = []
    for slot in slots where !keys.insert(slot.key).inserted {
      map.reader("slots")?.complain(.rulesDuplicateID, "two slots of the session have the key \(slot.key)", hint: "give one another 'key:'")
    }
    return SessionTemplate(focus: focus, isResistance: !(map.optional("recovery", .flag) ?? false), slots: slots)
  }

  private func slot(_ map: MapReader, number: Int, path: String) -> Slot {
    let patterns: [MovementPattern] = map.required("pattern", .list(.word("pattern")), or: [])
    let role: SlotRole = map.required("role", .word("role"), or: .accessory)
    let text = "\(role.withArticle) of the pattern \(patterns.map(\.name).joined(separator: " or "))"
    let key = map.optional("key", .whole(.slotKey)) ?? number
    return Slot(
      patterns: patterns, role: role, priority: map.required("priority", .whole(.priority), or: 9),
      muscles: map.optional("muscles", .words("muscle")) ?? MuscleSet(), key: UInt16(clamping: key),
      rule: reference("\(path).\(number)", at: map.place, text))
  }
}

extension Form where Value == Int {
  /// The place of an entry among those of its topic.
  static func index(_ topic: Topic) -> Form {
    Form { reader in Form<RuleID>.id(topic).read(reader)?.index }
  }
}
