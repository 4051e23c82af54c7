import Testing
import TrainingModel

@testable import WorkoutLogs

/// Our own form of logs, as a table and as JSON Lines.
struct ReadingOwnTests {
  private static let heading = "client_id,date,start,session,exercise,set,kind,reps,seconds,metres,load,unit,rpe,pain,side,row_id,note\n"

  @Test func everyColumnIsRead() throws {
    let text =
      Self.heading
      + "anna,2026-11-02,18:30,Push,bench_press,1,ramp,10,,,20,kg,,,,,\nanna,2026-11-02,18:30,Push,bench_press,2,,8,,,60.25,kg,8.5,3,,rbcdfghjklmnp,\"slow, \"\"deep\"\"\"\n"
      + "anna,2026-11-02,18:30,Push,lunge,1,failure,8,,,16,kg,,,left,,\nanna,2026-11-02,18:30,Push,lunge,1,drop,7,,,16,kg,,,right,,\n"
      + "anna,2026-11-02,18:30,Push,plank,1,,,60,,,,,,,,\nanna,2026-11-02,18:30,Push,run,1,,,1800,5200.5,,,,,,,\n"
      + "anna,2026-11-02,20:00,,bench_press,1,,8,,,60,kg,,,,,\n"
    for app in [LogApp.csv, nil] {
      let log = try Logs.readAll(text, LogRequest(app: app)).logs[0]
      #expect(log.client == "anna" && log.app == .csv && log.unit == .kg && log.isWhole)
      #expect(
        log.words == ["2026-11-02 bench_press w10@20 8@60.25; lunge f8@16 d7@16; plank 60s; run 1800s5200m", "2026-11-02 bench_press 8@60"])
      let set = log.sessions[0].session.exercises[0].sets[1]
      #expect(set.halfRPE == 17 && set.pain == 3 && set.row == RowID(text: "rbcdfghjklmnp") && set.note == "slow, \"deep\"")
      #expect(log.sessions[0].session.exercises[1].sets.map(\.side) == [.left, .right])
      #expect(log.sessions[0].session.exercises[3].sets[0].centimetres == 520_050)
      #expect(log.sessions.map(\.session.startMinute) == [1_110, 1_200] && log.sessions.map(\.session.name) == ["Push", ""])
    }
  }

  @Test func theFewestColumnsAreEnough() throws {
    let log = try Logs.read("date;exercise;reps\n02.11.2026;Squat;5\n13.11.2026;Squat;5", LogRequest(client: "anna"))
    #expect(log.words == ["2026-11-02 Squat 5", "2026-11-13 Squat 5"])
    #expect(try Logs.refusal("date,exercise,reps\n2026-11-02,Squat,5\n", LogRequest())?.finding.code == .logClient)
    #expect(
      try Logs.refusal("date,exercise,reps,laod\n2026-11-02,Squat,5,60\n")?.finding.message == "our own form of logs has no column 'laod'")
    #expect(try Logs.refusal("date,exercise,reps,laod\n2026-11-02,Squat,5,60\n")?.finding.hint == "did you mean 'load'?")
  }

  @Test func manyClientsStandInAnyOrder() throws {
    let rows = [
      "a1,2026-11-02,Squat,5,60", "\"b2\",2026-11-02,Squat,6,61", "a1,2026-11-03,Squat,7,62", ",2026-11-02,Squat,5,60", "",
      "c 3,2026-11-02,Squat,5,60",
      "b2,2026-11-03,\"Squat, low\",8,63", "a1,x,Squat,9,64", "b2,\"2026-11-02\",Squat,1,1", "a1,2026-11-02,Row,9,65",
    ]
    for ending in ["\n", "\r\n", "\r"] {
      let text = (["client_id,date,exercise,reps,load"] + rows).joined(separator: ending)
      let (logs, rest) = try Logs.readAll(text)
      #expect(logs.map(\.client) == ["a1", "b2"])
      #expect(logs[0].words == ["2026-11-02 Squat 5@60; Row 9@65", "2026-11-03 Squat 7@62"])
      #expect(logs[1].words == ["2026-11-02 Squat 6@61 1@1", "2026-11-03 Squat, low 8@63"])
      #expect(logs[0].unreadable.map(\.line) == [9] && logs.allSatisfy(\.isWhole) && logs[1].sessions[0].lines == [3, 10])
      #expect(rest.entries == 2 && rest.unreadable.map(\.line) == [5, 7] && rest.unreadable.map(\.code) == [.logMissing, .logClient])
      let one = try Logs.readAll(text, LogRequest(client: "b2", unit: .kg))
      #expect(one.logs.map(\.client) == ["b2"] && one.rest.entries == 6)
    }
  }

  @Test func aTableOfManyThatIsCutIsRefusedBeforeAnybodyIsHandedOut() throws {
    let text = "client_id,date,exercise,reps,load\na1,2026-11-02,Squat,5,60\nb2,2026-11-02,Squat"
    for end in ["", "\n", "\n\n", ",\"5"] {
      var count = 0
      let refusal = #expect(throws: LogRefusal.self) {
        _ = try LogSource(Array((text + end).utf8), named: "a.csv", LogRequest(unit: .kg)).forEachClient { _ in count += 1 }
      }
      #expect(refusal?.finding.code == .logCut && refusal?.finding.place?.line == 3 && count == 0)
    }
  }

  @Test func noAccidentGivesAnybodyTheSetsOfOthers() throws {
    let heading = "client_id,date,exercise,reps,load\n"
    let mixed = try Logs.readAll(heading + "a1,2026-11-02,Squat,5,60\rb2,2026-11-02,Squat,6,61\nb2,2026-11-03,Squat,7,62\n")
    #expect(mixed.logs.map(\.words) == [["2026-11-02 Squat 5@60"], ["2026-11-02 Squat 6@61", "2026-11-03 Squat 7@62"]])
    let open = try Logs.readAll(
      heading + "a1,2026-11-02,Squat,5,60\na1,2026-11-02,\"Squat,5,60\nb2,2026-11-03,\"Squat\",7,62\na1,2026-11-05,Row,1,1\n")
    #expect(open.logs.map(\.words) == [["2026-11-02 Squat 5@60", "2026-11-05 Row 1@1"], ["2026-11-03 Squat 7@62"]])
    #expect(open.logs[0].unreadable.map(\.line) == [3] && open.logs[0].unreadable.map(\.code) == [.logUnclosedQuote])
  }

  @Test func datesOfOneClientSettleThoseOfAll() throws {
    let text = "client_id,date,exercise,reps\na1,03/12/2025,Squat,5\nb2,19/11/2025,Squat,6\nc3,2025-11-20,Squat,7\n"
    #expect(try Logs.readAll(text).logs.map(\.words) == [["2025-12-03 Squat 5"], ["2025-11-19 Squat 6"], ["2025-11-20 Squat 7"]])
    let open = #expect(throws: LogRefusal.self) { try Logs.readAll(text.replacing("19/11", with: "09/11")) }
    #expect(open?.finding.code == .logDateOrder && open?.finding.place?.line == 2)
  }

  @Test func aClientWhoseUnitIsOpenKeepsNobodyElseOut() throws {
    let text = "client_id,date,exercise,reps,load\na1,2026-11-02,Squat,5,60\nb2,2026-11-02,Squat,5,60\nb2,2026-11-03,Squat,5,\n"
    let (logs, _) = try Logs.readAll(text, LogRequest(profileUnit: { $0 == "a1" ? .lb : nil }))
    #expect(logs[0].words == ["2026-11-02 Squat 5@60"] && logs[0].unit == .lb)
    #expect(logs[1].sessions.isEmpty && logs[1].isWhole && logs[1].unreadable.map(\.code) == [.logUnit, .logUnit])
  }

  @Test func whatIsNoWordOfOursIsTold() throws {
    let rows = [
      "a,2026-11-02,6pm,,Squat,,,5,,,,,,,,,", "a,2026-11-02,,,Squat,,warm,5,,,,,,,,,", "a,2026-11-02,,,Squat,,,5,,,60,stone,,,,,",
      "a,2026-11-02,,,Squat,,,5,,,,,,11,,,", "a,2026-11-02,,,Squat,,,5,,,,,,,both,,", "a,2026-11-02,,,Squat,,,5,,,,,,,,r1,",
      "a,2026-11-02,,,Squat,1.5,,5,,,,,,,,,",
      "a,2026-11-02,,,Squat,,,-5,,,,,,,,,", "a,2026-11-02,,,Squat,,,,,,60,kg,,,,,", "a,2026-11-02,,,Squat,,,,,,,,,,,,tired",
    ]
    let log = try Logs.readAll(Self.heading + rows.joined(separator: "\n")).logs[0]
    #expect(log.unreadable.map(\.code) == [.logDate, .logWord, .logWord, .logNumber, .logWord, .logWord, .logNumber, .logNumber])
    #expect(log.skipped.map(\.code) == [.logNothingRecorded, .logNote] && log.isWhole)
  }

  // MARK: JSON Lines

  @Test func linesOfJSONAreTheSame() throws {
    let text = """
      {"client_id":"anna","date":"2026-11-02","start":"18:30","session":"Push","exercise":"bench_press","set":1,"reps":8,"load":60.25,"unit":"kg","rpe":8.5,"note":"a\\nb"}

      {"client_id":"ben","date":"2026-11-02","exercise":"plank","seconds":60,"kind":null}
      {"date":"2026-11-02","exercise":"plank","seconds":60}
      {"client_id":"anna","date":"2026-11-02","start":"18:30","session":"Push","exercise":"bench_press","set":2,"reps":"7","load":60}
      {"client_id":"anna","date":"2026-11-02","exercise":"row","reps":7,"weight":60}
      {"client_id":"anna","date":"2026-11-02","exercise":["row"],"reps":7}
      nonsense
      {"client_id":"ben","date":"2026-11-02","exercise":"plank","seconds":30}
      """
    let (logs, rest) = try Logs.readAll(text, LogRequest(profileUnit: { _ in .kg }))
    #expect(logs.map(\.client) == ["anna", "ben"] && logs.allSatisfy { $0.app == .jsonl && $0.isWhole })
    #expect(logs[0].words == ["2026-11-02 bench_press 8@60.25 7@60"] && logs[0].sessions[0].lines == [1, 5])
    #expect(logs[0].sessions[0].session.exercises[0].sets[0].note == "a\nb")
    #expect(logs[0].unreadable.map(\.line) == [6, 7, 8] && logs[0].unreadable.map(\.code) == [.logWord, .logWord, .logUnreadable])
    #expect(logs[1].words == ["2026-11-02 plank 60s 30s"])
    #expect(rest.unreadable.map(\.line) == [4])
    #expect(throws: LogRefusal.self) { try Logs.readAll(text + "\n{\"client_id\":\"ben\",\"da") }
  }
}
