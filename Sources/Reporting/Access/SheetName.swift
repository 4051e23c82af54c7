import PlanStore

/// The ids of coaches as names of files and folders.
package enum CoachName {
  /// Whether the id is 1 to 64 of `a-z`, `0-9`, `-` and `_`. A database that was copied from elsewhere may hold anything, such as `../x`: no
  /// path is ever made from that.
  package static func isSafe(_ coach: String) -> Bool {
    (1...64).contains(coach.utf8.count)
      && coach.utf8.allSatisfy { byte in
        byte &- 97 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
  }
}

/// The names of one sheet of one coach in the folder of review sheets.
struct SheetName: Hashable, Sendable {
  /// `marta.csv`.
  let current: String
  /// `marta.new.csv`: where the sheet goes while the coach has an edited one.
  let beside: String

  /// The names, or nil where `coach` is not 1 to 64 of `a-z`, `0-9`, `-` and `_`: no path is ever made from anything else.
  init?(coach: String, kind: SheetKind) {
    guard CoachName.isSafe(coach) else { return nil }
    let (stem, ending) =
      switch kind {
      case .csv: (coach, "csv")
      case .json: (coach, "json")
      case .clients: ("\(coach).clients", "csv")
      case .page: (coach, "html")
      }
    current = "\(stem).\(ending)"
    beside = "\(stem).new.\(ending)"
  }
}
