import TrainingModel

/// How much a finding weighs.
package enum Severity: UInt8, Word {
  case error, warning, info

  package static let spellings = ["error", "warning", "info"]
}
