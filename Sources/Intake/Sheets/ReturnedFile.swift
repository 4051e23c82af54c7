import Findings

/// A file that came back from a coach: a sheet, or the list of clients beside it.
package enum ReturnedFile: Sendable {
  case sheet(SheetScan)
  case clients(ClientListScan)

  /// Reads the cells of the file at `path`; throws where it is neither.
  package init(path: String) throws(IntakeFailure) { try self.init(SheetScan.bytes(of: path), named: path) }

  /// Reads the cells of a file in memory; `path` is what findings call it.
  ///
  /// - Throws: `IntakeFailure` where it is neither a sheet nor a list of clients.
  package init(_ bytes: [UInt8], named path: String) throws(IntakeFailure) {
    if ClientListScan.isList(Array(bytes.prefix(SheetScan.headSize))) {
      self = .clients(try ClientListScan(bytes, named: path))
    } else {
      self = .sheet(try SheetScan(bytes, named: path))
    }
  }

  /// Why a file is neither, by its first bytes: it is a workbook, or its heading names no columns of one. nil where it may be one.
  package static func refusal(ofHead head: [UInt8], named path: String) -> IntakeFailure? {
    ClientListScan.isList(head) ? nil : SheetScan.refusal(ofHead: head, named: path)
  }
}
