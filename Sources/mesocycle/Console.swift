import ArgumentParser
import Findings
import Foundation
import Intake
import PlanStore
import Reporting

/// The only code that writes to the terminal: results to standard output, everything else to standard error.
struct Console {
  private let style: Style

  init(_ settings: Settings) { style = settings.style }

  /// Writes a result.
  func say(_ text: String) { say(Array(text.utf8)) }

  func say(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  /// Writes what is no result: questions and news.
  func tell(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Writes findings, sorted by place.
  func complain(_ findings: [Finding]) { tell(FindingReport(findings).text(style: style)) }

  /// Runs `body`; what stops it is told in one sentence, and the program ends with 2.
  func guarding(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as StoreError {
      complain([error.finding])
      throw ExitCode.couldNotFinish
    } catch let error as OutputFailure {
      complain([error.finding])
      throw ExitCode.couldNotFinish
    } catch let error as IntakeFailure {
      complain(error.findings)
      throw ExitCode.couldNotFinish
    } catch let error as Refusal {
      tell("\(error.message)\n    \(error.hint)\n")
      throw ExitCode.finishedWithProblems
    }
  }
}

/// A wish that can't be met, said in one sentence with what to do.
struct Refusal: Error {
  var message: String
  var hint: String

  init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }
}
