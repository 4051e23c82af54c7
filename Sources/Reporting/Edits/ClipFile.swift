import Editing
import Files
import Foundation
import TrainingModel

/// What was copied, kept in a file under the output folder until it is put somewhere.
package struct ClipFile: Sendable {
  private let folder: String
  private let name: String

  /// - Parameter name: 1 to 40 of `a-z`, `0-9`, `-` and `_`; nil for any other.
  package init?(folder: String, name: String) {
    guard IDShape.clip.fits(name) else { return nil }
    (self.folder, self.name) = (folder, "\(name).json")
  }

  /// Writes the clip in the place of one that is there.
  ///
  /// - Throws: `OutputFailure` where the file can't be written.
  package func write(_ clip: PlanClip) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let data = try encoder.encode(clip)
    try AtomicFile.write(Array(data), toFolder: folder, name: name, access: .own)
  }

  /// The clip; throws `EditRefusal` where there is none, or the file is none.
  package func read() throws(EditRefusal) -> PlanClip {
    guard let bytes = try? FileContent.bytes(of: "\(folder)/\(name)") else {
      throw EditRefusal("nothing was copied under the name '\(name.dropLast(5))'", hint: "copy something with 'mesocycle edit copy --from'")
    }
    do {
      return try JSONDecoder().decode(PlanClip.self, from: Data(bytes))
    } catch {
      throw EditRefusal("what was copied under the name '\(name.dropLast(5))' can't be read", hint: "copy it again")
    }
  }
}
