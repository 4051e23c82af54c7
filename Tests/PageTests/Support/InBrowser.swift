import Foundation
import Synchronization
import Testing

/// Starts one browser for all tests of a suite, and ends it after them.
struct InBrowser: SuiteTrait, TestScoping {
  func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void) async throws {
    let browser = try await Browser.start()
    do {
      try await Browser.$running.withValue(browser) {
        try await withTaskExecutorPreference(BrowserQueue()) { try await function() }
      }
    } catch {
      await browser.quit()
      throw error
    }
    await browser.quit()
  }
}

/// A queue for the tests of the page alone: each waits for the one before it, and would then wait behind every other test that there is, so that
/// all would be left for the end.
private final class BrowserQueue: TaskExecutor {
  private let queue = DispatchQueue(label: "browser")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// After every test: nothing may have come to the console, and a test that failed leaves a picture of the page.
struct Watched: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true
  fileprivate static let hasFailed = Mutex(false)

  func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void) async throws {
    guard let browser = Browser.running else { return try await function() }
    Self.hasFailed.withLock { $0 = false }
    do {
      try await function()
      let messages = try await browser.messages()
      #expect(messages == [], "the console has to stay empty")
    } catch {
      await Self.picture(test, browser)
      throw error
    }
    if Self.hasFailed.withLock({ $0 }) { await Self.picture(test, browser) }
  }

  private static func picture(_ test: Test, _ browser: Browser) async {
    let name = test.name.filter { $0.isLetter || $0.isNumber }
    if let path = try? await browser.screenshot(name) { note("what was seen: \(path)") }
  }

  fileprivate static func note(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}

extension Trait where Self == InBrowser {
  static var inBrowser: Self { Self() }
}

extension Trait where Self == Watched {
  static var watched: Self { Self() }
}

extension Trait where Self == IssueHandlingTrait {
  /// Remembers that a test has failed, so that a picture is taken.
  static var noticed: Self {
    .compactMapIssues { issue in
      Watched.hasFailed.withLock { $0 = true }
      return issue
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips, and says so loudly, where no browser is installed; where `CI` is set the suite runs, and fails for want of one.
  static var whereThereIsABrowser: Self {
    let isCI = ProcessInfo.processInfo.environment["CI"] != nil
    if !Browser.isInstalled && !isCI {
      Watched.note("NO BROWSER: the review page is not tested; `.ci/setup` installs chromium and chromium-driver")
    }
    return .enabled(if: Browser.isInstalled || isCI, "chromium or chromedriver is missing; `.ci/setup` installs them")
  }
}
