import Findings
import Reporting
import TrainingModel

/// What a run did for each client, in the order of the roster.
///
/// Most findings say the same of many clients, so each is kept once: a long list of clients costs little more than their ids.
package struct ClientLog: RandomAccessCollection, Sendable {
  /// A client's result without its findings, and where those stand in `references`.
  private struct Entry: Sendable {
    var result: ClientResult
    var findings: Range<Int32>
  }

  private var entries: [Entry] = []
  private var references: [UInt32] = []
  private var findings: [Finding] = []
  private var places: [Finding: UInt32] = [:]

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(index: Int) -> ClientResult {
    var result = entries[index].result
    result.findings = entries[index].findings.map { findings[Int(references[Int($0)])] }
    return result
  }

  mutating func append(_ result: ClientResult) {
    let start = Int32(references.count)
    for finding in result.findings { references.append(place(of: finding)) }
    var bare = result
    bare.findings = []
    entries.append(Entry(result: bare, findings: start..<Int32(references.count)))
  }

  /// Changes what is known of a client. Findings are not handed over; those that are put there take the place of the known ones.
  mutating func update(_ index: Int, _ change: (inout ClientResult) -> Void) {
    change(&entries[index].result)
    let findings = entries[index].result.findings
    guard !findings.isEmpty else { return }
    let start = Int32(references.count)
    for finding in findings { references.append(place(of: finding)) }
    entries[index].findings = start..<Int32(references.count)
    entries[index].result.findings = []
  }

  /// Takes findings of this code back from a client.
  mutating func remove(_ code: FindingCode, at index: Int) {
    let kept = entries[index].findings.map { references[Int($0)] }.filter { findings[Int($0)].code != code }
    let start = Int32(references.count)
    references += kept
    entries[index].findings = start..<Int32(references.count)
  }

  private mutating func place(of finding: Finding) -> UInt32 {
    if let place = places[finding] { return place }
    let place = UInt32(findings.count)
    findings.append(finding)
    places[finding] = place
    return place
  }
}
