import Findings
import Testing

@testable import Rulebook

/// Each complaint stands at the offending text, which is marked inside the input.
@Suite struct ComplaintTests {
  @Test func unknownKey() throws {
    try expectFindings(
      Expected(.rulesUnknownKey, "unknown key 'patern'", hint: "did you mean 'pattern'?"),
      Expected(
        .rulesUnknownKey, "unknown key 'up to the knee'", hint: "inside { } a comma ends a text, so put a text with a comma in quotes"),
      in: """
        exercises:
          - {id: plank, name: Plank, pattern: squat, ⟦patern⟧: squat, muscles: {abs: 1}, equipment: [], roles: core, note: Bend, ⟦up to the knee⟧}
        """)
  }

  @Test func unknownTopic() throws {
    try expectFindings(
      Expected(.rulesUnknownKey, "unknown topic 'exercizes'", hint: "did you mean 'exercises'?"), in: "⟦exercizes⟧:\n  - {id: plank}\n")
  }

  @Test func unknownIDs() throws {
    try expectFindings(
      Expected(.rulesUnknownID, "unknown pattern 'squatt'", hint: "did you mean 'squat'?"),
      Expected(.rulesUnknownID, "unknown muscle 'quadz'", hint: "did you mean 'quads'?"),
      Expected(.rulesUnknownID, "unknown piece of equipment 'barbel'", hint: "did you mean 'barbell'?"),
      Expected(.rulesUnknownID, "unknown role 'boss'", hint: "one of main, secondary, accessory, core, power, conditioning, mobility"),
      Expected(.rulesUnknownID, "unknown exercise 'airsquat'", hint: "did you mean 'air_squat'?"),
      in: """
        exercises:
          - id: plank
            name: Plank
            pattern: ⟦squatt⟧
            muscles: {⟦quadz⟧: 1}
            equipment: [⟦barbel⟧]
            roles: [core, ⟦boss⟧]
            easier: ⟦"airsquat"⟧   # quoted or not makes no difference
        """)
  }

  @Test func missingKeys() throws {
    try expectFindings(
      Expected(.rulesMissingKey, "the key 'equipment' is missing"), Expected(.rulesMissingKey, "the key 'roles' is missing"),
      in: "exercises: [{id: ⟦⟦plank⟧⟧, name: Plank, pattern: core_flexion, muscles: {abs: 1}}]")
  }

  @Test func wrongTypes() throws {
    try expectFindings(
      Expected(.rulesType, "expected text, found a list"), Expected(.rulesType, "expected 'yes' or 'no', found 'maybe'"),
      Expected(.rulesType, "expected a contribution, found 'much'", hint: "for example '0.5'"),
      Expected(.rulesType, "expected a mapping of keys and values, found 'back_squat'"),
      Expected(.rulesType, "expected a list, found nothing"),
      in: """
        exercises:
          - id: plank
            name: ⟦[⟧Plank]
            unilateral: ⟦maybe⟧
            pattern: core_flexion
            muscles: {abs: ⟦much⟧}
            equipment: []
            seed: ⟦back_squat⟧
            ⟦roles⟧:
        """)
  }

  @Test func emptyLists() throws {
    try expectFindings(
      Expected(.rulesGap, "the list is empty"),
      in: "exercises: [{id: plank, name: Plank, pattern: core_flexion, muscles: {abs: 1}, equipment: [], tags: [], roles: ⟦[⟧]}]")
  }

  @Test func placesCountCharactersWhateverTheLineBreaks() throws {
    let loaded = try RuleFolders.load(["added.yaml": "\u{FEFF}# Größe\r\ntags:\r\n  - {id: x, name: \"Über\", nam: X}\r\n"])
    #expect(loaded.findings.map(\.code) == [.rulesUnknownKey])
    #expect(loaded.findings.first?.place.map { [$0.line, $0.column, $0.endColumn] } == [3, 27, 30])
  }

  @Test func units() throws {
    try expectFindings(
      Expected(.rulesUnit, "a length of rest needs 's' (seconds)", hint: "for example '90 s'"),
      Expected(.rulesUnit, "an intensity is written in '%', not in 'kg'", hint: "for example '70..80 %'"),
      Expected(.rulesUnit, "a length of rest is written in 's' (seconds), not in 'min'", hint: "for example '90 s'"),
      in: """
        goals:
          - id: power
            name: Power
            levels:
              advanced:
                main: {reps: 1..5, intensity: 30..70 %, sets: 3..5, rest: ⟦120..300⟧, tempo: 2-0-X-0}
                accessory: {reps: 5..8, intensity: ⟦60 kg⟧, sets: 2..3, rest: ⟦2 min⟧, tempo: 2-0-X-0}
        """)
  }

