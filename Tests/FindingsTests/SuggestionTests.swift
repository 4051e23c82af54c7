import Findings
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [("equipmnt", "equipment"), ("gaol", "goal"), ("Mon", "mon"), ("reps_mni", "reps_min")])
  func findsTheWordThatWasMeant(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: ["equipment", "goal", "mon", "reps_min"]) == meant)
  }

  @Test func staysSilentWhenNothingIsNear() {
    #expect(Suggestion.hint(for: "unicorn", among: ["equipment", "goal"]) == nil)
  }

  @Test func namesOfSeveralWordsAreFoundByAPart() {
    let names = [
      "Bench Press", "Pec Deck Fly", "Reverse Pec Deck", "Seitheben am Kabelzug", "Seitheben mit Band", "Seitheben mit Kurzhanteln",
      "Seitheben mit Rucksack",
    ]
    #expect(Suggestion.hint(for: "pec  deck", amongNames: names) == "did you mean 'Pec Deck Fly' or 'Reverse Pec Deck'?")
    #expect(
      Suggestion.hint(for: "Seitheben", amongNames: names)
        == "did you mean 'Seitheben mit Band', 'Seitheben am Kabelzug' or 'Seitheben mit Rucksack'?")
    #expect(Suggestion.hint(for: "Seithebe mit Ball", amongNames: names) == "did you mean 'Seitheben mit Band'?")
    #expect(Suggestion.hint(for: "Pec Dance", amongNames: names) == "did you mean 'Pec Deck Fly'?")
    #expect(Suggestion.hint(for: "e", amongNames: names) == nil && Suggestion.hint(for: "Muscle Up", amongNames: names) == nil)
  }
}
