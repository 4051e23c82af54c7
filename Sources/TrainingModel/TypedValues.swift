/// What of a row of training a person can say: each is kept, merged and decided for itself.
public enum TypedField: UInt8, Word {
  case sets, amounts, load, rpe, pain, comment

  public static let spellings = ["sets", "amounts", "load", "rpe", "pain", "comment"]
}

/// In what the sets of an exercise are counted.
public enum DoneMeasure: UInt8, Word {
  /// Metres are held in hundredths.
  case reps, seconds, metres

  public static let spellings = ["reps", "seconds", "metres"]

  /// In what a prescription counts; minutes are seconds here.
  public init(_ measure: Measure) {
    switch measure {
    case .reps, .repsEachSide: self = .reps
    case .seconds, .secondsEachSide, .minutes: self = .seconds
    case .metres: self = .metres
    }
  }
}

/// Repetitions, seconds or metres of the sets of a row.
public struct TypedAmounts: Hashable, Sendable {
  public let measure: DoneMeasure
  /// One for all sets, or one a set where they differ; repetitions, seconds or hundredths of metres, 0 and up.
  public let list: [Int32]

  /// Several that are all the same are one for all sets; nil where there is none.
  public init?(_ measure: DoneMeasure, _ list: [Int32]) {
    guard let list = TypedList.shortest(list) else { return nil }
    (self.measure, self.list) = (measure, list)
  }
}

/// The loads of the sets of a row.
public struct TypedLoads: Hashable, Sendable {
  public let unit: LoadUnit
  /// One for all sets, or one a set where they differ.
  public let list: [Load]

  /// Several that are all the same are one for all sets; nil where there is none.
  public init?(_ unit: LoadUnit, _ list: [Load]) {
    guard let list = TypedList.shortest(list) else { return nil }
    (self.unit, self.list) = (unit, list)
  }
}

/// What a person says of one row of training; nil where nothing is said.
public struct TypedValues: Hashable, Sendable {
  /// Working sets; 0 says that the row was left out.
  public var sets: Int?
  public var amounts: TypedAmounts?
  public var loads: TypedLoads?
  /// Effort in half steps of the 1–10 scale, 2 to 20.
  public var halfRPE: UInt8?
  /// Pain from 0 to 10.
  public var pain: UInt8?
  /// Not empty, without blanks at its ends.
  public var comment: String?

  /// - Parameters:
  ///   - sets: working sets, 0 where the row was left out. Where a list says the number and nobody else does, whoever reads the list says it here.
  public init(
    sets: Int? = nil, amounts: TypedAmounts? = nil, loads: TypedLoads? = nil, halfRPE: UInt8? = nil, pain: UInt8? = nil,
    comment: String? = nil
  ) {
    (self.sets, self.amounts, self.loads) = (sets, amounts, loads)
    (self.halfRPE, self.pain, self.comment) = (halfRPE, pain, comment)
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { self == TypedValues() }

  /// The fields of which something is said, in their order.
  public var fields: [TypedField] { TypedField.allCases.filter { has($0) } }

  /// Whether the field is said.
  public func has(_ field: TypedField) -> Bool {
    switch field {
    case .sets: sets != nil
    case .amounts: amounts != nil
    case .load: loads != nil
    case .rpe: halfRPE != nil
    case .pain: pain != nil
    case .comment: comment != nil
    }
  }

  /// Whether both say the same of a field.
  public func agrees(_ other: TypedValues, on field: TypedField) -> Bool {
    switch field {
    case .sets: sets == other.sets
    case .amounts: amounts == other.amounts
    case .load: loads == other.loads
    case .rpe: halfRPE == other.halfRPE
    case .pain: pain == other.pain
    case .comment: comment == other.comment
    }
  }

  /// Takes over what another says of a field, also where it says nothing.
  public mutating func take(_ field: TypedField, from other: TypedValues) {
    switch field {
    case .sets: sets = other.sets
    case .amounts: amounts = other.amounts
    case .load: loads = other.loads
    case .rpe: halfRPE = other.halfRPE
    case .pain: pain = other.pain
    case .comment: comment = other.comment
    }
  }
}

/// Lists that say something for each set or the same for all.
enum TypedList {
  static func shortest<Element: Equatable>(_ list: [Element]) -> [Element]? {
    guard let first = list.first else { return nil }
    return list.allSatisfy { $0 == first } ? [first] : list
  }
}
