import Testing
import TrainingModel

/// Which planned day a session was, whatever order the sessions come in.
@Suite struct SessionMatchingTests {
  private typealias Matching = SessionMatching<String>

  /// A Monday.
  private static let start = CalendarDate(iso: "2026-11-30") ?? CalendarDate(dayNumber: 0)

  private static let squat: Set = ["squat", "bench", "row"]
  private static let press: Set = ["squat", "press", "deadlift"]

  /// Monday, Wednesday and Friday of four weeks, A and B in turn.
  private static func planned(logged: Set<Int> = []) -> [Matching.Planned] {
    (0..<12).map { number in
      Matching.Planned(
        planStart: start, day: PlanDay(week: number / 3 + 1, day: number % 3 * 2 + 1), exercises: number.isMultiple(of: 2) ? squat : press,
        isLogged: logged.contains(number))
    }
  }

  /// Where sessions of these days end, as offsets of days from the block's first.
  private func match(_ done: [(day: Int, minute: Int?, exercises: Set<String>)], logged: Set<Int> = []) -> [Int?] {
    Matching(Self.planned(logged: logged)).match(
      done.map { Matching.Done(date: Self.start + $0.day, startMinute: $0.minute, exercises: $0.exercises) }
    ).map { $0?.day.offset }
  }

  @Test func aSessionBelongsToItsOwnDay() {
    #expect(match([(0, 600, Self.squat), (2, 600, Self.press)]) == [0, 2])
    #expect(match([(0, 600, ["run"])]) == [0], "whatever was done on it")
    #expect(match([(0, 480, Self.squat), (0, 1080, Self.squat)]) == [0, 0], "two of a day are two parts of it")
  }

  @Test func elseToTheNearestDayThatItFits() {
    #expect(match([(1, 600, ["squat"])]) == [0], "of two as near the earlier")
    #expect(match([(1, 600, Self.press)]) == [2])
    #expect(match([(1, 600, ["squat"])], logged: [0]) == [2], "the day has a log")
    #expect(match([(1, 600, ["run", "row", "swim"])]) == [nil])
    #expect(match([(6, 600, Self.squat)]) == [4], "of its own week, though the next Monday is nearer")
    #expect(match([(-1, 600, Self.squat), (28, 600, Self.squat)]) == [nil, nil], "outside the block")
  }

  @Test func halfIsEnough() {
    #expect(match([(1, 600, ["press", "curl"])]) == [2])
    #expect(match([(1, 600, ["press", "curl", "plank"])]) == [nil])
  }

  @Test func theWeekIsMatchedTogether() {
    // Tuesday would take Monday or Wednesday; Sunday's has only Wednesday.
    #expect(match([(1, 600, ["squat"]), (6, 600, ["press"])]) == [0, 2])
    #expect(match([(6, 600, ["squat", "press"]), (5, 600, ["squat"]), (3, 600, ["squat"])]) == [2, 4, 0])
  }

  @Test func afterMidnightItMayBeTheDayBefore() {
    #expect(match([(1, 40, Self.squat)]) == [0])
    #expect(match([(1, 40, Self.press)]) == [2], "the one whose exercises it holds")
    #expect(match([(1, 40, ["run"])]) == [nil])
    #expect(match([(3, 40, Self.press)]) == [2])
    #expect(
      match([(1, 40, Self.squat), (0, 600, Self.squat)]) == [4, 0], "Monday is done, Wednesday is another, and Friday's is the same")
    let neighbours = [0, 1].map { day in
      Matching.Planned(planStart: Self.start, day: PlanDay(week: 1, day: day + 1), exercises: day == 0 ? Self.squat : Self.press)
    }
    func night(_ exercises: Set<String>) -> Int? {
      Matching(neighbours).match([.init(date: Self.start + 1, startMinute: 40, exercises: exercises)])[0]?.day.offset
    }
    #expect(night(Self.squat) == 0 && night(Self.press) == 1 && night(["squat"]) == 1)
  }

  @Test func theOrderOfTheSessionsMakesNoDifference() {
    var seed: UInt64 = 14
    func random(below count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let names = ["squat", "bench", "row", "press", "deadlift", "run"]
    for _ in 0..<300 {
      let done = (0..<(1 + random(below: 9))).map { number in
        Matching.Done(
          date: Self.start + random(below: 14), startMinute: random(below: 5) == 0 ? random(below: 300) : nil,
          exercises: Set((0...random(below: 3)).map { _ in names[random(below: names.count)] }), tieBreak: UInt64(number))
      }
      let matching = Matching(Self.planned(logged: [random(below: 12)]))
      let places = matching.match(done).map { $0?.day.offset }
      let order = done.indices.map { ($0, random(below: 1000)) }.sorted { $0.1 < $1.1 }.map(\.0)
      let shuffled = matching.match(order.map { done[$0] }).map { $0?.day.offset }
      #expect(order.indices.allSatisfy { shuffled[$0] == places[order[$0]] })
      // No two share a day, unless it was their own or that of the night before.
      for (place, day) in places.enumerated() {
        guard let day else { continue }
        let own = Int(done[place].date - Self.start)
        if day != own, day != own - 1 { #expect(places.count { $0 == day } == 1) }
      }
    }
  }
}
