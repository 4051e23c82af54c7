import PlanStore
import Planning
import Rulebook
import TrainingModel

/// What logs show, client by client.
package struct LogReportView: ResultView {
  /// A client as the list of clients has them.
  package struct Client: Sendable {
    package var name: String
    package var coach: String
    package var report: TrainingReport
    /// What the client wrote lately, the newest first.
    package var comments: [ClientComment]

    package init(name: String, coach: String, report: TrainingReport, comments: [ClientComment]) {
      (self.name, self.coach, self.report, self.comments) = (name, coach, report, comments)
    }
  }

  private let clients: [Client]
  private let rulebook: Rulebook
  private let today: CalendarDate
  private let words: FlagWords

  package init(_ clients: [Client], _ rulebook: Rulebook, today: CalendarDate) {
    (self.clients, self.rulebook, self.today) = (clients, rulebook, today)
    words = FlagWords(rulebook: rulebook, language: .english)
  }

  // MARK: For people

  package func text(width: Int, style: Style) -> String {
    if clients.isEmpty { return "There are no clients.\n" }
    return clients.map { lines(of: $0, width, style).joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func lines(of client: Client, _ width: Int, _ style: Style) -> [String] {
    let report = client.report
    let head = style.bold("\(report.client)  \(TerminalText.line(client.name))")
    guard let last = report.lastLog else { return [head, "Nothing was logged."] }
    var lines = [head, "Sessions \(share(report.sessions)), sets \(share(report.sets)); last logged on \(last)"]
    for flag in report.flags {
      let text = "\(flag.kind.id)  \(flag.date)  \(TerminalText.line(words.text(flag, unit: report.unit)))"
      lines.append(flag.kind == .pain ? style.bold(text) : text)
    }
    for movement in report.waiting {
      let what =
        "\(rulebook[movement.exercise].name) hurt badly on \(movement.since), so blocks that begin by \(movement.until) leave its movement "
      lines.append(style.bold(TerminalText.line(what + "(\(movement.pattern.id)) out, unless it was trained twice without")))
    }
    if !client.comments.isEmpty {
      lines += ["", "Written in the last \(rulebook.flags.volumeDays) days:"]
      for comment in client.comments {
        let about = comment.exercise.flatMap(rulebook.exercise).map { rulebook[$0].name } ?? comment.name
        lines.append(TerminalText.line("\(comment.date)  \(about.isEmpty ? "" : "\(about): ")\(comment.text)"))
      }
    }
    if !report.lifts.isEmpty {
      var table = TerminalTable([
        .init(heading: "Lift", wraps: true, least: 16), .init(heading: "Days", isRight: true), .init(heading: "1RM", isRight: true),
        .init(heading: "Best", isRight: true), .init(heading: "On"), .init(heading: "Curve"),
      ])
      for lift in report.lifts {
        let best = lift.points.max { $0.oneRepMax < $1.oneRepMax }
        table.rows.append([
          rulebook[lift.exercise].name, "\(lift.points.count)", lift.points.last.map { words.load($0.oneRepMax) } ?? "",
          best.map { words.load($0.oneRepMax) } ?? "", best.map { "\($0.date)" } ?? "", Self.curve(lift.points),
        ])
      }
      lines += ["", "Estimated 1RM in \(report.unit.id), by Epley, Brzycki and Wathan:"] + table.lines(width: width, style: style)
    }
    if !report.volume.isEmpty {
      var table = TerminalTable([
        .init(heading: "Muscle"), .init(heading: "Planned", isRight: true), .init(heading: "Done", isRight: true),
      ])
      for muscle in report.volume {
        table.rows.append([muscle.muscle.name, Self.halves(muscle.plannedHalves), Self.halves(muscle.doneHalves)])
      }
      lines += ["", "Working sets of the last \(rulebook.flags.volumeDays) days:"] + table.lines(width: width, style: style)
    }
    return lines
  }

  private func share(_ share: DoneShare?) -> String {
    guard let share, let percent = share.percent else { return "not planned yet" }
    return "\(share.done) of \(share.planned) (\(percent) %)"
  }

  private static func halves(_ halves: Int) -> String { halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2).5" }

  /// The last days as bars, from the least of them to the most.
  private static func curve(_ points: [LiftCurve.Point]) -> String {
    let last = points.suffix(16).map(\.oneRepMax)
    guard let least = last.min(), let most = last.max(), most > least else { return String(repeating: "▄", count: last.count) }
    let bars = Array("▁▂▃▄▅▆▇█")
    return String(last.map { bars[min(bars.count - 1, Int(($0 - least) / (most - least) * Double(bars.count)))] })
  }

  // MARK: For programs

  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.pair("today", today)
    json.key("clients")
    json.beginArray()
    for client in clients {
      json.newline()
      json.client(client, rulebook, words)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  fileprivate mutating func client(_ client: LogReportView.Client, _ rulebook: Rulebook, _ words: FlagWords) {
    let report = client.report
    beginObject()
    pair("client_id", report.client)
    pair("client_name", client.name)
    pair("coach_id", client.coach)
    pair("unit", report.unit.id)
    key("last_log")
    if let last = report.lastLog { date(last) } else { null() }
    numberOrNull("compliance", report.sessions?.percent)
    share("sessions", report.sessions)
    share("sets", report.sets)
    key("lifts")
    beginArray()
    for lift in report.lifts { self.lift(lift, rulebook) }
    endArray()
    key("volume")
    beginArray()
    for muscle in report.volume {
      beginObject()
      pair("muscle", muscle.muscle.id)
      key("planned_sets")
      number(hundredths: muscle.plannedHalves * 50)
      key("done_sets")
      number(hundredths: muscle.doneHalves * 50)
      endObject()
    }
    endArray()
    flags(report.flags, saidIn: report.unit, words)
    key("suspended")
    beginArray()
    for movement in report.waiting {
      beginObject()
      pair("exercise_id", rulebook[movement.exercise].id)
      pair("pattern", movement.pattern.id)
      pair("since", movement.since)
      pair("until", movement.until)
      endObject()
    }
    endArray()
    key("comments")
    beginArray()
    for comment in client.comments {
      beginObject()
      pair("date", comment.date)
      textOrNull("exercise_id", comment.exercise)
      textOrNull("exercise", comment.name.isEmpty ? nil : comment.name)
      pair("text", comment.text)
      endObject()
    }
    endArray()
    endObject()
  }

  private mutating func lift(_ lift: LiftCurve, _ rulebook: Rulebook) {
    beginObject()
    pair("exercise_id", rulebook[lift.exercise].id)
    key("e1rm")
    number(rounded: lift.points.last?.oneRepMax ?? 0)
    key("best")
    number(rounded: lift.points.map(\.oneRepMax).max() ?? 0)
    key("curve")
    beginArray()
    for point in lift.points {
      beginObject()
      pair("date", point.date)
      key("e1rm")
      number(rounded: point.oneRepMax)
      key("load")
      number(rounded: point.load)
      pair("reps", point.reps)
      key("sure")
      bool(point.isSure)
      endObject()
    }
    endArray()
    endObject()
  }
}
