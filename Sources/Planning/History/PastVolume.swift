import Rulebook
import TrainingModel

/// The sets of each muscle in the hardest week of the last block, by what the exercises of today's rules give.
struct PastVolume {
  /// Half sets by muscle.
  private(set) var hardest = MuscleHalfSets()

  init(_ block: PastBlock, _ rules: PlanningRules) {
    for week in 1...Mesocycle.weekCount where block.isHard(week) {
      var halves = MuscleHalfSets()
      for row in block.rows where row.week == week {
        for part in rules.facts[row.exercise.index].parts {
          halves[rules.parts[part].muscle] &+= UInt16(rules.parts[part].halves * row.sets)
        }
      }
      hardest = hardest.replacing(with: halves, where: halves .> hardest)
    }
  }

  /// Whether the block had a week to compare with.
  var isKnown: Bool { hardest != MuscleHalfSets() }

  /// The most half sets of a muscle in the next block's hardest week: a part or some sets more, whichever is more.
  func most(_ lane: Int, part: Double, sets: Double) -> Int {
    max(Int(Double(hardest[lane]) * (1 + part)), Int(hardest[lane]) + Int(sets * 2))
  }

  /// Aims for no more than the rise that the rules allow; what the floor asks for stays asked for.
  ///
  /// - Parameter isGentle: Whether the client began below the floor, so that it is reached by that rise as well.
  func limit(_ bands: inout VolumeTargets, _ rules: HistoryRules, block: BlockRule?, isGentle: Bool) {
    guard isKnown, let block else { return }
    let peak = block.weeks.reduce(1) { max($0, $1.sets) }
    for lane in 0..<Muscle.allCases.count {
      let most = Int(Double(most(lane, part: rules.volumeRise.part, sets: rules.volumeRise.sets)) / peak)
      if isGentle { bands.floor[lane] = min(bands.floor[lane], UInt16(clamping: most)) }
      let limit = UInt16(clamping: max(most, Int(bands.floor[lane])))
      bands.targetLow[lane] = min(bands.targetLow[lane], limit)
      bands.targetHigh[lane] = min(bands.targetHigh[lane], limit)
    }
  }
}

extension ConditionLimit {
  /// What the limit asks for in a block after another; nil for one of the first block, save that whoever began with few sets of an exercise
  /// has at most one more from block to block.
  func after(_ block: PastBlock) -> ConditionLimit? {
    guard isForFirstBlock else { return self }
    guard maxSets != nil, let most = block.rows.map(\.sets).max() else { return nil }
    var limit = ConditionLimit(tags: tags, patterns: patterns, rule: rule)
    limit.maxSets = most + 1
    return limit
  }
}
