import Foundation
import GymYears

/// Lives through years of gyms in processes of their own, and tells of those that did not go well.
struct YearsBench {
  private let arguments: YearsArguments
  private let folder = NSTemporaryDirectory() + "gym-years-\(UUID().uuidString)"

  init(_ arguments: [String]) { self.arguments = YearsArguments(arguments) }

  /// Returns the exit code: 0 where every gym lived to the end as it should, else 1; 64 for arguments that say nothing.
  func run() async throws -> Int32 {
    if let usage = arguments.usage {
      print(usage)
      return 64
    }
    if let journal = arguments.journal { return try await YearsWorker(arguments: arguments, journal: journal).run() ? 0 : 1 }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    if let steps = arguments.steps {
      let end = try child(arguments.worker(steps: steps, journal: "\(folder)/journal"))
      print(end.output, terminator: "")
      return end.code == 0 ? 0 : 1
    }
    let share = (arguments.count + arguments.jobs - 1) / max(1, arguments.jobs)
    let shares = stride(from: 0, to: arguments.count, by: max(1, share)).map { ($0, min(share, arguments.count - $0)) }
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      for (first, count) in shares {
        group.addTask { [self] in try await live(first: arguments.seed + UInt64(first), count: count) }
      }
      var isSound = true
      for try await part in group where !part { isSound = false }
      return isSound ? 0 : 1
    }
  }

  /// Lives through the gyms of some seeds; where one crashes its process, another goes on behind it.
  private func live(first: UInt64, count: Int) async throws -> Bool {
    var (next, isSound) = (first, true)
    let journal = "\(folder)/journal-\(first)"
    while next < first + UInt64(count) {
      let end = try child(arguments.worker(next, Int(first - next) + count, journal: journal), tellsAtOnce: true)
      if end.code == 0 { return isSound }
      isSound = false
      guard end.isCrash else { return false }
      let noted = (try? String(contentsOfFile: journal, encoding: .utf8)) ?? ""
      let lines = noted.split(separator: "\n")
      guard let seed = lines.first?.split(separator: " ").first.flatMap({ UInt64($0) }) else { return false }
      let steps = lines.dropFirst().count
      var plan = YearPlan(seed: seed, members: arguments.members, days: arguments.days)
      plan.steps = Array(plan.steps.prefix(max(1, steps)))
      print("gym \(seed): CRASH (\(end.code)) at step \(steps) of its life\n\(end.errors.suffix(1500))")
      print(arguments.shrinks ? "the fewest steps that do it:\n" + (try await shrunk(plan).text) : plan.text)
      fflush(nil)
      next = seed + 1
    }
    return isSound
  }

  private func shrunk(_ plan: YearPlan) async throws -> YearPlan {
    let file = "\(folder)/steps-\(plan.seed)"
    var shrinker = Shrinker(budget: 150) { candidate in
      try Data(candidate.text.utf8).write(to: URL(fileURLWithPath: file))
      return try child(arguments.worker(steps: file, journal: file + ".journal")).isCrash
    }
    return try await shrinker.shrink(plan)
  }

  private struct End {
    var code: Int32
    var isCrash: Bool
    var output: String
    var errors: String
  }

  private func child(_ arguments: [String], tellsAtOnce: Bool = false) throws -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    let name = "\(folder)/\(UUID().uuidString)"
    for stream in ["out", "err"] { _ = FileManager.default.createFile(atPath: "\(name).\(stream)", contents: nil) }
    process.standardOutput = tellsAtOnce ? FileHandle.standardOutput : FileHandle(forWritingAtPath: "\(name).out")
    process.standardError = FileHandle(forWritingAtPath: "\(name).err")
    try process.run()
    process.waitUntilExit()
    func text(_ stream: String) -> String { (try? String(contentsOfFile: "\(name).\(stream)", encoding: .utf8)) ?? "" }
    return End(
      code: process.terminationStatus, isCrash: process.terminationReason == .uncaughtSignal, output: text("out"), errors: text("err"))
  }
}
