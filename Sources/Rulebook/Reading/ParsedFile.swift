import Dispatch
import Yams

/// What a file came to when it was parsed.
struct ParsedFile {
  /// nil where the file can't be read as a whole; then a complaint says why.
  let documents: [Node]?
  let complaints: Complaints

  /// Parses the files over all cores; the results stand in the order of the files.
  static func parse(_ files: [SourceFile]) -> [ParsedFile] {
    Array(unsafeUninitializedCapacity: files.count) { results, count in
      // Each call touches its own file and its own place, and nothing that is shared.
      nonisolated(unsafe) let (files, places) = (files, results)
      DispatchQueue.concurrentPerform(iterations: files.count) { index in
        let complaints = Complaints()
        let documents = SourceParser(file: files[index], complaints: complaints).documents()
        places.initializeElement(at: index, to: ParsedFile(documents: documents, complaints: complaints))
      }
      count = files.count
    }
  }
}
