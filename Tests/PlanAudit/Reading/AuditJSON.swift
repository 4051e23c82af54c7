import Foundation

/// A value of a JSON document, with an error that names the path where something is missing.
package struct AuditJSON {
  private let value: Any?
  private let path: String

  init(_ value: Any?, path: String = "") { (self.value, self.path) = (value, path) }

  /// What a document lacks.
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  subscript(key: String) -> AuditJSON { AuditJSON((value as? [String: Any])?[key], path: "\(path).\(key)") }

  var isPresent: Bool { value != nil && !(value is NSNull) }
  var keys: [String] { ((value as? [String: Any])?.keys).map { $0.sorted() } ?? [] }
  var list: [AuditJSON] { get throws { try required([Any].self).enumerated().map { AuditJSON($1, path: "\(path)[\($0)]") } } }
  var text: String { get throws { try required(String.self) } }
  var number: Double { get throws { try required(NSNumber.self).doubleValue } }
  var isTrue: Bool { get throws { try required(NSNumber.self).boolValue } }
  var words: Set<String> { get throws { Set(try list.map { try $0.text }) } }
  /// A number in hundredths, exactly.
  var hundredths: Int { get throws { Int((try number * 100).rounded()) } }

  /// A range, written as a list of its two ends.
  var range: ClosedRange<Double> {
    get throws {
      let ends = try list
      guard ends.count == 2 else { throw Missing(description: "\(path) has \(ends.count) ends") }
      return try ends[0].number...ends[1].number
    }
  }

  private func required<Value>(_ type: Value.Type) throws -> Value {
    guard let value = value as? Value else { throw Missing(description: "\(path) is no \(type)") }
    return value
  }
}
