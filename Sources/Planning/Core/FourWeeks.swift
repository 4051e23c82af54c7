import TrainingModel

/// One value for each week of a block, held in place.
struct FourWeeks<Element: Sendable>: Sendable {
  private var first, second, third, fourth: Element

  init(repeating value: Element) { (first, second, third, fourth) = (value, value, value, value) }

  /// Makes the weeks in order; the places count from 0.
  init(_ make: (_ week: Int) -> Element) {
    first = make(0)
    second = make(1)
    third = make(2)
    fourth = make(3)
  }

  var indices: Range<Int> { 0..<Mesocycle.weekCount }

  subscript(week: Int) -> Element {
    get {
      switch week {
      case 0: first
      case 1: second
      case 2: third
      default: fourth
      }
    }
    set {
      switch week {
      case 0: first = newValue
      case 1: second = newValue
      case 2: third = newValue
      default: fourth = newValue
      }
    }
  }
}
