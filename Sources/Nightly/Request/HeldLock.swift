import Findings
import PlanStore

/// Another run's lock, and whether that run has held it for longer than runs take: then it hangs, and every night after it would end
/// quietly.
struct HeldLock {
  private let holder: String
  /// Seconds; 0 where its clock is ahead of ours, or nobody knows.
  private let held: Int
  private let limit: Int

  /// A lock held for less is never too long, however short nights are: an hour, in seconds.
  static let shortestLimit = 3600
  /// A lock held for longer is too long where too few nights are known to say more: six hours, in seconds.
  static let limitWithoutHistory = 6 * 3600
  /// A lock is held too long after so many times what a night usually takes.
  static let nights = 3
  /// So many nights have to be known before their length counts, and so many of the latest are looked at.
  static let (fewestNights, latestNights) = (3, 14)

  /// - Parameter holder: What the holder wrote into the lock, the moment when it took it last; a run that has only just taken the lock has
  ///   written nothing yet.
  init(_ holder: String, _ request: RunRequest) {
    self.holder = holder
    let since = holder.split(separator: " ").last.flatMap { Moment(String($0)) }
    held = since.flatMap { since in Moment(request.now()).map { max(0, $0.seconds(since: since)) } } ?? 0
    // Where even that can't be read, the run that holds the lock may hold the database too.
    let store = PlanStore.exists(at: request.database) ? try? PlanStore.open(path: request.database, mode: .readOnly, busySeconds: 1) : nil
    limit = Self.limit((try? store?.lastRunSeconds(of: RunKind.nightly.rawValue, Self.latestNights)) ?? [])
  }

  /// How long a lock may be held, in seconds, where the last nights took so long.
  static func limit(_ seconds: [Int]) -> Int {
    guard seconds.count >= fewestNights else { return limitWithoutHistory }
    return max(shortestLimit, nights * seconds.sorted()[seconds.count / 2])
  }

  var isOverdue: Bool { held > limit }

  var finding: Finding {
    guard isOverdue else { return RunLock.Refusal.held(by: holder).findings[0] }
    return Finding(
      .runLocked, "another run has held the lock for \(Self.words(held)), and more than \(Self.words(limit)) is too long: \(holder)",
      hint: "look whether that process is still at work; if it hangs, end it ('kill' and its number), and run this again")
  }

  private static func words(_ seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60)
    return hours == 0 ? "\(minutes) min" : minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
  }
}
