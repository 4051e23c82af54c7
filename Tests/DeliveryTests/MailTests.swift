import Findings
import Foundation
import PlanStore
import Testing

@testable import Delivery

/// A mail is one file, the same whenever it is written, and nothing that comes from outside can end a header early.
@Suite struct MailTests {
  private func addresses(
    from: String = "Studio Größe <office@gym.example>", to: [String] = ["{coach}@gym.example"], alertsTo: String? = nil
  ) throws -> MailAddresses { try MailAddresses(from: from, to: to, alertsTo: alertsTo) }

  private func mail(_ event: OutboxEvent, _ addresses: MailAddresses) throws -> String {
    let document = EventDocument(event, at: "2026-12-02T02:00:00Z")
    let receiver = try #require(addresses.receiver(coach: document.coachID))
    return String(decoding: try #require(MailMessage(document, from: addresses.from, to: receiver)).bytes, as: UTF8.self)
  }

  @Test func saysWhatHappenedInPlainWords() throws {
    let event = PostRoom.event(12)
    #expect(
      try mail(event, addresses()).components(separatedBy: "\r\n") == [
        "Date: Wed, 02 Dec 2026 02:00:00 +0000", "From: =?utf-8?B?U3R1ZGlvIEdyw7bDn2U=?= <office@gym.example>", "To: marta@gym.example",
        "Subject: Mesocycle: plans are ready for review (marta)", "Message-ID: <\(event.id())@gym.example>",
        "Auto-Submitted: auto-generated", "X-Mesocycle-Event: ready", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 7bit", "", "A new review sheet is there.", "Open it, change what you want, and approve the weeks.",
        "", "Weeks that wait for approval: 12", "Clients held: 1", "", "Event \(event.id())", "Mesocycle is not medical advice.", "",
      ])
  }

  @Test(arguments: [
    ([FindingCode.inboxTrouble], "the inbox could not be taken in as a whole"),
    ([.inboxTrouble, .storeRefused], "the inbox could not be taken in as a whole"),
    ([.storeRefused], "something could not be stored"), ([.storeUnavailable], "the night did not finish"),
    ([.inboxTrouble, .runBrake], "the night did not finish"),
  ]) func anAlertSaysWhatSuffered(codes: [FindingCode], title: String) throws {
    var event = OutboxEvent(.alert, coach: nil, cause: "run")
    event.codes = Set(codes)
    let text = try mail(event, addresses(alertsTo: "pager@gym.example"))
    #expect(text.contains("Subject: Mesocycle: \(title)\r\n"), "\(text)")
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 80, "\(line)") }
  }

  @Test(arguments: [
    ([FindingCode.accessGroup], false), ([.sheetUnwritable, .accessGroup], false), ([.runBrake, .sheetUnwritable], true), ([], true),
  ])
  func onlyANightThatStoppedIsSaidToHaveStopped(codes: [FindingCode], isStopped: Bool) throws {
    var event = OutboxEvent(.alert, coach: nil, cause: "night")
    event.codes = Set(codes)
    let mail = try mail(event, addresses())
    #expect(mail.contains("Subject: Mesocycle: the night did not finish\r\n") == isStopped, "\(mail)")
    #expect(mail.contains("Plans are made and stored") != isStopped, "\(mail)")
  }

  @Test func everyKindHasAMailOfShortLines() throws {
    for kind in EventKind.allCases {
      var event = OutboxEvent(
        kind, coach: kind == .alert ? nil : String(repeating: "c", count: 64), client: String(repeating: "x", count: 64), cause: "run")
      event.counts = Dictionary(uniqueKeysWithValues: EventCount.allCases.map { ($0, 7) })
      event.codes = [.gateConditionHolds, .runBrake]
      for line in try mail(event, addresses()).components(separatedBy: "\r\n") {
        #expect(line.utf8.count <= 998 && line.utf8.allSatisfy { $0 >= 32 && $0 < 127 }, "\(line)")
      }
    }
  }

  @Test func sendsEachCoachTheirOwnAndTheHouseItsAlerts() throws {
    let some = try addresses(to: ["ben=Ben <ben@home.example>", "{coach}+plans@gym.example"], alertsTo: "pager@gym.example")
    #expect(some.receiver(coach: "ben")?.header == "\"Ben\" <ben@home.example>")
    #expect(some.receiver(coach: "marta")?.header == "marta+plans@gym.example")
    #expect(some.receiver(coach: nil)?.header == "pager@gym.example")
    #expect(try addresses().receiver(coach: nil)?.address == "office@gym.example")
    #expect(try addresses(to: ["ben=ben@home.example"]).receiver(coach: "marta") == nil)
    for hostile in ["a\r\nBcc: x@y", "../x", "a b", "a@b,c", ""] { #expect(some.receiver(coach: hostile) == nil) }
  }

  @Test(arguments: [
    "", "marta", "a@b@c", "@b", "a@", "a b@c", "x\r\nBcc: y@z", "Na\u{0}me <a@b>", "Na\"me <a@b>", "<a@b> c", "Name <a@b\r\n>",
  ])
  func whatIsNoAddressIsRefused(text: String) { #expect(throws: MailAddress.Unreadable.self) { try MailAddress(text) } }

  @Test func longNamesAreFoldedBetweenCharacters() throws {
    let name = String(repeating: "Größe und Stärke 💪🏽 ", count: 6)
    let header = EncodedWords.encode(name)
    for word in header.components(separatedBy: "\r\n ") {
      #expect(word.count <= 75)
      let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
      #expect(String(data: data, encoding: .utf8) != nil)
    }
  }

  @Test func theFileIsNamedForTheKeyAndWrittenOverWithTheSameBytes() throws {
    let room = try PostRoom()
    let store = try room.store()
    let key = try room.post(in: store)[0]
    let folder = MailFolder(path: room.folder + "/mail", addresses: try addresses())
    try store.enqueue([.mail], at: room.now)
    let claimed = try #require(try store.claim(.mail, at: room.now))
    let message = try Message(json: claimed.payload)
    #expect(folder.send(message, within: .seconds(1)) == .delivered)
    let first = room.text("mail/\(key).eml")
    room.advance(61)
    #expect(try room.deliver(DeliveryRoutes(mail: folder), store).channels[0].delivered == 1)
    #expect(room.files() == ["\(key).eml"] && room.text("mail/\(key).eml") == first && !first.isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: "\(room.folder)/mail/\(key).eml")[.posixPermissions] as? Int
    #expect(mode.map { $0 & ~0o640 } == 0, "\(mode ?? 0)")
  }

  @Test func aFolderThatCanNotBeWrittenIsAFailureAndNoMore() throws {
    let room = try PostRoom()
    let store = try room.store()
    try room.post(in: store)
    try Data().write(to: URL(fileURLWithPath: room.folder + "/mail"))
    let report = try room.deliver(DeliveryRoutes(mail: MailFolder(path: room.folder + "/mail", addresses: try addresses())), store)
    #expect(report.channels[0].failed == 1 && report.channels[0].reason?.contains("can't be written") == true)
  }
}
