import Findings
import TrainingModel

extension RowCheck {
  /// Everything that a row needs, the client has.
  static let equipment = RowCheck(
    .checkEquipment, section: "training-science 9, row 3",
    examples: [
      .trips("no barbell") { $0.client.equipment = EquipmentSet([EquipmentID(1)]) },
      .passes("nothing for the leg press, which isn't there") { $0.client.equipment = EquipmentSet([EquipmentID(0)]) },
    ]
  ) { review in
    review.rows { row in
      review.entry(row).equipment.isSubset(of: review.client.equipment)
        ? nil
        : ("\(review.name(row)) needs equipment that the client doesn't have", "choose an exercise for what 'equipment' has")
    }
  }
}
