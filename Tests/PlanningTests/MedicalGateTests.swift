import Findings
import Rulebook
import Testing
import TrainingModel

@testable import Planning

/// The gate fails closed: what is missing or unknown holds.
@Suite struct MedicalGateTests {
  private func codes(_ change: (inout Client) -> Void) -> [FindingCode] {
    MedicalGate.holds(SmallRulebook.client(change), on: SmallRulebook.monday, rules: SmallRulebook.rules).map(\.code)
  }

  @Test func opensForAClearedClientWithoutConditions() { #expect(codes { _ in } == []) }

  @Test func opensForAConditionThatDoesNotHold() { #expect(codes { $0.conditions = SmallRulebook.conditions("shoulder") } == []) }

  @Test func holdsWhoeverIsNotCleared() {
    #expect(codes { $0.clearance = nil } == [.gateClearanceMissing])
    #expect(codes { $0.clearance = .followUpRequired } == [.gateClearanceNotGiven])
    #expect(codes { $0.clearance = .clearanceRequired } == [.gateClearanceNotGiven])
  }

  @Test func holdsWhereConditionsAreMissingOrHold() {
    #expect(codes { $0.conditions = nil } == [.gateConditionsMissing])
    #expect(codes { $0.conditions = SmallRulebook.conditions("surgery") } == [.gateConditionHolds])
    #expect(codes { $0.conditions = SmallRulebook.conditions("shoulder", "surgery") } == [.gateConditionHolds])
  }

  @Test func holdsTheYoungAndTheUnknown() {
    #expect(codes { $0.statedAge = 12 } == [.gateTooYoung])
    #expect(codes { $0.statedAge = nil } == [.gateTooYoung])
    #expect(codes { $0.statedAge = 13 } == [])
  }

  @Test func holdsWhoeverIsAway() { #expect(codes { $0.status = .onHold } == [.gateOnHold]) }

  @Test func saysEverythingThatHoldsAtOnce() {
    let all = codes { ($0.status, $0.clearance, $0.conditions) = (.onHold, nil, nil) }
    #expect(all == [.gateOnHold, .gateClearanceMissing, .gateConditionsMissing])
  }

  @Test func aClearanceLastsTwelveMonthsToTheDay() {
    #expect(codes { $0.clearanceDate = CalendarDate(iso: "2025-01-05") } == [])
    #expect(codes { $0.clearanceDate = CalendarDate(iso: "2025-01-04") } == [.gateClearanceExpired])
  }

  @Test func aClearanceOfALeapDayEndsWithFebruary() {
    let client = SmallRulebook.client { $0.clearanceDate = CalendarDate(iso: "2024-02-29") }
    func isHeld(_ date: String) -> Bool {
      CalendarDate(iso: date).map { !MedicalGate.holds(client, on: $0, rules: SmallRulebook.rules).isEmpty } ?? false
    }
    #expect(!isHeld("2025-02-28"))
    #expect(isHeld("2025-03-01"))
  }

  @Test func aClearanceOfTheFutureIsNone() {
    #expect(codes { $0.clearanceDate = CalendarDate(iso: "2026-01-06") } == [.gateClearanceMissing])
  }

  @Test func saysNoConditionByName() {
    let findings = MedicalGate.holds(
      SmallRulebook.client { $0.conditions = SmallRulebook.conditions("surgery") }, on: SmallRulebook.monday, rules: SmallRulebook.rules)
    #expect(findings.allSatisfy { !$0.cellText.contains("surgery") })
  }
}
