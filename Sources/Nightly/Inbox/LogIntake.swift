import Editing
import Files
import Findings
import Foundation
import LogKeeping
import PlanStore
import Reporting
import Reviewing
import TrainingModel

/// Takes in what lies in the clients' folders of the inbox, the longest written first.
///
/// A file has a name that only we use while it is taken in. Killed at any moment, the next run gives it its name back and takes it in again:
/// what is stored already is not stored twice, so that nothing is lost and nothing doubled.
package struct LogIntake {
  /// What a file is taken in with.
  package struct Means {
    var intake: LogTaking
    /// Whose folders files are taken from.
    var people: KnownPeople

    package init(_ intake: LogTaking, _ people: KnownPeople) { (self.intake, self.people) = (intake, people) }
  }

  /// A log of which nothing was taken in, as the client's coach hears of it.
  package struct Refusal {
    package var client: String
    /// The client's coach; nil where only the database may know.
    package var coach: String?
    package var codes: Set<FindingCode>
  }

  private let folder: String
  private let access: CoachAccess
  private let now: String
  private let style: Style
  private let step: @Sendable (InboxStep) -> Void
  private let tell: (Refusal) throws -> Void
  private let makeMeans: () throws -> Means
  /// The folders (`logs/ann`) whose files all wait for the next time.
  package var leaving: Set<String> = []

  /// - Parameters:
  ///   - inbox: the folder with the coaches' folders, beside which that of the logs is.
  ///   - now: RFC 3339, UTC.
  ///   - step: hears of each step before it is made, and of what came of it.
  ///   - tell: lets the coach hear of a refusal, before the file goes to where nobody tries it again.
  ///   - makeMeans: loads rules and clients, once and only where something has come.
  package init(
    inbox: String, access: CoachAccess, now: String, style: Style, step: @escaping @Sendable (InboxStep) -> Void,
    tell: @escaping (Refusal) throws -> Void, makeMeans: @escaping () throws -> Means
  ) {
    (folder, self.access, self.now, self.style) = ("\(inbox)/\(Client.logs)", access, now, style)
    (self.step, self.tell, self.makeMeans) = (step, tell, makeMeans)
  }

  /// Makes the folder in which the clients' folders are put.
  package func prepare() { InboxFolder.make(folder, access.inbox(of: Client.logs)) }

  /// The folder of the inbox in which a client's logs lie, as steps name it.
  private static func name(_ client: String) -> String { "\(Client.logs)/\(client)" }

  /// The client whose folder a step names; nil where it is a coach's.
  static func client(_ folder: String) -> String? {
    folder.hasPrefix("\(Client.logs)/") ? String(folder.dropFirst(Client.logs.count + 1)) : nil
  }

  private func place(of client: String) -> InboxFolder? {
    IDShape.client.fits(client) && !client.hasPrefix(".")
      ? InboxFolder("\(folder)/\(client)", shelves: access.shelf(of: Client.logs)) : nil
  }

  /// The names in the folder of all logs that can be a client's id, in their order.
  private var owners: [String] {
    guard let room = InboxFolder("\(folder)/.") else { return [] }
    defer { room.close() }
    return room.names().compactMap(InboxFolder.text).filter { IDShape.client.fits($0) && !$0.hasPrefix(".") }.sorted()
  }

  private func count(in client: String) -> Int {
    guard let place = place(of: client) else { return 0 }
    defer { place.close() }
    return place.names().count {
      InboxFolder.text($0).map { InboxShelf(rawValue: $0) == nil && !InboxFolder.isOfSystem($0) } ?? true
    }
  }

  /// Whether nothing waits in any folder, and nothing lies beside them.
  package var isIdle: Bool {
    guard let room = InboxFolder("\(folder)/.") else { return true }
    defer { room.close() }
    return room.names().allSatisfy { bytes in
      guard let name = InboxFolder.text(bytes) else { return false }
      if InboxFolder.isOfSystem(name) { return true }
      // Whatever is no folder is told.
      guard let place = InboxFolder("\(folder)/\(name)") else { return false }
      defer { place.close() }
      return place.names().allSatisfy {
        InboxFolder.text($0).map { InboxShelf(rawValue: $0) != nil || InboxFolder.isOfSystem($0) } ?? false
      }
    }
  }

  /// Whether nothing waits in a client's folder.
  func isIdle(_ client: String) -> Bool { count(in: client) == 0 }

  /// Whether a file was written so lately at this moment (RFC 3339, UTC) that it would be left for the next time.
  func isBeingWritten(at now: String) -> Bool {
    owners.contains { client in
      guard let place = place(of: client) else { return false }
      defer { place.close() }
      return place.isBeingWritten(now: InboxIntake.nanoseconds(now))
    }
  }

  // MARK: Taking in

  /// Takes in what waits; what goes wrong stands in the report and stops nobody else.
  package func run(_ report: inout InboxReport) {
    if isIdle { return }
    var clients: Set<String>?
    do {
      let means = try makeMeans()
      let ids = means.people.ids
      clients = ids
      report.strays += StrayFiles(folder, .logs, owners: ids).findings
      for (client, item) in waiting(ids, &report) { try take(item, of: client, means, &report) }
    } catch {
      report.troubles.append(InboxIntake.trouble(error))
    }
    report.waitingLogs = owners.filter { clients?.contains($0) ?? true }.reduce(0) { $0 + count(in: $1) }
  }

  /// What is taken in this time, in its order; of each client no more than of a coach.
  private func waiting(_ clients: Set<String>, _ report: inout InboxReport) -> [(client: String, item: InboxFolder.Item)] {
    var waiting: [(client: String, item: InboxFolder.Item)] = []
    for client in owners where clients.contains(client) && !leaving.contains(Self.name(client)) {
      guard let place = place(of: client) else { continue }
      defer { place.close() }
      let (items, left) = place.items(now: InboxIntake.nanoseconds(now))
      report.left += left
      var (bytes, count) = (0, 0)
      for item in items {
        bytes += item.size
        guard count < SheetLimits.filesPerNight, bytes <= SheetLimits.bytesPerNight || item.size > SheetLimits.bytesPerNight else { break }
        count += 1
      }
      if count < items.count { report.limits.append(Self.limit(client, items.count - count)) }
      waiting += items.prefix(count).map { (client, $0) }
    }
    return waiting.sorted { ($0.item.modified, $0.client, $0.item.name) < ($1.item.modified, $1.client, $1.item.name) }
  }

  private static func limit(_ client: String, _ count: Int) -> Finding {
    Finding(
      .inboxLimit,
      "\(count) file\(count == 1 ? "" : "s") of client '\(client)' wait\(count == 1 ? "s" : "") for the next time: \(SheetLimits.filesPerNight) files and "
        + "\(SheetLimits.bytesPerNight / 1_000_000) MB of a client are taken in a night",
      hint: "an app's newest export has everything that an older one has, so that one is enough")
  }

  /// Takes a file in.
  ///
  /// - Throws: where nothing more can be stored: the file is in its place again, and the others wait with it.
  private func take(_ item: InboxFolder.Item, of client: String, _ means: Means, _ report: inout InboxReport) throws {
    guard let place = place(of: client) else { return }
    defer { place.close() }
    step(.looking(InboxFileName(folder: Self.name(client), name: item.name)))
    guard let claim = place.claim(item.name) else { return }
    let coach = means.people.coach(of: client)
    func refuse(_ finding: Finding) { self.refuse(claim, of: client, coach, place, finding, &report) }
    switch place.kind(of: claim) {
    case .strange(let why): refuse(Self.refusal(why))
    case .confirmation: refuse(Self.refusal("it is called as a coach's yes to a sheet"))
    case nil: place.release(claim)
    case .sheet:
      guard let file = place.file(of: claim) else {
        place.release(claim)
        report.left += 1
        return
      }
      do {
        let told = try means.intake.run(file, ofNobodyBut: client)
        guard file.isUnchanged else {
          // Somebody still wrote to it: what was read is stored, and the whole is read the next time.
          place.release(claim)
          report.left += 1
          return
        }
        let log = InboxLog(client: client, name: item.name, told, style: style)
        let plain = InboxLog(client: client, name: item.name, told, style: .plain).details
        if log.fate == .refused { tell(client, coach, Set(told.compactMap(\.refused?.code)), &report) }
        shelve(claim, place, log, plain)
        note(log, &report)
      } catch let failure as LogFailure where !failure.kind.isOfMachine {
        refuse(failure.finding)
      } catch let failure as StoreError where failure.isOfOneWrite {
        refuse(failure.finding)
      } catch {
        // A disk that is full, or somebody else who writes all the time, is not the file's fault.
        place.release(claim)
        throw error
      }
    }
  }

  private static func refusal(_ why: String) -> Finding {
    Finding(.inboxRefused, "\(why), and only logs are taken", hint: "put the file into the folder that the app exports")
  }

  private func refuse(
    _ claim: InboxClaim, of client: String, _ coach: String?, _ place: InboxFolder, _ finding: Finding, hasBrokenDown: Bool = false,
    _ report: inout InboxReport
  ) {
    tell(client, coach, [finding.code], &report)
    let log = InboxLog(client: client, name: claim.name, refused: finding, hasBrokenDown: hasBrokenDown, style: style)
    shelve(claim, place, log, FindingReport([finding]).text(style: .plain))
    note(log, &report)
  }

  private func tell(_ client: String, _ coach: String?, _ codes: Set<FindingCode>, _ report: inout InboxReport) {
    do { try tell(Refusal(client: client, coach: coach, codes: codes)) } catch { report.troubles.append(InboxIntake.trouble(error)) }
  }

  private func shelve(_ claim: InboxClaim, _ place: InboxFolder, _ log: InboxLog, _ plain: String) {
    guard let moved = place.put(claim, on: log.fate.shelf), let note = log.note(plain) else { return }
    place.write(note, beside: moved, on: log.fate.shelf)
  }

  private func note(_ log: InboxLog, _ report: inout InboxReport) {
    report.logs.append(log)
    step(.taken(log))
  }

  /// Sets the file aside that a process was about when it ended.
  ///
  /// - Parameter why: how it ended, as a sentence without a full stop.
  func setAside(_ name: String, of client: String, _ why: String, _ report: inout InboxReport) {
    guard let place = place(of: client) else { return }
    defer { place.close() }
    // The process had it in its hands.
    place.releaseLeftovers()
    guard let claim = place.claim(name) else { return }
    let finding = Finding(
      .inboxRefused, "\(why), so it was set aside; what had been stored of it by then stays",
      hint: "this is a fault of the program and not of the log: report it together with the file")
    refuse(claim, of: client, nil, place, finding, hasBrokenDown: true, &report)
  }
}
