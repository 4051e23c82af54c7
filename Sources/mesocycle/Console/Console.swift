import ArgumentParser
import Editing
import Findings
import Foundation
import Reporting
import SystemPackage

/// The only code that writes to the terminal: results to standard output, everything else to standard error.
struct Console {
  private let style: Style
  /// Where the paths stand that are not on the command line, by what findings call them: `--clients`.
  private let placesOfPaths: [String: String]

  init(_ style: Style, placesOfPaths: [String: String] = [:]) { (self.style, self.placesOfPaths) = (style, placesOfPaths) }

  /// Writes a result; where it can't be written, the program says why and ends with 2.
  func say(_ text: String) throws { try say(Array(text.utf8)) }

  func say(_ bytes: [UInt8]) throws {
    guard let reason = Self.write(bytes, to: .standardOutput) else { return }
    tell("standard output can't be written: \(reason)\n    free some space, or send the result elsewhere\n")
    throw ExitCode.couldNotFinish
  }

  /// Writes lines for the process that started this one, which reads them as they come.
  static func pass(_ bytes: [UInt8]) throws {
    if write(bytes, to: .standardOutput) != nil { throw ExitCode.couldNotFinish }
  }

  /// Writes what is no result: questions and news.
  func tell(_ text: String) { Self.put(text) }

  /// Writes to standard error. Where that can't be written, nobody can be told, and the work goes on.
  static func put(_ text: String) { _ = write(Array(text.utf8), to: .standardError) }

  /// Writes all bytes; returns why they can't be written, or nil.
  private static func write(_ bytes: [UInt8], to stream: FileDescriptor) -> String? {
    do {
      try stream.writeAll(bytes)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Writes findings, sorted by place.
  func complain(_ findings: [Finding]) { tell(FindingReport(findings.map(withPlacesOfPaths)).text(style: style)) }

  /// Says where a path stands that has to be looked at: findings call the option, and only here it is known who gave it.
  private func withPlacesOfPaths(_ finding: Finding) -> Finding {
    var finding = finding
    finding.hint = finding.hint.map { PlacesOfPaths(placesOfPaths).named(in: $0) }
    return finding
  }

  /// The columns that a table may use: COLUMNS, the terminal's width, or 80.
  static var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), columns >= 40 { return min(columns, 400) }
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes a result in the form that was asked for.
  func show(_ view: some ResultView, _ output: FormatOption) throws {
    try show(output, text: view.text(width: Self.width, style: style), json: view.json)
  }

  func show(_ output: FormatOption, text: @autoclosure () -> String, json: @autoclosure () -> [UInt8]) throws {
    switch output.format {
    case .human: try say(text())
    case .json: try say(json())
    }
  }

  /// Tells a wish that can't be met.
  func tell(_ refusal: EditRefusal) { tell("\(refusal.message)\n    \(refusal.hint)\n") }

  /// Runs `body`; what stops it is told in one sentence, and the program ends with 2, or with 1 where a wish can't be met.
  func guarding(_ body: () throws -> Void) throws {
    do { try body() } catch let error as any ExplainedError {
      complain(error.findings)
      throw ExitCode.couldNotFinish
    } catch let refusal as EditRefusal {
      tell(refusal)
      throw ExitCode.finishedWithProblems
    }
  }
}

extension Console {
  /// Runs `body`; what stops it is told in one sentence, and the program ends with 2, or with 1 where a wish can't be met.
  func guarding(_ body: () async throws -> Void) async throws {
    do { try await body() } catch { try guarding { () throws in throw error } }
  }
}

/// How a verb prints its result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}

/// The option with which verbs that print choose a form.
struct FormatOption: ParsableArguments {
  @Option(help: "How the result is printed.") var format: OutputFormat = .human
}

/// The exit codes that product and README promise.
extension ExitCode {
  /// Finished, but more clients were rejected, infeasible or failed than tolerated, or rules have errors.
  static let finishedWithProblems = ExitCode(1)
  /// Could not finish, or the brake held it.
  static let couldNotFinish = ExitCode(2)
}
