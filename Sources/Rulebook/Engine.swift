/// What plans: its version is part of every fingerprint, so that a new engine replans.
public enum Engine {
  /// The version that `--version` prints.
  public static let version = "0.1.0"
}
