import TrainingModel

/// A name in logs of which nobody knows what it means, with exercises that it may mean.
package struct OpenName: Sendable {
  package struct Proposal: Sendable {
    package var exercise: String
    package var name: String
    /// How alike the names are, 1 to 99.
    package var score: Int

    package init(exercise: String, name: String, score: Int) { (self.exercise, self.name, self.score) = (exercise, name, score) }
  }

  package var name: String
  package var app: LogApp
  /// How many sets are stored under it.
  package var sets: Int
  package var lastDate: CalendarDate
  /// The likeliest first.
  package var proposals: [Proposal]

  package init(name: String, app: LogApp, sets: Int, lastDate: CalendarDate, proposals: [Proposal]) {
    (self.name, self.app, self.sets, self.lastDate, self.proposals) = (name, app, sets, lastDate, proposals)
  }
}

/// The names that wait for somebody who knows what they mean.
package struct OpenNamesView: ResultView {
  private let names: [OpenName]

  package init(_ names: [OpenName]) { self.names = names }

  package func text(width: Int, style: Style) -> String {
    if names.isEmpty { return "Every name in the logs is known.\n" }
    var table = TerminalTable([
      .init(heading: "Name", wraps: true, least: 16), .init(heading: "App"), .init(heading: "Sets", isRight: true), .init(heading: "Last"),
      .init(heading: "May be", wraps: true, least: 24),
    ])
    for name in names {
      let proposals = name.proposals.map { "\($0.exercise) (\($0.score))" }.joined(separator: ", ")
      table.rows.append([
        TerminalText.line(name.name), name.app.id, "\(name.sets)", "\(name.lastDate)", proposals.isEmpty ? "nothing like it" : proposals,
      ])
    }
    return table.lines(width: width, style: style).joined(separator: "\n")
      + "\nSay what a name means with: mesocycle logs names --set \"NAME\" EXERCISE_ID, or none where it is no exercise of the rules\n"
  }

  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("names")
    json.beginArray()
    for name in names {
      json.newline()
      json.beginObject()
      json.pair("name", name.name)
      json.pair("app", name.app.id)
      json.pair("sets", name.sets)
      json.pair("last_date", name.lastDate)
      json.key("proposals")
      json.beginArray()
      for proposal in name.proposals {
        json.beginObject()
        json.pair("exercise_id", proposal.exercise)
        json.pair("score", proposal.score)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
