import Findings
import Foundation
import Intake
import LogKeeping
import PlanStore
import Reporting
import TrainingModel
import WorkoutLogs

extension World {
  var logInbox: String { "\(output)/inbox/logs" }

  /// An export comes to the gym, by whatever way.
  func send(_ sending: LogSending, of member: Member) throws {
    guard let export = make(sending, of: member) else { return }
    if sending.route == .inbox || sending.route == .stray { return try leave(export, sending.route, member) }
    try take(export, sending.route, member)
  }

  /// The export that is sent; nil where there is none.
  func make(_ sending: LogSending, of member: Member) -> MadeExport? {
    guard var logger = loggers[member.id] else { return nil }
    var made = logger.exports[sending.app] ?? []
    if sending.age == 0 || made.isEmpty {
      let sessions = logger.done.filter { $0.apps.contains(sending.app) }
      // Our own form is filled for the last weeks alone.
      let told = sending.app == .csv ? sessions.suffix(6) : sessions[...]
      guard !told.isEmpty else { return nil }
      made = made.suffix(4) + [MadeExport(app: sending.app, isInPounds: sending.isInPounds, sessions: Array(told))]
      logger.exports[sending.app] = made
      loggers[member.id] = logger
    }
    return made[max(0, made.count - max(1, sending.age))]
  }

  private func leave(_ export: MadeExport, _ route: LogSending.Route, _ member: Member) throws {
    let other = gym.member(member.number + 1)
    let isStray = route == .stray && export.app == .csv && other.id != member.id
    let owner = isStray ? other.id : member.id
    let name = nextName()
    let folder = "\(logInbox)/\(owner)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(LogText.write(export, client: member.id).utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    let number = Double(name.filter(\.isNumber)) ?? 0
    let moment = Date(timeIntervalSince1970: Double(gym.today.dayNumber) * 86_400 - 40_000 + number)
    try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: "\(folder)/\(name)")
    waitingLogs.append(WaitingLog(client: owner, name: name, export: export, route: isStray ? .stray : .inbox))
  }

  /// Takes an export in as the command does, and a second time, which must leave everything as it is.
  private func take(_ export: MadeExport, _ route: LogSending.Route, _ member: Member) throws {
    guard let store = try store(), rules != nil else { return }
    let path = "\(folder)/export.csv"
    try Data(LogText.write(export, client: member.id).utf8).write(to: URL(fileURLWithPath: path))
    let reports = try importLog(path, of: member, route, store)
    if let refused = reports.lazy.compactMap(\.refused).first { return outcome.refusals.append("\(refused.code.id): \(refused.message)") }
    let unread = reports.reduce(0) { $0 + $1.unreadable.count }
    let future = export.sessions.filter { $0.date > gym.today + 1 }.reduce(0) { $0 + $1.sets }
    if unread != future { outcome.errors.append("\(unread) lines of \(export.app.rawValue) can't be read, of \(member.id)") }
    hear(export, route, of: member.id)
    let before = try TableTexts.read(database, isOfLogs: true)
    _ = try importLog(path, of: member, route, store)
    let differences = TableTexts.differences(before, try TableTexts.read(database, isOfLogs: true))
    if !differences.isEmpty { outcome.untouched = ("a second import", differences) }
  }

  /// Takes note that an export was taken in.
  func hear(_ export: MadeExport, _ route: LogSending.Route, of client: String) {
    loggers[client]?.told.take(export, route, today: gym.today)
    toldAt[client] = steps
  }

  private func importLog(_ path: String, of member: Member, _ route: LogSending.Route, _ store: PlanStore) throws -> [LogFileReport] {
    guard let rulebook = rules?.rulebook else { return [] }
    try writeList()
    let (people, _) = try KnownPeople.load(store, rulebook, only: member.id, today: gym.today) { [list] () throws(IntakeFailure) in
      try RecordSource.open(path: list)
    }
    var request = LogImportRequest(today: gym.today, at: now(), operation: "import")
    (request.client, request.by) = (member.id, "gym")
    request.wishes = .init(replaces: route == .replacing, allowsDeletions: route == .pruning)
    return try LogTaking(store, rulebook, people: people, request).run(path)
  }

  /// Takes note of which files of the inbox are gone, and what has to be stored of them.
  ///
  /// - Parameter wasKilled: whether the program was, that took them in.
  func settleWaitingLogs(wasKilled: Bool = false) {
    perhaps = [:]
    func isThere(_ log: WaitingLog, _ shelf: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(logInbox)/\(log.client)/\(shelf)\(log.name)")
    }
    let gone = waitingLogs.filter { !isThere($0, "") }
    waitingLogs.removeAll { log in gone.contains { $0.name == log.name } }
    for log in gone {
      // What another export of the same age says otherwise waits for a decision, and the rest is taken in.
      switch (isThere(log, "done/") || isThere(log, "conflict/"), isThere(log, "refused/"), log.route) {
      case (true, false, .inbox): hear(log.export, log.route, of: log.client)
      case (false, true, .stray): outcome.refusals.append("a log of another client")
      case (true, false, _): outcome.errors.append("a log of another client was taken for \(log.client)'s")
      case (false, true, _): outcome.errors.append("a log of \(log.client) was refused")
      case (false, false, _) where wasKilled: waitingLogs.append(log)
      default: outcome.errors.append("a log of \(log.client) is nowhere")
      }
    }
    if wasKilled { for log in waitingLogs { perhaps[log.client, default: []].append(log.export) } }
  }

  /// Takes everything that was exported of a client in one form into a new database, and gives back what is exported of that.
  ///
  /// - Returns: the export before and after, as texts.
  func exportedAgain(_ client: String, _ form: OwnWriter.Form, _ store: PlanStore) throws -> (before: String, after: String) {
    guard let rulebook = shelf.rules(.shipped)?.rulebook else { return ("", "") }
    let bytes = try LogExport(of: client, in: store).bytes(form)
    let (path, other) = ("\(folder)/life.\(form.rawValue)", "\(folder)/again.sqlite")
    defer { for name in [path, other, other + "-wal", other + "-shm"] { try? FileManager.default.removeItem(atPath: name) } }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let fresh = try PlanStore.open(path: other, mode: .readWrite)
    let people = KnownPeople(coaches: [client: Gym.coaches[0]], units: [:])
    let request = LogImportRequest(today: gym.today + 400, at: "\(gym.today)T23:00:00Z", operation: "again")
    _ = try LogTaking(fresh, rulebook, people: people, request).run(path)
    let again = try LogExport(of: client, in: fresh).bytes(form)
    return (String(decoding: bytes, as: UTF8.self), String(decoding: again, as: UTF8.self))
  }
}
