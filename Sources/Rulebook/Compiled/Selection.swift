import TrainingModel

/// How exercises are chosen: a week's objective is the sum of all terms over its slots and of all pair terms over pairs of slots.
///
/// Every number is a whole number of points, so that the same choice comes out on every machine.
public struct SelectionRules: Sendable {
  /// How many candidates may be looked at for one client once every slot is filled.
  public var budget: Int
  /// How many blocks back history counts.
  public var lookBack: Int
  public var terms: [SelectionTerm]
  public var pairs: [PairTerm]
  public var rule: RuleID

  public init(budget: Int, lookBack: Int, terms: [SelectionTerm], pairs: [PairTerm], rule: RuleID) {
    (self.budget, self.lookBack, self.terms, self.pairs, self.rule) = (budget, lookBack, terms, pairs, rule)
  }
}

/// Points that one candidate of one slot gets for each time that it has a trait.
public struct SelectionTerm: Sendable {
  public var id: String
  public var counts: CandidateTrait
  /// Asks about the client and about the slot's role.
  public var when: Matcher
  public var points: Int
  public var rule: RuleID

  public init(id: String, counts: CandidateTrait, when: Matcher = Matcher(), points: Int, rule: RuleID) {
    (self.id, self.counts, self.when, self.points, self.rule) = (id, counts, when, points, rule)
  }
}

/// What a term counts about a candidate for a slot; 0 or 1 unless it says otherwise.
public enum CandidateTrait: UInt8, Word {
  /// Coaches reach for it first; its level is the client's own; the plan can progress its load; a band loads it.
  case staple, ownLevel, loaded, band
  /// A bar or a weight stack loads it; it trains one side at a time; it is body weight and the client may have a harder variant.
  case barbell, stack, oneSided, outgrown
  /// The client's own 1RM of it is known, or is known from a related lift.
  case knownMax, relatedMax
  /// It was in the last block; in how many of the last blocks in a row; in any block that history looks back to.
  case lastBlock, blocksRunning, lately
  case liked, disliked
  /// The slot's role is none of its own; its lightest load is more than the client can lift for the role's repetitions.
  case outOfRole, tooHeavy
  /// How many priority muscles it trains directly, and how many muscles with a weekly floor that no slot of the week is sure to train.
  case priorityMuscles, openMuscles
  /// How many patterns of the slot are preferred to its own.
  case laterPattern
  /// Percent of the session that its set-up and build-up take.
  case setUp
  /// A condition offers it instead of an excluded exercise that would have had the most points: the points that it falls short of that
  /// one are added to it as well.
  case instead
  /// The slot stays empty.
  case noExercise
  /// A seat or a hold makes it easy, for those who need that.
  case supported
  /// A condition of the client puts it first wherever it fits.
  case preferred

  public static let spellings = [
    "staple", "own_level", "loaded", "band", "barbell", "stack", "one_sided", "outgrown", "known_max", "related_max", "last_block",
    "blocks_running", "lately", "liked", "disliked", "out_of_role", "too_heavy", "priority_muscles", "open_muscles", "later_pattern",
    "set_up", "instead", "no_exercise", "supported", "preferred",
  ]
}

/// Points that two filled slots get together where their exercises share something; never more than 0.
public struct PairTerm: Sendable {
  public var id: String
  public var share: SharedTrait
  /// The tag, where the two share a tag.
  public var tag: TagID?
  public var within: PairScope
  /// Asks about the client and about the roles of both slots.
  public var when: Matcher
  public var points: Int
  public var rule: RuleID

  public init(
    id: String, share: SharedTrait, tag: TagID? = nil, within: PairScope, when: Matcher = Matcher(), points: Int, rule: RuleID
  ) {
    (self.id, self.share, self.tag, self.within) = (id, share, tag, within)
    (self.when, self.points, self.rule) = (when, points, rule)
  }
}

/// What two exercises may share.
public enum SharedTrait: UInt8, Word {
  /// The same exercise; the same pattern and the same directly trained muscles; one an easier variant of the other; the same tag.
  case exercise, movement, variant, tag

  public static let spellings = ["exercise", "movement", "variant", "tag"]
}

/// How near two slots have to be for a pair term.
public enum PairScope: UInt8, Word {
  case session, week

  public static let spellings = ["session", "week"]
}
