import TrainingModel

/// Finds the profiles of some clients in a list, and decodes no others.
public enum ProfileLookup {
  /// The clients with these ids whose records are in order, by id. An id that stands twice is nobody's, as it is to the night.
  public static func clients(
    _ ids: Set<String>, in source: RecordSource, vocabulary: ProfileVocabulary, today: CalendarDate
  ) throws(IntakeFailure) -> [String: Client] {
    var wanted = Set<Digest>()
    for id in ids {
      var text = id
      wanted.insert(text.withUTF8 { ByteDigest.of($0) })
    }
    var extractor = IDExtractor(format: source.format)
    var decoder = ProfileDecoder(source.format, vocabulary: vocabulary, today: today)
    var reader = source.records()
    var found: [String: Client] = [:]
    var seen = Set<Digest>()
    while let record = try reader.next() {
      guard let digest = extractor.digest(of: record), wanted.contains(digest) else { continue }
      let client = decoder.decode(record).client
      guard seen.insert(digest).inserted else {
        if let client { found[client.id] = nil }
        continue
      }
      if let client { found[client.id] = client }
    }
    return found
  }
}
