import Findings
import Foundation
import TrainingModel

extension TableMapping {
  /// Fields that take words of the rules or of the program.
  private static let wordFields: [ProfileField] = [
    .goal, .experience, .trainingDays, .equipment, .conditions, .clearance, .sex, .status, .units, .priorityMuscles, .likes, .dislikes,
    .never, .template,
  ]

  /// Reads a mapping file; the failure has all that is wrong with it, or with the words that it gives.
  ///
  /// - Parameter today: what dates are compared with.
  /// - Throws: `IntakeFailure` with everything that is wrong with the mapping.
  package static func load(path: String, words: ProfileVocabulary, today: CalendarDate) throws(IntakeFailure) -> TableMapping {
    let mapping = try load(path: path)
    let faults = mapping.faults(words, today: today)
    guard faults.isEmpty else { throw IntakeFailure(faults) }
    return mapping
  }

  /// What is wrong with the words that the mapping itself gives (constants, defaults, and what values stand for), each once and at its field
  /// in the mapping: else every row that needs one of them would be told of it.
  func faults(_ vocabulary: ProfileVocabulary, today: CalendarDate) -> [Finding] {
    var decoder = ProfileDecoder(.jsonLines, vocabulary: vocabulary, today: today)
    var findings: [Finding] = []
    for entry in entries where Self.wordFields.contains(entry.field) {
      var values = (entry.values?.to ?? []) + [entry.fallback].compactMap { $0 }
      if case .constant(let value) = entry.source { values.append(value) }
      var seen = Set<String>()
      for word in values.flatMap(\.texts) where !word.isEmpty && seen.insert(word).inserted {
        let said = decoder.decode(Self.record(word, entry.field)).findings
        guard let fault = said.first(where: { [.profileUnknownID, .profileType, .profileRange].contains($0.code) && $0.place?.line == 1 })
        else { continue }
        findings.append(
          Finding(
            .mappingInvalid, "the mapping gives '\(UTF8Text.excerpt(word.utf8))' for '\(entry.field)', but \(fault.message)",
            at: entry.place, hint: fault.hint))
      }
    }
    return Finding.inReadingOrder(findings)
  }

  /// A profile that says nothing but this word.
  private static func record(_ word: String, _ field: ProfileField) -> RawRecord {
    let value: Any = field.isList ? [word] : word
    let bytes = (try? JSONSerialization.data(withJSONObject: [field.id: value])).map { Array($0) } ?? []
    return RawRecord(ordinal: 0, file: "", line: 1, bytes: bytes[...])
  }
}
