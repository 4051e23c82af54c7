import TrainingModel

/// A small case of a check: what is different from a block that nobody objects to, and whether that trips it.
public struct RowExample: Sendable {
  /// What the case is, in a few words.
  public let name: String
  public let trips: Bool
  let change: @Sendable (inout Scene) -> Void

  static func trips(_ name: String, _ change: @escaping @Sendable (inout Scene) -> Void) -> RowExample {
    RowExample(name: name, trips: true, change: change)
  }

  static func passes(_ name: String, _ change: @escaping @Sendable (inout Scene) -> Void) -> RowExample {
    RowExample(name: name, trips: false, change: change)
  }
}
