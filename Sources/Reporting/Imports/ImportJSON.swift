import Editing
import PlanStore
import TrainingModel

extension ImportView {
  /// The document that `review import --format json` prints.
  ///
  /// - Parameter name: the name of an exercise by its id.
  package static func json(_ reports: [ImportReport], name: (String) -> String) -> [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("sheets")
    json.beginArray()
    for report in reports {
      json.newline()
      json.sheet(report, name)
    }
    json.endArray()
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}

extension JSONBytes {
  fileprivate mutating func sheet(_ report: ImportReport, _ name: (String) -> String) {
    beginObject()
    pair("file", report.file)
    pair("coach_id", report.coachID)
    key("dry_run")
    bool(report.isDryRun)
    key("counts")
    beginObject()
    pair("read", report.rowsRead)
    let rows = report.rows
    pair("unchanged", rows.unchanged)
    pair("changed", rows.changed)
    pair("moved", rows.moved)
    pair("added", rows.added)
    pair("removed", rows.removed)
    pair("in_conflict", rows.inConflict)
    pair("refused", rows.refused)
    pair("missing_removed", rows.missingRemoved)
    pair("conflicts", report.conflictCount)
    pair("waiting", report.waitingCount)
    pair("stored", report.rowsStored)
    endObject()
    if !report.keptBack.isEmpty {
      key("kept_back")
      beginArray()
      for client in report.keptBack {
        newline()
        beginObject()
        pair("client_id", client.clientID)
        pair("rows", client.rows)
        key("findings")
        findings(client.findings)
        endObject()
      }
      endArray()
    }
    key("blocks")
    beginArray()
    for block in report.blocks {
      newline()
      self.block(block, of: report, name)
    }
    endArray()
    key("approved")
    beginArray()
    for week in report.approval?.approved.map(\.week) ?? report.wouldApprove {
      beginObject()
      self.week(week)
      endObject()
    }
    endArray()
    findings("approval_warnings", report.approvalWarnings)
    key("approvals_refused")
    beginArray()
    for refusal in report.approval?.refusals ?? [] {
      beginObject()
      if let week = refusal.week { self.week(week) } else { pair("client_id", refusal.clientID) }
      key("finding")
      finding(refusal.finding)
      key("errors")
      findings(refusal.errors)
      endObject()
    }
    endArray()
    key("findings")
    findings(report.findings)
    endObject()
  }

  private mutating func block(_ block: BlockImport, of report: ImportReport, _ name: (String) -> String) {
    beginObject()
    self.block(block.clientID, block.planStart)
    pair("base_revision", block.revision)
    numberOrNull("revision", block.saved?.revision)
    key("changes")
    beginArray()
    for change in block.difference.changes {
      self.change(change, line: block.lines[change.rowID], name: name)
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
      pair("status", report.hasApproved(week.week, of: block) ? WeekStatus.approved.id : week.status.id)
      pair("revision", week.revision)
      endObject()
    }
    endArray()
    key("refusals")
    findings(block.refusals)
    key("remarks")
    findings(block.remarks + block.joinedSessions)
    endObject()
  }
}
