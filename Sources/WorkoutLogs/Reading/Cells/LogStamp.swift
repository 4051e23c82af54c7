import Intake
import TrainingModel

/// When something was done: a day, and the second of it where the log has a time.
struct LogStamp: Hashable {
  var day: CalendarDate
  /// Seconds after midnight, or -1.
  var second: Int32

  /// Minutes after midnight, or nil.
  var minute: Int16? { second < 0 ? nil : Int16(truncatingIfNeeded: second / 60) }
}

/// A date with or without a time, as some program wrote it.
enum WrittenStamp {
  case settled(LogStamp)
  /// A date that is one day or another.
  case open(OpenDate, second: Int32)
  case unreadable

  init(_ text: UnsafeBufferPointer<UInt8>) {
    if let stamp = Self.plain(text) {
      self = .settled(stamp)
      return
    }
    guard text.count <= 120, let (length, second) = Self.time(text) else {
      self = .unreadable
      return
    }
    var date = UnsafeBufferPointer(rebasing: text[..<length])
    while let last = date.last, last == 32 || last == 44 || last == UInt8(ascii: "T") || last == 9 {
      date = .init(rebasing: date.dropLast())
    }
    switch WrittenDate(SheetCell.trimmed(date)) {
    case .day(let day): self = .settled(LogStamp(day: day, second: second))
    case .open(let date): self = .open(date, second: second)
    case .serial(let number): self = .settled(LogStamp(day: CalendarDate(dayNumber: Int32(number) - 25_569), second: second))
    default: self = .unreadable
    }
  }

  /// `2021-07-07`, `2021-07-07 18:35` or `2021-07-07 18:35:21`, and the same with slashes, a `T` and a zone behind it.
  private static func plain(_ text: UnsafeBufferPointer<UInt8>) -> LogStamp? {
    guard text.count >= 10, text[4] == text[7], text[4] == 45 || text[4] == 47 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= text.count else { return nil }
      var value = 0
      for at in from..<(from + count) {
        guard text[at] &- 48 < 10 else { return nil }
        value = value * 10 + Int(text[at] - 48)
      }
      return value
    }
    guard let year = number(0, 4), let month = number(5, 2), let date = number(8, 2),
      let day = CalendarDate(year: year, month: month, day: date)
    else { return nil }
    if text.count == 10 { return LogStamp(day: day, second: -1) }
    guard text.count >= 16, text[10] == 32 || text[10] == UInt8(ascii: "T"), text[13] == 58, let hour = number(11, 2), hour < 24,
      let minute = number(14, 2), minute < 60
    else { return nil }
    var (second, end) = (0, 16)
    if text.count > 16, text[16] == 58 {
      guard let read = number(17, 2), read < 61 else { return nil }
      (second, end) = (min(read, 59), 19)
    }
    let rest = text[end...]
    let isZone = rest.allSatisfy { $0 &- 48 < 10 || [32, 43, 45, 46, 58, UInt8(ascii: "Z")].contains($0) }
    return isZone ? LogStamp(day: day, second: Int32(hour * 3600 + minute * 60 + second)) : nil
  }

  /// Where the time begins, and its second of the day; the length of the text and -1 where there is none, nil where it can't be one.
  private static func time(_ text: UnsafeBufferPointer<UInt8>) -> (start: Int, second: Int32)? {
    guard let colon = text.firstIndex(of: 58) else { return (text.count, -1) }
    var start = colon
    while start > 0, colon - start < 2, text[start - 1] &- 48 < 10 { start -= 1 }
    guard start < colon else { return nil }
    var parts: [Int] = []
    var at = start
    while parts.count < 3 {
      var (value, digits) = (0, 0)
      while at < text.count, digits < 2, text[at] &- 48 < 10 {
        value = value * 10 + Int(text[at] - 48)
        (at, digits) = (at + 1, digits + 1)
      }
      guard digits > 0 else { return nil }
      parts.append(value)
      guard at + 1 < text.count, text[at] == 58, text[at + 1] &- 48 < 10 else { break }
      at += 1
    }
    guard parts.count >= 2, parts[1] < 60, parts.count < 3 || parts[2] < 61 else { return nil }
    let rest = String(decoding: text[at...], as: UTF8.self).lowercased().filter(\.isLetter)
    var hour = parts[0]
    if rest.hasPrefix("pm"), hour < 12 { hour += 12 }
    if rest.hasPrefix("am"), hour == 12 { hour = 0 }
    guard hour < 24 else { return nil }
    return (start, Int32(hour * 3600 + parts[1] * 60 + (parts.count > 2 ? min(parts[2], 59) : 0)))
  }
}
