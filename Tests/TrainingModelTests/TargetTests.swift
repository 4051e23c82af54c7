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
}
