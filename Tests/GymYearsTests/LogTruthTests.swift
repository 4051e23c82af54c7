import ProgramRuns
import Testing
import TrainingModel

@testable import GymYears

/// What has to be stored of clients is worked out from what was told, and a difference is seen.
@Suite struct LogTruthTests {
  private static func session(_ number: Int, day: Int32, reps: Int = 5) -> TrueSession {
    TrueSession(
      number: number, date: CalendarDate(dayNumber: 20_000 + day), start: 1080,
      exercises: [.init(id: "back_squat", name: "Back Squat", sets: [.init(reps: reps, quarters: 240)])], apps: [.strong])
  }

  private static let today = CalendarDate(dayNumber: 20_100)

  private static func export(_ sessions: TrueSession...) -> MadeExport { MadeExport(app: .strong, isInPounds: false, sessions: sessions) }

  @Test func anOldExportBringsNothingBack() {
    var told = ToldLife()
    let (first, grown) = (Self.session(1, day: 1), Self.export(Self.session(1, day: 1, reps: 6), Self.session(2, day: 3)))
    for export in [Self.export(first), grown, Self.export(first)] { told.take(export, .inbox, today: Self.today) }
    #expect(told.parts[1]?.session.exercises[0].sets[0].reps == 6 && told.parts.count == 2)
    told.take(Self.export(Self.session(2, day: 3), Self.session(3, day: 5)), .pruning, today: Self.today)
    #expect(told.parts.keys.sorted() == [2, 3])
    told.take(grown, .inbox, today: Self.today)
    #expect(told.parts.keys.sorted() == [2, 3])
    told.take(grown, .replacing, today: Self.today)
    #expect(told.parts.keys.sorted() == [1, 2, 3])
  }

  @Test func aSessionThatIsLostOrDoubledIsSeen() async throws {
    let workspace = try Workspace(rules: nil)
    let world = try World(Gym(seed: 2, members: 8), shelf: try LivedYears.run().shelf, folder: workspace.at("gym"))
    let watch = Watch(world, leftOut: [], isThrifty: false)
    let life = "night\napprove all\ndays 12\nlog m0 train 12 seed 1\nlog m0 send strong age 0 in kg via imported"
    for step in try YearPlan(text: life).steps {
      await world.take(step)
      #expect(try await watch.look(after: step).isEmpty, "\(step)")
    }
    let truth = try #require(world.loggers["m0"]?.told)
    #expect(truth.parts.count > 2)
    var more = truth
    more.take(Self.export(Self.session(99, day: 7)), .inbox, today: world.gym.today)
    for told in [ToldLife(), more] {
      world.loggers["m0"]?.told = told
      // Something has to be written for anybody to look.
      world.gym.today = world.gym.today + 1
      await world.take(.night(.night))
      #expect(try await watch.look(after: .night(.night)).contains { $0.invariant == "log.truth" })
    }
  }
}
