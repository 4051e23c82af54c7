import Foundation
import ProgramRuns
import Testing

/// A night over some clients, and the folder that it has put the pages into.
struct Night: Sendable {
  /// A night over the clients and the rules that come with the project; shared by the tests of a suite, which only read it.
  @TaskLocal static var shipped: Night?

  /// The folder that the night worked in.
  let folder: String

  func page(_ coach: String) -> String { "\(folder)/output/review/\(coach).html" }

  func text(_ file: String) throws -> String { try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8) }

  /// Runs the night; `clients` is a folder or a file in the workspace, or the project's own.
  static func run(in workspace: Workspace, clients: String? = nil) throws -> Night {
    try workspace.copy(Workspace.fixtures + "/../rules", to: "rules")
    if clients == nil {
      try workspace.copy(Workspace.fixtures + "/clients", to: "clients")
      // Lifts of last month, so that there are loads to see and to change.
      let profile = try workspace.text("clients/anna-beck.yaml")
      try workspace.write(profile.replacing("2025-05", with: "2026-11"), to: "clients/anna-beck.yaml")
    }
    let night = try workspace.nightly(clients: clients ?? "clients")
    guard night.code == 0 else { throw DriverFailure(kind: "no night", message: night.output + night.errors) }
    return Night(folder: workspace.path)
  }
}

/// Runs the shipped night once for all tests of a suite.
struct AfterANight: SuiteTrait, TestScoping {
  func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void) async throws {
    let workspace = try Workspace(rules: nil)
    try await Night.$shipped.withValue(try Night.run(in: workspace)) { try await function() }
  }
}

extension Trait where Self == AfterANight {
  static var afterANight: Self { Self() }
}
