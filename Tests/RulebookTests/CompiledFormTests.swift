import Findings
import Testing
import TrainingModel

@testable import Rulebook

/// What the small rulebook becomes.
@Suite struct CompiledFormTests {
  let rules: Rulebook

  init() throws { rules = try #require(try RuleFolders.load().rulebook) }

  @Test func exerciseHoldsWhatItsEntrySays() throws {
    let squat = rules.exercises[1]
    #expect(squat.id == "back_squat" && squat.name == "Back Squat" && squat.pattern == .squat && squat.level == .intermediate)
    #expect(squat.halfSets[Int(Muscle.quads.rawValue)] == 2 && squat.halfSets[Int(Muscle.glutes.rawValue)] == 1)
    #expect(squat.muscles == MuscleSet([.quads, .glutes]))
    #expect(squat.equipment.members.map { rules[$0].id } == ["barbell", "rack"])
    #expect(squat.loadedBy.map { rules[$0].id } == "barbell" && squat.loadBasis == .total)
    #expect(squat.tags.members.map { rules.tags[$0.index].id } == ["axial_load"])
    #expect(squat.roles == WordSet([.main, .secondary]))
    #expect(squat.easier.map { rules[$0].id } == ["air_squat"])
    #expect(squat.note.map { rules.notes[$0.index] } == "Sit between your hips.")
    #expect(squat.setup == .barbell && squat.isCompound && squat.measure == .reps)
  }

  @Test func exerciseWithoutALoadHasTheDefaults() {
    let squat = rules.exercises[0]
    #expect(squat.equipment.isEmpty && squat.level == .novice && squat.loadedBy == nil && squat.loadBasis == .none)
    #expect(squat.setup == .bodyweight && squat.seed == nil && squat.secondsPerRep == nil && squat.note == nil)
  }

  @Test func seedIsAPartOfTheOtherLift() throws {
    let seed = try #require(rules.exercises[2].seed)
    #expect(rules[seed.from].id == "back_squat" && seed.ratio == 0.75)
  }

  @Test func equipmentMakesLoadsInBothUnits() {
    let barbell = rules.equipment[0]
    #expect(barbell.ladder(in: .kg) == LoadLadder(min: 2_000, step: 250, max: 30_000))
    #expect(barbell.ladder(in: .lb) == LoadLadder(min: 4_500, step: 500, max: 66_000))
    #expect(rules.presets[0].items.members.map { rules[$0].id } == ["barbell", "bench", "rack"])
  }

  @Test func loadsMayBeAList() throws {
    let (book, findings) = try RuleFolders.load(layers: [
      [
        "x.yaml": """
        equipment:
          - {id: barbell, name: Odd bar, setup: barbell, loads: {kg: [11 kg, 9 kg, 15.5 kg], lb: {min: 10 lb, step: 5 lb, max: 100 lb}}}
        """
      ]
    ])
    let odd = try #require(book, "\(findings.map(\.message))")
    #expect(odd.equipment[0].ladder(in: .kg)?.loads == [900, 1100, 1550])
    #expect(RulesExport.json(odd).contains("\"kg\":{\"min\":9,\"step\":4.5,\"max\":15.5,\"loads\":[9,11,15.5]}"))
  }

  @Test func goalFillsTheRolesThatItsAuthorLeftOut() throws {
    let level = rules.goals[0].level(.advanced)
    #expect(rules.goals[0].countsSmallMuscles && rules.goals[0].volumeFactor == 1)
    #expect(level[.main].reps == 6...12 && level[.secondary].reps == 6...12 && level[.power].reps == 6...12)
    #expect(level[.main].intensity == 65...80 && level[.accessory].intensity == nil)
    #expect(level[.core].seconds == 20...40 && level[.core].tempo == Tempo(2, 0, 2, 0) && level[.main].seconds == 20...45)
    #expect(level[.mobility].seconds == 40...60 && level[.mobility].sets == 2...2 && level[.mobility].rest == 15...30)
    #expect(level[.conditioning].seconds == 600...1200 && level[.conditioning].sets == 1...1)
    let strength = rules.goals[1].level(.advanced)
    #expect(strength[.core].reps == 8...12 && strength[.accessory].sets == 2...2 && rules.goals[1].volumeFactor == 0.7)
    #expect(strength.rir(.introduce) == 3 && strength.rir(.consolidate) == 2 && strength.rir(.deload) == nil)
  }

  @Test func splitServesExactlyItsNumberOfDays() {
    #expect(rules.splits.map(\.id) == ["one", "two_apart", "two", "three", "four", "five", "six", "seven"])
    #expect(rules.splits.map(\.when.days) == [1...1, 2...2, 2...2, 3...3, 4...4, 5...5, 6...6, 7...7])
    #expect(rules.splits[1].when.gap == 2...7)
    #expect(rules.splits[1].sessions.map(\.focus) == ["A", "B"])
    #expect(rules.splits[7].sessions.map(\.isResistance) == [true, true, true, true, true, true, false])
  }

  @Test func slotKeepsItsKeyAndPointsToItsLine() {
    let slots = rules.splits[0].sessions[0].slots
    #expect(slots.map(\.key) == [1, 7, 3] && slots.map(\.priority) == [1, 2, 3])
    #expect(slots[1].patterns == [.horizontalPush, .horizontalPull] && slots[2].muscles == MuscleSet([.upperBack]))
    let reference = rules[slots[1].rule]
    #expect(reference.id == "session.full.2" && reference.line == 6 && reference.file.hasSuffix("base/splits.yaml"))
    #expect(reference.text == "a secondary lift of the pattern horizontal push or horizontal pull")
  }

  @Test func blocksAndProgressionsKeepTheirOrder() {
    #expect(rules.blocks.map(\.id) == ["trained", "everybody"])
    #expect(rules.blocks[0].weeks.map(\.phase) == [.introduce, .build, .overreach, .deload])
    #expect(rules.blocks[0].weeks.map(\.sets) == [0.9, 1, 1.1, 0.5] && rules.blocks[0].weeks.map(\.load) == [1, 1, 1, 0.9])
    guard case .linear(let step) = rules.progressions[0].model else { return #expect(Bool(false), "the first model is linear") }
    #expect(
      step == RegionStep(upper: LoadStep(kg: 250, lb: 500), lower: LoadStep(kg: 500, lb: 1000)) && rules.progressions[0].weeklyCap == 0.1)
    #expect(
      rules.progressions[1].model.name == .rirRamp && rules.progressions[1].weeklyCap == 0.05 && rules.progressions[1].when == Matcher())
  }

