import PlanStore
import TrainingModel

/// The names of one sheet of one coach in the folder of review sheets.
struct SheetName: Hashable, Sendable {
  /// `marta.csv`.
  let current: String
  /// `marta.new.csv`: where the sheet goes while the coach has an edited one.
  let beside: String

  /// The names, or nil where `coach` is not 1 to 64 of `a-z`, `0-9`, `-` and `_`: no path is ever made from anything else.
  init?(coach: String, kind: SheetKind) {
    guard IDShape.coach.fits(coach) else { return nil }
    let (stem, ending) =
      switch kind {
      case .csv: (coach, "csv")
      case .json: (coach, "json")
      case .clients: ("\(coach).clients", "csv")
      case .page: (coach, "html")
      }
    self.init(stem, ending)
  }

  /// The names of the list of what a coach wants to see first, or nil as above.
  init?(attentionOf coach: String) {
    guard IDShape.coach.fits(coach) else { return nil }
    self.init("\(coach).attention", "csv")
  }

  /// The names of the sheet into which what was done is written, or nil as above.
  init?(logOf coach: String) {
    guard IDShape.coach.fits(coach) else { return nil }
    self.init("\(coach).log", "csv")
  }

  /// The names of the page of what the logs of a coach's clients show, or nil as above.
  init?(logsOf coach: String) {
    guard IDShape.coach.fits(coach) else { return nil }
    self.init("\(coach).logs", "html")
  }

  private init(_ stem: String, _ ending: String) {
    current = "\(stem).\(ending)"
    beside = "\(stem).new.\(ending)"
  }

  /// The names of everything that a coach may have in the folder.
  static func all(of coach: String) -> [SheetName] {
    let logs = [SheetName(attentionOf: coach), SheetName(logsOf: coach), SheetName(logOf: coach)].compactMap(\.self)
    return SheetKind.allCases.compactMap { SheetName(coach: coach, kind: $0) } + logs
  }
}
