import Planning
import TrainingModel

/// The curve of an estimated 1RM as a picture in the page: a line over the days, filled points for good estimates and hollow ones for rough.
struct LiftCurvePicture {
  let points: [LiftCurve.Point]
  let words: LogsPageWords

  private static let (width, height) = (640.0, 190.0)
  private static let (left, right, top, floor) = (16.0, 624.0, 30.0, 150.0)
  /// More points are a line alone, with its first, best and last one.
  private static let mostDots = 60
  /// However little changes, the picture spans this part of the load: a curve of noise is no cliff.
  private static let leastSpan = 0.05

  /// The picture; nothing where there is no point.
  func markup(_ description: String) -> Markup {
    guard let first = points.first, let last = points.last else { return "" }
    let values = points.map(\.oneRepMax)
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let span = max(high - low, high * Self.leastSpan, 1)
    let middle = (low + high) / 2
    let days = Double(max(1, last.date - first.date))
    func x(_ date: CalendarDate) -> Int {
      points.count == 1 ? Int(Self.width / 2) : Self.whole(Self.left + Double(date - first.date) / days * (Self.right - Self.left))
    }
    func y(_ value: Double) -> Int {
      Self.whole((Self.top + Self.floor) / 2 - (value - middle) / span * (Self.floor - Self.top))
    }
    var markup: Markup = """
      <svg viewBox="0 0 640 190" role="img" aria-label="\(description)">

      """
    if points.count > 1 {
      markup += "<polyline class=\"line\" points=\"\(points.map { "\(x($0.date)),\(y($0.oneRepMax))" }.joined(separator: " "))\"/>\n"
    }
    let best = points.indices.max { points[$0].oneRepMax < points[$1].oneRepMax } ?? 0
    for (place, point) in points.enumerated() {
      guard points.count <= Self.mostDots || [0, best, points.count - 1].contains(place) else { continue }
      let kind: Markup = point.isSure ? "sure" : "rough"
      markup += "<circle class=\"\(kind)\" cx=\"\(x(point.date))\" cy=\"\(y(point.oneRepMax))\" r=\"5\"/>\n"
    }
    // The numbers of the best and of the last day, unless they would stand in each other.
    label(points[best], x(points[best].date), y(points[best].oneRepMax), &markup)
    if abs(x(last.date) - x(points[best].date)) > 70 { label(last, x(last.date), y(last.oneRepMax), &markup) }
    day(first.date, x(first.date), &markup)
    if points.count > 1, last.date > first.date { day(last.date, x(last.date), &markup) }
    markup += "</svg>\n"
    return markup
  }

  private func label(_ point: LiftCurve.Point, _ x: Int, _ y: Int, _ markup: inout Markup) {
    markup += "<text x=\"\(x)\" y=\"\(y - 10)\" text-anchor=\"\(Self.anchor(x))\">\(words.load(point.oneRepMax))</text>\n"
  }

  private func day(_ date: CalendarDate, _ x: Int, _ markup: inout Markup) {
    markup += "<text x=\"\(x)\" y=\"184\" text-anchor=\"\(Self.anchor(x))\">\(words.dateOfYear(date))</text>\n"
  }

  /// Texts near an edge grow away from it.
  private static func anchor(_ x: Int) -> Markup { x < 90 ? "start" : x > 550 ? "end" : "middle" }

  private static func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
}
