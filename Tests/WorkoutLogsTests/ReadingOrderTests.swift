import SeededNumbers
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Files that were sorted by something else: the sessions are the same ones.
struct ReadingOrderTests {
  /// What each client did, by day, session and exercise, without the order of exercises, which such a file has lost.
  private func done(_ text: String) throws -> [String: [String]] {
    var done: [String: [String]] = [:]
    for log in try Logs.readAll(text, LogRequest(client: text.hasPrefix("Date") ? "anna" : nil, unit: .kg)).logs {
      #expect(log.isWhole && log.unreadable.isEmpty && log.skipped.isEmpty)
      for read in log.sessions {
        let session = read.session
        for exercise in session.exercises {
          let key = "\(log.client) \(session.date) \(session.startMinute ?? -1) \(session.name) \(exercise.name)"
          #expect(done[key] == nil, "an exercise is one block: \(key)")
          done[key] = exercise.sets.map(\.words)
        }
      }
    }
    return done
  }

  private func shuffled(_ text: String, _ random: inout SeededRandom) -> String {
    let lines = text.split(separator: "\n")
    return ([lines[0]] + lines.dropFirst().shuffled(using: &random)).joined(separator: "\n")
  }

  @Test func rowsOfManyClientsMayStandInAnyOrder() throws {
    var random = SeededRandom(7)
    for _ in 0..<20 {
      var text = "client_id,date,start,session,exercise,set,reps,load\n"
      for client in 0..<4 {
        for day in 10..<13 {
          for exercise in ["Squat", "Row"] {
            for set in 1...(1 + random.below(4)) {
              text += "client-\(client),2026-01-\(day),18:30,Legs,\(exercise),\(set),\(random.below(12) + 1),\(random.below(100) + 20)\n"
            }
          }
        }
      }
      let wanted = try done(text)
      #expect(wanted.count == 24)
      #expect(try done(shuffled(text, &random)) == wanted)
    }
  }

  @Test func rowsOfAnExportMayStandInAnyOrder() throws {
    var random = SeededRandom(8)
    for _ in 0..<20 {
      var text = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"
      for day in 10..<15 {
        for exercise in ["Squat", "\"Curl, one arm\""] {
          if random.chance(50) { text += "2024-01-\(day) 18:00:00,\"Legs\",\(exercise),W,20,10,0,0,,\n" }
          for set in 1...(1 + random.below(5)) {
            text += "2024-01-\(day) 18:00:00,\"Legs\",\(exercise),\(set),\(random.below(100) + 20),\(random.below(12) + 1),0,0,,\n"
          }
        }
      }
      #expect(try done(shuffled(text, &random)) == done(text))
    }
  }

  @Test func sessionsMayStandNewestFirst() throws {
    let rows = (10..<30).map { "2024-01-\($0) 18:00:00,\"A\",Squat,1,60,5,0,0,,\n2024-01-\($0) 18:00:00,\"A\",Squat,2,60,4,0,0,,\n" }
    let heading = "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes\n"
    let (oldest, newest) = (try Logs.read(heading + rows.joined()), try Logs.read(heading + rows.reversed().joined()))
    #expect(oldest.words == newest.words && oldest.words.count == 20)
    #expect(oldest.sessions.map(\.session) == newest.sessions.map(\.session))
  }
}
