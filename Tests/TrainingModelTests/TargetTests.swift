import Testing
import TrainingModel

@Suite struct TargetTests {
  @Test func saysWhatANumberCannot() {
    #expect(Target.none.description.isEmpty)
    #expect(Target(.findByEffort).description == "find by effort")
    #expect(Target(.percentOfTrainingMax, low: 85).description == "85 % TM")
    #expect(Target(.percentOfMax, percent: 67.5).description == "67.5 % 1RM")
    #expect(Target(.moreThanLast, low: -250, isProjected: true).description == "last time - 2.5, projected")
    #expect(Target(.repMax, low: 5).description == "work up to a 5RM")
    #expect(Target(.percentOfLastTime, percent: 62.5).description == "62.5 % of last time")
    #expect(Target(.heartRate, low: 118, high: 132).description == "HR 118 to 132")
    #expect(Target(isProjected: true).description == "projected")
    #expect(Target(.findByEffort, isProjected: true).description == "find by effort, projected")
  }

  /// Every target that planning can write, with numbers at their ends.
  private static var all: [Target] {
    let kinds: [(Target.Kind, [(Int16, Int16)])] = [
      (.none, [(0, 0)]), (.findByEffort, [(0, 0)]), (.buildUp, [(0, 0)]), (.percentOfTrainingMax, [(85, 0), (82, 5)]),
      (.percentOfMax, [(0, 5), (100, 0)]), (.heartRate, [(118, 132), (0, 0)]), (.talkingPace, [(0, 0)]), (.fastIntent, [(0, 0)]),
      (.percentOfTopSet, [(90, 0), (67, 5)]), (.moreThanLast, [(0, 0), (250, 0), (-125, 0), (32_700, 0), (-1, 0)]),
      (.repMax, [(5, 0), (12, 0)]),
      (.percentOfLastTime, [(62, 5), (90, 0)]),
    ]
    return kinds.flatMap { kind, numbers in
      numbers.flatMap { low, high in [false, true].map { Target(kind, low: low, high: high, isProjected: $0) } }
    }
  }

  @Test func isReadFromItsOwnText() {
    for target in Self.all {
      #expect(Target(text: target.description) == target, "\(target)")
      #expect(Target(written: target.description) == target, "\(target)")
    }
  }

  @Test(arguments: [
    "Find by effort", "find by effort ", "85% TM", "85.0 % TM", "85.12 % TM", "-5 % TM", "HR 118 - 132", "HR 118 to", "last time * 2.5",
    "last time + -inf", "last time + nan", "last time + 400", "work up to a RM", "work up to a 5rm", ", projected", "easy", "% TM",
    "1e3 % TM",
    "slowly, projected", " ", "🏋🏽‍♀️ % TM",
  ])
  func wordsOfOthersAreNoTarget(_ text: String) { #expect(Target(text: text) == nil) }

  @Test func whatPeopleWriteIsReadAsFarAsChecksNeedIt() {
    #expect(Target(written: "85% 1RM") == Target(.percentOfMax, percent: 85))
    #expect(Target(written: "82.5 % 1RM, slowly") == Target(.percentOfMax, percent: 82.5))
    #expect(Target(written: "300 % 1RM").kind == .ownWords && Target(written: "until it is hard").kind == .ownWords)
    #expect(Target(written: "  ") == .none && Target(written: "%") == .none)
  }
}
