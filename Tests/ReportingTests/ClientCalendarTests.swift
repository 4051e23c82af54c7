import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// A client's calendar: RFC 5545, stable ids, and what was shown is updated or called off.
@Suite struct ClientCalendarTests {
  private let words = ClientWords(language: .english)
  private let monday = CalendarDate(dayNumber: 20_794)  // 2026-12-07

  private func session(
    week: Int = 1, day: Int = 1, focus: String = "Upper A", revision: Int = 1, at: String = "2026-12-03T08:15:00Z", rows: [UInt64] = []
  ) -> ClientSession {
    ClientSession(
      key: .init(clientID: "c-1", planStart: monday, week: week, day: day), phase: .build, focus: focus, minutes: 50, revision: revision,
      approvedAt: at, rows: rows.map { RowID(rawValue: $0) })
  }

  private func calendar(_ sessions: [ClientSession], before: [PublishedSession] = [], today: CalendarDate? = nil, name: String = "Dana")
    -> (read: ReadCalendar, published: [PublishedSession])
  {
    let plan = ClientPlan(clientID: "c-1", clientName: name, sessions: sessions)
    let calendar = ClientCalendar(plan, before: before, today: today ?? monday, words: words)
    return (ReadCalendar(calendar.bytes.text), calendar.published)
  }

