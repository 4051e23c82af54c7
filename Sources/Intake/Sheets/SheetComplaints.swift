import Findings

/// What is wrong with a sheet, cut off where nobody reads on; what is wrong with many rows alike is one complaint.
struct SheetComplaints {
  /// So many different errors are told.
  static let limit = 100
  /// So many rows with errors are read; more of them say nothing new of a column that a program has spoiled.
  static let mostRows = 10_000

  /// So many different errors of one client count for the file: a single client can't make the rest go unread.
  static let mostOfClient = 20

  private var errors = FoldedFindings()
  private var warnings = FoldedFindings()
  /// What is wrong with the rows of each client, by the place of its cell in the pool.
  private(set) var ofClients: [Int32: FoldedFindings] = [:]

  /// How many different errors there are, of a single client no more than count.
  private var counted = 0

  /// Everything that is to be told where the file is refused.
  var findings: [Finding] { Array(errors.findings.prefix(Self.limit) + warnings.findings.prefix(max(0, Self.limit - errors.count))) }
  /// Whether more is wrong than is told.
  var hasMore: Bool { isFull || errors.count > Self.limit }
  var warningFindings: [Finding] { Array(warnings.findings.prefix(Self.limit)) }
  var hasErrors: Bool { errors.count > 0 }
  /// Whether something is wrong that is not one client's alone.
  private(set) var concernsFile = false

  /// Whether there are enough complaints to stop reading.
  var isFull: Bool { counted >= Self.limit || errors.total >= Self.mostRows }

  /// - Parameter client: whose row it is about, as the place of the client's cell in the pool; nil for what concerns the file.
  mutating func add(_ finding: Finding, of client: Int32? = nil) {
    guard finding.severity == .error else { return warnings.add(finding) }
    let before = errors.count
    errors.add(finding)
    var ofClient = 0
    if let client {
      ofClients[client, default: FoldedFindings()].add(finding)
      ofClient = ofClients[client]?.count ?? 0
    } else {
      concernsFile = true
    }
    if errors.count > before, ofClient <= Self.mostOfClient { counted += 1 }
  }
}
