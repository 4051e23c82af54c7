import Files
import TrainingModel

extension RecordSource {
  /// The digest of a record as it stands in the file, with what its meaning depends on: form, header, mapping, and the row's number where
  /// an id is made of it.
  ///
  /// Equal digests mean equal clients under the same rules and the same day. Nil for faulty records.
  package func rawDigest(of record: RawRecord) -> Digest? {
    if record.fault != nil { return nil }
    let context: String
    switch format {
    case .yaml: context = "yaml\n"
    case .jsonLines: context = "json\n"
    case .table(let layout): context = "table \(layout.identity) \(layout.isNumbered ? record.ordinal : 0)\n"
    }
    return ContentHasher.digest(of: Array(context.utf8)[...], record.bytes)
  }
}
