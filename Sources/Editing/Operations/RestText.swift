/// How people write a rest: `90`, `90 s`, `1:30`, `3 min`, `1.5 min`, `1 min 30 s`, `1'30"`.
enum RestText {
  /// The seconds that a text says; nil where it is no such time, or none that is whole.
  static func seconds(_ text: String) -> Int? {
    let text = text.lowercased().filter { !$0.isWhitespace }
    if let match = text.wholeMatch(of: /(\d{1,6})(?:s|sec|secs|second|seconds|sek|")?/) { return Int(match.1) }
    if let match = text.wholeMatch(of: /(\d{1,3}):(\d\d)/) { return time(match.1, match.2) }
    if let match = text.wholeMatch(of: /(\d{1,3})(?:m|min|mins|minute|minutes|minuten|')(?:(\d{1,2})(?:s|sec|sek|")?)?/) {
      return time(match.1, match.2 ?? "0")
    }
    guard let match = text.wholeMatch(of: /(\d{1,3})[.,](\d{1,2})(?:m|min|mins|minute|minutes|minuten)/), let whole = Int(match.1),
      let part = Int(match.2.count == 1 ? match.2 + "0" : match.2), (part * 60).isMultiple(of: 100)
    else { return nil }
    return whole * 60 + part * 60 / 100
  }

  private static func time(_ minutes: Substring, _ seconds: Substring) -> Int? {
    guard let minutes = Int(minutes), let seconds = Int(seconds), seconds < 60 else { return nil }
    return minutes * 60 + seconds
  }
}
