import Findings
import PlanStore

/// What became of the files that coaches left for us, in words: on the terminal, and beside each file.
public struct InboxView: Sendable {
  private let name: @Sendable (String) -> String

  /// - Parameter name: the name of an exercise by its id.
  public init(name: @escaping @Sendable (String) -> String) { self.name = name }

  /// A part a file, and the count at the end.
  public func text(_ report: InboxReport, style: Style) -> String {
    var text = ""
    for entry in report.entries {
      text += style.bold("\(entry.coachID)/\(TerminalText.line(entry.name)): \(Self.words(entry))") + "\n" + details(entry, style)
    }
    text += FindingReport(report.strays + report.troubles).text(style: style)
    let count = report.entries.count
    return text + "Took \(count) file\(count == 1 ? "" : "s") out of the inbox"
      + (report.left > 0 ? ", left \(report.left) for the next time, which somebody may still be writing" : "")
      + "\n"
  }

  /// What stands beside a file in the coach's folder: what was done, what was not and why, what to do, and then all that there is to tell.
  public func note(_ entry: InboxReport.Entry) -> String {
    let heading = "\(TerminalText.line(entry.name)) \(Self.words(entry)).\n\n"
    guard let report = entry.report else { return heading + details(entry, .plain) + "\n" + Self.advice(entry) + "\n" }
    let refused = ImportView(report, name: name).refusedText
    return heading + "Done: \(InboxReport.Done(report).words).\n" + (refused.isEmpty ? "" : "Not done:\n\(refused)") + "\n"
      + Self.advice(entry) + "\n\nLine by line:\n" + details(entry, .plain)
  }

  /// Whether there is anything to say beside the file.
  public func hasNote(_ entry: InboxReport.Entry) -> Bool {
    entry.state != .done || !entry.findings.isEmpty || entry.report?.needsSomebody == true
      || entry.report?.findings.contains { $0.severity != .info } == true
  }

  private func details(_ entry: InboxReport.Entry, _ style: Style) -> String {
    FindingReport(FoldedFindings(entry.findings).findings).text(style: style)
      + (entry.report.map { ImportView($0, name: name).text(style: style) } ?? "")
  }

  private static func words(_ entry: InboxReport.Entry) -> String {
    switch entry.state {
    case .done: "was taken in"
    case .conflict: "was taken in, but for what somebody else changed meanwhile"
    case .waiting: "was taken in, but for the rows that it takes out"
    case .refused where entry.isTakenInPart: "was taken in, but not all of it"
    case .refused, .queued, nil: "was not taken in"
    }
  }

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
      What to do: if these rows are to go, put an empty file named '\(TerminalText.line(entry.name)).yes' into the inbox. If not, do nothing: \
      they stay.
      """
    case .refused where entry.isTakenInPart:
      """
      What to do: what is done stays, and needs nothing more. Correct only what stands under 'Not done' above, in this sheet or in the \
      newest one, save it as CSV under any name, and put it into the inbox: rows that say what the plan says already change nothing.
      """
    case .refused, .queued, nil:
      "What to do: correct what is listed, save the sheet as CSV under any name, and put it into the inbox again."
    }
  }
}
