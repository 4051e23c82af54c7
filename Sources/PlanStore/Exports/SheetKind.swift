import TrainingModel

/// The files that a coach gets.
public enum SheetKind: UInt8, Word {
  case csv, json, clients, page

  public static let spellings = ["csv", "json", "clients", "page"]
}
