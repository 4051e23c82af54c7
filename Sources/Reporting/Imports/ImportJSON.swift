import Editing
import PlanStore
import TrainingModel

extension ImportView {
  /// The document that `review import --format json` prints.
  public static func json(_ reports: [ImportReport]) -> [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("sheets")
    json.beginArray()
    for report in reports {
      json.newline()
      json.sheet(report)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  fileprivate mutating func sheet(_ report: ImportReport) {
    beginObject()
    pair("file", report.file)
    pair("coach_id", report.coachID)
    key("dry_run")
    bool(report.isDryRun)
    key("counts")
    beginObject()
    pair("read", report.rowsRead)
    pair("unchanged", report.rowsUnchanged)
    pair("changed", report.count(.changed))
    pair("moved", report.count(.moved))
    pair("added", report.count(.added))
    pair("removed", report.count(.removed))
    pair("conflicts", report.conflictCount)
    pair("waiting", report.waitingCount)
    pair("stored", report.blocks.reduce(0) { $0 + ($1.saved?.rows ?? 0) })
    endObject()
    key("blocks")
    beginArray()
    for block in report.blocks {
      newline()
      self.block(block)
    }
    endArray()
    key("approved")
    beginArray()
    for week in report.approval?.approved.map(\.week) ?? report.wouldApprove {
      beginObject()
      pair("client_id", week.clientID)
      pair("plan_start", week.planStart)
      pair("week", week.week)
      endObject()
    }
    endArray()
    key("approvals_refused")
    beginArray()
    for refusal in report.approval?.refusals ?? [] {
      beginObject()
      pair("client_id", refusal.clientID)
      if let week = refusal.week {
        pair("plan_start", week.planStart)
        pair("week", week.week)
      }
      key("finding")
      finding(refusal.finding)
      endObject()
    }
    endArray()
    key("findings")
    findings(report.findings)
    endObject()
  }

  private mutating func block(_ block: BlockImport) {
    beginObject()
    pair("client_id", block.clientID)
    pair("plan_start", block.planStart)
    pair("base_revision", block.revision)
    numberOrNull("revision", block.saved?.revision)
    key("changes")
    beginArray()
    for change in block.difference.changes {
      newline()
      self.change(change, line: block.lines[change.rowID])
    }
    endArray()
    key("conflicts")
    beginArray()
    for conflict in block.conflicts {
      beginObject()
      self.conflict(conflict)
      key("decided")
      bool(block.isDecided)
      endObject()
    }
    endArray()
    key("waiting_deletions")
    beginArray()
    for row in block.waiting {
      beginObject()
      pair("row_id", row.rowID.description)
      pair("week", row.week)
      pair("day", row.day)
      pair("exercise_id", row.exercise)
      endObject()
    }
    endArray()
    key("weeks")
    beginArray()
    for week in block.saved?.weeks ?? [] {
      beginObject()
      pair("week", week.week)
      pair("status", week.status.id)
      pair("revision", week.revision)
      endObject()
    }
    endArray()
    key("refusals")
    findings(block.refusals)
    key("remarks")
    findings(block.remarks)
    endObject()
  }

  private mutating func change(_ change: PlanDifference.Change, line: Int?) {
    beginObject()
    pair("kind", change.kind.id)
    pair("row_id", change.rowID.description)
    numberOrNull("line", line)
    pair("date", change.date)
    if let from = change.from { pair("from", from) }
    pair("exercise_id", change.row.exercise)
    key("cells")
    beginArray()
    for cell in change.cells {
      beginObject()
      pair("field", cell.field.id)
      pair("old", cell.old)
      pair("new", cell.new)
      endObject()
    }
    endArray()
    endObject()
  }
}
