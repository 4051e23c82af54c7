import Intake

/// How long a session took, as apps write it: `1h 5m`, `1h 5min`, `45s`, `1小时5分钟`, or seconds as a number.
enum LogDuration {
  /// Whole minutes; 0 where it can't be read, or is longer than a day because nobody ended the session.
  static func minutes(_ cell: UnsafeBufferPointer<UInt8>) -> Int16 {
    if cell.isEmpty || cell.count > 60 { return 0 }
    var total = 0.0
    if case .value(let seconds) = LogNumber.read(cell) {
      total = seconds
    } else {
      var (number, word) = ("", "")
      for character in String(decoding: cell, as: UTF8.self).lowercased() + " 0" {
        if character.isNumber {
          if !word.isEmpty, let size = size(word), let value = Double(number) { total += value * size }
          if !word.isEmpty { (number, word) = ("", "") }
          number.append(character)
        } else if character.isLetter {
          word.append(character)
        }
      }
    }
    let minutes = (total / 60).rounded()
    return minutes >= 1 && minutes < 1_440 ? Int16(minutes) : 0
  }

  private static func size(_ word: String) -> Double? {
    if word.hasPrefix("h") || word.hasPrefix("std") || word.hasPrefix("小时") || word.hasPrefix("小時") { return 3_600 }
    if word.hasPrefix("m") || word.hasPrefix("分") { return 60 }
    return word.hasPrefix("s") || word.hasPrefix("秒") ? 1 : nil
  }
}
