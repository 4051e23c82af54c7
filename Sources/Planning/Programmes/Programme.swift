import Rulebook
import TrainingModel

/// A template as one client trains it: their unit, their equipment's loads and what is known of their strength.
struct Programme {
  let template: Template
  let rules: PlanningRules
  let unit: LoadUnit
  /// The weekday with which the client's weeks begin.
  let firstDay: Weekday
  let subject: Matcher.Subject
  /// What is known of each lift, by track and variant.
  let strength: [[LiftStrength]]
  /// Pain from which nothing rises.
  let pain: Int
  let plausibility: Plausibility

  init(_ template: Template, _ analysis: Analysis, _ subject: Matcher.Subject, _ context: PlanningContext) {
    (self.template, self.subject) = (template, subject)
    (rules, unit, firstDay) = (context.rules, context.client.units, context.start.weekday)
    let facts = context.rules.facts
    let lifts = analysis.lifts(context)
    strength = template.tracks.map {
      $0.exercises.map {
        // A programme's percentages are of what stands on the bar; of what hangs from the body only best sets of just so many say something.
        LiftStrength($0, oneRepMax: context.lifting($0).liftsBody ? 0 : analysis.oneRepMax(of: $0, facts), lifts, context)
      }
    }
    (pain, plausibility) = (context.rulebook.history.logs.pain.remove, Plausibility(context))
  }

  func exercise(_ track: Int, _ state: TrackState) -> ExerciseID { template.tracks[track].exercises[state.variant] }

  func facts(_ track: Int, _ state: TrackState) -> ExerciseFacts { rules.facts[exercise(track, state).index] }

  /// The loads that a lift can have; nil where it carries none, or where more of it would make the lift easier: help of a machine is found.
  func ladder(_ track: Int, _ state: TrackState) -> LoadLadder? {
    let facts = facts(track, state)
    return facts.loadBasis == .assist ? nil : facts.loadedBy.flatMap { rules.ladder($0, unit) }
  }

  /// The loads that an exercise of a session may have: those of its kit, and only every so many of them where it rounds coarser.
  func ladder(_ exercise: TemplateExercise, _ state: TrackState) -> LoadLadder? {
    guard let step = exercise.step else { return ladder(exercise.track, state) }
    return ladder(exercise.track, state)?.coarser(by: step.hundredths(in: unit))
  }

  func scheme(_ track: Int) -> Scheme? { template.tracks[track].scheme.map { template.schemes[$0] } }

  /// The programme's own week of a position, from 0.
  func week(_ position: Int) -> Int { position / template.daysPerWeek % template.phases.count }

  /// The exercises of a session that are for this client, with their places.
  func exercises(_ session: Int) -> [(place: Int, exercise: TemplateExercise)] {
    template.sessions[session].exercises.enumerated().filter { $0.element.when.matches(subject) }.map { ($0.offset, $0.element) }
  }

  /// What the programme begins with.
  var fresh: ProgrammeState {
    var tracks = template.tracks.map { _ in TrackState() }
    for track in tracks.indices {
      guard let scheme = scheme(track), let source = scheme.keeps.weight else { continue }
      tracks[track].weight = weight(source, track, tracks[track], strength[track][0])
    }
    return ProgrammeState(tracks: tracks, tops: template.sessions.map { $0.exercises.map { _ in 0 } })
  }

  /// A weight to begin with, rounded as the scheme's kind is; nil where the lift is unknown.
  func weight(_ source: WeightSource, _ track: Int, _ state: TrackState, _ strength: LiftStrength) -> Int32? {
    switch source {
    case .fixed(let load): return rounded(Double(load.hundredths(in: unit)), track, state)
    case .lightest: return ladder(track, state)?.min
    case .repMax(let reps, let part): return strength.most(reps).flatMap { rounded($0 * part, track, state) }
    }
  }

  /// A carried weight: a load is one that can be made, a training max is rounded as its scheme says.
  func rounded(_ wanted: Double, _ track: Int, _ state: TrackState) -> Int32? {
    guard let ladder = ladder(track, state) else { return nil }
    let exact = Self.hundredths(wanted)
    guard let keeps = scheme(track)?.keeps, keeps.kind == .trainingMax else { return loadable(exact, ladder).hundredths }
    return keeps.rounding.rounded(exact, ladder)
  }

  /// A weight in whole hundredths: never beyond 10,000 of its unit, however often a template multiplies it.
  static func hundredths(_ wanted: Double) -> Int32 { Int32(min(max(wanted.rounded(), -1_000_000), 1_000_000)) }

  /// What can be loaded, rounded as the template says.
  func loadable(_ wanted: Int32, _ ladder: LoadLadder) -> Load {
    template.rounding == .down ? ladder.floor(Load(hundredths: wanted)) : ladder.nearest(Load(hundredths: wanted))
  }
}

extension TrainingMaxRounding {
  /// A training max in hundredths, at least the smallest step: it is no load, so whole steps count from nothing and not from the empty bar.
  func rounded(_ exact: Int32, _ ladder: LoadLadder) -> Int32 {
    switch self {
    case .none: max(1, exact)
    case .nearest: max(ladder.step, (2 * exact + ladder.step) / (2 * ladder.step) * ladder.step)
    case .down: max(ladder.step, exact / ladder.step * ladder.step)
    }
  }
}
