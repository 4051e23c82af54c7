import Findings
import Foundation
import Intake
import Planning
import Rulebook
import TrainingModel

/// Plans a list of clients once more and asks of those with warnings whether a limit of theirs forces each of them.
enum ForcedSample {
  /// Prints figures as `name value` lines for the process that asked.
  static func run(_ arguments: BenchArguments) throws {
    guard let rulebook = RulebookLoader.load(layers: [arguments.rules]).rulebook, let today = CalendarDate(iso: "2026-12-02") else {
      return
    }
    let rules = PlanningRules(rulebook)
    let source = try RecordSource.open(path: arguments.profiles)
    var decoder = ProfileDecoder(source.format, vocabulary: ProfileVocabulary(rulebook), today: today)
    var reader = source.records()
    let pipeline = PlanningPipeline()
    var memory = PlanningMemory()
    var forced = ForcedWarnings()
    var (planned, warned, asked, clean) = (0, 0, 0, 0)
    var figures: [String: Int] = [:]
    while let record = try reader.next() {
      guard let client = decoder.decode(record).client else { continue }
      let context = PlanningContext(rules: rules, client: client, start: today.mondayOnOrAfter)
      guard MedicalGate.holds(client, on: context.start, rules: rules).isEmpty else { continue }
      let result = pipeline.plan(context, using: &memory)
      guard result.mesocycle != nil else { continue }
      planned += 1
      guard result.findings.contains(where: { $0.severity == .warning }) else { continue }
      warned += 1
      guard asked < arguments.sample else { continue }
      asked += 1
      let verdicts = forced.verdicts(context)
      if verdicts.allSatisfy({ $0.forcedBy != nil }) { clean += 1 }
      for verdict in verdicts { figures["\(verdict.code.id)/\(verdict.forcedBy?.field ?? "nothing")", default: 0] += 1 }
    }
    print("planned", planned)
    print("warned", warned)
    print("asked", asked)
    print("forced_only", clean)
    for (name, count) in figures.sorted(by: { $0.key < $1.key }) { print("forced.\(name)", count) }
  }
}
