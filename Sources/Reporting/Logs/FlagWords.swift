import Planning
import Rulebook
import TrainingModel

/// Says flags in plain words, for the coach alone.
struct FlagWords {
  let rulebook: Rulebook
  let language: Language
  /// The sign in numbers.
  var decimal = CSVDialect.Decimal.point

  /// One sentence: which exercise, what happened, and the numbers that say so.
  func text(_ flag: RaisedFlag, unit: LoadUnit) -> String {
    let what = sentence(flag, unit: unit)
    guard let exercise = flag.exercise else { return what }
    return "\(rulebook.name(of: exercise, in: language)): \(what)"
  }

  /// The number that decides, in the unit that the kind has: a load, a count, or percent.
  func value(_ flag: RaisedFlag) -> String {
    switch flag.kind {
    case .record: load(flag.value)
    case .drop: number(flag.value, places: 1)
    case .failedTarget, .stall, .skipped, .pain, .inconsistent: number(flag.value, places: 0)
    }
  }

  private func sentence(_ flag: RaisedFlag, unit: LoadUnit) -> String {
    let isGerman = language == .german
    let (value, against) = (number(flag.value, places: 0), number(flag.against, places: 0))
    switch flag.kind {
    case .record:
      let gain = number((flag.value / max(flag.against, 1) - 1) * 100, places: 1)
      return isGerman
        ? "so stark wie nie, geschätztes 1RM \(load(flag.value)) \(unit.id) (+\(gain) %)"
        : "the best yet, estimated 1RM \(load(flag.value)) \(unit.id) (+\(gain) %)"
    case .failedTarget:
      return isGerman
        ? "\(value) von \(against) Sätzen unter den geplanten Wiederholungen oder Lasten"
        : "\(value) of \(against) sets under the planned repetitions or load"
    case .stall:
      return isGerman
        ? "\(value)-mal trainiert ohne ein besseres geschätztes 1RM als \(load(flag.against)) \(unit.id)"
        : "trained \(value) times without a better estimated 1RM than \(load(flag.against)) \(unit.id)"
    case .skipped: return isGerman ? "\(value)-mal hintereinander ausgelassen" : "left out \(value) times running"
    case .pain:
      let days = flag.against > 0 ? (isGerman ? " an \(against) Tagen" : " on \(against) days") : ""
      if flag.radiates {
        return isGerman
          ? "Schmerz\(days), der laut Eintrag ausstrahlt: zählt wie \(value) von 10"
          : "pain\(days), said to radiate: counts as \(value) of 10"
      }
      let most = days.isEmpty ? "" : isGerman ? ", bis" : ", up to"
      return isGerman ? "Schmerz\(days)\(most) \(value) von 10" : "pain\(days)\(most) \(value) of 10"
    case .drop:
      let percent = number(flag.value, places: 1)
      return isGerman
        ? "geschätztes 1RM \(percent) % unter dem Mittel davor (\(load(flag.against)) \(unit.id))"
        : "estimated 1RM \(percent) % below the mean before it (\(load(flag.against)) \(unit.id))"
    case .inconsistent:
      let done = number(flag.value * flag.against / 100, places: 0)
      return isGerman
        ? "\(done) von \(against) geplanten Einheiten trainiert (\(value) %)"
        : "\(done) of \(against) planned sessions trained (\(value) %)"
    }
  }

  /// A load in hundredths, to a tenth.
  func load(_ hundredths: Double) -> String { number(hundredths / 100, places: 1) }

  /// Rounded to whole numbers or tenths; a tenth that is 0 is left away.
  private func number(_ value: Double, places: Int) -> String {
    let tenths =
      Int(exactly: (value * (places == 0 ? 1 : 10)).rounded()).map {
        places == 0 ? $0.multipliedReportingOverflow(by: 10).partialValue : $0
      } ?? 0
    if tenths % 10 == 0 { return String(tenths / 10) }
    return "\(tenths < 0 ? "-" : "")\(abs(tenths / 10))\(decimal.rawValue)\(abs(tenths % 10))"
  }
}
