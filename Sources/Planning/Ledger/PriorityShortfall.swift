import Findings
import Rulebook
import TrainingModel

/// What is said where a week gives a priority muscle less than it aims at.
extension SetGiver {
  /// One finding for each muscle that lacks more than a set, with the reason.
  func shortfalls(of priorities: MuscleSet) -> [Finding] {
    priorities.members.compactMap { muscle in
      let lane = Int(muscle.rawValue)
      let (has, wanted) = (ledger.week[lane], ledger.bands[lane].targetLow)
      guard has + 2 < wanted else { return nil }
      let reason = reason(lane)
      return Finding(
        .priorityShort,
        "\(muscle.name) as a priority would have \(VolumeTargets.text(UInt16(wanted))) sets a week and has \(VolumeTargets.text(UInt16(has))): "
          + reason.text, hint: reason.hint)
    }
  }

  private func reason(_ muscle: Int) -> (text: String, hint: String?) {
    let direct = ledger.slots.indices.filter { slot in
      ledger.slots[slot].parts.contains { ledger.parts[$0].muscle == muscle && ledger.parts[$0].halves >= 2 }
    }
    if direct.isEmpty {
      return (
        "no exercise for it fits the client's equipment, level and limits", "add equipment to the profile, or an exercise to the rules"
      )
    }
    let open = direct.filter { allows($0, sets: ledger.slots[$0].sets + 1) }
    if open.contains(where: { !mayGive($0, sets: ledger.slots[$0].sets + 1) || isFull(ledger.slots[$0].session) }) {
      return ("the sessions are full", "longer sessions would make room")
    }
    if open.isEmpty {
      return ("a session holds no more of it, and it recovers between two hard days", "a further training day would make room")
    }
    return ("more would put the week out of proportion", nil)
  }
}
