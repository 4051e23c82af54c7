import Testing
import TrainingModel

/// Two logs of one day become one: the newer is right, and what was typed into either stays.
@Suite struct LogMergingTests {
  private let date = CalendarDate(dayNumber: 20_794)

  private func log(_ parts: [DoneSession], note: String? = nil, app: LogApp = .strong) -> WorkoutLog {
    WorkoutLog(
      key: LogKey(client: "c-1", free: date), date: date, isCompleted: false, note: note,
      parts: parts.map { LogPart(app: app, exported: 0, session: $0) })
  }

  private func session(_ start: Int16?, unit: LoadUnit = .kg, note: String? = nil, _ exercises: [DoneExercise]) -> DoneSession {
    DoneSession(date: date, startMinute: start, unit: unit, note: note, exercises: exercises)
  }

  private func squat(_ sets: [DoneSet], note: String? = nil) -> DoneExercise { DoneExercise(name: "Squat", note: note, sets: sets) }

  @Test func theSameTwiceIsTheSame() {
    let one = log([session(600, [squat([DoneSet(reps: 5, load: Load(hundredths: 10_000))], note: "a")])], note: "b")
    #expect(one.merging(one) == one)
  }

  @Test func theNewerIsRightAndTheOlderSaysMore() {
    let newer = log([session(600, note: "good", [squat([DoneSet(reps: 5, load: Load(hundredths: 10_000))])])])
    let older = log(
      [
        session(
          600, note: "very good",
          [
            DoneExercise(name: "Curl", sets: [DoneSet(reps: 9)]),
            squat([DoneSet(reps: 4, halfRPE: 16, note: "low"), DoneSet(reps: 3)], note: "belt"),
          ])
      ], note: "hot")
    let merged = newer.merging(older)
    #expect(merged.note == "hot" && merged.parts.count == 1)
    let session = merged.parts[0].session
    #expect(session.note == "very good", "one note is a part of the other")
    #expect(session.exercises.map(\.name) == ["Squat", "Curl"] && session.exercises[0].note == "belt")
    #expect(
      session.exercises[0].sets == [
        DoneSet(reps: 5, load: Load(hundredths: 10_000), halfRPE: 16, note: "low"), DoneSet(reps: 3),
      ])
    let both = log([], note: "easy").merging(log([], note: "hard"))
    #expect(both.note == "easy · hard")
  }

  @Test func anotherSessionOfTheDayIsAnotherPart() {
    let merged = log([session(1_080, [squat([])])]).merging(log([session(600, [squat([DoneSet(reps: 1)])]), session(nil, [])], app: .hevy))
    #expect(merged.parts.map(\.session.startMinute) == [600, 1_080, nil])
    #expect(merged.parts.map(\.app) == [.hevy, .strong, .hevy])
  }

  @Test func loadsAreTurnedIntoTheNewersUnit() {
    let older = log([session(600, unit: .lb, [squat([DoneSet(), DoneSet(reps: 5, load: Load(hundredths: 22_046))])])])
    let merged = log([session(600, [squat([DoneSet(reps: 5)])])]).merging(older)
    #expect(merged.parts[0].session.exercises[0].sets[1].load == Load(hundredths: 10_000))
    let great = log([session(600, unit: .kg, [squat([DoneSet(load: Load(hundredths: .max))])])])
    #expect(log([session(600, unit: .lb, [])]).merging(great).parts[0].session.exercises[0].sets[0].load == Load(hundredths: .max))
  }

  @Test func whatIsCleanIsLeftAlone() {
    let clean = log([session(0, note: "a", [squat([DoneSet(reps: 0, halfRPE: 20, pain: 10)])])])
    #expect(clean.fault == nil && clean.cleaned() == clean)
  }

  @Test(arguments: [
    DoneSet(reps: -1), DoneSet(seconds: -1), DoneSet(centimetres: .min), DoneSet(load: Load(hundredths: -5)), DoneSet(halfRPE: 1),
    DoneSet(halfRPE: 21), DoneSet(pain: 11),
  ]) func aNumberThatCanNotBeIsLeftOutAndItsSetFlagged(_ set: DoneSet) {
    let dirty = log([session(0, [squat([DoneSet(reps: 5), set])])])
    #expect(dirty.fault != nil)
    var flagged = DoneSet()
    flagged.isFlagged = true
    #expect(dirty.cleaned().parts[0].session.exercises[0].sets == [DoneSet(reps: 5), flagged])
    #expect(dirty.cleaned().fault == nil)
  }

  @Test func textsAreTrimmedAndTimesThatAreNoneLeftOut() {
    var dirty = log([
      session(1_440, note: " \u{0}\t", [DoneExercise(name: " ", exercise: "", note: " ü\u{0} ", sets: [DoneSet(note: "\n")])])
    ])
    dirty.parts[0].session.minutes = 0
    let session = dirty.cleaned().parts[0].session
    #expect(dirty.fault != nil && dirty.cleaned().fault == nil)
    #expect(session.startMinute == nil && session.minutes == nil && session.note == nil && session.name.isEmpty)
    let exercise = session.exercises[0]
    #expect(exercise.name == "?" && exercise.exercise == nil && exercise.note == "ü" && exercise.sets == [DoneSet()])
  }

  @Test func aDayThatIsNoneIsAFault() {
    var wrong = log([])
    wrong.key.day = 8
    #expect(wrong.fault != nil && wrong.cleaned().fault != nil)
    for day in [CalendarDate(dayNumber: .max), CalendarDate(dayNumber: .min), CalendarDate(dayNumber: 2_932_897)] {
      var late = log([session(0, [])])
      #expect(late.fault == nil)
      late.parts[0].session.date = day
      #expect(late.fault != nil && late.cleaned().fault != nil)
      late = log([session(0, [])])
      late.date = day
      #expect(late.fault != nil)
      late = log([session(0, [])])
      late.key.planStart = day
      late.key.week = 1
      #expect(late.fault != nil)
    }
    #expect(CalendarDate(year: 1, month: 1, day: 1)?.dayNumber == -719_162)
    #expect(CalendarDate(year: 9999, month: 12, day: 31)?.dayNumber == 2_932_896)
    wrong.key = LogKey(client: "c-1", planStart: date, week: 5, day: 1)
    #expect(wrong.fault != nil)
  }
}
