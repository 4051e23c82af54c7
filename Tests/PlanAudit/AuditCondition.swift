/// What a condition takes away, limits and asks for, and to whom it applies unasked.
package struct AuditCondition: Sendable {
  let holds: Bool
  let tags: Set<String>
  let patterns: Set<String>
  let exercises: Set<String>
  let limits: [AuditLimit]
  let pullToPush: Double?
  /// Whether it has a first block begin with fewer sets than a week is usually worth, to be repeated until somebody has seen how it goes.
  let beginsLow: Bool
  private let applies: AuditWhen?

  init(_ json: AuditJSON) throws {
    holds = try json["hold"].isTrue
    tags = try json["exclude"]["tags"].words
    patterns = try json["exclude"]["patterns"].words
    exercises = try json["exclude"]["exercises"].words
    // What is for the first block alone says nothing of a plan whose history isn't known here.
    beginsLow = try json["limits"].list.contains { $0["first_block"].isPresent && $0["max_sets"].isPresent }
    limits = try json["limits"].list.filter { !$0["first_block"].isPresent }.map(AuditLimit.init)
    pullToPush = json["pull_to_push"].isPresent ? try json["pull_to_push"].number : nil
    applies = json["applies"].isPresent ? try AuditWhen(json["applies"]) : nil
  }

  /// Whether it applies to somebody who didn't state it.
  func appliesUnasked(to client: AuditClient) -> Bool { applies?.matches(client) ?? false }

  func excludes(_ exercise: AuditExercise) -> Bool {
    !tags.isDisjoint(with: exercise.tags) || patterns.contains(exercise.pattern) || exercises.contains(exercise.id)
  }
}

/// A limit on prescriptions of exercises with a tag or pattern, or on all.
struct AuditLimit: Sendable {
  let tags: Set<String>
  let patterns: Set<String>
  let intensity: Double?
  let rir: Int?
  let reps: ClosedRange<Double>?
  let sets: Int?
  let rest: Int?
  let sessions: Int?

  init(_ json: AuditJSON) throws {
    func whole(_ key: String) throws -> Int? { json[key].isPresent ? Int(try json[key].number) : nil }
    tags = try json["tags"].words
    patterns = try json["patterns"].words
    intensity = json["max_intensity"].isPresent ? try json["max_intensity"].number : nil
    reps = json["reps"].isPresent ? try json["reps"].range : nil
    (rir, sets, rest, sessions) = (try whole("min_rir"), try whole("max_sets"), try whole("min_rest_s"), try whole("max_sessions"))
  }

  func speaks(of exercise: AuditExercise) -> Bool {
    (tags.isEmpty && patterns.isEmpty) || !tags.isDisjoint(with: exercise.tags) || patterns.contains(exercise.pattern)
  }
}

/// A rule's `when`, as far as it asks about the client's person.
struct AuditWhen: Sendable {
  private let words: [(key: String, values: Set<String>)]
  private let ranges: [(key: String, range: ClosedRange<Double>)]

  init(_ json: AuditJSON) throws {
    words = try ["goal", "experience", "sex", "conditions"].compactMap { key in
      json[key].isPresent ? (key, try json[key].words) : nil
    }
    ranges = try ["age", "days", "minutes", "bmi", "days_to_due", "days_since_birth"].compactMap { key in
      json[key].isPresent ? (key, try json[key].range) : nil
    }
  }

  func matches(_ client: AuditClient) -> Bool {
    for (key, values) in words {
      switch key {
      case "goal": if !values.contains(client.goal) { return false }
      case "experience": if !values.contains(AuditClient.levels[client.level]) { return false }
      case "sex": if !values.contains(client.sex) { return false }
      default: if values.isDisjoint(with: client.conditions ?? []) { return false }
      }
    }
    for (key, range) in ranges {
      let value: Int? =
        switch key {
        case "age": client.age
        case "days": client.days.count
        case "bmi": client.bodyMassIndex
        case "days_to_due", "days_since_birth": nil
        default: client.minutes
        }
      guard let value, range.contains(Double(value)) else { return false }
    }
    return true
  }
}
