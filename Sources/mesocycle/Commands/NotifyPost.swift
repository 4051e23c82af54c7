import ArgumentParser
import Delivery
import Foundation

extension NotifyCommand {
  /// `mesocycle notify post`: makes one post for a run of this program, which outlives whatever the answer does to this process.
  struct Post: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the post that standard input describes as JSON, and write what came of it.", shouldDisplay: false)

    func run() throws {
      let answer = try SessionPoster().answer(to: try FileHandle.standardInput.readToEnd() ?? Data())
      try FileHandle.standardOutput.write(contentsOf: answer)
      // At once: what the network is still doing may stop a process that cleans up.
      _exit(0)
    }
  }
}
