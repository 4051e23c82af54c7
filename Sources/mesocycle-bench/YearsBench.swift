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
    let size = max(1, min(Self.mostInOneProcess, arguments.count / max(1, arguments.jobs)))
    var shares = stride(from: 0, to: arguments.count, by: size).map { ($0, min(size, arguments.count - $0)) }[...]
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      func begin(_ share: (first: Int, count: Int)) {
        group.addTask { [self] in try await live(first: arguments.seed + UInt64(share.first), count: share.count) }
      }
      for _ in 0..<max(1, arguments.jobs) { if let share = shares.popFirst() { begin(share) } }
      var isSound = true
      while let part = try await group.next() {
        isSound = isSound && part
        if let share = shares.popFirst() { begin(share) }
      }
      return isSound ? 0 : 1
    }
  }

  private static let mostInOneProcess = 10

  /// Lives through the gyms of some seeds; where one crashes its process, another goes on behind it.
  private func live(first: UInt64, count: Int) async throws -> Bool {
    var (next, isSound) = (first, true)
    let journal = "\(folder)/journal-\(first)"
    while next < first + UInt64(count) {
      let end = try child(arguments.worker(next, count - Int(next - first), journal: journal))
      tell(end.output)
      if !end.isCrash { return isSound && end.code == 0 }
      isSound = false
      let noted = (try? String(contentsOfFile: journal, encoding: .utf8)) ?? ""
      let lines = noted.split(separator: "\n")
      guard let seed = lines.first?.split(separator: " ").first.flatMap({ UInt64($0) }) else { return false }
      var plan = arguments.plan(seed)
      plan.steps = Array(plan.steps.prefix(max(1, lines.count - 1)))
      let why = end.errors.split(separator: "\n").first { $0.contains("Fatal error") } ?? "signal \(end.code)"
      tell("gym \(seed): BROKEN crash; step \(plan.steps.count) of its life: \(why)\n")
      tell((arguments.shrinks ? "the fewest steps that do it:\n" + (try await shrunk(plan).text) : plan.text) + "\n")
      next = seed + 1
    }
    return isSound
  }

  private func tell(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
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
    /// The exit code, or the signal that ended it.
    var code: Int32
    var isCrash: Bool
    var output: String
    var errors: String
  }

  private func child(_ arguments: [String]) throws -> End {
    let name = "\(folder)/\(UUID().uuidString)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "\(name).out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "\(name).err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = ([CommandLine.arguments[0]] + arguments).map { strdup($0) } + [nil]
    // A crash that is made again and again needs no picture of the memory.
    let environment = ["SWIFT_BACKTRACE=enable=no", "PATH=/usr/bin:/bin", "TZ=UTC"]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var pid = pid_t()
    let failure = posix_spawn(&pid, "/proc/self/exe", &actions, nil, &words, &variables)
    guard failure == 0 else { throw POSIXError(.init(rawValue: failure) ?? .EIO) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    func text(_ stream: String) -> String { (try? String(contentsOfFile: "\(name).\(stream)", encoding: .utf8)) ?? "" }
    let signal = status & 0x7F
    return End(code: signal == 0 ? status >> 8 & 0xFF : signal, isCrash: signal != 0, output: text("out"), errors: text("err"))
  }
}
