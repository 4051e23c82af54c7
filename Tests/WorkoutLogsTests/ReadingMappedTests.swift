import Findings
import Foundation
import Testing
import TrainingModel

@testable import WorkoutLogs

/// Tables of another kind, read by a mapping.
struct ReadingMappedTests {
  private static let mapping = """
    client_id: {from: Member, prefix: gym-}
    date: {from: [Day, Date], dates: day-month-year}
    exercise: Movement
    sets: Sets
    reps: Reps
    load: {from: Weight, unit: kg}
    seconds: {from: Time, unit: minutes}
    metres: {from: Distance, unit: km}
    kind: {from: Type, values: {Warm-up: ramp, Working: work}}
    note: Remark
    ignore: [Trainer]
    """
  private static let heading = "Member;Day;Movement;Sets;Reps;Weight;Time;Distance;Type;Remark;Trainer\n"

  private func read(_ rows: String, _ mapping: String = mapping, _ heading: String = heading, client: String? = nil) throws -> (
    logs: [ClientLog], rest: LogRest
  ) {
    var logs: [ClientLog] = []
    let source = try LogSource(
      Array((heading + rows).utf8), named: "gym.csv", LogRequest(client: client), mapping: LogMapping(Array(mapping.utf8), path: "gym.yaml")
    )
    let rest = try source.forEachClient { logs.append($0) }
    return (logs, rest)
  }

  private func refusal(_ mapping: String, _ heading: String = heading) -> Finding? {
    do { _ = try read("", mapping, heading) } catch let refusal as LogRefusal { return refusal.finding } catch {}
    return nil
  }

  @Test func aTableOfAnotherKindIsRead() throws {
    let (logs, rest) = try read(
      "7;03/12/2026;Squat;3;5;62,5;;;Working;;x\n8;03/12/2026;Squat;;5;135 lb;;;;;x\n7;03/12/2026;Squat;1;10;20;;;Warm-up;\"easy\";x\n"
        + "7;05/12/2026;Run;;;;1,5;0,4;;;x\n7;05/12/2026;Run;;;;12:30;;Sprint;;x\n7;05/12/2026;Run;2.5;5;;;;;;x\n;05/12/2026;Run;2;5;;;;;;x\n"
    )
    #expect(logs.map(\.client) == ["gym-7", "gym-8"] && logs.allSatisfy { $0.app == .mapped && $0.isWhole })
    #expect(logs[0].words == ["2026-12-03 Squat 5@62.5 5@62.5 5@62.5 w10@20", "2026-12-05 Run 90s400m"])
    #expect(logs[0].entries == 7 && logs[0].unreadable.map(\.line) == [6, 7] && logs[0].sessions[0].lines == [2, 2, 2, 4])
    #expect(logs[1].words == ["2026-12-03 Squat 5@135"] && logs[1].unit == .lb)
    #expect(rest.entries == 2 && rest.unreadable.map(\.line) == [8, 8])
  }

  @Test func aConstantNamesTheClient() throws {
    let mapping = "client_id: {constant: anna}\ndate: Day\nexercise: Movement\nreps: Reps\n"
    #expect(try read("2026-12-03,Squat,5\n", mapping, "Day,Movement,Reps\n").logs.map(\.client) == ["anna"])
    let nobody = "date: Day\nexercise: Movement\nreps: Reps\n"
    #expect(throws: LogRefusal.self) { try read("2026-12-03,Squat,5\n", nobody, "Day,Movement,Reps\n") }
    #expect(try read("2026-12-03,Squat,5\n", nobody, "Day,Movement,Reps\n", client: "ben").logs.map(\.client) == ["ben"])
  }

  @Test func aMappingIsReadStrictly() {
    #expect(refusal("exercise: Movement\nreps: Reps\n")?.message == "the mapping says nothing about 'date'")
    #expect(refusal("date: Day\nexercise: Movement\n")?.message == "the mapping says nothing about what was done")
    #expect(refusal(Self.mapping + "\nwieght: X")?.message == "a set has no field 'wieght'")
    #expect(refusal(Self.mapping.replacing("unit: kg", with: "unit: stone"))?.hint == "one of 'kg', 'lb'")
    #expect(refusal(Self.mapping.replacing("unit: kg", with: "units: kg"))?.hint == "did you mean 'unit'?")
    #expect(refusal(Self.mapping.replacing("Movement", with: "Move"))?.message == "the table has no column 'Move'")
    #expect(
      refusal(Self.mapping.replacing("[Trainer]", with: "[]"))?.message == "the mapping does not say what column 11 of the table is for")
    #expect(refusal(Self.mapping.replacing("day-month-year", with: "whatever"))?.place?.line == 2)
    #expect(refusal("date: {from: Day, constant: x}\nexercise: Movement\nreps: Reps\n")?.message == "'date' needs one source")
    for text in ["", "[]", "a: [", "date: {from: {}}\n", "- 1", "\u{0}", "date: *x"] {
      #expect(refusal(text)?.code == .mappingInvalid, "\(text)")
    }
  }

  @Test func theMappingThatComesWithTheProjectIsOne() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../fixtures/mappings/gym-log.yaml").standardized.path
    var logs: [ClientLog] = []
    let table =
      "Member;Day;Class;Exercise;Type;Sets;Reps;Weight;Minutes;Kilometres;RPE;Remarks;Trainer\n"
      + "7;03/12/2026;Power;Deadlift;Work;2;5;100;NA;-;8;;Jo\n7;03/12/2026;Power;Row;NaN;1;n/a;;10;2;;;Jo\n"
    _ = try LogSource(Array(table.utf8), named: "gym.csv", LogRequest(), mapping: LogMapping.load(path: path)).forEachClient {
      logs.append($0)
    }
    #expect(logs.map(\.client) == ["gym-7"] && logs[0].words == ["2026-12-03 Deadlift 5@100 5@100; Row 600s2000m"])
  }
}