  @Test func volumeAndBalanceHoldTheirNumbers() {
    #expect(rules.volume.bands.map(\.id) == ["older", "others"] && rules.volume.bands[0].when.age == 65...120)
    #expect(rules.volume.bands[1].target == 10...16 && rules.volume.timeAware.map(\.minutesPerWeek) == [75])
    #expect(rules.volume.sessionSets.typical == 8...25 && rules.volume.perSession.error == 16)
    #expect(rules.balance.pullToPush.allowed == 0.8...2.5 && rules.balance.spacing.days == 2)
    #expect(rules.balance.coverage[0].patterns.contains(.squat) && !rules.balance.coverage[0].patterns.contains(.hinge))
    #expect(rules.balance.order.first == .power)
  }

  @Test func policiesHoldTheirNumbers() {
    #expect(rules.selection.budget == 3000 && rules.selection.terms.map(\.points) == [-25, 10, 12])
    #expect(rules.selection.terms[2].counts == .lastBlock && rules.selection.terms[2].when.roles == WordSet([.main]))
    #expect(rules.selection.pairs.map(\.share) == [.exercise] && rules.selection.pairs[0].within == .week)
    #expect(rules.warmup[0].isFirst == true && rules.warmup[0].intensity == 85...150 && rules.warmup[0].sets.map(\.reps) == [8, 5, 3])
    #expect(rules.warmup[1].sets.isEmpty)
    #expect(rules.time.setup == [60, 30, 15] && rules.time.secondsPerRep == 3.5 && rules.time.fill == 1)
    #expect(rules.sanitisation.rest == 0...600 && rules.sanitisation.restStep == 5)
  }

  @Test func checkThatIsOffIsNotThere() throws {
    #expect(rules.checks.check(.checkRest) == nil && rules.checks.named(.checkRest)?.isOff == true)
    let spacing = try #require(rules.checks.check(.checkSpacing))
    #expect(spacing.severity == .warning && spacing.numbers(Spacing.self).sets == 4 && spacing.numbers(Spacing.self).days == 2)
  }

  @Test func conditionExcludesLimitsAndSubstitutes() throws {
    #expect(rules.conditions.map(\.id) == ["chest_pain", "sore_shoulder"] && rules.conditions[0].holds)
    let shoulder = rules.conditions[1]
    #expect(shoulder.excludedTags.members.map { rules.tags[$0.index].id } == ["overhead"])
    #expect(shoulder.excludedExercises.map { rules[$0].id } == ["bench_press"])
    let limit = shoulder.limits[0]
    #expect(limit.maxIntensity == 70 && limit.minRIR == 3 && limit.reps == 8...15 && limit.maxSets == nil)
    #expect(rules[limit.rule].id == "condition.sore_shoulder.limit.1")
    #expect(shoulder.substitutes.map { rules[$0.instead].id } == ["bench_press"] && shoulder.minimumPullToPush == 1.5)
    #expect(shoulder.adds == [.horizontalPull] && !shoulder.holds)
  }

  @Test(arguments: ["load_lb: 220.462": true, "load_kg: 100": true, "load_kg: 100, load_lb: 220.462": false])
  func examplesTakeALiftInEitherUnit(load: String, isFine: Bool) throws {
    let folders = try RuleFolders()
    let lift = "given:  {lifts: [{exercise: bench_press, \(load), reps: 5}], "
    try folders.add("rules", SmallRulebook.files.mapValues { $0.replacing("given:  {", with: lift) })
    let loaded = folders.load()
    #expect((loaded.rulebook != nil) == isFine, "\(loaded.findings)")
    #expect(isFine || loaded.findings.map(\.message) == ["a lift has either 'load_kg' or 'load_lb'"], "\(loaded.findings)")
    if let example = loaded.rulebook?.examples.first { #expect(abs(example.given.lifts[0].kilograms - 100) < 1e-9) }
  }

  @Test func exampleIsDecodedForTheLinter() throws {
    let example = try #require(rules.examples.first)
    #expect(rules.examples.count == 1 && example.subject == "condition.sore_shoulder" && example.place.line == 11)
    #expect(example.given.days == WordSet([.mon, .thu]) && example.given.minutes == 60 && example.given.age == 40)
    #expect(example.given.equipment?.count == 3 && example.given.conditions?.count == 1)
    #expect(example.expect.count == 5)
  }

  @Test func whyIsWhatAReferenceSays() {
    #expect(rules[rules.tags[0].rule].text == "The spine carries the load.")
    #expect(rules[rules.goals[1].level(.novice)[.main].rule].text == "5 to 8 reps and 2 to 3 sets for a main lift")
    #expect(rules[rules.goals[1].level(.novice)[.main].rule].id == "goal.strength.novice.main")
  }
}
