import Files
import Findings
import TrainingModel

/// Finds the profiles of some clients in a list, and decodes no others.
package enum ProfileLookup {
  /// What a list has of the clients who were looked for; who is in neither is not in the list.
  package struct Found: Sendable {
    /// The clients whose records are in order, by id.
    package var clients: [String: Client] = [:]
    /// What is wrong with the records of others, by id.
    package var faults: [String: [Finding]] = [:]

    package init() {}
  }

  /// The clients with these ids. An id that stands twice is nobody's, as it is to the night.
  ///
  /// - Throws: `IntakeFailure` where the list can't be read to its end.
  package static func clients(
    _ ids: Set<String>, in source: RecordSource, vocabulary: ProfileVocabulary, today: CalendarDate
  ) throws(IntakeFailure) -> Found {
    var wanted: [ContentDigest: String] = [:]
    for id in ids {
      var text = id
      wanted[text.withUTF8 { ContentHasher.digest(of: $0) }] = id
    }
    var extractor = IDExtractor(format: source.format)
    var decoder = ProfileDecoder(source.format, vocabulary: vocabulary, today: today)
    var reader = source.records()
    var found = Found()
    var seen = Set<ContentDigest>()
    while let record = try reader.next() {
      guard let digest = extractor.digest(of: record), let id = wanted[digest] else { continue }
      let decoded = decoder.decode(record)
      guard seen.insert(digest).inserted else {
        found.clients[id] = nil
        found.faults[id] = [
          Finding(
            .profileDuplicateID, "the same 'id' stands in another record too", at: record.place,
            hint: "give each client an id of their own, or leave one of the records out")
        ]
        continue
      }
      if let client = decoded.client, client.id == id { found.clients[id] = client } else { found.faults[id] = decoded.findings }
    }
    return found
  }
}
