import Findings
import Intake
import TrainingModel

/// How a table of another kind becomes sets: for each field a column or a constant, with values translated and units said.
package struct LogMapping: Sendable {
  /// Where one field comes from.
  struct Entry: Sendable {
    var field: MappedField
    /// The names of the column, of which the first counts that the table has; empty for a constant.
    var columns: [String] = []
    var constant: String?
    /// What the column's texts stand for; any other text can't be read. nil where they are taken as they are.
    var values: [(from: String, to: String)]?
    /// The name of the unit.
    var unit: String?
    /// What stands before the column's text.
    var prefix = ""
    /// The order of the column's dates, where the mapping states it.
    var dateOrder: DateOrder?
    var place: Place
  }

  /// The mapping file as the user named it.
  package let path: String
  let entries: [Entry]
  /// Columns that are known and not needed.
  let ignored: [String]

  /// What goes before the ids of clients.
  var prefix: ArraySlice<UInt8> { Array((entries.first { $0.field == .client }?.prefix ?? "").utf8)[...] }

  /// Reads a mapping file.
  ///
  /// - Throws: the first thing that is wrong with it.
  package static func load(path: String) throws(LogRefusal) -> LogMapping {
    let bytes: [UInt8]
    do throws(IntakeFailure) { bytes = try InputFile(opening: path, waits: false).prefix(RawRecord.maximumSize) } catch {
      throw LogRefusal(error, path: path)
    }
    return try LogMapping(bytes, path: path)
  }

  /// The mapping that the bytes of a file hold.
  ///
  /// - Throws: the first thing that is wrong with it.
  package init(_ bytes: [UInt8], path: String) throws(LogRefusal) {
    let (entries, ignored, findings) = LogMappingReader.read(bytes, path: path)
    if let first = Finding.inReadingOrder(findings).first {
      throw LogRefusal(.mappingInvalid, first.message, at: first.place ?? Place(file: path), hint: first.hint)
    }
    (self.path, self.entries, self.ignored) = (path, entries, ignored)
  }
}
