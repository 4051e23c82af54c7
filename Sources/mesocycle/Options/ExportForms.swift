import ArgumentParser
import Findings
import PlanStore
import Reporting

/// What `export --as` lists: sheets for coaches, and files for clients.
struct ExportForms {
  var sheets: [SheetKind] = []
  var clientFiles: [ClientFileForm] = []

  /// The forms of a list such as `csv,json` or `ics,plan`; any other word is a usage error.
  init(_ list: String) throws {
    for form in list.split(separator: ",") {
      if let kind = SheetKind(id: form), kind != .clients {
        sheets.append(kind)
      } else if let file = ClientFileForm(id: form) {
        clientFiles.append(file)
      } else {
        let near = Suggestion.hint(for: String(form), among: ["csv", "json", "page", "ics", "plan"])
        throw ValidationError("--as takes csv, json, page, ics and plan, not '\(form)'" + (near.map { "; \($0)" } ?? ""))
      }
    }
    if sheets.isEmpty, clientFiles.isEmpty { throw ValidationError("--as is given, but empty") }
    if sheets.contains(.csv) { sheets.append(.clients) }
  }
}
