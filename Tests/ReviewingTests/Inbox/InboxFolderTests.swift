import Foundation
import Testing

@testable import Reviewing

/// A coach's folder of the inbox, whatever others do in it meanwhile.
@Suite final class InboxFolderTests {
  private let path = NSTemporaryDirectory() + "inbox-\(UUID().uuidString)"
  private let folder: InboxFolder

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    folder = try #require(InboxFolder(path))
  }

  deinit {
    folder.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  private func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
  private func text(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
  private func names(_ place: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(place)")) ?? []).sorted()
  }
  /// The names of what is there for somebody who comes an hour later.
  private func items() -> [String] { folder.items(now: (Int(Date().timeIntervalSince1970) + 3600) * 1_000_000_000).items.map(\.name) }

  @Test func aFileWithASecondNameElsewhereIsNotTakenForOneThatIsShelved() throws {
    try write("both", "back.csv")
    let claim = try #require(folder.claim("back.csv"))
    let outside = "\(path)-kept.csv"
    defer { unlink(outside) }
    #expect(link("\(path)/\(claim.privateName)", outside) == 0)
    folder.releaseLeftovers()
    #expect(text("back.csv") == "both")
  }

  @Test func whatComesWhileAFileIsLookedAtStays() throws {
    try write("first", "back.csv")
    let claim = try #require(folder.claim("back.csv"))
    try write("second", "back.csv")
    #expect(folder.bytes(of: claim) == Array("first".utf8))
    #expect(folder.put(claim, on: .done) == "back.csv")
    #expect(text("done/back.csv") == "first" && text("back.csv") == "second" && items() == ["back.csv"])
    let other = try #require(folder.claim("back.csv"))
    #expect(folder.put(other, on: .done) == "2-back.csv")
    #expect(text("done/back.csv") == "first" && text("done/2-back.csv") == "second")
  }

  @Test func aFileThatIsNotTheOneGoesBackBesideWhatHasCome() throws {
    try write("first", "back.csv")
    let claim = try #require(folder.claim("back.csv"))
    try write("second", "back.csv")
    folder.release(claim)
    #expect(Set(items()) == ["back.csv", "2-back.csv"] && text("2-back.csv") == "first" && text("back.csv") == "second")
  }

  @Test func whatAKilledRunHadInItsHandsIsTakenInByTheNext() throws {
    try write("first", "back.csv")
    _ = try #require(folder.claim("back.csv"))
    #expect(names() == [".taking-back.csv"])
    #expect(items() == ["back.csv"] && text("back.csv") == "first")
    // Killed when it had put the file on its shelf and not yet taken the other name away.
    let claim = try #require(folder.claim("back.csv"))
    try FileManager.default.createDirectory(atPath: "\(path)/done", withIntermediateDirectories: true)
    try #require(link("\(path)/\(claim.privateName)", "\(path)/done/back.csv") == 0)
    #expect(items() == [] && names() == ["done"] && text("done/back.csv") == "first")
  }

  @Test func aShelfGivesAFileBack() throws {
    try write("first", "back.csv")
    let first = try #require(folder.claim("back.csv"))
    #expect(folder.put(first, on: .waiting) == "back.csv")
    let claim = try #require(folder.claim("back.csv", from: .waiting))
    #expect(names("waiting") == [])
    folder.release(claim)
    #expect(names("waiting") == ["back.csv"] && items() == [])
    #expect(folder.claim("gone.csv") == nil)
  }

  @Test func namesThatAreNoTextGetOne() throws {
    try write("first", "M_ller.csv")
    // As Windows-1252 writes an ü.
    let raw = (Array("\(path)/M".utf8) + [0xFC] + Array("ller.csv".utf8) + [0]).map { CChar(bitPattern: $0) }
    let file = open(raw, O_CREAT | O_WRONLY, 0o640)
    try #require(file >= 0)
    #expect(Foundation.write(file, "second", 6) == 6)
    close(file)
    #expect(Set(items()) == ["M_ller.csv", "2-M_ller.csv"] && text("2-M_ller.csv") == "second" && names().count == 2)
  }

  @Test func aNameWithoutRoomForMoreIsTakenTooAndFoldersAreMoved() throws {
    let long = String(repeating: "ü", count: 125) + ".csv"
    try write("first", long)
    let claim = try #require(folder.claim(long))
    #expect(claim.privateName.utf8.count < 255 && folder.put(claim, on: .done) == long)
    try FileManager.default.createDirectory(atPath: "\(path)/folder", withIntermediateDirectories: true)
    let other = try #require(folder.claim("folder"))
    #expect(folder.kind(of: other) == .strange("it is a folder") && folder.put(other, on: .refused) == "folder")
    #expect(names("refused") == ["folder"])
  }
}
