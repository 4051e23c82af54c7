import Findings
import Intake
import LogKeeping
import PlanStore
import Rulebook
import TrainingModel

extension Settings {
  /// Who may have logs, and what is wrong with the list of profiles where it can't be read.
  func knownPeople(_ store: PlanStore, _ rulebook: Rulebook) throws -> (people: KnownPeople, findings: [Finding]) {
    try KnownPeople.load(store, rulebook, only: clientIDs.first, today: today) { () throws(IntakeFailure) in
      let mapping = try map.map { path throws(IntakeFailure) in try TableMapping.load(path: path) }
      return try RecordSource.open(path: clients, mapping: mapping)
    }
  }
}
