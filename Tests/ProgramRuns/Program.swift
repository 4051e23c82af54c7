import Foundation

/// A program started in a folder, its output caught in files.
package final class Program {
  /// What it wrote and how it ended.
  package struct Result: Sendable {
    /// The exit code, or 128 and the signal that killed it, as a shell tells it.
    package var code: Int
    package var output: String
    /// What it wrote to standard error, without the line that says which night speaks.
    package var errors: String
    /// The line with the night's moment, where there is one.
    package var heading: String?

    init(code: Int, output: String, errors: String) {
      (self.code, self.output, self.errors) = (code, output, errors)
      guard let line = errors.firstMatch(of: /(?m)^\d{4}-\d\d-\d\dT[\d:]+Z (nightly|generate) of [\d-]+\n/) else { return }
      heading = String(line.0.dropLast())
      self.errors.removeSubrange(line.range)
    }
  }

  /// The process id.
  package let pid: pid_t
  private var status: Int32?
  private let name: String
  private let folder: Workspace

  /// The built program, which stands beside the tests.
  package static let mesocycle =
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/mesocycle"

  /// Nothing of the tester's own environment may change what is tested.
  private static let environment = [
    "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC", "TERM=dumb", "COLUMNS=100",
    "MESOCYCLE_TODAY=\(Workspace.today)",
  ]

  /// Starts it in the folder, with nothing in its environment but what is given and a plain machine has.
  ///
  /// - Parameter step: after how many steps it kills itself and what it has started; nil for never.
  package init(
    _ path: String = mesocycle, arguments: [String], in folder: Workspace, environment: [String: String] = [:], input: String = "",
    crashingAfter step: Int? = nil
  ) throws {
    self.folder = folder
    name = UUID().uuidString
    try Data(input.utf8).write(to: URL(fileURLWithPath: "\(folder.caught)/\(name).in"))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "\(folder.caught)/\(name).in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "\(folder.caught)/\(name).out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "\(folder.caught)/\(name).err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // A group of its own, which is all that it kills.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var environment = environment
    if let step {
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
      environment["CRASH_AFTER_STEP"] = "\(step)"
    }
    // `env` changes the folder and then becomes the program, so that the process id stays.
    var words = (["env", "-C", folder.path, path] + arguments).map { strdup($0) } + [nil]
    // Of a name that stands twice, every reader may take another one.
    let plain = Self.environment.filter { line in !environment.keys.contains { line.hasPrefix("\($0)=") } }
    var variables = (plain + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var pid = pid_t()
    let failure = posix_spawnp(&pid, "env", &actions, &attributes, &words, &variables)
    guard failure == 0 else { throw ProgramFailure("'\(path)' can't be started: \(String(cString: strerror(failure)))") }
    self.pid = pid
  }

  /// Whether it has ended by now.
  package func hasEnded() -> Bool {
    if status == nil {
      var code: Int32 = 0
      if waitpid(pid, &code, WNOHANG) != 0 { status = code }
    }
    return status != nil
  }

  /// Kills it, unless it has ended and its id may be another program's by now.
  package func kill(_ signal: Int32 = SIGKILL) {
    if !hasEnded() { _ = Foundation.kill(pid, signal) }
  }

  /// Waits until it ends, and kills it where that takes longer than any test may.
  package func wait(seconds: Int = 120) throws -> Result {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded() {
      if ContinuousClock.now > deadline {
        kill()
        throw ProgramFailure("the program did not end within \(seconds) s")
      }
      usleep(2000)
    }
    let signal = Int((status ?? 0) & 0x7F)
    return Result(
      code: signal == 0 ? Int((status ?? 0) >> 8) & 0xFF : 128 + signal, output: try caught("out"), errors: try caught("err"))
  }

  /// What it has written to standard output until now, while it still runs.
  package func outputSoFar() throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(folder.caught)/\(name).out")), as: UTF8.self)
  }

  deinit { kill() }

  private func caught(_ stream: String) throws -> String {
    let path = "\(folder.caught)/\(name).\(stream)"
    defer { unlink(path) }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}

/// A program that could not be started, or did not end in time.
package struct ProgramFailure: Error, CustomStringConvertible {
  /// What went wrong.
  package let description: String

  init(_ description: String) { self.description = description }
}
