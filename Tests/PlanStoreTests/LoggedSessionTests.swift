import Rulebook
import SeededNumbers
import SmallRules
import Testing
import TrainingModel

@testable import PlanStore

/// What planning reads of logs is what stands in them, less names, notes and what the rules don't know.
@Suite struct LoggedSessionTests {
  private let bench: Workbench
  private let store: PlanStore
  private let rulebook: Rulebook

  init() throws {
    bench = try Workbench()
    store = try bench.store()
    rulebook = SmallRules.book()
  }

  /// Lives with exercises that the rules know and others, changed again and again, so that exercises and parts lie out of their order.
  private func lives(_ random: inout SeededRandom) throws -> [String] {
    let clients = ["c-1", "c-2", "c-3"]
    let ids = rulebook.exercises.prefix(6).map(\.id)
    for client in clients.dropLast() {
      var logs = (0..<30).map { LogSamples.anything(client, $0 * 3, &random) }
      for round in 0..<3 {
        for log in logs.indices {
          for part in logs[log].parts.indices {
            for exercise in logs[log].parts[part].session.exercises.indices where random.chance(60) {
              logs[log].parts[part].session.exercises[exercise].exercise = random.pick(ids)
            }
            if round > 0, random.chance(50) { logs[log].parts[part].session.exercises.shuffle(using: &random) }
          }
        }
        _ = try LogSaver(store, operation: "test").save(LogChange(client: client, logs: logs), at: LogSamples.moment)
      }
    }
    return clients
  }

  /// The sessions of logs that were read in full.
  private func sessions(_ logs: [WorkoutLog], _ keep: (ExerciseID) -> Bool = { _ in true }) -> [LoggedSession] {
    let radiates = rulebook.history.logs.saysRadiating
    return logs.flatMap { log in
      log.parts.map { part in
        let isPlanned = log.key.planStart != nil
        var session = LoggedSession(
          date: log.date, startMinute: part.session.startMinute, planStart: log.key.planStart, week: isPlanned ? log.key.week : nil,
          day: isPlanned ? log.key.day : nil, unit: part.session.unit, sets: [])
        for done in part.session.exercises {
          let id = done.exercise.flatMap { rulebook.exercise($0) }
          for set in done.sets {
            if set.kind.isWorking, !set.isFlagged { session.isTrained = true }
            guard let id, keep(id) else { continue }
            session.sets.append(LoggedSet(set, of: id, radiates: [done.note, set.note].contains { $0.map(radiates) ?? false }))
          }
        }
        return session
      }
    }
  }

  @Test(arguments: 0..<8) func theSameAsInFull(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let clients = try lives(&random)
    let (first, end) = (Workbench.monday + 10, Workbench.monday + 70)
    let logs = try store.logs(of: clients)
    let read = try store.loggedSessions(of: clients, from: first, before: end, rulebook)
    for (client, read) in zip(clients, read) {
      let mine = (logs[client] ?? []).filter { $0.date >= first && $0.date < end }
      #expect(read == sessions(mine), "\(client)")
    }
    #expect(read[0].count > 10 && read[2].isEmpty)
    #expect(read[0].contains { $0.sets.contains(where: \.radiates) || !$0.sets.isEmpty })
  }

  @Test func onlyTheExercisesThatAreWanted() throws {
    var random = SeededRandom(99)
    let clients = try lives(&random)
    let wanted = ExerciseID(2)
    let read = try store.loggedSessions(of: clients, before: Workbench.monday + 1_000, rulebook, only: [wanted])
    for (client, read) in zip(clients, read) {
      let all = sessions(try store.logs(of: [client])[client] ?? []) { $0 == wanted }
      // Of an exercise without a set there may be a session without one.
      let (read, mine) = (read.filter { !$0.sets.isEmpty }, all.filter { !$0.sets.isEmpty })
      #expect(read.map(\.sets) == mine.map(\.sets) && read.map(\.date) == mine.map(\.date))
    }
    #expect(read[0].contains { !$0.sets.isEmpty })
  }
}
