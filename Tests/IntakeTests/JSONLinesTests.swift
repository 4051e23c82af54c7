import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Intake

@Suite struct JSONLinesTests {
  @Test func readsEveryField() throws {
    let text = json([
      "coach": "\"Marta\"", "coach_name": "\"Marta L\\u00f6f\"", "name": "\"\\ud83c\\udfcb Anna\"", "sex": "\"female\"",
      "body_mass_kg": "63.5",
      "height_cm": "168", "units": "\"lb\"", "conditions": "[\"meniscus\", \"acl_history\"]", "clearance_date": "\"2026-01-05\"",
      "priority_muscles": "[\"glutes\"]", "likes": "[\"push_up\", \"back_squat\", \"push_up\"]", "dislikes": "[]",
      "never": "[\"deadlift\"]",
      "lifts": "[{\"exercise\": \"deadlift\", \"load_kg\": 1.2e2, \"reps\": 5, \"date\": \"2026-05-04\"}]",
      "template": "\"push_pull_legs\"", "unavailable": "[\"2026-06-01..2026-06-01\", \"2026-05-01..2026-05-09\"]", "status": "\"on_hold\"",
      "notes": "\"one\\ntwo\\tthree\"",
    ])
    let client = try #require(try readAll(text, as: "a.jsonl").first?.client)
    let rulebook = sampleRulebook()
    #expect(client.id == "anna")
    #expect(client.coach == "marta")
    #expect(client.coachName == "Marta Löf")
    #expect(client.name == "🏋 Anna")
    #expect(client.born == CalendarDate(iso: "1990-04-02"))
    #expect(client.sex == .female)
    #expect(client.bodyMassKilograms == 63.5)
    #expect(client.heightCentimetres == 168)
    #expect(client.units == .lb)
    #expect(rulebook[client.goal].id == "strength")
    #expect(client.experience == .novice)
    #expect(client.trainingDays.members == [.mon, .thu])
    #expect(client.minutesPerSession == 45)
    #expect(client.equipment.count == 4)
    #expect(client.conditions?.members.map { rulebook[$0].id } == ["acl_history", "meniscus"])
    #expect(client.clearance == .cleared)
    #expect(client.clearanceDate == CalendarDate(iso: "2026-01-05"))
    #expect(client.priorityMuscles.members == [.glutes])
    #expect(client.likes.map { rulebook[$0].id } == ["back_squat", "push_up"])
    #expect(client.never.map { rulebook[$0].id } == ["deadlift"])
    #expect(client.lifts.first?.kilograms == 120)
    #expect(client.lifts.first?.date == testDay)
    #expect(client.template == TemplateID(1))
    #expect(client.unavailable.map { $0.first.description } == ["2026-05-01", "2026-06-01"])
    #expect(client.status == .onHold)
    #expect(client.notes == "one\ntwo\tthree")
  }

  @Test func nullsAndOrderOfKeysMakeNoDifference() throws {
    let plain = try #require(try readAll(json(), as: "a.jsonl").first?.client)
    let fuller = try #require(try readAll(json(["name": "null", "lifts": "null", "age": "null"]), as: "a.jsonl").first?.client)
    #expect(plain == fuller)
    #expect(plain.profileDigest(sampleRulebook()) == fuller.profileDigest(sampleRulebook()))
  }

  @Test func blankLinesAndByteOrderMarksAndCarriageReturnsAreNoRecords() throws {
    let read = try readAll("\u{FEFF}\(json())\r\n\r\n  \n\(json(["id": "\"ben\""]))", as: "a.jsonl")
    #expect(read.map(\.client?.id) == ["anna", "ben"])
    #expect(read.map(\.line) == [1, 4])
  }

  @Test(arguments: [
    "{\"id\": \"a\", \"body_mass_kg\": ⟦NaN⟧}", "{\"id\": \"a\"⟦⟧", "{\"id\": \"a\"} ⟦{⟧}", "{\"id\": ⟦\"a}⟧", "{\"id\": 1 ⟦2⟧}",
    "{\"id\": ⟦01⟧}",
    "{\"age\": 1.⟦⟧}", "{\"name\": \"⟦\\x⟧\"}", "{\"name\": \"⟦\\ud83d⟧\"}", "{\"name\": \"⟦\\udc00⟧\"}", "{\"name\": \"ü⟦\t⟧\"}", "⟦⟧nul",
    "{\"id\": \"a\",⟦⟧}", "{⟦'⟧id': 1}", "[[[[[[[[⟦[⟧]]]]]]]]]", "{\"id\" ⟦⟧\"a\"}", "-⟦⟧", "{\"age\": -⟦⟧}", "{\"age\": 1e⟦⟧}", "[1⟦⟧",
  ])
  func saysWhereJSONIsBroken(marked: String) throws {
    let marked = try Marked(marked)
    let read = try readAll("\n" + marked.text + "\n" + json(), as: "a.jsonl")
    #expect(read.first?.findings == ["2:\(marked.place.column) profile.unreadable"])
    #expect(read.last?.client?.id == "anna")
  }

  @Test func aLineAboveAMegabyteIsPassedOver() throws {
    let folder = try ScratchFolder()
    let huge = "{\"id\": \"huge\", \"notes\": \"" + String(repeating: "x", count: 10_000_000) + "\"}"
    let path = try folder.write(json() + "\n" + huge + "\n" + json(["id": "\"ben\""]) + "\n" + huge, as: "a.jsonl")
    let read = try readAll(path)
    #expect(read.map(\.client?.id) == ["anna", nil, "ben", nil])
    #expect(read.flatMap(\.findings) == ["2 profile.too_large", "4 profile.too_large"])
  }

  @Test func recordsThatStraddleChunksArriveWhole() throws {
    let folder = try ScratchFolder()
    let notes = String(repeating: "ü ", count: 1900)
    let lines = (0..<400).map { json(["id": "\"c\($0)\"", "notes": "\"\(notes)\($0)\""]) }
    let read = try readAll(try folder.write(lines.joined(separator: "\n"), as: "a.jsonl"))
    #expect(read.map(\.client?.notes) == (0..<400).map { "\(notes)\($0)" })
    #expect(read.map(\.line) == Array(1...400))
  }

  @Test func invalidUTF8IsSaidAtItsByte() throws {
    let folder = try ScratchFolder()
    for bad: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80]] {
      let path = try folder.write(Array("{\"name\": \"ü".utf8) + bad + Array("\"}\n".utf8) + Array(json().utf8), as: "a.jsonl")
      let read = try readAll(path)
      #expect(read.first?.findings == ["1:12 profile.encoding"])
      #expect(read.last?.client != nil)
    }
  }

  @Test func theFormOfOtherNamesFollowsFromTheFirstCharacter() throws {
    #expect(try readAll("\n " + json(), as: "roster.txt").map(\.client?.id) == ["anna"])
    #expect(try readAll("id,goal\nanna,strength\n", as: "roster.txt").map(\.profile.id) == ["anna"])
  }
}
