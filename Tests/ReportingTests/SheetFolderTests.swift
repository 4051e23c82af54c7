import Files
import Foundation
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

@Suite struct SheetFolderTests {
  /// A folder with the record of its last export.
  private final class Desk {
    let folder: TemporaryFolder
    var recorded: ContentDigest?
    var names: [String] = []
    var dies = false

    init() throws { folder = try TemporaryFolder() }

    struct Crash: Error {}

    @discardableResult func export(_ text: String) throws -> SheetFolder.Placement {
      let name = try #require(SheetName(coach: "marta", kind: .csv))
      let file = AtomicFile(folder: folder.path(""), name: name.current)
      var bytes = OutputBytes()
      bytes.append(text)
      try file.take(&bytes)
      return try SheetFolder(path: folder.path("")).place(file, as: name, recorded: recorded) { target in
        if dies { throw Crash() }
        names.append(target)
        recorded = file.digest()
      }
    }
  }

  @Test func unchangedContentWritesNothing() throws {
    let desk = try Desk()
    #expect(try desk.export("one") == .written("marta.csv"))
    let before = desk.folder.identity("marta.csv")
    #expect(try desk.export("one") == .unchanged)
    #expect(desk.folder.identity("marta.csv") == before)
    #expect(desk.folder.names() == ["marta.csv"])
    #expect(desk.folder.mode("marta.csv") == 0o640)
    #expect(try desk.export("two") == .written("marta.csv"))
    #expect(desk.folder.text("marta.csv") == "two")
  }

  @Test func anEditedSheetIsNeverReplaced() throws {
    let desk = try Desk()
    try desk.export("one")
    try desk.folder.write("one, edited", to: "marta.csv")
    #expect(try desk.export("one") == .unchanged)
    #expect(try desk.export("two") == .writtenBeside("marta.new.csv"))
    #expect(try desk.export("two") == .unchanged)
    #expect(try desk.export("three") == .writtenBeside("marta.new.csv"))
    #expect(desk.folder.text("marta.csv") == "one, edited")
    #expect(desk.folder.text("marta.new.csv") == "three")
    try desk.folder.write("three, edited too", to: "marta.new.csv")
    #expect(try desk.export("four") == .refused)
    #expect(desk.folder.names() == ["marta.csv", "marta.new.csv"])
    #expect(desk.folder.text("marta.new.csv") == "three, edited too")
  }

  @Test func aSheetThatSomebodyElsePutThereIsNeverReplaced() throws {
    let desk = try Desk()
    try desk.folder.write("not ours", to: "marta.csv")
    #expect(try desk.export("one") == .writtenBeside("marta.new.csv"))
    #expect(desk.folder.text("marta.csv") == "not ours")
  }

  @Test func aSheetThatWasTakenAwayComesBackAndTheOneBesideItGoes() throws {
    let desk = try Desk()
    try desk.export("one")
    try desk.folder.write("edited", to: "marta.csv")
    try desk.export("two")
    try FileManager.default.removeItem(atPath: desk.folder.path("marta.csv"))
    #expect(try desk.export("two") == .written("marta.csv"))
    #expect(desk.folder.names() == ["marta.csv"])
  }

  @Test func theNewSheetUnderTheOldNameIsOursAgain() throws {
    let desk = try Desk()
    try desk.export("one")
    try desk.folder.write("edited", to: "marta.csv")
    try desk.export("two")
    try FileManager.default.removeItem(atPath: desk.folder.path("marta.csv"))
    try FileManager.default.moveItem(atPath: desk.folder.path("marta.new.csv"), toPath: desk.folder.path("marta.csv"))
    #expect(try desk.export("three") == .written("marta.csv"))
    #expect(desk.folder.names() == ["marta.csv"])
  }

  @Test func aRunThatDiesBeforeItRecordsIsRepairedByTheNextOne() throws {
    for next in ["two", "three"] {
      let desk = try Desk()
      try desk.export("one")
      desk.dies = true
      #expect(throws: Desk.Crash.self) { try desk.export("two") }
      #expect(desk.folder.text("marta.csv") == "two")
      desk.dies = false
      #expect(try desk.export(next) == .written("marta.csv"))
      #expect(desk.folder.text("marta.csv") == next)
      #expect(desk.folder.names() == ["marta.csv"])
      #expect(try desk.export(next) == .unchanged)
    }
  }

  @Test func afterABackupWasPutBackASheetOfTheLostStateIsWrittenAnew() throws {
    let desk = try Desk()
    try desk.export("one")
    let backup = desk.recorded
    try desk.export("two")
    for content in ["one", "three"] {
      desk.recorded = backup
      #expect(try desk.export(content) == .written("marta.csv"))
      #expect(desk.folder.text("marta.csv") == content)
      #expect(desk.folder.names() == ["marta.csv"])
      #expect(try desk.export(content) == .unchanged)
      try desk.export("two")
    }
  }

