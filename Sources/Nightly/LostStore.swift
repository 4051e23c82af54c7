import Files
import Findings
import Foundation
import PlanStore
import Reporting

/// Tells a first night from one whose database is gone: what earlier nights left beside it says that there was one.
struct LostStore {
  private let request: RunRequest

  init(_ request: RunRequest) { self.request = request }

  /// What speaks against a first night, in words; nil where nothing does.
  ///
  /// It is to be asked only where there is no database, or nothing in it.
  var evidence: String? {
    if holdsFiles("review", endings: [".csv", ".html", ".json"]) { return "sheets in '\(request.output)/review'" }
    if names(in: "plans").contains(where: { holdsFiles("plans/\($0)", endings: [".ics", ".html"]) }) {
      return "clients' plans in '\(request.output)/plans'"
    }
    if tellsOfStore("run_results.json") { return "the results in '\(request.output)/run_results.json'" }
    return nil
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(request.output)/\(folder)")) ?? []
  }

  private func holdsFiles(_ folder: String, endings: [String]) -> Bool {
    names(in: folder).contains { name in
      var isFolder: ObjCBool = false
      let path = "\(request.output)/\(folder)/\(name)"
      return endings.contains(where: name.hasSuffix) && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  /// Whether results are those of a run that had a database: one that finished, or that the brake held. What stands before the clients
  /// says so, and that is short.
  private func tellsOfStore(_ name: String) -> Bool {
    guard let bytes = FileContent.head(of: "\(request.output)/\(name)", count: 1 << 16) else { return false }
    let head = String(decoding: bytes, as: UTF8.self)
    return ["\"exit_code\": 0,", "\"exit_code\": 1,", "\"\(FindingCode.runBrake.id)\""].contains(where: head.contains)
  }
}
