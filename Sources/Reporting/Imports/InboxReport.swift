import Findings
import PlanStore

/// What became of the files that coaches left for us.
public struct InboxReport: Sendable {
  /// A file that was taken in, or was not.
  public struct Entry: Sendable {
    public var coachID: String
    /// The file's name, without its folder.
    public var name: String
    /// Where it went; nil for what can't be a sheet, such as a folder, and was put aside.
    public var state: InboxState?
    /// What taking it in did; nil where it was refused as a whole, or taken in before.
    public var report: ImportReport?
    /// Why it was refused as a whole, or what else there is to say.
    public var findings: [Finding]

    public init(coachID: String, name: String, state: InboxState?, report: ImportReport? = nil, findings: [Finding] = []) {
      (self.coachID, self.name, self.state, self.report, self.findings) = (coachID, name, state, report, findings)
    }

    /// Whether something of the file stands in the plans now.
    var isTakenInPart: Bool { report?.isTakenInPart ?? false }
  }

  /// What was done with a sheet, counted.
  struct Done {
    let rows, weeks: Int

    init(_ report: ImportReport?) { (rows, weeks) = (report?.rowsStored ?? 0, report?.approval?.approved.count ?? 0) }

    /// `3 rows stored, 27 weeks approved`.
    var words: String { "\(rows) row\(rows == 1 ? "" : "s") stored, \(weeks) week\(weeks == 1 ? "" : "s") approved" }
  }

  /// In the order in which they were taken in.
  public var entries: [Entry] = []
  /// How many files were left for the next time, because somebody was still writing them.
  public var left = 0
  /// What kept the inbox as a whole from being taken in.
  public var troubles: [Finding] = []
  /// What lies in the inbox but in the folder of no coach.
  public var strays: [Finding] = []

  public init() {}

  /// Whether something is left for somebody to do.
  public var needsSomebody: Bool { entries.contains { $0.state != .done } || !troubles.isEmpty || !strays.isEmpty }

  /// What a night tells of it: whose sheets, and what became of them, but no name of a file, for a coach may have named it after a client.
  public var findings: [Finding] {
    entries.map { entry in
      let whose = "a sheet of coach '\(entry.coachID)'"
      let hint = "see the text beside it in the coach's folder"
      switch entry.state {
      case .done:
        return Finding(.inboxTaken, "\(whose) was taken in, \(Done(entry.report).words)")
      case .conflict:
        return Finding(.inboxConflict, "\(whose) changes what somebody else changed meanwhile, and that waits for a decision", hint: hint)
      case .waiting: return Finding(.inboxWaiting, "\(whose) takes rows out, and waits for the coach's yes", hint: hint)
      case .refused where entry.isTakenInPart:
        return Finding(.inboxRefused, "\(whose) was taken in, \(Done(entry.report).words), but a part of it was refused", hint: hint)
      case .refused, .queued, nil: return Finding(.inboxRefused, "\(whose) was refused", hint: hint)
      }
    } + strays + troubles
  }
}
