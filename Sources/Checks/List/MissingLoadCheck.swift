import Findings
import TrainingModel

extension RowCheck {
  /// A programme's row says its load, or how the client finds it. It warns: nobody is harmed, but who stands at the bar has to guess.
  ///
  /// Rows of generated weeks say their effort, by which a load is found; a programme says percentages and loads, and without them nothing.
  static let missingLoad = RowCheck(
    .checkMissingLoad, scope: .programmes, section: "plans 3 and 5",
    examples: [
      .trips("neither load nor effort nor target") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir) = (nil, nil) }
      },
      .trips("it says how fast, and not how heavy") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.target) = (nil, nil, Target(.fastIntent)) }
      },
      .trips("by effort, and nobody says by how much") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.target) = (nil, nil, Target(.findByEffort)) }
      },
      .trips("a test of nobody knows what") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.kind) = (nil, nil, .test) }
      },
      .passes("an effort says when it is heavy enough") { scene in
        scene.followProgramme()
        scene.first { $0.load = nil }
      },
      .passes("a part of what was lifted last time") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.target) = (nil, nil, Target(.percentOfLastTime, percent: 80)) }
      },
      .passes("somebody wrote how in words of their own") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.target) = (nil, nil, Target(.ownWords)) }
      },
      .passes("work up to the most that goes five times") { scene in
        scene.followProgramme()
        scene.first { ($0.load, $0.rir, $0.kind, $0.target) = (nil, nil, .test, Target(.repMax, low: 5)) }
      },
      .passes("nothing is loaded") { scene in
        scene.followProgramme()
        scene.first(Scene.row) { $0.rir = nil }
      },
      .passes("built up by feel") { scene in
        scene.followProgramme()
        scene.first(Scene.squat, .ramp) { $0.load = nil }
      },
      .passes("a generated week") { scene in scene.first { ($0.load, $0.rir) = (nil, nil) } },
    ]
  ) { review in
    review.rows { row in
      let entry = review.entry(row)
      guard row.load == nil, row.rir == nil, row.kind.countsAsVolume || row.kind == .test, entry.loadedBy != nil,
        entry.pattern.isResistance, !row.target.tellsLoad
      else { return nil }
      return row.target.kind == .findByEffort
        ? ("\(review.name(row)) is to be found by effort, and nothing says by how much", "write an 'rir', or the load")
        : (
          "\(review.name(row)) has no load, and nothing says how to find one",
          "write the load, an 'rir', or in 'target' how the client finds it"
        )
    }
  }
}

extension Target {
  /// Whether the target tells by itself how heavy a set is, or how to find that out; effort alone doesn't, which a number has to be beside.
  fileprivate var tellsLoad: Bool {
    switch kind {
    case .none, .findByEffort, .heartRate, .talkingPace, .fastIntent: false
    case .buildUp, .percentOfTrainingMax, .percentOfMax, .percentOfTopSet, .moreThanLast, .repMax, .percentOfLastTime,
      .ownWords:
      true
    }
  }
}

extension Scene {
  /// Has the client follow a named programme of two days.
  fileprivate mutating func followProgramme() { client.template = TemplateID(0) }
}
