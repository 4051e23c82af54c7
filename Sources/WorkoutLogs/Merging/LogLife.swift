import TrainingModel

/// All sessions of a client that are stored, with what is known of the exports that told them.
package struct LogLife: Sendable, Equatable {
  /// In any order. A part whose `exported` is 0 stands in the newest export of its app as it does here.
  package var parts: [LogPart]
  /// What is known of the exports of each app.
  package var exports: [LogApp: LogExports]

  package init(parts: [LogPart] = [], exports: [LogApp: LogExports] = [:]) { (self.parts, self.exports) = (parts, exports) }

  /// How old the youngest export is that tells the part as it stands here; `LogAge` says what the number is.
  package func age(of part: LogPart) -> Int64 { part.exported == 0 ? exports[part.app]?.newest ?? 0 : part.exported }
}

extension LogApp {
  /// Whether a file of it holds everything that its user ever logged, so that what is missing was deleted.
  var exportsAll: Bool { ![.csv, .jsonl, .mapped, .sheet, .hand].contains(self) }
}
