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
}
