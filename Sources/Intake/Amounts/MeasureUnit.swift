import TrainingModel

/// A unit as people write it behind a number, and what one of it is.
struct MeasureUnit: Sendable, Equatable {
  /// What a mapping calls it.
  let name: String
  /// What one is in the unit that its kind counts in: centimetres, kilograms, seconds or years.
  let size: Double
  /// What stands behind the number, in small letters and plain signs.
  let words: [String]
  /// The unit that a number behind whole ones of this is in, as inches behind feet, and how many of it make one.
  var part: Part?

  struct Part: Sendable, Equatable {
    let name: String
    let count: Double
  }

  static let lengths = [
    MeasureUnit(
      name: "cm", size: 1, words: ["cm", "cms", "centimetre", "centimetres", "centimeter", "centimeters", "zentimeter", "см", "厘米", "公分"]),
    MeasureUnit(
      name: "m", size: 100, words: ["m", "ms", "mt", "mts", "mtr", "metre", "metres", "meter", "meters", "м", "米"],
      part: Part(name: "cm", count: 100)),
    MeasureUnit(name: "in", size: 2.54, words: ["in", "ins", "inch", "inches", "\"", "zoll"]),
    MeasureUnit(name: "ft", size: 30.48, words: ["ft", "foot", "feet", "'", "fuß"], part: Part(name: "in", count: 12)),
  ]

  static let masses = [
    MeasureUnit(
      name: "kg", size: 1,
      words: ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilogramm", "кг", "千克", "公斤"]),
    MeasureUnit(
      name: "lb", size: 1 / Load.poundsPerKilogram, words: ["lb", "lbs", "pound", "pounds"], part: Part(name: "oz", count: 16)),
    MeasureUnit(
      name: "st", size: 14 / Load.poundsPerKilogram, words: ["st", "sts", "stone", "stones"], part: Part(name: "lb", count: 14)),
    MeasureUnit(name: "oz", size: 1 / Load.poundsPerKilogram / 16, words: ["oz", "ounce", "ounces"]),
  ]

  static let times = [
    MeasureUnit(name: "seconds", size: 1, words: ["s", "sec", "secs", "second", "seconds", "sek", "sekunden", "\"", "сек"]),
    MeasureUnit(
      name: "minutes", size: 60, words: ["min", "mins", "minute", "minutes", "minuten", "m", "'", "мин"],
      part: Part(name: "seconds", count: 60)),
    MeasureUnit(
      name: "hours", size: 3600, words: ["h", "hs", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "ч"],
      part: Part(name: "minutes", count: 60)),
  ]

  static let years = [
    MeasureUnit(
      name: "years", size: 1,
      words: ["years", "year", "yrs", "yr", "y", "yo", "y o", "years old", "jahre", "jahr", "ans", "anni", "años", "лет"])
  ]

  /// The units in which the field's numbers may be written, the field's own first; empty for fields that are no numbers.
  static func all(of field: ProfileField) -> [MeasureUnit] {
    switch field {
    case .age: years
    case .bodyMass, .lifts: masses
    case .height: lengths
    case .minutes: [times[1], times[2], times[0]]
    default: []
    }
  }

  /// The units that a mapping may name for a column of the field.
  static func ofColumn(_ field: ProfileField) -> [MeasureUnit] {
    field == .lifts ? Array(masses.prefix(2)) : all(of: field).filter { $0.name != "oz" }
  }
}
