import Findings
import Reporting

/// What a process that takes the inbox in says on its way, so that another one knows what it was about when it ended.
package enum InboxStep: Codable, Sendable {
  /// A file that lies in a coach's folder is about to be looked at.
  case looking(InboxFileName)
  /// A file of the queue is about to be taken in.
  case trying(number: Int, file: InboxFileName)
  /// So many of all changed blocks of the file are done.
  case busy(done: Int, total: Int)
  /// A file is done with.
  case settled(InboxReport.Entry)
  /// Everything is done: so many files were left to whoever is writing them, these wait for the next time, and this kept the inbox as a whole
  /// from being taken in.
  case end(left: Int, limits: [InboxSaying], troubles: [InboxSaying])
}

/// A file of the inbox.
package struct InboxFileName: Codable, Hashable, Sendable {
  package var coachID: String
  /// Without a folder.
  package var name: String

  package init(coachID: String, name: String) { (self.coachID, self.name) = (coachID, name) }
}

/// What is to be said of the inbox as a whole.
package struct InboxSaying: Codable, Sendable {
  package var message: String
  package var hint: String?

  package init(_ finding: Finding) { (message, hint) = (finding.message, finding.hint) }

  /// What is said, as a finding.
  package func finding(_ code: FindingCode) -> Finding { Finding(code, message, hint: hint) }
}
