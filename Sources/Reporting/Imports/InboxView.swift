import Findings
import PlanStore

/// What became of the files that coaches left for us, in words: on the terminal, and beside each file.
package struct InboxView: Sendable {
  private let style: Style
  private let name: @Sendable (String) -> String

  /// - Parameters:
  ///   - style: how what is told looks on the terminal; beside a file it is plain.
  ///   - name: the name of an exercise by its id.
  package init(style: Style, name: @escaping @Sendable (String) -> String = { $0 }) { (self.style, self.name) = (style, name) }

  /// A part a file, and the count at the end.
  fileprivate func text(_ report: InboxReport) -> String {
    var text = ""
    for entry in report.entries {
      text += style.bold("\(entry.coachID)/\(TerminalText.line(entry.name)): \(Self.words(entry))") + "\n" + entry.details
    }
    for log in report.logs { text += style.bold("\(log.client)/\(TerminalText.line(log.name)): \(log.words)") + "\n" + log.details }
    text += FindingReport(report.strays + report.limits + report.troubles).text(style: style)
    let count = report.entries.count + report.logs.count
    return text + "Took \(count) file\(count == 1 ? "" : "s") out of the inbox"
      + (report.left > 0 ? ", left \(report.left) for the next time, which somebody may still be writing" : "")
      + "\n"
  }

  /// What became of a file.
  ///
  /// - Parameters:
  ///   - state: where it goes; nil for what can't be a sheet.
  ///   - report: what taking it in did; nil where it was refused as a whole, or taken in before.
  ///   - logs: the same of a log sheet, client by client.
  ///   - findings: why it was refused as a whole, or what else there is to say.
  package func entry(
    coach: String, name file: String, state: InboxState?, report: ImportReport? = nil, logs: [LogFileReport]? = nil,
    findings: [Finding] = []
  ) -> InboxReport.Entry {
    InboxReport.Entry(
      coachID: coach, name: file, state: state, done: report.map(InboxReport.Done.init) ?? logs.map(InboxReport.Done.init) ?? .init(),
      details: details(report, findings, style) + (logs.map { LogImportView($0).text(width: 0, style: style) } ?? ""))
  }

  /// What stands beside a file in the coach's folder: what was done, what was not and why, what to do, and then all that there is to tell;
  /// nil where there is nothing to say.
  package func note(
    _ entry: InboxReport.Entry, _ report: ImportReport?, _ findings: [Finding], logs: [LogFileReport]? = nil
  ) -> String? {
    let isNews =
      entry.state != .done || !findings.isEmpty || report?.needsSomebody == true
      || report?.findings.contains { $0.severity != .info } == true || logs?.contains { $0.needsSomebody || !$0.findings.isEmpty } == true
    guard isNews else { return nil }
    let heading = "\(TerminalText.line(entry.name)) \(Self.words(entry)).\n\n"
    if let logs {
      let advice = entry.state == .conflict ? Self.logConflict : entry.state == .refused ? Self.logAdvice(entry) : Self.advice(entry)
      return heading + "Done: \(entry.done.words).\n\(advice)\n\nLine by line:\n\(LogImportView(logs).text(width: 0, style: .plain))"
    }
    guard let report else { return heading + details(nil, findings, .plain) + "\n" + Self.advice(entry) + "\n" }
    let view = ImportView(report, name: name)
    let (refused, waiting) = (view.refusedText, view.waitingText)
    var advice = [Self.advice(entry)]
    if entry.state == .waiting, !refused.isEmpty { advice.append(Self.correction) }
    return heading + "Done: \(entry.done.words).\n" + (refused.isEmpty ? "" : "Not done:\n\(refused)")
      + (waiting.isEmpty ? "" : "Waiting to be deleted:\n\(waiting)") + "\n"
      + advice.joined(separator: "\n") + "\n\nLine by line:\n" + details(report, findings, .plain)
  }

  private func details(_ report: ImportReport?, _ findings: [Finding], _ style: Style) -> String {
    FindingReport(FoldedFindings(findings).findings).text(style: style)
      + (report.map { ImportView($0, name: name).text(style: style) } ?? "")
  }

  private static func words(_ entry: InboxReport.Entry) -> String {
    switch entry.state {
    case .done: "was taken in"
    case .conflict: "was taken in, but for what somebody else changed meanwhile"
    case .waiting: "was taken in, but for the rows that it takes out"
    case .refused where entry.done.isAnything: "was taken in, but not all of it"
    case _ where entry.hasBrokenDown: "was set aside"
    case .refused, .queued, nil: "was not taken in"
    }
  }

  private static let logConflict = """
    What to do: what stood there before was kept. If this sheet is right, write it into the newest log sheet, and put that into the inbox, or \
    say so with 'mesocycle logs edit'; if not, do nothing.
    """

  /// What to do about a log sheet of which something was refused; its lines follow.
  private static func logAdvice(_ entry: InboxReport.Entry) -> String {
    guard entry.done.isAnything else { return advice(entry) }
    return """
      What to do: what is stored stays, and needs nothing more. Correct the cells that are listed below, in this sheet or in the newest one, \
      save it as CSV under any name, and put it into the inbox: cells that say what is stored already change nothing.
      """
  }

  private static let correction = """
    Correct only what stands under 'Not done' above, in this sheet or in the newest one, save it as CSV under any name, and put it into the \
    inbox: rows that say what the plan says already change nothing.
    """

  private static func advice(_ entry: InboxReport.Entry) -> String {
    switch entry.state {
    case .done: "Nothing else is stored of this file; correct what is listed in a new sheet if you want it."
    case .conflict:
      """
      What to do: decide what each of these cells is to say, write it into the newest sheet, and put that into the inbox. Or ask for this \
      sheet to be imported with --prefer sheet (yours counts) or --prefer store (the other one counts).
      """
    case .waiting:
      """
      What to do: if the rows under 'Waiting to be deleted' are to go, put an empty file named '\(TerminalText.line(entry.name)).yes' into the inbox. If not, do nothing: \
      they stay.
      """
    case .refused where entry.done.isAnything:
      """
      What to do: what is done stays, and needs nothing more. \(correction)
      """
    case _ where entry.hasBrokenDown:
      """
      What to do: tell whoever runs the program, and leave this file where it is for them. What it changes can be typed into the newest \
      sheet meanwhile: what stands there already is stored.
      """
    case .refused, .queued, nil:
      "What to do: correct what is listed, save the sheet as CSV under any name, and put it into the inbox again."
    }
  }
}

extension InboxReport: ResultView {
  /// A part a file, and the count at the end.
  package func text(width: Int, style: Style) -> String { InboxView(style: style).text(self) }
}
