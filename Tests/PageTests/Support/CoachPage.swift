import Foundation
import ProgramRuns
import Testing

/// The review page of one coach, open in the browser, and what coaches do with it.
struct CoachPage: Sendable {
  let browser: Browser
  let path: String

  /// Opens the page as nobody has before, on the day of the night, whatever the machine's clock says.
  static func open(_ coach: String = "marta", of night: Night? = nil, today: String = Workspace.today) async throws -> CoachPage {
    let browser = try #require(Browser.running)
    let night = try #require(night ?? Night.shipped)
    let page = CoachPage(browser: browser, path: night.page(coach))
    try await browser.pretend(today: today)
    try await browser.openAfresh(page.path)
    try await page.ready()
    return page
  }

  func ready() async throws {
    try await browser.wait("the page to be ready", "return performance.getEntriesByName('ready').length > 0")
  }

  func reload() async throws {
    try await browser.reload()
    try await ready()
  }

  /// Clicks what has this action; within a selector, where there are several.
  func act(_ action: String, in selector: String = "") async throws {
    try await browser.click("\(selector) [data-action=\"\(action)\"]")
  }

  /// Brings another client's plan up.
  func choose(_ client: String) async throws { try await browser.click("#client-list [data-client=\"\(client)\"]") }

  /// The ids of a day's rows from the top, of the day `week-day`.
  func rows(_ day: String) async throws -> [String] {
    try await browser.run(
      "return [...document.querySelectorAll(`#plan [data-day=\"${arguments[0]}\"] [data-row]`)].map(e => e.dataset.row)", .text(day)
    ).texts
  }

  /// Those of a day's rows that are more than build-up sets, which the page draws as quiet lines.
  func lifts(_ day: String) async throws -> [String] {
    try await browser.run(
      "return [...document.querySelectorAll(`#plan [data-day=\"${arguments[0]}\"] .row:not(.light)`)].map(e => e.dataset.row)", .text(day)
    ).texts
  }

  /// The days that are shown and have rows.
  func trainingDays() async throws -> [String] {
    try await browser.run(
      "return [...document.querySelectorAll('#plan [data-day]')].filter(e => e.querySelector('[data-row]')).map(e => e.dataset.day)"
    ).texts
  }

  /// Opens what is a tap away: the rest of a row's columns, what can be done with it, and its reasons.
  func unfold(_ row: String) async throws {
    let control = try await browser.find("#plan [data-row=\"\(row)\"] [data-action=more]")
    if try await browser.attribute(control, "aria-expanded") != "true" { try await browser.click(control) }
    _ = try await browser.find("#plan [data-row=\"\(row)\"] .details")
  }

  /// Does something with a row.
  func act(_ action: String, row: String) async throws {
    try await unfold(row)
    try await act(action, in: "#plan [data-row=\"\(row)\"]")
  }

  /// The control of a column, which is unfolded where it has to be.
  func cell(_ row: String, _ column: String) async throws -> Element {
    if ["tempo", "superset", "kind", "target", "note"].contains(column) { try await unfold(row) }
    return try await browser.find("#plan [data-row=\"\(row)\"] [name=\"\(column)\"]")
  }

  func value(_ row: String, _ column: String) async throws -> String? {
    try await browser.property(try await cell(row, column), "value").text
  }

  /// Types over what stands in a cell, and goes on to the next.
  func enter(_ text: String, _ row: String, _ column: String) async throws {
    let cell = try await cell(row, column)
    try await browser.click(cell)
    try await browser.press("a", holding: [Key.control])
    try await browser.type(text.isEmpty ? Key.delete : text, into: cell)
    try await browser.press(Key.tab)
  }

  /// What the page has said last, aloud and to see.
  func said() async throws -> String { try await browser.run("return document.querySelector('#said').textContent").text ?? "" }

  func refused() async throws -> String { try await browser.run("return document.querySelector('#refused').textContent").text ?? "" }

  /// Saves, and reads what has come down.
  func save() async throws -> SavedSheet {
    try await act("save")
    return try SavedSheet(path: try await browser.download(ending: ".csv"))
  }
}

extension Browser {
  /// Makes every page that opens from now on believe that it is noon of this day, UTC.
  func pretend(today: String) async throws {
    if let pretence { try await command("Page.removeScriptToEvaluateOnNewDocument", ["identifier": .text(pretence)]) }
    pretence = try await command("Page.addScriptToEvaluateOnNewDocument", ["source": .text(Self.clock(today))])["identifier"].text
  }

  /// A script that sets the clock of a page to noon of a day, UTC.
  static func clock(_ today: String) -> String {
    """
    { const Real = Date, noon = Real.parse('\(today)T12:00:00Z');
      Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(noon) } static now() { return noon } } }
    """
  }
}
