import Files
import Findings
import Foundation
import Testing

@testable import Reporting

@Suite struct CoachAccessTests {
  @Test func aPatternAndExceptionsNameEachCoachsGroup() throws {
    let groups = try CoachGroups(["gym-{coach}", "jonas=20002", "unassigned=office"])
    #expect(groups.isSet && groups.name(of: "marta")?.name == "gym-marta" && groups.name(of: "marta")?.isException == false)
    #expect(groups.name(of: "jonas")?.name == "20002" && groups.name(of: "unassigned")?.name == "office")
    let pattern = try CoachGroups(["gym-{coach}"])
    #expect(pattern.name(of: "unassigned") == nil && pattern.name(of: "../x") == nil && CoachGroups.none.name(of: "marta") == nil)
  }

  @Test(arguments: [["staff"], ["{coach}", "x-{coach}"], ["a b-{coach}"], ["Marta=x"], ["marta="], [""], ["../a=b"], ["{coach}:x"]])
  func whatIsNeitherIsRefused(_ entries: [String]) { #expect(throws: CoachGroups.Unreadable.self) { try CoachGroups(entries) } }

  @Test func withoutGroupsEverythingIsAsUsual() {
    let access = CoachAccess()
    #expect(access.files(of: "marta") == .usual && access.inbox(of: "marta") == .usual && access.passage == .usual && !access.isSet)
  }

  @Test func whatIsNotKnownOrNotSaidOpensNothing() throws {
    let access = CoachAccess(try CoachGroups(["no-such-group-{coach}"]))
    for coach in ["marta", "unassigned"] { #expect(access.files(of: coach) == .own && access.inbox(of: coach) == .own) }
    #expect(access.trouble(of: "marta")?.code == .accessGroup && access.trouble(of: "unassigned") == nil)
    #expect(access.passage.folder == 0o711)
  }

  @Test func aNumberIsAGroupOnlyWhereSomebodyWroteIt() throws {
    // The id of a coach comes out of the client list, and 0 is the superuser's group.
    let own = "\(getegid())"
    #expect(CoachAccess(try CoachGroups(["{coach}"])).files(of: own) == .own)
    let access = CoachAccess(try CoachGroups(["marta=\(own)"]))
    #expect(access.files(of: "marta") == FileAccess(file: 0o640, folder: 0o750, group: getegid()))
    #expect(access.inbox(of: "marta").folder == 0o2770 && access.shelf(of: "marta").folder == 0o2750)
  }

  @Test func withoutGroupsOnlyFoldersAsGroupsLeftThemAreClosed() throws {
    let folder = try TemporaryFolder()
    for (place, mode) in [("output/review", 0o711), ("output/plans", 0o700), ("output/inbox", 0o755), ("output", 0o711)] {
      try FileManager.default.createDirectory(atPath: folder.path(place), withIntermediateDirectories: true)
      chmod(folder.path(place), mode_t(mode))
    }
    #expect(RightsKeeping(output: folder.path("output"), access: CoachAccess()).keep(["marta"]).isEmpty)
    let usual = Int(0o750 & ~FileAccess.mask)
    #expect(["", "/review", "/plans", "/inbox"].map { folder.mode("output" + $0) } == [usual, usual, 0o700, 0o755])
  }

  @Test func rightsAreBroughtInLineAndNothingWithTwoNamesOrALinkIsTouched() throws {
    let folder = try TemporaryFolder()
    for place in ["output/review", "output/plans/marta", "output/inbox/marta/done"] {
      try FileManager.default.createDirectory(atPath: folder.path(place), withIntermediateDirectories: true)
    }
    for name in ["review/marta.csv", "review/jonas.csv", "plans/marta/c-1.ics", "inbox/marta/x.csv", "secret"] {
      try folder.write("x", to: "output/\(name)")
      chmod(folder.path("output/\(name)"), 0o600)
    }
    symlink(folder.path("output/secret"), folder.path("output/review/marta.html"))
    link(folder.path("output/secret"), folder.path("output/review/marta.json"))
    let keeping = RightsKeeping(output: folder.path("output"), access: CoachAccess(try CoachGroups(["marta=\(getegid())"])))
    let findings = keeping.keep(["marta", "jonas"])
    #expect(findings.map(\.code) == [.accessRefused] && findings[0].message.contains("marta.json"))
    let modes = ["", "/review", "/plans", "/plans/marta", "/inbox/marta", "/inbox/marta/done"].map { folder.mode("output" + $0) }
    #expect(modes == [0o711, 0o711, 0o711, 0o750, 0o2770, 0o2750])
    let files = ["review/marta.csv", "review/jonas.csv", "plans/marta/c-1.ics", "inbox/marta/x.csv", "secret"]
    #expect(files.map { folder.mode("output/\($0)") } == [0o640, 0o600, 0o640, 0o600, 0o600])
    chmod(folder.path("output/secret"), 0o644)
    try folder.write("x", to: "output/db.sqlite")
    chmod(folder.path("output/db.sqlite"), 0o640)
    #expect(keeping.narrow(database: folder.path("output/db.sqlite")).map(\.code) == [.accessNarrowed])
    #expect(folder.mode("output/db.sqlite") == 0o600 && keeping.narrow(database: folder.path("output/db.sqlite")).isEmpty)
  }

  @Test func theRoomOfLogsIsLookedAtAndBroughtInLineWithTheGroupThatItHasNow() throws {
    let folder = try TemporaryFolder()
    for place in ["output/inbox/logs/c-1/refused", "output/inbox/logs/c-2"] {
      try FileManager.default.createDirectory(atPath: folder.path(place), withIntermediateDirectories: true)
    }
    let rooms = ["/inbox/logs", "/inbox/logs/c-1", "/inbox/logs/c-1/refused", "/inbox/logs/c-2"]
    for room in rooms { chmod(folder.path("output\(room)"), 0o755) }
    for room in ["", "/inbox"] { chmod(folder.path("output\(room)"), 0o711) }
    try folder.write("", to: "output/db.sqlite")
    chmod(folder.path("output/db.sqlite"), 0o600)
    let access = CoachAccess(try CoachGroups(["logs=\(getegid())"]))
    func breaches() -> [String] {
      FileExamination(output: folder.path("output"), database: folder.path("output/db.sqlite"), access: access, coaches: []).results()[0]
        .breaches.map(\.message).filter { $0.contains("/inbox/") }
    }
    #expect(breaches().count == 4 && breaches().allSatisfy { $0.contains("everybody on this machine can list and enter") }, "\(breaches())")
    #expect(RightsKeeping(output: folder.path("output"), access: access).keep([]).isEmpty)
    #expect(rooms.map { folder.mode("output\($0)") } == [0o2770, 0o2770, 0o2750, 0o2770])
    #expect(breaches().isEmpty)
  }
}
