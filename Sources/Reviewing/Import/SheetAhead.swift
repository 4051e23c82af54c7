import Intake
import Synchronization

/// A sheet whose cells are read while something else is done, such as loading the rules.
package struct SheetAhead: Sendable {
  private let scan = Scan()
  private let reading: Task<Void, Never>

  /// What was read, until somebody takes it: so the rows are nowhere else when they are understood, and need no copy.
  private final class Scan: Sendable {
    let result = Mutex<Result<ReturnedFile, IntakeFailure>?>(nil)
  }

  /// Begins to read the sheet at `path`.
  package init(_ path: String) {
    reading = Task.detached { [scan] in
      let result = Result { () throws(IntakeFailure) in try ReturnedFile(path: path) }
      scan.result.withLock { $0 = result }
    }
  }

  /// Waits for the sheet, and hands it over once; nil from then on.
  func take() async -> Result<ReturnedFile, IntakeFailure>? {
    await reading.value
    return scan.result.withLock { result in
      defer { result = nil }
      return result
    }
  }
}
