import Foundation
import ProgramRuns
import Testing

extension ReviewPage {
  /// Names and notes that try to be more than text.
  @Suite struct HostileTests {
    static let names = [
      #"</script><img src=x onerror="pwned=1">"#, "<!--<script>", #""quoted" & 'single' <b>bold</b>"#,
      "\u{202E}gnirts\u{202C} \u{200F}עברית", "👩🏽‍🦽 Zoë 🏋️",
      "{{name}} {{{name}}} ${name}", "line\u{2028}separator", "=HYPERLINK(\"http://x\")", "constructor", "__proto__",
    ]

    /// A night whose clients have these as their notes, and then, past the reader that would refuse them, as their names.
    static func night(in workspace: Workspace) throws -> Night {
      let profile = try String(contentsOfFile: Workspace.fixtures + "/clients/anna-beck.yaml", encoding: .utf8)
      for (place, name) in names.enumerated() {
        let lines = profile.split(separator: "\n").filter { !$0.hasPrefix("notes:") }.map { line in
          if line.hasPrefix("id:") {
            "id: hostile-\(place)"
          } else if line.hasPrefix("name:") {
            "name: Zebrafink \(place)"
          } else {
            String(line)
          }
        }
        let quoted = String(decoding: try JSONEncoder().encode(name.filter { $0 != "\u{2028}" }), as: UTF8.self).replacing("\\/", with: "/")
        let notes =
          name.unicodeScalars.contains { $0.properties.generalCategory == .format && $0 != "\u{200D}" } ? "" : "notes: \(quoted)\n"
        try workspace.write(lines.joined(separator: "\n") + "\n" + notes, to: "clients/hostile-\(place).yaml")
      }
      let night = try Night.run(in: workspace, clients: "clients")
      let changes = names.enumerated().map { place, name in
        "UPDATE clients SET client_name = '\(name.replacing("'", with: "''"))' WHERE client_id = 'hostile-\(place)';"
      }
      guard try workspace.query(changes.joined(separator: "\n")) == "" else { throw DriverFailure(kind: "no names", message: "") }
      let export = try workspace.run("export", "--as", "csv,json,page", "--today", Workspace.today)
      guard export.code == 0 else { throw DriverFailure(kind: "no export", message: export.output + export.errors) }
      return night
    }

    @Test func namesAndNotesAreTextAndRunNothing() async throws {
      let workspace = try Workspace(rules: nil)
      let page = try await CoachPage.open(of: try Self.night(in: workspace))
      for (place, name) in Self.names.enumerated() {
        try await page.choose("hostile-\(place)")
        let shown = try await page.browser.run("return document.querySelector('#client-name').firstChild.textContent").text ?? ""
        let letters = { (text: String) in String(text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.isEmoji }) }
        #expect(letters(shown) == letters(name), "\(shown)")
        try await page.enter(name, try await page.rows("1-1")[0], "note")
        try await page.act("view-monthly")
        try await page.act("view-weekly")
      }
      #expect(
        try await page.browser.run(
          "return [typeof pwned, document.querySelectorAll('#plan img, #plan b, #clients img, #clients b').length]") == ["undefined", 0])
      let saved = try await page.save()
      #expect(saved.rows.contains { $0["note"]?.drop { $0 == "'" } ?? "" == #"</script><img src=x onerror="pwned=1">"# })
      try await page.reload()
      #expect(try await page.browser.run("return typeof pwned").text == "undefined")
      _ = try await page.browser.printed()
    }
  }
}
