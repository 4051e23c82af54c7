/// What a week should give one muscle, in half sets, from 0 to 255.
public struct WeeklyAim: Hashable, Sendable {
  public var low: Int
  public var high: Int

  public init(low: Int, high: Int) { (self.low, self.high) = (low, high) }
}
