import Rulebook
import TrainingModel

/// What planning asks of an exercise again and again, without a text or an array, so that reading it costs nothing.
struct ExerciseFacts: Sendable {
  var halfSets: MuscleHalfSets
  var equipment: EquipmentSet
  var tags: TagSet
  var roles: WordSet<SlotRole>
  /// Muscles that a set counts fully for.
  var direct: MuscleSet
  var pattern: MovementPattern
  var level: Experience
  var setup: SetupClass
  var measure: Measure
  var loadBasis: LoadBasis
  var loadedBy: EquipmentID?
  var isCompound: Bool
  var isUnilateral: Bool
  var isStaple: Bool
  /// Whether it is made easy by a seat or a hold.
  var isSupported: Bool
  /// Variants for whoever finds this one easy.
  var harder: Range<Int>
  /// The places of what a set gives each muscle in the list of the rules.
  var parts: Range<Int>
  /// What the sets count for in the week's ratios.
  var work: BodyWork
  /// For exercises that don't follow the goal's tempo.
  var secondsPerRep: Double?
  /// How long it lasts where it doesn't follow the goal's seconds.
  var seconds: ClosedRange<Int>?
  var seed: LoadSeed?
  var note: NoteID?
  var rule: RuleID

  /// The facts of an exercise, whose muscle parts are appended to `all` and harder variants to `variants`.
  init(_ exercise: Exercise, parts all: inout [MusclePart], harder variants: inout [ExerciseID]) {
    harder = variants.count..<(variants.count + exercise.harder.count)
    variants += exercise.harder
    let first = all.count
    for muscle in Muscle.allCases {
      let halves = Int(exercise.halfSets[Int(muscle.rawValue)])
      if halves > 0 { all.append(MusclePart(muscle: Int(muscle.rawValue), halves: halves)) }
    }
    parts = first..<all.count
    halfSets = exercise.halfSets
    equipment = exercise.equipment
    tags = exercise.tags
    roles = exercise.roles
    direct = MuscleSet(Muscle.allCases.filter { exercise.halfSets[Int($0.rawValue)] >= 2 })
    pattern = exercise.pattern
    level = exercise.level
    setup = exercise.setup
    measure = exercise.measure
    loadBasis = exercise.loadBasis
    loadedBy = exercise.loadedBy
    isCompound = exercise.isCompound
    isUnilateral = exercise.isUnilateral
    isStaple = exercise.isStaple
    isSupported = exercise.isSupported
    work = BodyWork(exercise.pattern)
    secondsPerRep = exercise.secondsPerRep
    seconds = exercise.seconds
    seed = exercise.seed
    note = exercise.note
    rule = exercise.rule
  }

  var isLoaded: Bool { loadedBy != nil }

  /// Whether a first set of it wants a real build-up: a compound lift with a load of its own.
  var isHeavy: Bool { isCompound && isLoaded }

  /// Where the exercise belongs in a session (training-science section 3.4): balance while fresh, fast work, several joints, one joint,
  /// trunk and carries, conditioning, mobility.
  var orderRank: Int {
    switch pattern {
    case .balance: 0
    case .powerJumpThrow, .olympic: 1
    case .carry: 4
    case .conditioning: 5
    case .mobility: 6
    case _ where pattern.isCore: 4
    default: isCompound ? 2 : 3
    }
  }
}

/// What one set of an exercise gives a muscle.
struct MusclePart: Sendable {
  /// The muscle's raw value.
  let muscle: Int
  /// 2 where the muscle is trained directly, 1 where indirectly.
  let halves: Int
}

/// The sides of the week's ratios that a set counts for.
struct BodyWork: OptionSet, Sendable {
  let rawValue: UInt8

  static let push = BodyWork(rawValue: 1)
  static let pull = BodyWork(rawValue: 2)
  static let quad = BodyWork(rawValue: 4)
  static let hip = BodyWork(rawValue: 8)
  static let upper = BodyWork(rawValue: 16)
  static let lower = BodyWork(rawValue: 32)
  /// Resistance work of any kind: what counts as a working set.
  static let resistance = BodyWork(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ pattern: MovementPattern) {
    var work: BodyWork = []
    if pattern.isPush { work.insert(.push) }
    if pattern.isPull { work.insert(.pull) }
    if pattern.isQuadDominant { work.insert(.quad) }
    if pattern.isHipDominant { work.insert(.hip) }
    if pattern.isLowerBody { work.insert(.lower) } else if pattern.isUpperBody { work.insert(.upper) }
    if pattern.isResistance { work.insert(.resistance) }
    self = work
  }
}

extension MovementPattern {
  /// Whether the knee does most of the work (training-science section 3.3).
  var isQuadDominant: Bool { self == .squat || self == .lungeSingleLeg || self == .isolationQuads }

  /// Whether the hip does most of the work.
  var isHipDominant: Bool { self == .hinge || self == .isolationHamstrings || self == .isolationGlutes }

  /// Whether arms, shoulders, chest or back do the work.
  var isUpperBody: Bool { isPush || isPull || (isIsolation && !isLowerBody && self != .isolationErectors && self != .isolationNeck) }

  /// Whether the legs and hips do the work.
  var isLowerBody: Bool {
    switch self {
    case .squat, .hinge, .lungeSingleLeg, .isolationGlutes, .isolationQuads, .isolationHamstrings, .isolationAdductors, .isolationAbductors,
      .isolationCalves:
      true
    default: false
    }
  }
}
