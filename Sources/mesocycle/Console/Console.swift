import ArgumentParser
import Editing
import Findings
import Foundation
import Intake
import PlanStore
import Reporting
import Reviewing

/// The only code that writes to the terminal: results to standard output, everything else to standard error.
struct Console {
  private let style: Style
  /// Where the paths stand that are not on the command line, by what findings call them: `--clients`.
  private let placesOfPaths: [String: String]

  init(_ style: Style, placesOfPaths: [String: String] = [:]) { (self.style, self.placesOfPaths) = (style, placesOfPaths) }

  /// Writes a result; where it can't be written, the program says why and ends with 2.
  func say(_ text: String) throws { try say(Array(text.utf8)) }

  func say(_ bytes: [UInt8]) throws {
    guard let reason = Self.write(bytes, to: STDOUT_FILENO) else { return }
    tell("standard output can't be written: \(reason)\n    free some space, or send the result elsewhere\n")
    throw ExitCode.couldNotFinish
  }

  /// Writes lines for the process that started this one, which reads them as they come.
  static func pass(_ bytes: [UInt8]) throws {
    if write(bytes, to: STDOUT_FILENO) != nil { throw ExitCode.couldNotFinish }
  }

  /// Writes what is no result: questions and news.
  func tell(_ text: String) { Self.put(text) }

  /// Writes to standard error. Where that can't be written, nobody can be told, and the work goes on.
  static func put(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes all bytes; returns why they can't be written, or nil.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return String(cString: strerror(errno))
      }
    }
    return nil
  }

  /// Writes findings, sorted by place.
  func complain(_ findings: [Finding]) { tell(FindingReport(findings.map(withPlacesOfPaths)).text(style: style)) }

  /// Says where a path stands that has to be looked at: findings call the option, and only here it is known who gave it.
  private func withPlacesOfPaths(_ finding: Finding) -> Finding {
    var finding = finding
    finding.hint = finding.hint.map { PlacesOfPaths(placesOfPaths).named(in: $0) }
    return finding
  }

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
    } catch let error as ReviewFailure {
      complain(error.findings)
      throw ExitCode.couldNotFinish
    } catch let error as EditRefusal {
      tell("\(error.message)\n    \(error.hint)\n")
      throw ExitCode.finishedWithProblems
    } catch let error as Refusal {
      tell("\(error.message)\n    \(error.hint)\n")
      throw ExitCode.finishedWithProblems
    }
  }
}

extension Console {
  /// Runs `body`; what stops it is told in one sentence, and the program ends with 2.
  func guarding(_ body: () async throws -> Void) async throws {
    do { try await body() } catch { try guarding { () throws in throw error } }
  }
}

/// A wish that can't be met, said in one sentence with what to do.
struct Refusal: Error {
  var message: String
  var hint: String

  init(_ message: String, hint: String) { (self.message, self.hint) = (message, hint) }
}
