import PlanStore

extension InboxReport {
  /// The document that `review sync` and `logs sync` print with `--format json`: a file of the inbox an entry, in the order in which they
  /// were taken in.
  package var json: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("files")
    json.beginArray()
    for entry in entries {
      json.newline()
      json.beginObject()
      json.pair("coach_id", entry.coachID)
      json.pair("file", entry.name)
      if let state = entry.state { json.pair("state", state.id) }
      json.pair("rows_stored", entry.done.rows)
      json.pair("weeks_approved", entry.done.weeks)
      json.pair("details", entry.details)
      json.endObject()
    }
    for log in logs {
      json.newline()
      log.write(to: &json)
    }
    json.endArray()
    json.pair("left", left)
    json.key("findings")
    json.findings(strays + limits + troubles)
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