  @Test func unitsOfEquipmentAndSteps() throws {
    try expectFindings(
      Expected(.rulesUnit, "a load needs 'kg'", hint: "for example '2.5 kg'"),
      Expected(.rulesUnit, "a load is written in 'lb', not in 'kg'", hint: "for example '5 lb'"),
      in: """
        equipment:
          - {id: dumbbells, name: Dumbbells, setup: loaded,
             loads: {kg: {min: ⟦2⟧, step: 2 kg, max: 50 kg}, lb: {min: ⟦5 kg⟧, step: 5 lb, max: 120 lb}}}
        """)
    try expectFindings(
      Expected(.rulesUnit, "a step is given in both units, not as '5 kg'", hint: "for example '2.5 kg or 5 lb'"),
      in: "progressions: [{id: x, when: {sex: male}, before: novice_main, model: linear, step: {upper: ⟦5 kg⟧, lower: 5 kg or 10 lb}}]",
      asLayer: true)
  }

  @Test func ranges() throws {
    try expectFindings(
      Expected(.rulesRange, "the range '12..6' runs backwards", hint: "write '6..12'"),
      Expected(.rulesRange, "the range '180..120 s' runs backwards", hint: "write '120..180 s'"),
      Expected(.rulesRange, "'0..900' is out of range: a number of repetitions is from 1 to 200"),
      Expected(.rulesType, "a number of sets is a whole number, not '2.5'", hint: "for example '3..4'"),
      Expected(.rulesType, "'1,5 s' is not a number", hint: "write decimals with a point"),
      Expected(.rulesType, "expected a tempo, found '3-0-1'", hint: "seconds down, pause, up, pause, such as '3-0-1-0' or '2-0-X-0'"),
      in: """
        goals:
          - id: power
            name: Power
            levels:
              advanced:
                main: {reps: ⟦12..6⟧, sets: 3..5, rest: ⟦180..120 s⟧, tempo: 2-0-X-0}
                accessory: {reps: ⟦0..900⟧, sets: ⟦2.5⟧, rest: ⟦'1,5 s'⟧, tempo: ⟦3-0-1⟧}
        """)
  }

  @Test func volumeRises() throws {
    try expectFindings(
      Expected(.rulesRange, "'soft_cap' is below 'target'", hint: "floor, target, soft_cap and hard_cap rise"),
      in:
        "volume: {bands: [{id: x, before: older, when: {sex: male}, floor: 3 sets, target: 4..10 sets, soft_cap: ⟦8 sets⟧, hard_cap: 9 sets}]}",
      asLayer: true)
  }

  @Test func duplicateKeys() throws {
    try expectFindings(
      Expected(.rulesDuplicateKey, "the key 'name' is given twice", hint: "it is also in line 3"),
      Expected(.rulesDuplicateKey, "the key 'name' is given twice", hint: "it is also in line 3"),
      Expected(.rulesDuplicateKey, "the key 'setup' is given twice", hint: "it is also in line 6"),
      Expected(.rulesUnknownID, "unknown class of setup 'heavy'", hint: "one of barbell, loaded, bodyweight"),
      in: """
        equipment:
          - id: box
            name: Box
            ⟦name⟧: Crate
            ⟦"name"⟧: Chest
            setup: loaded
            ⟦setup⟧: ⟦heavy⟧
        """)
  }

  @Test func duplicateIDs() throws {
    let loaded = try RuleFolders.load(["zz.yaml": "equipment:\n  - {id: bench, name: Other bench, setup: loaded}\n"])
    #expect(loaded.rulebook == nil && loaded.findings.map(\.code) == [.rulesDuplicateID])
    #expect(loaded.findings.first?.place?.line == 2 && loaded.findings.first?.place?.column == 10)
    #expect(loaded.findings.first?.hint?.hasSuffix("base/equipment.yaml:6:10") == true)
    try expectFindings(
      Expected(.rulesDuplicateID, "'rack' is listed twice"),
      Expected(.rulesDuplicateID, "a piece of equipment already has the id 'bench'"),
      in: "presets:\n  - {id: home, name: Home, items: [rack, ⟦rack⟧]}\n  - {id: ⟦bench⟧, name: Home, items: [rack]}\n")
  }

  @Test func syntaxErrorLeavesOtherFilesChecked() throws {
    let loaded = try RuleFolders.load([
      "a_broken.yaml": "exercises:\n  - {id: plank, name: [Plank\n  - id: x\n", "b_typo.yaml": "tags:\n  - {id: x, nam: X}\n",
    ])
    #expect(loaded.rulebook == nil)
    #expect(loaded.findings.map(\.code) == [.rulesSyntax, .rulesMissingKey, .rulesUnknownKey])
    #expect(loaded.findings[0].place.map { [$0.line, $0.column] } == [3, 7])
    #expect(loaded.findings[2].place?.line == 2 && loaded.findings[2].hint == "did you mean 'name'?")
  }

  @Test func aliasesTagsAndDepthAreRefused() throws {
    try expectFindings(
      Expected(
        .rulesLimit, "the rules have no anchors and aliases, but here is '&it'", hint: "write the value out, or put the text in quotes"),
      Expected(
        .rulesLimit, "the rules have no anchors and aliases, but here is '*it'", hint: "write the value out, or put the text in quotes"),
      in: "tags:\n  - ⟦&it⟧ {id: x, name: X}\n  - ⟦*it⟧\n")
    try expectFindings(
      Expected(.rulesType, "the rules have no YAML tags, but here is '!ruby/object'", hint: "leave out what starts with '!'"),
      in: "tags:\n  - {id: x, name: ⟦!ruby/object⟧ X}\n")
    try expectFindings(
      Expected(.rulesLimit, "lists and mappings are nested more than 20 deep"),
      in: "tags: \(String(repeating: "[", count: 19))⟦[⟧]\(String(repeating: "]", count: 19))\n")
  }

