import Foundation
import ProgramRuns
import Testing

/// What conditions have a client mind stands at the head of every session, wherever the session is read, and in both languages.
@Suite struct CautionHeadTests {
  private let workspace: Workspace
  private let sentences = [
    "Stop and call us if pain, numbness or weakness runs down a leg.", "Two legs before one, still ground before anything wobbly.",
    "Keep the wrist straight; use handles, fists or straps.",
  ]

  init() throws {
    workspace = try Workspace(rules: "../rules")
    try workspace.write(
      """
      {"id":"c-1","name":"Ada","coach":"marta","born":"1992-03-04","units":"kg","goal":"general_fitness","experience":"intermediate",\
      "training_days":["mon","thu"],"minutes_per_session":45,"equipment":["bodyweight"],\
      "conditions":["disc_radicular","ankle_instability","wrist_pain"],"clearance":"cleared"}

      """, to: "clients.jsonl")
    let night = try workspace.nightly("--start", Workspace.start)
    try #require(night.code == 0, "\(night.errors)")
  }

  @Test func everySessionOfTheSheetHasThemAtItsHeadAndInItsNotes() throws {
    let rows = try workspace.text("output/review/marta.csv").split(separator: "\r\n").map { CSVLine.cells(String($0)) }
    let heading = try #require(rows.first)
    let (date, note, head) = (
      try #require(heading.firstIndex(of: "date")), try #require(heading.firstIndex(of: "note")),
      try #require(heading.firstIndex(of: "cautions"))
    )
    let sessions = Dictionary(grouping: rows.dropFirst()) { $0[date] }
    #expect(sessions.count == 8)
    for (day, rows) in sessions {
      let notes = rows.map { $0[note] }.joined(separator: "\n")
      for sentence in sentences {
        #expect(rows[0][head].contains(sentence), "\(day)")
        #expect(notes.components(separatedBy: sentence).count == 2, "\(day): '\(sentence)' once in \(notes)")
      }
      #expect(rows.dropFirst().allSatisfy { $0[head].isEmpty })
    }
  }

  @Test(arguments: ["en", "de"]) func theClientReadsThemFirst(language: String) throws {
    try #require(try workspace.run("approve", "--coach", "marta", "--by", "Marta", "--yes", "--today", Workspace.today).code == 0)
    let wrote = try workspace.run("export", "--as", "ics,plan", "--language", language, "--today", Workspace.today)
    try #require(wrote.code == 0, "\(wrote.errors)")
    let wanted =
      language == "en"
      ? sentences
      : [
        "Aufhören und uns anrufen, wenn Schmerz, Taubheit oder Schwäche ins Bein zieht.",
        "Erst zwei Beine, dann eines; erst fester Boden, dann wackliger.",
        "Das Handgelenk gerade halten; Griffe, Fäuste oder Schlaufen benutzen.",
      ]
    let page = try workspace.text("output/plans/marta/c-1.html")
    let articles = page.components(separatedBy: "<article>").dropFirst()
    #expect(articles.count == 8)
    for article in articles {
      let head = article.components(separatedBy: "<table>")[0]
      for sentence in wanted { #expect(head.contains(sentence), "the page, '\(sentence)' in \(head)") }
    }
    let calendar = try workspace.text("output/plans/marta/c-1.ics").replacingOccurrences(of: "\r\n ", with: "")
    let texts = calendar.components(separatedBy: "\r\n").filter { $0.hasPrefix("DESCRIPTION:") }
      .map { $0.replacingOccurrences(of: "\\,", with: ",").replacingOccurrences(of: "\\;", with: ";") }
    #expect(texts.count == 8)
    for text in texts {
      let lines = text.dropFirst("DESCRIPTION:".count).components(separatedBy: "\\n")
      #expect(Set(lines.prefix(wanted.count)) == Set(wanted), "the calendar: \(lines.prefix(4))")
      if language == "de" {
        let english = sentences.filter { text.contains($0) }
        #expect(english.isEmpty, "nothing of the notes stays English: \(english)")
      }
    }
  }
}

/// One line of a CSV sheet, with quoted cells.
private enum CSVLine {
  static func cells(_ line: String) -> [String] {
    var (cells, cell, isQuoted) = ([String](), "", false)
    var rest = Substring(line)
    while let character = rest.popFirst() {
      switch character {
      case "\"" where isQuoted && rest.first == "\"":
        cell.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }
}
