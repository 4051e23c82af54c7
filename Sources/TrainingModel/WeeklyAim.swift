/// What a week should give one muscle, in half sets, from 0 to 255.
package struct WeeklyAim: Hashable, Sendable {
  package var low: Int
  package var high: Int

  package init(low: Int, high: Int) { (self.low, self.high) = (low, high) }
}
