import TrainingModel

/// The files that a coach gets.
package enum SheetKind: UInt8, Word {
  case csv, json, clients, page

  package static let spellings = ["csv", "json", "clients", "page"]
}
