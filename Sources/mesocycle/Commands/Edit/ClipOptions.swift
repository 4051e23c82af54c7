import ArgumentParser
import Editing
import Reporting

/// Where what was copied is kept.
struct ClipOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The name under which it is kept.", valueName: "name")) var clip = "clip"

  /// The file under the output folder.
  func file(_ settings: Settings) throws -> ClipFile {
    guard let file = ClipFile(folder: settings.output + "/clips", name: clip) else {
      throw ValidationError("--clip takes 1 to 40 of a-z, 0-9, - and _, not '\(clip)'")
    }
    return file
  }
}

/// How what was copied is put in.
struct PasteOptions: ParsableArguments {
  @Flag(help: "Take out what is there; otherwise the rows go behind it.") var replace = false
  @Option(help: ArgumentHelp("The order that the first row gets, between those that are there.", valueName: "n")) var toOrder: Int?
}

extension ClipPlace {
  /// The place that an option names.
  static func option(_ text: String, _ name: String) throws -> ClipPlace {
    guard let place = ClipPlace(text) else {
      throw ValidationError("--\(name) takes CLIENT:2026-12-07, CLIENT:week:2, CLIENT:month or CLIENT:ROW, not '\(text)'")
    }
    return place
  }
}
