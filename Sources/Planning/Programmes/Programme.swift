import Rulebook
import TrainingModel

/// A template as one client trains it: their unit, their equipment's loads and what is known of their strength.
struct Programme {
  let template: Template
  let rules: PlanningRules
  let unit: LoadUnit
  let subject: Matcher.Subject
  /// 1RM by track and variant in hundredths of the client's unit, 0 where nothing is known.
  let strength: [[Double]]

  init(_ template: Template, _ draft: PlanDraft, _ subject: Matcher.Subject, _ context: PlanningContext) {
    (self.template, self.subject) = (template, subject)
    (rules, unit) = (context.rules, context.client.units)
    let facts = context.rules.facts
    strength = template.tracks.map { $0.exercises.map { draft.oneRepMax(of: $0, facts) } }
  }

  func exercise(_ track: Int, _ state: TrackState) -> ExerciseID { template.tracks[track].exercises[state.variant] }

  func facts(_ track: Int, _ state: TrackState) -> ExerciseFacts { rules.facts[exercise(track, state).index] }

  func ladder(_ track: Int, _ state: TrackState) -> LoadLadder? { facts(track, state).loadedBy.flatMap { rules.ladder($0, unit) } }

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
      tracks[track].weight = weight(source, track, tracks[track], oneRepMax: strength[track][0])
    }
    return ProgrammeState(tracks: tracks, tops: template.sessions.map { $0.exercises.map { _ in 0 } })
  }

  /// A weight to begin with, rounded as the scheme's kind is; nil where the lift is unknown.
  ///
  /// The most for n repetitions comes from 1RM by the chart of training-science section 4.3.
  func weight(_ source: WeightSource, _ track: Int, _ state: TrackState, oneRepMax: Double) -> Int32? {
    switch source {
    case .fixed(let load): return rounded(Double(load.hundredths(in: unit)), track, state)
    case .lightest: return ladder(track, state)?.min
    case .repMax(let reps, let part):
      guard oneRepMax > 0 else { return nil }
      return rounded(oneRepMax * EffortTable.part(reps: reps, rir: 0) * part, track, state)
    }
  }

  /// A carried weight: a load is one that can be made, a training max a multiple of the equipment's step, ties up.
  func rounded(_ wanted: Double, _ track: Int, _ state: TrackState) -> Int32? {
    guard let ladder = ladder(track, state) else { return nil }
    let exact = Self.hundredths(wanted)
    if scheme(track)?.keeps.kind == .trainingMax { return max(ladder.step, (2 * exact + ladder.step) / (2 * ladder.step) * ladder.step) }
    return loadable(exact, ladder).hundredths
  }

  /// A weight in whole hundredths: never beyond 10,000 of its unit, however often a template multiplies it.
  static func hundredths(_ wanted: Double) -> Int32 { Int32(min(max(wanted.rounded(), -1_000_000), 1_000_000)) }

  /// What can be loaded, rounded as the template says.
  func loadable(_ wanted: Int32, _ ladder: LoadLadder) -> Load {
    template.rounding == .down ? ladder.floor(Load(hundredths: wanted)) : ladder.nearest(Load(hundredths: wanted))
  }
}
