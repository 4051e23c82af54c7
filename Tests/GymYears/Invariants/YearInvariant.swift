/// Something that holds after every step of every gym, whatever happens there.
package struct YearInvariant: Sendable {
  /// A short name, such as `finished.kept`.
  package let name: String
  /// What holds, in one sentence.
  package let sentence: String
  /// Whether it takes long to look, and what is wrong stays wrong, so that a thrifty run need not look each time.
  var isCostly = false
  /// The places where it does not.
  let breaches: @Sendable (Observation) async throws -> [String]

  init(_ name: String, _ sentence: String, _ breaches: @escaping @Sendable (Observation) async throws -> [String]) {
    (self.name, self.sentence, self.breaches) = (name, sentence, breaches)
  }

  /// The same, told to be costly.
  var costly: YearInvariant {
    var copy = self
    copy.isCostly = true
    return copy
  }

  /// All of them: what the tables hold, what nights do, what was approved, what coaches read, what clients log, and what may be heard.
  package static let all = tables + nights + approvals + sheets + logs
}
