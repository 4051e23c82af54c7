import Foundation
import Testing

@testable import Rulebook

/// The export has the keys and shapes that outside checks read.
@Suite struct ExportTests {
  private func document() throws -> [String: Any] {
    let rules = try #require(try RuleFolders.load().rulebook)
    let json = RulesExport.json(rules)
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  private func entry(_ topic: String, _ id: String) throws -> [String: Any] {
    let entries = try #require(try document()[topic] as? [[String: Any]])
    return try #require(entries.first { $0["id"] as? String == id })
  }

  @Test func documentNamesItsVersionDigestAndLayers() throws {
    let document = try document()
    #expect(document["schema_version"] as? Int == 1 && (document["rules_digest"] as? String)?.count == 32)
    #expect((document["layers"] as? [String])?.count == 1 && (document["templates"] as? [Any])?.isEmpty == true)
  }

  @Test func catalogueEntries() throws {
    let squat = try entry("exercises", "back_squat")
    #expect(squat["muscles"] as? [String: Double] == ["quads": 1, "glutes": 0.5] && squat["load_step"] as? String == "barbell")
    #expect(squat["equipment"] as? [String] == ["barbell", "rack"] && squat["unilateral"] as? Bool == false)
    #expect(
      squat["level"] as? String == "intermediate" && squat["load_basis"] as? String == "total" && squat["measure"] as? String == "reps")
    #expect(
      squat["tags"] as? [String] == ["axial_load"] && squat["easier"] as? [String] == ["air_squat"] && squat["harder"] as? [String] == [])
    #expect(try entry("exercises", "air_squat")["load_step"] == nil)
    let steps = try entry("equipment", "barbell")["steps"] as? [String: [String: Double]]
    #expect(steps == ["kg": ["min": 20, "step": 2.5, "max": 300], "lb": ["min": 45, "step": 5, "max": 660]])
    #expect(try entry("presets", "gym")["items"] as? [String] == ["barbell", "bench", "rack"])
  }

  @Test func conditionsAndChecks() throws {
    let shoulder = try entry("conditions", "sore_shoulder")
    let exclude = try #require(shoulder["exclude"] as? [String: [String]])
    #expect(exclude["tags"] == ["overhead"] && exclude["exercises"] == ["bench_press"] && shoulder["hold"] as? Bool == false)
    #expect(try entry("conditions", "chest_pain")["hold"] as? Bool == true)
    let spacing = try entry("checks", "recovery.spacing")
    #expect(spacing["severity"] as? String == "warning" && spacing["thresholds"] as? [String: Double] == ["days": 2, "sets": 4])
  }

  @Test func goalsAtEveryLevelTheyHave() throws {
    let levels = try #require(try entry("goals", "growth")["levels"] as? [String: [String: Any]])
    #expect(Array(levels.keys) == ["intermediate"])
    let level = try #require(levels["intermediate"])
    #expect(
      level["main_reps"] as? [Int] == [6, 12] && level["rest_s"] as? [Int] == [120, 180] && level["accessory_reps"] as? [Int] == [10, 15])
    #expect(level["main_sets"] as? [Int] == [3, 4] && level["intensity"] as? [Double] == [65, 80])
    #expect((level["roles"] as? [String: Any])?.count == 7)
  }

  @Test func volumeOfEachLevelGoalAndMuscle() throws {
    let rows = try #require(try document()["volume"] as? [[String: Any]])
    #expect(rows.count == 3 * 2 * 20)
    let row = { (goal: String, muscle: String) in
      rows.first { $0["level"] as? String == "novice" && $0["goal"] as? String == goal && $0["muscle"] as? String == muscle }
    }
    #expect(row("growth", "chest")?["floor"] as? Double == 6 && row("growth", "chest")?["target"] as? [Double] == [10, 16])
    #expect(row("strength", "chest")?["floor"] as? Double == 4.2 && row("strength", "chest")?["hard_cap"] as? Double == 30)
    #expect(row("growth", "biceps")?["floor"] as? Double == 2 && row("strength", "biceps")?["floor"] as? Double == 0)
    #expect(row("growth", "neck")?["floor"] as? Double == 0 && row("growth", "neck")?["soft_cap"] as? Double == 22)
  }

  @Test func timeHasTheConstantsOfTheModel() throws {
    let time = try #require(try document()["time"] as? [String: Any])
    #expect(time["general_warmup_s"] as? Int == 360 && time["general_warmup_65plus_s"] as? Int == 600 && time["cooldown_s"] as? Int == 0)
    #expect(time["setup_s"] as? [String: Int] == ["barbell": 60, "loaded": 30, "bodyweight": 15])
    #expect(time["ramp_s"] as? [String: Int] == ["first_heavy": 240, "later_compound": 60, "isolation": 0])
    #expect(time["seconds_per_rep"] as? Double == 3.5 && time["transition_s"] as? Int == 60)
  }
}
