import Foundation
import Nightly
import PlanStore
import Rulebook

/// Measures the pipeline against SQLite's own shell, on clients that it makes up: see `--help`.
@main struct Bench {
  static func main() async throws {
    if CommandLine.arguments.dropFirst().first == "years" { exit(await YearsBench(CommandLine.arguments).run()) }
    if CommandLine.arguments.dropFirst().first == "checks" { exit(await ChecksBench(CommandLine.arguments).run()) }
    if CommandLine.arguments.dropFirst().first == "logs" { exit(try LogsBench(CommandLine.arguments).run()) }
    let arguments = BenchArguments(CommandLine.arguments)
    if let line = arguments.usage {
      print(line)
      return
    }
    if let database = arguments.worker {
      try await NightWorker.run(arguments, database: database)
    } else if arguments.asksForced {
      try ForcedSample.run(arguments)
    } else {
      try BenchReport(arguments).run()
    }
  }
}
