import Foundation
import Testing

@testable import Nightly

/// One run at a time.
@Suite final class RunLockTests {
  let folder = NSTemporaryDirectory() + "run-lock-\(UUID().uuidString)"
  var database: String { folder + "/plans.sqlite" }

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func take(_ holder: String) throws(RunLock.Refusal) -> RunLock { try RunLock(besideDatabase: database, holder: holder) }

  @Test func theSecondIsToldWhoHoldsIt() throws {
    let first = try take("nightly, process 4711")
    #expect(throws: RunLock.Refusal.held(by: "nightly, process 4711")) { try self.take("generate, process 4712") }
    withExtendedLifetime(first) {}
  }

  @Test func itIsFreeOnceItsHolderLetsGo() throws {
    var first: RunLock? = try take("nightly")
    #expect(first != nil)
    first = nil
    let second = try take("generate")
    #expect(throws: RunLock.Refusal.held(by: "generate")) { try self.take("nightly") }
    withExtendedLifetime(second) {}
  }

  @Test func aDatabaseHasOneLockByWhateverNameItIsReached() throws {
    mkdir(folder + "/other", 0o700)
    symlink("..", folder + "/other/back")
    symlink("../plans.sqlite", folder + "/other/link.sqlite")
    symlink("link.sqlite", folder + "/other/second.sqlite")
    let names = ["/other/../plans.sqlite", "/other/back/plans.sqlite", "/other/link.sqlite", "/other/second.sqlite"]
    for databaseExists in [false, true] {
      if databaseExists { try Data().write(to: URL(fileURLWithPath: database)) }
      for name in names {
        let lock = try RunLock(besideDatabase: folder + name, holder: "by another name")
        #expect(throws: RunLock.Refusal.held(by: "by another name"), "\(name)") { try self.take("nightly") }
        withExtendedLifetime(lock) {}
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/other").sorted() == ["back", "link.sqlite", "second.sqlite"])
  }

  @Test func aLinkToItselfEnds() throws {
    symlink("plans.sqlite", database)
    withExtendedLifetime(try take("nightly")) {}
  }

  @Test func aFileThatAKilledRunLeftBehindHoldsNothing() throws {
    try Data("nightly, process 4711".utf8).write(to: URL(fileURLWithPath: database + ".lock"))
    let lock = try take("generate")
    #expect(try String(contentsOfFile: database + ".lock", encoding: .utf8) == "generate")
    withExtendedLifetime(lock) {}
  }

  @Test func aPathThatCanNotBeIsSaid() throws {
    do {
      _ = try RunLock(besideDatabase: folder + "/nowhere/plans.sqlite", holder: "nightly")
      Issue.record("a lock was made in a folder that is not there")
    } catch .unusable(let reason) {
      #expect(reason == "\(folder)/nowhere/plans.sqlite.lock: No such file or directory")
    }
  }

  @Test func aLinkInItsPlaceIsNotFollowed() throws {
    symlink(folder + "/other", database + ".lock")
    #expect(throws: RunLock.Refusal.self) { try self.take("nightly") }
    #expect(!FileManager.default.fileExists(atPath: folder + "/other"))
  }
}