  @Test func afterABackupWasPutBackASheetThatACoachChangedStaysAndTheNewestStandsBesideIt() throws {
    let desk = try Desk()
    try desk.export("one")
    let backup = desk.recorded
    try desk.export("two")
    try desk.folder.write("two, edited", to: "marta.csv")
    desk.recorded = backup
    #expect(try desk.export("one") == .writtenBeside("marta.new.csv"))
    #expect(desk.folder.text("marta.csv") == "two, edited" && desk.folder.text("marta.new.csv") == "one")
    #expect(try desk.export("one") == .unchanged)
    // And where the one beside it is of the lost state, too.
    try desk.export("three")
    desk.recorded = backup
    #expect(try desk.export("one") == .writtenBeside("marta.new.csv"))
    #expect(desk.folder.text("marta.csv") == "two, edited" && desk.folder.text("marta.new.csv") == "one")
  }

  @Test func whereNobodyKnowsWhatWasWrittenLastAChangedSheetGetsANewOneBesideIt() throws {
    let desk = try Desk()
    try desk.export("one")
    try desk.folder.write("somebody's", to: "marta.csv")
    unlink(desk.folder.path(".marta.csv.last"))
    #expect(try desk.export("one") == .writtenBeside("marta.new.csv"))
    #expect(desk.folder.text("marta.csv") == "somebody's")
    #expect(try desk.export("one") == .unchanged)
  }

  @Test func aRunThatDiesWhileItWritesTheLostStatesSheetAnewIsRepairedByTheNextOne() throws {
    let desk = try Desk()
    try desk.export("one")
    let backup = desk.recorded
    try desk.export("two")
    desk.recorded = backup
    // As far as a run comes that dies before the sheet gets its place: what is to come and what is there are both ours.
    let there = try #require(try FileContent.digest(of: desk.folder.path("marta.csv")))
    try desk.folder.write("\(try #require(backup)) \(there)", to: ".marta.csv.last")
    #expect(try desk.export("one") == .written("marta.csv"))
    #expect(desk.folder.text("marta.csv") == "one" && desk.folder.names() == ["marta.csv"])
  }

  @Test func whatAKilledRunLeftHalfWrittenGoesAndWhatSomebodyIsStillWritingStays() throws {
    let desk = try Desk()
    for name in [".mesocycle-abc.tmp", ".mesocycle-busy.tmp", ".syncthing.marta.csv.tmp"] { try desk.folder.write("old", to: name) }
    let busy = open(desk.folder.path(".mesocycle-busy.tmp"), O_RDONLY)
    defer { close(busy) }
    try #require(flock(busy, LOCK_SH) == 0)
    try Folder.make(desk.folder.path(""))
    try desk.export("one")
    #expect(desk.folder.names() == [".mesocycle-busy.tmp", ".syncthing.marta.csv.tmp", "marta.csv"])
  }

  @Test func twoWhoWriteAtOnceBothWriteAWholeFile() throws {
    let desk = try Desk()
    let files = ["one", "two"].map { _ in AtomicFile(folder: desk.folder.path(""), name: "marta.csv") }
    for (file, text) in zip(files, ["one", "two"]) {
      var bytes = OutputBytes()
      bytes.append(text)
      try file.take(&bytes)
      try file.flush()
    }
    #expect(desk.folder.names().count == 2)
    try files[1].commit()
    try files[0].commit()
    #expect(desk.folder.text("marta.csv") == "one" && desk.folder.names() == ["marta.csv"])
  }

  @Test func aFolderWhereTheSheetShouldBeIsAClearFailure() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(atPath: desk.folder.path("marta.csv"), withIntermediateDirectories: true)
    let failure = #expect(throws: OutputFailure.self) { try desk.export("one") }
    #expect(failure?.message.hasSuffix("marta.csv can't be written: a folder stands where the file should be") == true)
    #expect(desk.folder.names() == ["marta.csv"])
  }

  @Test(arguments: ["../../x", "a/b", "", "Marta", "a b", "ä", "..", "a.b", String(repeating: "a", count: 65)])
  func noPathIsMadeFromAnIdThatIsNone(_ coach: String) { #expect(SheetName(coach: coach, kind: .csv) == nil) }

  @Test func namesSayWhatTheyHold() {
    #expect(SheetName(coach: "marta", kind: .clients)?.current == "marta.clients.csv")
    #expect(SheetName(coach: "marta", kind: .json)?.beside == "marta.new.json")
  }
}
