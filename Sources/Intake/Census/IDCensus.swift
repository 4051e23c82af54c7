import Files
import Findings
import TrainingModel

/// Which ids stand more than once in a source: the first pass over it, which keeps 24 bytes a record.
package struct IDCensus: Sendable {
  /// How many records the source has, faulty ones included.
  package let recordCount: Int
  /// The first two places of each repeated id, by the digest of the id.
  private let repeated: [ContentDigest: (first: Place, second: Place)]

  /// Takes the ids in, record by record, so that whoever reads the source anyway needs no pass of its own for them.
  package struct Counter {
    private var extractor: IDExtractor
    private var entries: [(id: ContentDigest, ordinal: Int32, line: Int32)] = []
    private var count = 0

    package init(of source: RecordSource) { extractor = IDExtractor(format: source.format) }

    /// Counts a record; one without a readable id is rejected anyway and repeats nothing.
    package mutating func add(_ record: RawRecord) {
      count += 1
      if let id = extractor.digest(of: record) { entries.append((id, Int32(clamping: record.ordinal), Int32(clamping: record.line))) }
    }

    /// What stands more than once.
    package consuming func finish(_ source: RecordSource) -> IDCensus {
      entries.sort { ($0.id, $0.ordinal) < ($1.id, $1.ordinal) }
      var repeated: [ContentDigest: (Place, Place)] = [:]
      for (entry, next) in zip(entries, entries.dropFirst()) where entry.id == next.id && repeated[entry.id] == nil {
        repeated[entry.id] = (
          source.place(ordinal: Int(entry.ordinal), line: Int(entry.line)), source.place(ordinal: Int(next.ordinal), line: Int(next.line))
        )
      }
      return IDCensus(recordCount: count, repeated: repeated)
    }
  }

  private init(recordCount: Int, repeated: [ContentDigest: (Place, Place)]) { (self.recordCount, self.repeated) = (recordCount, repeated) }

  /// Reads a source from end to end and compares the ids.
  ///
  /// - Throws: `IntakeFailure` where the list can't be read to its end.
  package init(of source: RecordSource) throws(IntakeFailure) {
    var reader = source.records()
    var counter = Counter(of: source)
    while let record = try reader.next() { counter.add(record) }
    self = counter.finish(source)
  }

  /// Whether any id stands more than once.
  package var hasRepeated: Bool { !repeated.isEmpty }

  /// The finding that rejects a record because its id stands elsewhere too, or nil where it is the only one.
  package func repetition(of id: String, in record: RawRecord) -> Finding? {
    if repeated.isEmpty { return nil }
    var id = id
    guard let (first, second) = repeated[id.withUTF8({ ContentHasher.digest(of: $0) })] else { return nil }
    let other = first == record.place ? second : first
    return Finding(
      .profileDuplicateID, "the same 'id' stands at \(other) too", at: record.place,
      hint: "give each client an id of their own, or leave one of the records out")
  }
}
