import Findings
import PlanStore
import Testing
import TrainingModel

@testable import Reporting

/// Notes that hold several sentences are read sentence by sentence, and what could not be met is named.
@Suite struct CautionWordsTests {
  private let words = ClientWords(
    language: .german,
    notes: [
      "Keep the wrist straight.": "Das Handgelenk gerade halten.", "Brace. Then lift.": "Anspannen. Dann heben.",
      "Sit tall.": "Aufrecht sitzen.",
    ])

  @Test(arguments: [
    ("Sit tall.", "Aufrecht sitzen."), ("Keep the wrist straight. Sit tall.", "Das Handgelenk gerade halten. Aufrecht sitzen."),
    ("Keep the wrist straight. Brace. Then lift.", "Das Handgelenk gerade halten. Anspannen. Dann heben."),
    ("As we said. Sit tall.", "As we said. Aufrecht sitzen."), ("Sit tall. As we said", "Aufrecht sitzen. As we said"), ("", ""),
    ("1. of May", "1. of May"),
  ])
  func aNoteIsTranslatedSentenceBySentence(_ note: String, _ german: String) {
    #expect(words.note(note) == german)
    #expect(ClientWords(language: .english).note(note) == note)
  }

  @Test func whatConditionsAskForAndThePlanLacksIsNamed() {
    let findings = [
      Finding(.checkAskedFor, "no room is left for balance, core anti rotation, which the client's conditions or age ask for", day: 1),
      Finding(.checkAskedFor, "no exercise for conditioning, which the client's conditions or age ask for, fits equipment", day: 3),
    ]
    func text(_ language: Language) -> String {
      WhatToDo(language: language).sentence(outcome: .new, findings: findings, statuses: [.pending])
    }
    #expect(text(.english).hasSuffix("core anti rotation, conditioning, balance."))
    #expect(text(.german).hasSuffix("Rumpf gegen Drehung, Ausdauer, Gleichgewicht."))
  }
  @Test func aMissingDueDateIsAskedForBeforeWhatThePlanLacks() {
    let findings = [
      Finding(.slotUnfilled, "one place of the week is left open", severity: .warning, week: 1, day: 1),
      Finding(.profileNoDueDate, "'due' is missing"),
    ]
    func text(_ language: Language, _ findings: [Finding]) -> String {
      WhatToDo(language: language).sentence(outcome: .new, findings: findings, statuses: [.pending])
    }
    #expect(text(.english, findings) == "Ask when the child is expected, or when it was born, and enter that day as due.")
    #expect(text(.german, findings).contains("'due'"))
    let held = findings + [Finding(.gateClearanceMissing, "'clearance' is missing")]
    #expect(text(.english, held).contains("medical screening"), "what stands in the way comes first")
  }
}
