/// The place of one entity in the compiled rulebook: what planning uses instead of its text id.
package struct EntityID<Entity>: Hashable, Comparable, Sendable {
  /// The index of the entity in its table.
  package let rawValue: UInt16

  package init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }

  /// The index as an `Int`, for subscripts.
  @inlinable package var index: Int { Int(rawValue) }

  package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Tags for `EntityID`: they have no values.
package enum ExerciseEntity: Sendable {}
package enum EquipmentEntity: Sendable {}
package enum ConditionEntity: Sendable {}
package enum TagEntity: Sendable {}
package enum GoalEntity: Sendable {}
package enum NoteEntity: Sendable {}
package enum RuleEntity: Sendable {}
package enum TemplateEntity: Sendable {}

package typealias ExerciseID = EntityID<ExerciseEntity>
package typealias EquipmentID = EntityID<EquipmentEntity>
package typealias ConditionID = EntityID<ConditionEntity>
package typealias TagID = EntityID<TagEntity>
package typealias GoalID = EntityID<GoalEntity>
/// A sentence of the rules that a prescription shows to the coach.
package typealias NoteID = EntityID<NoteEntity>
/// A rule with its file and line: a reason.
package typealias RuleID = EntityID<RuleEntity>
package typealias TemplateID = EntityID<TemplateEntity>

/// A set of entities of one kind, for kinds of which a rulebook has at most 128.
package struct EntitySet<Entity>: Hashable, Sendable {
  /// One bit an entity.
  package var bits: UInt128

  /// How many entities a kind may have at the most.
  package static var capacity: Int { 128 }

  package init(bits: UInt128 = 0) { self.bits = bits }

  package init(_ members: some Sequence<EntityID<Entity>>) {
    bits = 0
    for member in members { insert(member) }
  }

  package var isEmpty: Bool { bits == 0 }
  package var count: Int { bits.nonzeroBitCount }

  @inlinable package func contains(_ member: EntityID<Entity>) -> Bool { bits & (1 << UInt128(member.rawValue)) != 0 }

  package mutating func insert(_ member: EntityID<Entity>) { bits |= 1 << UInt128(member.rawValue) }

  package mutating func formUnion(_ other: Self) { bits |= other.bits }

  package mutating func subtract(_ other: Self) { bits &= ~other.bits }

  @inlinable package func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }

  @inlinable package func isDisjoint(with other: Self) -> Bool { bits & other.bits == 0 }

  /// The entities in the order of their indexes.
  package var members: [EntityID<Entity>] {
    var members: [EntityID<Entity>] = []
    var rest = bits
    while rest != 0 {
      members.append(EntityID(rest.trailingZeroBitCount))
      rest &= rest - 1
    }
    return members
  }
}

package typealias EquipmentSet = EntitySet<EquipmentEntity>
package typealias ConditionSet = EntitySet<ConditionEntity>
package typealias TagSet = EntitySet<TagEntity>
