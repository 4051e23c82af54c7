import Findings
import Foundation
import Intake
import PlanStore
import Reporting
import Reviewing
import Rulebook

/// Has the inbox taken in by a process of its own: a file over which that breaks down is set aside, and everything else goes on.
///
/// Where nothing has come, or no program is named, it is done in this process.
struct InboxSupervisor {
  private let request: RunRequest
  private let store: PlanStore
  private let source: RecordSource?
  private let now: String
  /// So long a process may say nothing; three times as long it may be about one file, whatever it says.
  var patience = Duration.seconds(600)

  /// - Parameters:
  ///   - source: the clients, where somebody has opened them already.
  ///   - rulebook: the rules, for who takes the inbox in without another process.
  init(_ request: RunRequest, _ store: PlanStore, source: RecordSource? = nil, rulebook: Rulebook? = nil) {
    (self.store, self.source, now) = (store, source, request.now())
    var own = request
    if request.intakeProgram == nil, let rulebook { own.rules = .compiled(rulebook) }
    self.request = own
  }

  /// Runs to the end; what goes wrong with the inbox stands in the report and stops nobody.
  func run() async -> InboxReport {
    let inbox = request.inbox(store, at: now, source: source)
    guard let program = request.intakeProgram, let arguments = request.intakeArguments(at: now) else { return await inbox.run() }
    // Whatever there is to say of an inbox in which nothing waits, no process is needed for it.
    if (try? inbox.isIdle()) ?? true { return await inbox.run() }
    return supervise(program, arguments, inbox)
  }

  private func supervise(_ program: String, _ arguments: [String], _ inbox: WholeInbox) -> InboxReport {
    var report = InboxReport()
    var broken: Set<InboxFileName> = []
    var slow = SlowFiles()
    while true {
      var last: InboxStep?
      let ending = follow(program, arguments + slow.leaving.map { "--leave=\($0)" }, &last, &report)
      if case .end = last {
        inbox.tell(&report)
        return report
      }
      guard let ending else {
        report.troubles.append(InboxIntake.trouble("its program can't be started"))
        return report
      }
      // What is set aside is not met again, so that this comes to an end; and where it is, or no file was at hand, that is no file's fault.
      guard let last, let file = last.file, broken.insert(file).inserted else {
        report.troubles.append(InboxIntake.trouble(Self.words(ending)))
        inbox.tell(&report)
        return report
      }
      do {
        try inbox.setAside(last, Self.words(ending), &report)
        guard ending == .tooSlow, let limit = slow.add(file.folder) else { continue }
        if try !(slow.isOver ? inbox.isIdle() : inbox.isIdle(file.folder)) { report.limits.append(limit) }
      } catch {
        report.troubles.append(InboxIntake.trouble(error))
        return report
      }
      if slow.isOver {
        inbox.tell(&report)
        return report
      }
    }
  }

  /// Starts the process and hears it out; returns how it ended, and nil where it can't be started. `last` is what it was about.
  private func follow(
    _ program: String, _ arguments: [String], _ last: inout InboxStep?, _ report: inout InboxReport
  ) -> IntakeProcess.Ending? {
    let start = { (input: Int32?) in
      IntakeProcess(program, arguments: arguments + (input == nil ? [] : ["--clients=/dev/fd/0"]), input: input)
    }
    guard let process = source?.withSpooled(start) ?? start(nil) else { return nil }
    var end = ContinuousClock.now + patience * 3
    while let step = process.next(within: min(patience, end - ContinuousClock.now)) {
      switch step {
      case .busy(let done, let total):
        request.progress?(done, total)
        continue
      case .looking, .trying: last = step
      case .settled(let entry):
        report.entries.append(entry)
        last = nil
      case .taken(let log):
        report.logs.append(log)
        last = nil
      case .end(let left, let limits, let troubles, let strays, let waitingLogs):
        last = step
        (report.left, report.waitingLogs) = (left, waitingLogs)
        report.limits += limits.map { $0.finding(.inboxLimit) }
        report.troubles += troubles.map { $0.finding(.inboxTrouble) }
        report.strays += strays.map { $0.finding(.inboxStray) }
      }
      end = ContinuousClock.now + patience * 3
    }
    return process.wait()
  }

  private static func words(_ ending: IntakeProcess.Ending) -> String {
    switch ending {
    case .exit(let code): "the program that takes the inbox in ended with \(code)"
    case .signal(let signal): "the program that takes the inbox in was ended by signal \(signal)"
    case .tooSlow: "the program that takes the inbox in came to no end"
    }
  }
}

extension InboxStep {
  /// The file that the step is about, where it is about to do something with one.
  fileprivate var file: InboxFileName? {
    switch self {
    case .looking(let file), .trying(_, let file): file
    case .busy, .settled, .taken, .end: nil
    }
  }
}

extension RunRequest {
  /// What the program is told that takes the inbox in; nil where its rules are not in folders.
  fileprivate func intakeArguments(at moment: String) -> [String]? {
    guard case .folders(let folders) = rules else { return nil }
    var arguments = ["review", "take", "--at=\(moment)"] + folders.map { "--rules=\($0)" } + ["--clients=\(clients)"]
    if let mapping { arguments.append("--map=\(mapping)") }
    if let timeZone { arguments.append("--timezone=\(timeZone.identifier)") }
    arguments += rooms.map { "--room=\($0.rawValue)" }.sorted()
    arguments += access.groups.entries.map { "--coach-group=\($0)" }
    arguments += [
      "--database=\(database)", "--output=\(output)", "--today=\(today)", "--jobs=\(jobs)",
      "--color=\(style.hasColour ? "always" : "never")", "--progress=never",
    ]
    return arguments
  }
}

/// The files over which a process was ended because it came to no end: a night has clients to plan for, and can't wait for each of them.
struct SlowFiles {
  /// So many of a folder are waited for, and so many of all together.
  private static let (mostOfFolder, most) = (2, 4)

  private var counts: [String: Int] = [:]

  /// The folders out of which nothing is taken any more.
  var leaving: [String] { counts.filter { $0.value >= Self.mostOfFolder }.keys.sorted() }

  /// Whether nothing is taken any more of anybody.
  var isOver: Bool { counts.values.reduce(0, +) >= Self.most }

  /// Counts a file of the folder; returns what is to be said where anything that still waits has to wait for the next time.
  mutating func add(_ folder: String) -> Finding? {
    counts[folder, default: 0] += 1
    let hint = "the slow files were set aside in 'refused', so the next time begins with the others"
    if isOver {
      return Finding(
        .inboxLimit, "the files that are left in the inbox wait for the next time: taking \(Self.most) others in came to no end", hint: hint
      )
    }
    guard leaving.contains(folder) else { return nil }
    return Finding(
      .inboxLimit,
      "the files that are left of \(LogIntake.client(folder).map { "client '\($0)'" } ?? "coach '\(folder)'") wait for the next time: taking \(Self.mostOfFolder) others in came to no end",
      hint: hint)
  }
}
