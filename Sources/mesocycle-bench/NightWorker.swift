import Foundation
import Nightly
import PlanStore
import TrainingModel

/// One night in this process, its figures printed as `name value` lines for the process that asked.
enum NightWorker {
  static func run(_ arguments: BenchArguments, database: String) async throws {
    // A folder for each database: what another night left would tell of a database that is gone.
    let folder = database + ".output"
    guard let today = CalendarDate(iso: "2026-12-02") else { return }
    var request = RunRequest(
      command: .nightly, rules: [arguments.rules], clients: arguments.profiles, database: database, output: folder, today: today,
      now: { "2026-12-02T02:00:00Z" })
    request.jobs = arguments.jobs
    request.writesSheets = arguments.writesSheets
    let clock = ContinuousClock()
    let begun = clock.now
    let report = await NightlyRun(request).run()
    let elapsed = clock.now - begun
    print("seconds", Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print("cpu", seconds(usage.ru_utime) + seconds(usage.ru_stime))
    print("peak_mb", Double(usage.ru_maxrss) / 1024)
    print("exit", report.exitCode)
    print("clean", report.summary.clean)
    print("delivered", report.summary.delivered)
    print("warnings", report.summary.warnings)
    for outcome in Outcome.allCases { print("outcome.\(outcome.id)", report.summary[outcome]) }
    for stage in report.stageSeconds { print("stage.\(stage.name)", stage.seconds) }
    for cause in report.summary.causesInOrder { print("cause.\(cause.code.id)", cause.clients) }
    for finding in report.findings { FileHandle.standardError.write(Data((finding.cellText + "\n").utf8)) }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
