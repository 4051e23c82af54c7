import Foundation
import Mustache

/// The page around its data, made from the template.
struct PageShell {
  /// Everything before the data.
  let head: String
  /// Everything after it.
  let tail: String

  /// The shell of one coach's page, or nil where the template is damaged.
  init?(coach: String, texts: PageTexts, language: String) {
    guard let template = try? MustacheTemplate(string: String(decoding: PackageResources.page_mustache, as: UTF8.self)) else { return nil }
    let page = template.render([
      "coach": coach, "language": language, "policy": PageProgram.policy, "style": PageProgram.style, "script": PageProgram.script,
      "data": Self.seam, "text": Dictionary(uniqueKeysWithValues: texts.pairs.map { ($0.name, $0.text) }),
    ])
    // The last one is ours, whatever stands in a name. Looked for in bytes: searching the text itself took a seventh of an export.
    let bytes = Data(page.utf8)
    guard let seam = bytes.range(of: Data(Self.seam.utf8), options: .backwards) else { return nil }
    head = String(decoding: bytes[..<seam.lowerBound], as: UTF8.self)
    tail = String(decoding: bytes[seam.upperBound...], as: UTF8.self)
  }

  /// Where the data goes, which is written beside the template because it can be long.
  private static let seam = "\u{1}plan-data\u{1}"
}
