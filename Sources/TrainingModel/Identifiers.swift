/// The place of one entity in the compiled rulebook: what planning uses instead of its text id.
public struct EntityID<Entity>: Hashable, Comparable, Sendable {
  /// The index of the entity in its table.
  public let rawValue: UInt16

  public init(_ rawValue: Int) { self.rawValue = UInt16(rawValue) }

  /// The index as an `Int`, for subscripts.
  @inlinable public var index: Int { Int(rawValue) }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// Tags for `EntityID`: they have no values.
public enum ExerciseEntity: Sendable {}
public enum EquipmentEntity: Sendable {}
public enum ConditionEntity: Sendable {}
public enum TagEntity: Sendable {}
public enum GoalEntity: Sendable {}
public enum NoteEntity: Sendable {}
public enum RuleEntity: Sendable {}
public enum TemplateEntity: Sendable {}

public typealias ExerciseID = EntityID<ExerciseEntity>
public typealias EquipmentID = EntityID<EquipmentEntity>
public typealias ConditionID = EntityID<ConditionEntity>
public typealias TagID = EntityID<TagEntity>
public typealias GoalID = EntityID<GoalEntity>
/// A sentence of the rules that a prescription shows to the coach.
public typealias NoteID = EntityID<NoteEntity>
/// A rule with its file and line: a reason.
public typealias RuleID = EntityID<RuleEntity>
public typealias TemplateID = EntityID<TemplateEntity>

/// A set of entities of one kind, for kinds of which a rulebook has at most 128.
public struct EntitySet<Entity>: Hashable, Sendable {
  /// One bit an entity.
  public var bits: UInt128

  /// How many entities a kind may have at the most.
  public static var capacity: Int { 128 }

  public init(bits: UInt128 = 0) { self.bits = bits }

  public init(_ members: some Sequence<EntityID<Entity>>) {
    bits = 0
    for member in members { insert(member) }
  }

  public var isEmpty: Bool { bits == 0 }
  public var count: Int { bits.nonzeroBitCount }

  @inlinable public func contains(_ member: EntityID<Entity>) -> Bool { bits & (1 << UInt128(member.rawValue)) != 0 }

  public mutating func insert(_ member: EntityID<Entity>) { bits |= 1 << UInt128(member.rawValue) }

  public mutating func formUnion(_ other: Self) { bits |= other.bits }

  public mutating func subtract(_ other: Self) { bits &= ~other.bits }

  @inlinable public func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }

  @inlinable public func isDisjoint(with other: Self) -> Bool { bits & other.bits == 0 }

  /// The entities in the order of their indexes.
  public var members: [EntityID<Entity>] {
    var members: [EntityID<Entity>] = []
    var rest = bits
    while rest != 0 {
      members.append(EntityID(rest.trailingZeroBitCount))
      rest &= rest - 1
    }
    return members
  }
}

public typealias EquipmentSet = EntitySet<EquipmentEntity>
public typealias ConditionSet = EntitySet<ConditionEntity>
public typealias TagSet = EntitySet<TagEntity>
