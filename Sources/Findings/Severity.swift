import TrainingModel

/// How much a finding weighs.
public enum Severity: UInt8, Word {
  case error, warning, info

  public static let spellings = ["error", "warning", "info"]
}
