import Findings
import TrainingModel

/// How a gym's own table becomes profiles: for each field a column, a constant or a number, with values translated and units converted.
package struct TableMapping: Sendable {
  /// Where one field comes from.
  struct Entry: Sendable {
    enum Source: Sendable {
      /// The first of these headers that the table has.
      case column([String])
      case constant(Value)
      /// The number of the row, after a prefix.
      case rowNumber(prefix: String)
    }

    var field: ProfileField
    var source: Source
    /// What the column's texts stand for; any other text is a finding. nil where they are taken as they are.
    var values: Translation?
    /// The unit of the column, for fields that are numbers.
    var unit: MeasureUnit?
    /// Whether the mapping names that unit, and does not leave it at the field's own.
    var isUnitStated = false
    /// What stands before the column's text.
    var prefix = ""
    /// What stands between the elements of a list.
    var separator = "|"
    /// The order of the column's dates, where the mapping states it.
    var dateOrder: DateOrder?
    /// What an empty cell stands for.
    var fallback: Value?
    var place: Place
  }

  /// The text of a field, or of the elements of its list.
  struct Value: Sendable {
    var texts: [String]
    var isList: Bool
  }

  /// From a column's texts to what they stand for.
  struct Translation: Sendable {
    var from: ByteTable
    var to: [Value]
  }

  /// The mapping file as the user named it.
  package let path: String
  let entries: [Entry]
  /// Columns that are known and not needed.
  let ignored: [String]
  /// The digest of the mapping file.
  let digest: ContentDigest

  /// Every column that the mapping knows.
  var columns: [String] {
    entries.flatMap { entry in if case .column(let names) = entry.source { names } else { [String]() } } + ignored
  }

  /// Reads a mapping file; the failure has all that is wrong with it.
  ///
  /// - Throws: `IntakeFailure` with everything that is wrong with the mapping.
  package static func load(path: String) throws(IntakeFailure) -> TableMapping {
    let bytes = try InputFile(opening: path, waits: false).prefix(RawRecord.maximumSize + 1)
    return try TableMappingReader.read(bytes, path: path)
  }

  init(path: String, entries: [Entry], ignored: [String], digest: ContentDigest) {
    (self.path, self.entries, self.ignored, self.digest) = (path, entries, ignored, digest)
  }
}