  @Test func ampersandsAndStarsInTextsAreNoAliases() throws {
    try expectFindings(
      in: """
        tags:
          - {id: x, name: "Push & *pull*", why: 'It''s *all* &so'}   # *not* an alias
          - id: y
            name: Push &pull, *really*
            why: Rest-pause -*very* short
        """)
  }

  @Test func unreadable() throws {
    let folders = try RuleFolders()
    let missing = RulebookLoader.load(layers: [folders.root + "/nowhere"])
    #expect(missing.rulebook == nil && missing.findings.map(\.code) == [.rulesUnreadable])
    #expect(missing.findings.first?.message == "there is no such folder")
    try folders.add("empty", ["readme.txt": "nothing"])
    #expect(folders.load().findings.map(\.message) == ["the folder holds no rules"])
    let file = RulebookLoader.load(layers: [folders.root + "/empty/readme.txt"])
    #expect(file.findings.map(\.message) == ["this is not a folder that can be read"])
    #expect(RulebookLoader.load(layers: []).findings.map(\.code) == [.rulesUnreadable])
  }

  @Test func onlyUTF8AndOneMebibyte() throws {
    let folders = try RuleFolders()
    try folders.add("rules", ["large.yaml": "# " + String(repeating: "x", count: 1 << 20)])
    try folders.addBytes([0x74, 0x0A, 0xFF], to: "latin.yaml")
    let findings = folders.load().findings
    #expect(findings.map(\.code) == [.rulesLimit, .rulesUnreadable])
    #expect(findings.last?.place?.line == 2)
  }

  @Test func everythingIsSaidAtOnceInTheOrderOfPlaces() throws {
    let loaded = try RuleFolders.load([
      "b.yaml": "tags:\n  - {id: x}\n  - {id: y, name: [], nme: Y}\n", "a.yaml": "equipment:\n  - {id: z, name: Z, setup: nothing}\n",
    ])
    #expect(loaded.findings.map(\.code) == [.rulesUnknownID, .rulesMissingKey, .rulesType, .rulesUnknownKey])
    #expect(loaded.findings == Finding.inReadingOrder(loaded.findings))
  }

  @Test func thresholdsThatRunBackwards() throws {
    let loaded = try RuleFolders.load([
      "validation.yaml": """
      validation:
        - {id: deload.wrong, severity: error, sets_min: 0.9, sets_max: 0.5, load_min: 0.5, load_max: 0.3}
        - {id: balance.quad_to_hip, severity: warning, min: 3, max: 2}
        - {id: volume.session, severity: warning, warn: -1, error: 999999999}

      """
    ])
    let found = loaded.findings.filter { $0.code == .rulesRange }
    #expect(
      found.map(\.message) == [
        "'sets_min' is 0.9, above 'sets_max', which is 0.5", "'load_min' is 0.5, above 'load_max', which is 0.3",
        "'min' is 3, above 'max', which is 2", "'-1' is out of range: a threshold is from 0 to 10000",
        "'999999999' is out of range: a threshold is from 0 to 10000",
      ])
    #expect(found.map { $0.place?.line } == [2, 2, 3, 4, 4] && found.map { $0.place?.column } == [51, 81, 55, 51, 62])
  }

  @Test func aWarningThatWouldComeAfterItsError() throws {
    let loaded = try RuleFolders.load([
      "validation.yaml": """
      validation:
        - {id: load.step, severity: error, warn: 0.2, error: 0.15, novice_warn: 0.15, novice_error: 0.2}
        - {id: tempo.slow, severity: warning, warn: 30, error: 20}
        - {id: week.too_many_days, severity: error, days: 6, novice_warn: 5, novice_error: 4}
        - {id: ramp.wrong, severity: warning, warn: 1.2, error: 1.2}

      """
    ])
    let found = loaded.findings.filter { $0.code == .rulesRange }
    #expect(
      found.map(\.message) == [
        "'warn' is 0.2, above 'error', which is 0.15", "'warn' is 30, above 'error', which is 20",
        "'novice_warn' is 5, above 'novice_error', which is 4",
      ])
    #expect(
      found.map { $0.place?.line } == [2, 3, 4] && found.allSatisfy { $0.hint == "a plan would be refused before anybody is warned" })
  }

  @Test func loadsOfAListHaveUnits() throws {
    try expectFindings(
      Expected(.rulesUnit, "a load needs 'kg'", hint: "for example '2.5 kg'"),
      in: """
        equipment:
          - {id: dumbbells, name: Dumbbells, setup: loaded, loads: {kg: [5 kg, ⟦7⟧, 9 kg], lb: {min: 10 lb, step: 5 lb, max: 100 lb}}}
        """)
  }
}
