import Findings
import TrainingModel

/// When, where and with what the client trains.
extension FieldReader {
  mutating func trainingDays() -> WordSet<Weekday>? {
    guard required(.trainingDays) != nil, let elements = list(.trainingDays) else { return nil }
    var days = WordSet<Weekday>()
    for element in elements {
      guard let index = id(element, ProfileField.trainingDays, vocabulary.weekdays, "weekday"), let day = Weekday(rawValue: UInt8(index))
      else {
        continue
      }
      if days.contains(day) { complain(.profileRange, "'training_days' names a day twice", element) }
      days.insert(day)
    }
    if elements.isEmpty, let node = node(.trainingDays) { complain(.profileRange, "'training_days' has to name 1 to 7 days", node) }
    return days
  }

  /// Everything that the named items and presets stand for; an empty list or `none` is nothing at all.
  mutating func equipment() -> EquipmentSet? {
    guard let node = required(.equipment) else { return nil }
    if isNone(node) { return EquipmentSet() }
    guard let elements = list(.equipment) else { return nil }
    var equipment = EquipmentSet()
    for element in elements {
      guard let index = id(element, ProfileField.equipment, vocabulary.equipment, "piece of equipment") else { continue }
      equipment.formUnion(vocabulary.equipmentItems[index])
    }
    return equipment
  }

  mutating func muscles() -> MuscleSet {
    var muscles = MuscleSet()
    for element in list(.priorityMuscles) ?? [] {
      guard let index = id(element, ProfileField.priorityMuscles, vocabulary.muscles, "muscle") else { continue }
      if let muscle = Muscle(rawValue: UInt8(index)) { muscles.insert(muscle) }
    }
    return muscles
  }

  /// Spans of days as `first..last`, in their order.
  mutating func unavailable() -> [DateSpan] {
    var spans: [DateSpan] = []
    for element in list(.unavailable) ?? [] {
      guard let text = text(element, ProfileField.unavailable) else { continue }
      let dates = text.count == 22 && text[10] == 46 && text[11] == 46
      let first = dates ? NumberText.date(UnsafeBufferPointer(rebasing: text[..<10])) : nil
      let last = dates ? NumberText.date(UnsafeBufferPointer(rebasing: text[12...])) : nil
      guard let first, let last else {
        complain(.profileType, "'unavailable' has to hold spans of days", element, hint: "write them as 2026-01-24..2026-01-31")
        continue
      }
      if let span = DateSpan(first: first, last: last) {
        spans.append(span)
      } else {
        complain(.profileRange, "the span in 'unavailable' ends before it begins", element)
      }
    }
    return spans.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }
}
