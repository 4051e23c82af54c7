import Foundation
import Testing

/// What may stand in a folder under a name that a file of ours is to have.
enum StrangeThing: String, CaseIterable, CustomTestStringConvertible {
  case pipe, link, secondName, folder, socket, device

  var testDescription: String { rawValue }

  /// Whether the tester may make it: devices only the superuser may.
  var canBeMade: Bool { self != .device || geteuid() == 0 }

  /// Puts it at a path of the workspace; links lead to `victim`. Returns false where this machine doesn't let us.
  func put(at path: String, victim: String, in workspace: Workspace) throws -> Bool {
    let place = workspace.at(path)
    try FileManager.default.createDirectory(atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(atPath: place)
    return switch self {
    case .pipe: mkfifo(place, 0o666) == 0
    case .link: symlink(workspace.at(victim), place) == 0
    case .secondName: Foundation.link(workspace.at(victim), place) == 0
    case .folder: mkdir(place, 0o755) == 0
    case .socket: bindSocket(at: place)
    // The bit bucket of Linux, which swallows whatever is written into it.
    case .device: mknod(place, S_IFCHR | 0o666, 1 << 8 | 3) == 0
    }
  }

  /// A socket gets a short name first, because no other can be bound, and is then moved.
  private func bindSocket(at place: String) -> Bool {
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    let short = "/tmp/m-\(UUID().uuidString.prefix(8))"
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short.utf8) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 }
    }
    return isBound && rename(short, place) == 0
  }
}
