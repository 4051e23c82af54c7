/// Eras that are counted otherwise than ours, as dates name them.
enum DateEras {
  struct Era {
    /// What is added to a year of it to get ours.
    var offset: Int
    /// How many words name it.
    var length: Int
    /// Whether it is a single letter, which says so only where it touches the year.
    var isLetter: Bool
  }

  /// The era that the last of these words name; nil where they name none.
  static func era(endingIn words: [String]) -> Era? {
    for length in [2, 1] where words.count >= length {
      if let offset = offsets[words.suffix(length).joined(separator: " ")] {
        return Era(offset: offset, length: length, isLetter: length == 1 && words.last?.utf8.count == 1)
      }
    }
    return nil
  }

  /// So much larger than ours is a year counted from the Buddha's death.
  static let buddhist = 543
  /// So much larger is ours than a year of the Republic of China.
  static let republican = 1911

  private static let offsets: [String: Int] = [
    "พ ศ": -buddhist, "พศ": -buddhist, "พุทธศักราช": -buddhist, "be": -buddhist, "b e": -buddhist, "ພ ສ": -buddhist, "ព ស": -buddhist,
    "佛曆": -buddhist, "ค ศ": 0, "ce": 0, "民國": republican, "民国": republican, "中華民國": republican, "中华民国": republican, "令和": 2018, "平成": 1988,
    "昭和": 1925, "r": 2018, "h": 1988, "s": 1925, "단기": -2333,
  ]
}
