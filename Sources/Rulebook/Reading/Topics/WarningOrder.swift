import Findings

extension MapReader {
  /// Complains where a check would be an error before it is a warning.
  ///
  /// - Parameter thresholds: those that the check's entry gives, by name.
  func keepWarningsBelowErrors(_ thresholds: [(name: String, value: Double)]) {
    for (low, high) in [("warn", "error"), ("novice_warn", "novice_error")] {
      guard let warning = thresholds.first(where: { $0.name == low }), let error = thresholds.first(where: { $0.name == high }),
        warning.value > error.value
      else { continue }
      reader(low)?.complain(
        .rulesRange, "\(quoted(low)) is \(warning.value.plainText), above \(quoted(high)), which is \(error.value.plainText)",
        hint: "a plan would be refused before anybody is warned")
    }
  }
}
