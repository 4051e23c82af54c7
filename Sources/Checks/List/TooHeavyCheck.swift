import Findings
import Rulebook
import TrainingModel

extension RowCheck {
  /// Nothing is asked for that can't be lifted, whatever the row is called: a build-up, a test or an exercise for mobility that nobody can
  /// lift is as dangerous as a working set.
  static let tooHeavy = RowCheck(
    LoadFactor.self, section: "training-science 7.3 and 9, row 7",
    examples: [
      .trips("more than 1RM") { $0.first { $0.load = Load(hundredths: 10_250) } },
      .trips("eight with what can be lifted once") { $0.first { $0.load = Load(hundredths: 10_000) } },
      .trips("a build-up of twenty") {
        $0.first(Scene.squat, .ramp) { ($0.repsMin, $0.repsMax, $0.load) = (20, 20, Load(hundredths: 6000)) }
      },
      .trips("what hangs from the body, with the body") { scene in
        scene.rules.exercises[Scene.squat.index].basis = .added
        scene.client.bodyMassKilograms = 82
        (scene.client.lifts[0].kilograms, scene.client.lifts[0].reps) = (10, 8)
        scene.first { ($0.load, $0.loadBasis) = (Load(hundredths: 3000), .added) }
      },
      .passes("a little more than hung from the body") { scene in
        scene.rules.exercises[Scene.squat.index].basis = .added
        scene.client.bodyMassKilograms = 82
        (scene.client.lifts[0].kilograms, scene.client.lifts[0].reps) = (10, 8)
        scene.first { ($0.load, $0.loadBasis) = (Load(hundredths: 1000), .added) }
      },
      .trips("called mobility") { $0.first { ($0.kind, $0.load) = (.mobility, Load(hundredths: 20_000)) } },
      .trips("a test of far more than is known") {
        $0.first { ($0.kind, $0.repsMin, $0.repsMax, $0.load) = (.test, 1, 1, Load(hundredths: 10_750)) }
      },
      .passes("a test of a little more than is known") {
        $0.first { ($0.kind, $0.repsMin, $0.repsMax, $0.load) = (.test, 1, 1, Load(hundredths: 10_250)) }
      },
      .passes("what a log shows") { scene in
        scene.block.past.sets = [.init(exercise: Scene.squat, load: 12_000, reps: 1, reserve: 0, day: Scene.monday + -3)]
        scene.first { $0.load = Load(hundredths: 9000) }
      },
      .trips("what only a slip of the pen in a log shows") { scene in
        scene.block.past.sets = [.init(exercise: Scene.squat, load: 30_000, reps: 1, reserve: 0, day: Scene.monday + -3)]
        scene.first { $0.load = Load(hundredths: 20_000) }
      },
      .trips("far more than was ever lifted, long ago") { scene in
        scene.client.lifts[0].date = Scene.monday + -400
        scene.first { $0.load = Load(hundredths: 16_000) }
      },
      .passes("more than was lifted long ago") { scene in
        scene.client.lifts[0].date = Scene.monday + -400
        scene.first { $0.load = Load(hundredths: 10_500) }
      },
      .trips("nothing is known, and nobody of that body mass lifts so much") { scene in
        (scene.client.lifts, scene.client.bodyMassKilograms) = ([], 50)
        scene.first { $0.load = Load(hundredths: 25_000) }
      },
      .passes("nothing is known") { scene in
        scene.client.lifts = []
        scene.first { $0.load = Load(hundredths: 20_000) }
      },
    ]
  ) { review, slack in
    let growth = 1 + Strength.weeklyGrowth(review.held.level)
    return review.rows { row in
      guard let load = review.strength.lifted(row), var able = review.strength.most(row.exercise) else { return nil }
      for _ in 1..<max(1, Int(row.week)) { able *= growth }
      let often = slack.factor * able * Strength.part(reps: Int(max(row.repsMin, row.repsMax)))
      // A test looks for more than is known, but not for more than the slack allows.
      let most = row.kind == .test ? often : min(able, often)
      return load > most
        ? ("\(review.name(row)) has more load than the client can lift so often", "take a lighter load, or note in 'lifts' what was lifted")
        : nil
    }
  }
}
