/// Whose plans a stage or a check is about: those of a generated week, of a named programme, or all.
public enum PlanScope: Sendable {
  case everybody, generated, programmes

  /// Whether it is about this client.
  public func holds(_ client: Client) -> Bool {
    switch self {
    case .everybody: true
    case .generated: client.template == nil
    case .programmes: client.template != nil
    }
  }
}
