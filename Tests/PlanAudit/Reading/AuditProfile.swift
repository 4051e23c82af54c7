import Foundation
import TrainingModel

extension AuditClient {
  /// The client of a profile's JSON line, with presets written out by the export; age as on `start`.
  package init(profile line: Data, _ catalogue: AuditCatalogue, on start: CalendarDate) throws {
    let json = AuditJSON(try JSONSerialization.jsonObject(with: line))
    let days = try json["training_days"].words
    var items: Set<String> = []
    for word in try json["equipment"].words { items.formUnion(catalogue.presets[word] ?? [word]) }
    let born = json["born"].isPresent ? CalendarDate(iso: try json["born"].text) : nil
    self.init(
      id: try json["id"].text, goal: try json["goal"].text, level: Self.levels.firstIndex(of: try json["experience"].text) ?? 0,
      age: try born?.years(until: start) ?? Int(json["age"].number),
      days: Set(days.compactMap { Weekday(id: $0) }.map { Int($0.rawValue) }),
      minutes: Int(try json["minutes_per_session"].number), equipment: items)
    let stated = json["conditions"].isPresent ? try json["conditions"].words : []
    conditions = stated.isEmpty ? nil : stated.subtracting(["none"])
    isCleared = json["clearance"].isPresent ? try json["clearance"].text == "cleared" : false
    isActive = json["status"].isPresent ? try json["status"].text == "active" : true
    if json["body_mass_kg"].isPresent, json["height_cm"].isPresent {
      let (mass, metres) = (try json["body_mass_kg"].number, try json["height_cm"].number / 100)
      bodyMassIndex = Int(mass / (metres * metres))
    }
    if json["units"].isPresent { unit = try json["units"].text }
    if json["sex"].isPresent { sex = try json["sex"].text }
    if json["never"].isPresent { never = try json["never"].words }
    if json["lifts"].isPresent {
      lifts = try json["lifts"].list.map {
        AuditLift(exercise: try $0["exercise"].text, kilograms: try $0["load_kg"].number, reps: Int(try $0["reps"].number))
      }
    }
    if json["unavailable"].isPresent {
      unavailable = try json["unavailable"].list.compactMap { span in
        let ends = try span.text.split(separator: "..").map { CalendarDate(iso: $0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
        return Int(first.dayNumber)...Int(last.dayNumber)
      }
    }
  }
}