  @Test func anEventSaysWhatTheStandardWants() {
    let read = calendar([session()]).read
    #expect(read.head["VERSION"] == "2.0" && read.head["CALSCALE"] == "GREGORIAN")
    #expect(read.head["METHOD"] == nil, "a file to import is no message between calendars, and names no organizer")
    #expect(read.head["X-WR-CALNAME"] == "Training plan Dana")
    #expect(
      read.events == [
        [
          "UID": "c-1-2026-12-07-1-1@mesocycle", "DTSTAMP": "20261203T081500Z", "LAST-MODIFIED": "20261203T081500Z",
          "SEQUENCE": "1", "DTSTART;VALUE=DATE": "20261207",
          "DTEND;VALUE=DATE": "20261208", "SUMMARY": "Upper A", "DESCRIPTION": "", "STATUS": "CONFIRMED", "TRANSP": "TRANSPARENT",
          "END": "VCALENDAR",
        ]
      ])
  }

  @Test func linesAreAtMost75BytesAndWholeCharacters() {
    let focus = String(repeating: "Überkopfdrücken 🏋🏽‍♀️ ", count: 12) + "日本語" + String(repeating: "e\u{301}", count: 100)
    let read = calendar([session(focus: focus)]).read
    #expect(read.lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(read.values("SUMMARY") == [focus])
    // No character is torn: each line is text of its own, whose first sign after the space is no joiner and no modifier.
    for line in read.lines where line.hasPrefix(" ") {
      let first = line.dropFirst().unicodeScalars.first
      #expect(first?.properties.isJoinControl != true && first?.properties.isEmojiModifier != true && first?.value != 0x301)
    }
  }

  @Test func whatWouldEndAValueIsEscaped() {
    let focus = "Legs, back; \\n is no break\u{7}"
    let read = calendar([session(focus: focus)], name: "X\r\nEND:VCALENDAR").read
    #expect(read.values("SUMMARY") == ["Legs, back; \\n is no break"])
    #expect(read.head["X-WR-CALNAME"] == "Training plan X\nEND:VCALENDAR")
    #expect(read.lines.count { $0 == "END:VCALENDAR" } == 1)
  }

  @Test func aSecondApprovalKeepsIdsAndRaisesTheSequenceOfWhatChanged() {
    let first = calendar([session(day: 1), session(day: 3)])
    let later = "2026-12-04T09:00:00Z"
    let second = calendar(
      [session(day: 1, revision: 2, at: later), session(day: 3, focus: "Lower A", revision: 2, at: later)], before: first.published)
    #expect(first.read.values("UID") == second.read.values("UID"))
    #expect(second.read.values("SEQUENCE") == ["1", "2"])
    #expect(second.read.values("DTSTAMP") == ["20261203T081500Z", "20261204T090000Z"])
    #expect(second.read.values("LAST-MODIFIED") == second.read.values("DTSTAMP"))
    let third = calendar([session(day: 1), session(day: 3)], before: second.published)
    #expect(third.read.values("SEQUENCE") == ["1", "3"])
  }

  @Test func aSessionThatIsGoneIsCalledOffAndComesBack() {
    let first = calendar([session(day: 1), session(day: 3)])
    let second = calendar([session(day: 1)], before: first.published)
    #expect(second.read.values("STATUS") == ["CONFIRMED", "CANCELLED"])
    #expect(second.read.values("SUMMARY") == ["Upper A", "Cancelled: Upper A"])
    #expect(second.read.values("SEQUENCE") == ["1", "2"])
    #expect(second.read.values("DTSTAMP") == ["20261203T081500Z", "20261207T000000Z"])
    let again = calendar([session(day: 1)], before: second.published, today: monday + 1)
    #expect(again.published == second.published)
    let back = calendar([session(day: 1), session(day: 3)], before: again.published)
    #expect(back.read.values("STATUS") == ["CONFIRMED", "CONFIRMED"] && back.read.values("SEQUENCE") == ["1", "3"])
  }

  @Test func aSessionThatMovesKeepsItsEventAndNothingStaysBehind() {
    let first = calendar([session(day: 1, rows: [1, 2, 3]), session(day: 3, focus: "Lower A", rows: [4, 5])])
    // Monday's goes to Tuesday, and loses a row on the way.
    let second = calendar([session(day: 2, rows: [1, 2, 9]), session(day: 3, focus: "Lower A", rows: [4, 5])], before: first.published)
    #expect(second.read.values("UID") == first.read.values("UID"))
    #expect(second.read.values("DTSTART;VALUE=DATE") == ["20261208", "20261209"])
    #expect(second.read.values("STATUS") == ["CONFIRMED", "CONFIRMED"] && second.read.values("SEQUENCE") == ["2", "1"])
    // And on into another week, where it changes places with nothing.
    let third = calendar(
      [session(day: 3, focus: "Lower A", rows: [4, 5]), session(week: 2, day: 5, rows: [1, 2, 9])], before: second.published)
    #expect(Set(third.read.values("UID")) == Set(first.read.values("UID")) && third.read.events.count == 2)
  }

  @Test func sessionsThatChangePlacesChangeTheirDays() {
    let first = calendar([session(day: 1, rows: [1, 2]), session(day: 3, focus: "Lower A", rows: [4, 5])])
    let second = calendar([session(day: 1, focus: "Lower A", rows: [4, 5]), session(day: 3, rows: [1, 2])], before: first.published)
    #expect(second.read.values("UID") == first.read.values("UID").reversed())
    #expect(second.read.values("SUMMARY") == ["Lower A", "Upper A"] && second.read.values("SEQUENCE") == ["2", "2"])
  }

  @Test func aNewSessionWhereAnotherWasGetsAnIdOfItsOwn() {
    let first = calendar([session(day: 1, rows: [1, 2])])
    let second = calendar([session(day: 1, rows: [7]), session(day: 4, rows: [1, 2])], before: first.published)
    #expect(second.read.values("UID") == ["c-1-2026-12-07-1-1-2@mesocycle", "c-1-2026-12-07-1-1@mesocycle"])
    let again = calendar([session(day: 1, rows: [7]), session(day: 4, rows: [1, 2])], before: second.published)
    #expect(again.published == second.published)
  }

  @Test func aWeekPlannedAnewOnOtherDaysKeepsItsEvents() {
    let first = calendar([session(day: 1, rows: [1]), session(day: 3, focus: "Lower A", rows: [2]), session(day: 5, rows: [3])])
    let second = calendar([session(day: 2, focus: "Lower A", rows: [7]), session(day: 6, rows: [8])], before: first.published)
    // By what they are about first, then in order; the third is called off.
    #expect(
      second.read.events.map { "\($0["UID"] ?? "") \($0["STATUS"] ?? "")" } == [
        "c-1-2026-12-07-1-3@mesocycle CONFIRMED", "c-1-2026-12-07-1-5@mesocycle CANCELLED", "c-1-2026-12-07-1-1@mesocycle CONFIRMED",
      ])
    // What was called off is taken up again before a new event is made.
    let third = calendar(
      [session(day: 2, focus: "Lower A", rows: [7]), session(day: 4, focus: "Arms", rows: [9]), session(day: 6, rows: [8])],
      before: second.published)
    #expect(Set(third.read.values("UID")) == Set(first.read.values("UID")) && Set(third.read.values("STATUS")) == ["CONFIRMED"])
  }

  @Test func whatWasTrainedKeepsItsDayWhateverIsPlannedInstead() {
    let first = calendar([session(day: 1, rows: [1])])
    let second = calendar([session(day: 5, rows: [2])], before: first.published, today: monday + 2)
    #expect(second.read.values("UID") == ["c-1-2026-12-07-1-5@mesocycle"])
  }

  /// Any two exports in a row: no event of the first is missing in the second, and none is there twice.
  @Test(arguments: 1...200 as ClosedRange<UInt64>) func noEventOfAnOlderFileIsLostOrLeftAlone(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var plan = [1, 3, 5].map { (day: $0, rows: [UInt64($0) * 10, UInt64($0) * 10 + 1]) }
    var before: [PublishedSession] = []
    for step in 0..<6 {
      let made = calendar(
        plan.sorted { $0.day < $1.day }.map { session(day: $0.day, focus: "F\($0.rows[0] % 3)", rows: $0.rows) }, before: before)
      let uids = made.read.values("UID")
      #expect(Set(uids).count == uids.count)
      #expect(Set(before.map(\.uid)).isSubset(of: uids))
      #expect(made.read.values("STATUS").count { $0 == "CONFIRMED" } == plan.count)
      // With as many sessions as before nothing is called off: each went somewhere.
      if step > 0 { #expect(!made.read.values("STATUS").contains("CANCELLED")) }
      for (old, new) in zip(before, before.map { old in made.published.first { $0.uid == old.uid } }) {
        #expect(new.map { $0.sequence > old.sequence || $0.key == old.key } == true)
      }
      before = made.published
      // A session goes to a free day; now and then all its rows are new, as after a replan.
      let chosen = random(plan.count)
      let free = (1...7).filter { day in !plan.contains { $0.day == day } }
      plan[chosen].day = free[random(free.count)]
      if random(3) == 0 { plan[chosen].rows = [UInt64(1000 + step * 10), UInt64(1001 + step * 10)] }
    }
  }

  @Test func nothingApprovedAnyMoreLeavesOnlyWhatIsCalledOff() {
    let first = calendar([session(week: 1), session(week: 4)])
    let today = monday + 10
    let second = calendar([], before: first.published, today: today)
    #expect(second.read.values("STATUS") == ["CANCELLED"] && second.read.values("DTSTART;VALUE=DATE") == ["20261228"])
    #expect(calendar([], before: second.published, today: monday + 28).published.isEmpty)
  }

  @Test func theWeeksOverAChangeOfTheClocksAreDaysLikeOthers() {
    let march = CalendarDate(dayNumber: 20_895)  // 2027-03-18
    let plan = ClientPlan(
      clientID: "c-1", clientName: "",
      sessions: (1...4).flatMap { week in
        (1...7).map { day in
          ClientSession(
            key: .init(clientID: "c-1", planStart: march, week: week, day: day), phase: .build, focus: "Full body", minutes: 40,
            revision: 1,
            approvedAt: "2027-03-10T08:15:00Z")
        }
      })
    let read = ReadCalendar(ClientCalendar(plan, before: [], today: march, words: words).bytes.text)
    #expect(read.values("DTSTART;VALUE=DATE").dropFirst() == read.values("DTEND;VALUE=DATE").dropLast())
    #expect(Set(read.values("UID")).count == 28)
  }
}
