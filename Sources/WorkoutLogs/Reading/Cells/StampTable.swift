import Findings
import Foundation
import Intake
import TrainingModel

/// The dates of a log, each text read once; what one text leaves open the others settle, once for the whole file.
struct StampTable {
  private var table = TextTable()
  private var stamps: [WrittenStamp] = []
  private var lines: [Int] = []

  /// The number of a date as it is written; nil where it can't be read.
  @inline(__always) mutating func id(_ text: UnsafeBufferPointer<UInt8>, before last: Int32, line: Int) -> Int32? {
    if last >= 0, table.holds(text, at: Int(last)) { return last }
    return find(text, line)
  }

  /// The number of a day that its form has read itself.
  mutating func id(of day: CalendarDate, line: Int) -> Int32 {
    var text = day.description
    return text.withUTF8 { find($0, line) } ?? 0
  }

  private mutating func find(_ text: UnsafeBufferPointer<UInt8>, _ line: Int) -> Int32? {
    let place = table.place(of: text)
    if place == stamps.count {
      stamps.append(WrittenStamp(text))
      lines.append(line)
    }
    if case .unreadable = stamps[place] { return nil }
    return Int32(truncatingIfNeeded: place)
  }

  /// What the dates are, by their numbers; nil for those that are none in the order that the file keeps to.
  ///
  /// - Parameters:
  ///   - greenwich: nil where the times are the client's own; where they are those of Greenwich the client's zone, if it is known.
  ///   - today: no log is of a later day.
  /// - Throws: a refusal with both readings where the file leaves two, and where the zone is needed and unknown.
  func resolved(_ greenwich: TimeZone??, today: CalendarDate?, path: String) throws(LogRefusal) -> [LogStamp?] {
    var resolved: [LogStamp?] = stamps.map { if case .settled(let stamp) = $0 { stamp } else { nil } }
    var groups: [UInt8: [Int]] = [:]
    for (place, stamp) in stamps.enumerated() { if case .open(let date, _) = stamp { groups[date.group, default: []].append(place) } }
    for (_, places) in groups.sorted(by: { $0.key < $1.key }) {
      let days = try settled(places, today, path)
      for (place, day) in zip(places, days) {
        if case .open(_, let second) = stamps[place] { resolved[place] = day.map { LogStamp(day: $0, second: second) } }
      }
    }
    if let greenwich, resolved.contains(where: { ($0?.second ?? -1) >= 0 }) {
      guard let zone = greenwich else {
        throw LogRefusal(
          .logTimeZone, "the times are those of Greenwich, and nothing says in which zone the client trains, so that the days are open",
          at: Place(file: path), hint: "say it with --timezone, such as --timezone Europe/Berlin")
      }
      resolved = resolved.map { $0.map { Self.local($0, zone) } }
    }
    return resolved
  }

  /// The days of dates that are written in one manner.
  private func settled(_ places: [Int], _ today: CalendarDate?, _ path: String) throws(LogRefusal) -> [CalendarDate?] {
    let dates = places.compactMap { if case .open(let date, _) = stamps[$0] { date } else { nil } }
    let readings = candidates(for: dates)
    var possible: [[CalendarDate?]] = []
    for reading in readings {
      let days = dates.map { $0.day(reading) }
      if !possible.contains(days) { possible.append(days) }
    }
    // The most dates that are days, and not days to come: a single one that somebody typed otherwise decides nothing.
    let last = today ?? CalendarDate(dayNumber: .max)
    func count(_ days: [CalendarDate?]) -> Int { days.count { $0.map { $0 <= last } ?? false } }
    let most = possible.map(count).max() ?? 0
    possible = possible.filter { count($0) == most }
    if possible.count > 1 {
      // An export keeps its sessions in order, and in one of the readings they are.
      let ordered = possible.filter(Self.isOrdered)
      if ordered.count == 1 { possible = ordered }
    }
    guard let first = possible.first else { return dates.map { _ in nil } }
    guard possible.count > 1, let other = possible.dropFirst().first,
      let place = first.indices.first(where: { first[$0] != other[$0] })
    else { return first }
    let texts = [first[place], other[place]].map { $0?.description ?? "no day" }
    throw LogRefusal(
      .logDateOrder,
      "the date on line \(lines[places[place]]) may be \(texts[0]) or \(texts[1]), and no other date of the file tells which",
      at: Place(file: path, line: lines[places[place]]), hint: "write the dates as year-month-day, or send an export with more sessions")
  }

  /// The readings by which dates differ. Names of months are those of one language, and those that say themselves which month they are say
  /// of the others which language it is.
  private func candidates(for dates: [OpenDate]) -> [DateReading] {
    guard dates.first?.group == 0 else {
      func count(_ order: DateReading.Order) -> Int { dates.count { $0.day(DateReading(order: order)) != nil } }
      // Two digits in front are a year only where they can be nothing else.
      let isYearFirst = count(.yearMonthDay) > max(count(.dayMonthYear), count(.monthDayYear))
      if isYearFirst { return [DateReading(order: .yearMonthDay)] }
      // Who writes points writes the day first, whatever a slip among the dates would allow.
      if dates.first?.group == UInt8(ascii: ".") { return [DateReading(order: .dayMonthYear)] }
      return [DateReading(order: .dayMonthYear), DateReading(order: .monthDayYear)]
    }
    let names: [[UInt8]] = table.indices.compactMap { place in table[place].withUnsafeBufferPointer(WrittenDate.months) }
    guard let languages = names.first?.indices else { return [] }
    let counts = languages.map { language in names.count { $0[language] > 0 } }
    let most = counts.max() ?? 0
    // Names that are all English are: what they may be besides is in no language that an app comes in (a January is a June in Sesotho).
    let spoken = counts[WrittenDate.english] == most ? [WrittenDate.english] : languages.filter { counts[$0] == most }
    return spoken.flatMap { language in
      [DateReading.Order.dayMonthYear, .yearMonthDay].map { DateReading(order: $0, language: language) }
    }
  }

  private static func isOrdered(_ days: [CalendarDate?]) -> Bool {
    let days = days.compactMap(\.self)
    guard days.count >= 4 else { return false }
    return zip(days, days.dropFirst()).allSatisfy { $0 <= $1 } || zip(days, days.dropFirst()).allSatisfy { $0 >= $1 }
  }

  /// The client's own day and time at a time of Greenwich.
  private static func local(_ stamp: LogStamp, _ zone: TimeZone) -> LogStamp {
    guard stamp.second >= 0 else { return stamp }
    let seconds = Int(stamp.day.dayNumber) * 86_400 + Int(stamp.second)
    let local = seconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return LogStamp(day: CalendarDate(dayNumber: Int32(truncatingIfNeeded: day)), second: Int32(truncatingIfNeeded: local - day * 86_400))
  }
}
