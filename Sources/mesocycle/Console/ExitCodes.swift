import ArgumentParser

/// The exit codes that product and README promise.
extension ExitCode {
  /// Finished, but more clients were rejected, infeasible or failed than tolerated, or rules have errors.
  static let finishedWithProblems = ExitCode(1)
  /// Could not finish, or the brake held it.
  static let couldNotFinish = ExitCode(2)
}
