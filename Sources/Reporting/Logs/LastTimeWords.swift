import Planning
import Rulebook
import TrainingModel

/// Says what was done of an exercise on a day, as it was lifted: `8, 8, 7 at 60 kg, RPE 8`.
struct LastTimeWords {
  private let rulebook: Rulebook
  private let said: PrescriptionWords

  init(_ rulebook: Rulebook, _ language: Language) { (self.rulebook, said) = (rulebook, PrescriptionWords(language)) }

  /// More sets of one day are counted and not listed.
  private static let mostSets = 12
  /// From so many sets alike on they are said as a prescription is: `5 × 5`.
  private static let alike = 4

  /// The sets of a day with their loads and, where it was noted, the effort; sets with the same load stand together.
  func text(_ time: LastTime, of exercise: ExerciseID, in unit: LoadUnit) -> String {
    let facts = rulebook[exercise]
    let sets = time.sets.prefix(Self.mostSets)
    var runs: [String] = []
    var first = sets.startIndex
    while first < sets.endIndex {
      let next = sets[first...].firstIndex { $0.load != sets[first].load } ?? sets.endIndex
      runs.append(run(sets[first..<next].map(\.amount), sets[first].load, facts, unit))
      first = next
    }
    let left = time.sets.count - sets.count
    var text = runs.joined(separator: "; ") + (left > 0 ? " + \(left)" : "")
    let efforts = time.sets.compactMap(\.halfRPE)
    if let least = efforts.min(), let most = efforts.max() {
      text += ", RPE \(half(least))" + (least == most ? "" : "–\(half(most))")
    }
    return text
  }

  private func run(_ amounts: [Int], _ load: Int, _ facts: Exercise, _ unit: LoadUnit) -> String {
    let isEven = amounts.count >= Self.alike && amounts.allSatisfy { $0 == amounts[0] }
    let counted = isEven ? "\(amounts.count) × \(amounts[0])" : amounts.map(String.init).joined(separator: ", ")
    let text = counted + said.counted(facts.measure)
    guard load > 0, let hundredths = Int32(exactly: load) else { return text }
    let at = said.language == .german ? "mit" : "at"
    return "\(text) \(at) \(said.load(Load(hundredths: hundredths), unit, facts.loadBasis))"
  }

  private func half(_ steps: Int) -> String {
    steps.isMultiple(of: 2) ? "\(steps / 2)" : "\(steps / 2)\(said.language == .german ? "," : ".")5"
  }
}
