import Testing
import TrainingModel

@testable import Planning

@Suite struct ExerciseMaskTests {
  @Test func holdsEveryExerciseOfALargeCatalogue() {
    let wanted = [0, 1, 63, 64, 65, 511, 1_000, 1_023].map { ExerciseID($0) }
    let mask = ExerciseMask(wanted)
    #expect((0..<ExerciseMask.capacity).filter { mask.contains(ExerciseID($0)) } == wanted.map(\.index))
  }

  @Test func addsAndTakesAway() {
    var mask = ExerciseMask([1, 2, 70].map { ExerciseID($0) })
    mask.formUnion(ExerciseMask([3, 70].map { ExerciseID($0) }))
    mask.subtract(ExerciseMask([1, 900].map { ExerciseID($0) }))
    #expect(mask == ExerciseMask([2, 3, 70].map { ExerciseID($0) }))
  }
}
