import Findings
import PlanStore

/// What became of the files that were left for us: sheets by coaches, and logs of clients.
package struct InboxReport: Sendable {
  /// A file that was taken in, or was not, with what there is to tell: it may come from another process.
  package struct Entry: Codable, Sendable {
    package var coachID: String
    /// The file's name, without its folder.
    package var name: String
    /// The word of `InboxState` that says where it went; nil for what can't be a sheet, such as a folder, and was put aside.
    private var word: String?
    /// What was done with it.
    package var done: Done
    /// Whether the program that took it in did not come to an end.
    package var hasBrokenDown = false
    /// Line by line what there is to tell, as a terminal shows it.
    package var details: String

    package init(coachID: String, name: String, state: InboxState?, done: Done = Done(), details: String = "") {
      (self.coachID, self.name, self.word, self.done, self.details) = (coachID, name, state?.id, done, details)
    }

    /// Where it went; nil for what can't be a sheet.
    package var state: InboxState? { word.flatMap { InboxState(id: $0) } }

    /// The folder, in the coach's own, in which it is now.
    fileprivate var shelf: String {
      switch state {
      case .done, .conflict, .waiting: word ?? ""
      case .refused, .queued, nil: "refused"
      }
    }

    /// Whether it is called as sheets, lists and what the page saves are called, with what programs put behind the name of a second copy:
    /// `marta.csv`, `marta.clients.new.csv`, `marta.log.csv`, `marta-2026-12-02-081500.csv`, `marta (1).csv`.
    fileprivate var hasNameOfOurs: Bool {
      guard name.hasPrefix(coachID), name.hasSuffix(".csv") else { return false }
      return name.dropFirst(coachID.count).dropLast(4).wholeMatch(of: /(\.clients|\.log)?(\.new)?(-[0-9][0-9T-]*)?( ?\([0-9]{1,3}\))?/)
        != nil
    }
  }

  /// What was done with a sheet, counted.
  package struct Done: Codable, Sendable {
    package var rows = 0
    package var weeks = 0
    /// Training days of a log sheet; nil of a sheet of another kind.
    private var days: Int?
    /// Whether something of the file stands in the plans now.
    package var isAnything = false

    package init() {}

    package init(_ report: ImportReport) {
      (rows, weeks, isAnything) = (report.rowsStored, report.approval?.approved.count ?? 0, report.isTakenInPart)
    }

    package init(_ logs: [LogFileReport]) {
      let days = logs.reduce(0) { $0 + $1.created + $1.updated }
      (self.days, isAnything) = (days, days > 0)
    }

    /// `3 rows stored, 27 weeks approved`, of a log sheet `4 training days stored`.
    var words: String {
      if let days { return "\(days) training day\(days == 1 ? "" : "s") stored" }
      return "\(rows) row\(rows == 1 ? "" : "s") stored, \(weeks) week\(weeks == 1 ? "" : "s") approved"
    }
  }

  /// Coaches' sheets, in the order in which they were taken in.
  package var entries: [Entry] = []
  /// Clients' logs, in the order in which they were taken in.
  package var logs: [InboxLog] = []
  /// How many logs still lie in the folders of clients when all is done.
  package var waitingLogs = 0
  /// How many files were left for the next time, because somebody was still writing them.
  package var left = 0
  /// What waits for the next time, because it is more than is taken in a night.
  package var limits: [Finding] = []
  /// What kept the inbox as a whole from being taken in.
  package var troubles: [Finding] = []
  /// What lies in the inbox but in the folder of nobody whose files are taken.
  package var strays: [Finding] = []

  package init() {}

  /// The logs by what became of them.
  package var logCounts: NightNews.Logs {
    let refused = logs.count { $0.fate == .refused }
    return NightNews.Logs(taken: logs.count - refused, refused: refused, waiting: waitingLogs)
  }

  /// Whether something is left for somebody to do.
  package var needsSomebody: Bool {
    entries.contains { $0.state != .done } || logs.contains(where: \.needsSomebody) || !troubles.isEmpty || !strays.isEmpty
  }

  /// What a night tells of it: whose sheets, and what became of them. A file is named where the name is one that we gave; every other one
  /// the coach may have called after a client.
  package var findings: [Finding] {
    entries.map { entry in
      let whose = entry.hasNameOfOurs ? "'\(entry.name)' of coach '\(entry.coachID)'" : "a sheet of coach '\(entry.coachID)'"
      let hint = "see the text beside it in 'inbox/\(entry.coachID)/\(entry.shelf)'"
      switch entry.state {
      case .done:
        return Finding(.inboxTaken, "\(whose) was taken in, \(entry.done.words)")
      case .conflict:
        return Finding(.inboxConflict, "\(whose) changes what somebody else changed meanwhile, and that waits for a decision", hint: hint)
      case .waiting: return Finding(.inboxWaiting, "\(whose) takes rows out, and waits for the coach's yes", hint: hint)
      case .refused where entry.hasBrokenDown, nil where entry.hasBrokenDown:
        return Finding(
          .inboxRefused, "\(whose) made the program that takes sheets in break down, and was set aside",
          hint: "report this with the sheet, which is in 'inbox/\(entry.coachID)/\(entry.shelf)'; everything else was taken in")
      case .refused where entry.done.isAnything:
        return Finding(.inboxRefused, "\(whose) was taken in, \(entry.done.words), but a part of it was refused", hint: hint)
      case .refused, .queued, nil: return Finding(.inboxRefused, "\(whose) was refused", hint: hint)
      }
    } + logs.map(\.finding) + strays + limits + troubles
  }
}
