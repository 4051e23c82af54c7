/// What plans: its version is part of every fingerprint, so that a new engine replans.
package enum Engine {
  /// The version that `--version` prints.
  package static let version = "0.1.0"
}
