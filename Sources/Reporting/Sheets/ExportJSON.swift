import Findings

/// What an export did, as `export --format json` prints it.
package struct ExportJSON: Sendable {
  private let written: [String]
  private let unchanged: Int
  private let findings: [Finding]

  /// - Parameters:
  ///   - written: the paths of the files that were written.
  ///   - unchanged: how many files said what they should already.
  ///   - findings: what there is to tell, as a sheet that a coach changed.
  package init(written: [String], unchanged: Int, findings: [Finding]) {
    (self.written, self.unchanged, self.findings) = (written, unchanged, findings)
  }

  /// The document.
  package var bytes: [UInt8] {
    var json = JSONBytes()
    json.beginObject()
    json.pair("schema_version", 1)
    json.key("written")
    json.beginArray()
    for path in written {
      json.newline()
      json.string(path)
    }
    json.endArray()
    json.pair("unchanged", unchanged)
    json.key("findings")
    json.findings(findings)
    json.endObject()
    json.end()
    return json.bytes.storage
  }
}
