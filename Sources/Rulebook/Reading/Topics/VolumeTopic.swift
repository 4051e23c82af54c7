import Findings
import TrainingModel

extension RuleDecoder {
  /// Floors, targets and caps of a week's sets of a muscle.
  func volumeBand(_ entry: Entry) -> VolumeBand {
    decode(entry) { map, rule in
      let band = VolumeBand(
        id: entry.id, when: decisionMatcher(map), floor: map.required("floor", .number(.weeklySets), or: 0),
        target: map.required("target", .decimals(.weeklySets), or: 0...0), softCap: map.required("soft_cap", .number(.weeklySets), or: 0),
        hardCap: map.required("hard_cap", .number(.weeklySets), or: 0), rule: rule)
      if !map.hasErrors {
        let rising = [
          ("floor", band.floor), ("target", band.target.lowerBound), ("target", band.target.upperBound), ("soft_cap", band.softCap),
          ("hard_cap", band.hardCap),
        ]
        for (low, high) in zip(rising, rising.dropFirst()) where low.1 > high.1 {
          map.reader(high.0)?.complain(.rulesRange, "'\(high.0)' is below '\(low.0)'", hint: "floor, target, soft_cap and hard_cap rise")
        }
      }
      return band
    }
  }

  /// The floor for clients with little time.
  func timeAwareFloor(_ entry: Entry) -> (minutesPerWeek: Int, floor: Double, rule: RuleID) {
    decode(entry) { map, rule in
      let minutes = map.required("minutes_per_week", .whole(.minutesPerWeek), or: 0)
      return (minutes, map.required("floor", .number(.weeklySets), or: 0), rule)
    }
  }

  /// Everything else about volume.
  func volume(_ map: MapReader, bands: [VolumeBand], timeAware: [(minutesPerWeek: Int, floor: Double, rule: RuleID)]) -> VolumeRules {
    let rule = reference("volume", at: map.place, "weekly and per-session sets of each muscle")
    let major: MuscleSet = map.required("major", .words("muscle"), or: MuscleSet())
    let small: MuscleSet = map.required("small", .words("muscle"), or: MuscleSet())
    for muscle in major.members where small.contains(muscle) {
      map.reader("small")?.complain(.rulesOverlap, "the muscle '\(muscle.id)' is both major and small")
    }
    let volume = VolumeRules(
      major: major, small: small, smallFloor: map.required("small_floor", .number(.weeklySets), or: 0),
      twiceAWeek: map.optional("twice_a_week", .words("muscle")) ?? major,
      dayDose: map.required("day_dose", .number(.weeklySets), or: 0, hint: "such as 2 sets"), bands: bands,
      timeAware: timeAware.sorted { ($0.minutesPerWeek, $0.rule) < ($1.minutesPerWeek, $1.rule) },
      perSession: map.required("per_session", .map(sessionVolume), or: SessionVolume(normal: 0, novice: 0, warn: 0, error: 0)),
      sessionSets: map.required("session_sets", .map(sessionSets), or: (0...0, 0, 0)),
      exerciseSets: map.required("exercise_sets", .map(exerciseSets), or: (0, 0, 0)),
      exercisesPerSession: map.required("exercises_per_session", .map(exercisesPerSession), or: (0, 0, 0)), rule: rule)
    map.finish()
    return volume
  }

  private func sessionVolume(_ map: MapReader) -> SessionVolume {
    let sets = { (key: String) in map.required(key, .number(.weeklySets), or: 0) }
    let volume = SessionVolume(normal: sets("normal"), novice: sets("novice"), warn: sets("warn"), error: sets("error"))
    rising([("normal", volume.normal), ("warn", volume.warn), ("error", volume.error)], in: map)
    return volume
  }

  private func sessionSets(_ map: MapReader) -> (typical: ClosedRange<Int>, warn: Int, error: Int) {
    let typical = map.required("typical", .range(.wholeSets), or: 0...0)
    let (warn, error) = (map.required("warn", .whole(.wholeSets), or: 0), map.required("error", .whole(.wholeSets), or: 0))
    rising([("typical", Double(typical.upperBound)), ("warn", Double(warn)), ("error", Double(error))], in: map)
    return (typical, warn, error)
  }

  private func exerciseSets(_ map: MapReader) -> (usual: Int, strength: Int, novice: Int) {
    let sets = { (key: String) in map.required(key, .whole(.wholeSets), or: 0) }
    return (sets("usual"), sets("strength"), sets("novice"))
  }

  private func exercisesPerSession(_ map: MapReader) -> (min: Int, max: Int, novice: Int) {
    let count = { (key: String) in map.required(key, .whole(.count), or: 0) }
    let bounds = (min: count("min"), max: count("max"), novice: count("novice"))
    rising([("min", Double(bounds.min)), ("max", Double(bounds.max))], in: map)
    return bounds
  }

  /// Complains about a value that is below the one before it.
  private func rising(_ values: [(key: String, value: Double)], in map: MapReader) {
    guard !map.hasErrors else { return }
    for (low, high) in zip(values, values.dropFirst()) where low.value > high.value {
      map.reader(high.key)?.complain(.rulesRange, "'\(high.key)' is below '\(low.key)'")
    }
  }
}
