import Findings
import PlanStore
import TrainingModel

/// What a coach does about a client: one sentence for every outcome and for the findings that need more than it says, after one for
/// approved weeks that are suspended.
struct WhatToDo {
  let language: Language

  /// What to do about the client.
  func text(_ client: ClientSummary) -> String {
    let isSuspended = client.findings.contains { $0.code == .planSuspended }
    let sentence = sentence(
      outcome: client.outcome, isPresent: client.isPresent, findings: client.findings.filter { $0.code != .planSuspended },
      statuses: (1...Mesocycle.weekCount).map(client.status(ofWeek:)))
    guard isSuspended else { return sentence }
    let warning = say(
      "Tell the client not to train by the approved weeks for now.",
      "Dem Kunden sagen, dass er vorerst nicht nach den freigegebenen Wochen trainieren soll.")
    return "\(warning) \(sentence)"
  }

  /// The sentence for a client with this outcome, these findings and these week statuses; `isPresent` says that the last roster had them.
  func sentence(outcome: Outcome, isPresent: Bool = true, findings: [Finding], statuses: [WeekStatus]) -> String {
    if !isPresent {
      return say(
        "Check whether the client has left: the last roster did not have this id.",
        "Prüfen, ob der Kunde gegangen ist: Die letzte Kundenliste enthielt diese Kennung nicht.")
    }
    // The first error in reading order is what stands in the way; a warning counts only where nothing does.
    // What a profile lacks goes before what its plan lacks: the plan is another one when it is there.
    let findings = findings.filter { $0.code == .profileNoDueDate } + findings.filter { $0.code != .profileNoDueDate }
    for severity in [Severity.error, .warning, .info] {
      for finding in findings where finding.severity == severity {
        if finding.code == .checkAskedFor { return unmet(findings) }
        if let sentence = sentence(for: finding.code) { return sentence }
      }
    }
    return sentence(for: outcome, statuses: statuses)
  }

  private func sentence(for outcome: Outcome, statuses: [WeekStatus]) -> String {
    switch outcome {
    case .new, .replanned, .unchanged, .protected:
      if statuses.contains(.draft) {
        return say("Finish the edits, then approve the weeks.", "Die Änderungen abschließen, dann die Wochen freigeben.")
      }
      return statuses.contains(.pending) ? pending : say("Nothing to do.", "Nichts zu tun.")
    case .notDue:
      return statuses.contains(.pending)
        ? pending : say("Nothing to do: the next block is not due yet.", "Nichts zu tun: Der nächste Block ist noch nicht fällig.")
    case .held:
      return say(
        "Settle what holds the client, then correct the profile.", "Klären, was dem Plan entgegensteht, dann das Profil berichtigen.")
    case .infeasible:
      return say("Relax one of the limits that the finding names.", "Eine der Grenzen lockern, die der Befund nennt.")
    case .rejected:
      return say("Correct the profile where the finding points.", "Das Profil an der Stelle berichtigen, die der Befund nennt.")
    case .failed:
      return say(
        "Nothing: the fault is ours, and whoever runs the system has been told.",
        "Nichts: Der Fehler liegt bei uns, und wer das System betreibt, weiß davon.")
    }
  }

  /// Names everything that conditions or age ask for and the plan lacks.
  private func unmet(_ findings: [Finding]) -> String {
    let messages = findings.filter { $0.code == .checkAskedFor }.map(\.message)
    let lacking = MovementPattern.allCases.filter { pattern in messages.contains { $0.contains(pattern.name) } }
    let names = lacking.map { $0.name(in: language) }.joined(separator: ", ")
    return say(
      "Make room for what the client's conditions or age ask for, or see to it otherwise: \(names).",
      "Platz schaffen für das, was Beschwerden oder Alter des Kunden verlangen, oder anders dafür sorgen: \(names).")
  }

  private var pending: String {
    say("Read the weeks that are pending and approve them.", "Die wartenden Wochen lesen und freigeben.")
  }

  /// The sentence for a finding that needs its own, or nil where the outcome's says enough.
  private func sentence(for code: FindingCode) -> String? {
    Self.sentences[code].map { say($0.english, $0.german) }
  }

  private func say(_ english: String, _ german: String) -> String { language == .german ? german : english }

  private static let sentences: [FindingCode: (english: String, german: String)] = [
    .gateConditionsMissing: (
      "Ask the client about medical conditions and enter them, or none.",
      "Den Kunden nach Beschwerden und Erkrankungen fragen und sie eintragen; sind es keine, 'none' eintragen."
    ),
    .gateClearanceMissing: (
      "Do the medical screening and enter its result.", "Die gesundheitliche Abfrage durchführen und das Ergebnis eintragen."
    ),
    .gateClearanceNotGiven: (
      "Wait for the doctor's clearance, then enter it.", "Die ärztliche Freigabe abwarten, dann eintragen."
    ),
    .gateClearanceExpired: (
      "Repeat the medical screening: the last one is older than 12 months.",
      "Die gesundheitliche Abfrage wiederholen: Die letzte ist älter als 12 Monate."
    ),
    .gateTooYoung: (
      "Plan this client by hand: the planner takes nobody under 13.",
      "Diesen Kunden von Hand planen: Das Programm plant niemanden unter 13 Jahren."
    ),
    .gateConditionHolds: (
      "Have a doctor or physiotherapist decide; the planner does not plan for this condition.",
      "Ärztlich oder physiotherapeutisch entscheiden lassen; bei dieser Erkrankung plant das Programm nicht."
    ),
    .gateBirth: (
      "Ask how the birth went; when a doctor or midwife has agreed, enter its day and the day of the clearance.",
      "Nach der Geburt fragen; sobald Arzt oder Hebamme zugestimmt haben, ihren Tag und den der Freigabe eintragen."
    ),
    .profileNoDueDate: (
      "Ask when the child is expected, or when it was born, and enter that day as due.",
      "Nach dem Tag fragen, an dem das Kind erwartet wird oder zur Welt kam, und ihn im Profil als 'due' eintragen."
    ),
    .gateOnHold: (
      "Set the client's status to active when training goes on.",
      "Den Status des Kunden im Profil auf 'active' setzen, wenn das Training weitergeht."
    ),
    .profileDuplicateID: ("Give each client an id of their own.", "Jedem Kunden eine eigene Kennung geben."),
    .previewExpired: (
      "The last preview was never approved and has been replaced: read the new one.",
      "Die letzte Vorschau wurde nie freigegeben und ist ersetzt: die neue lesen."
    ),
    .planWithdrawn: (
      "The pending plan was withdrawn because the client may not train by it now.",
      "Der wartende Plan wurde zurückgezogen, weil der Kunde jetzt nicht danach trainieren darf."
    ),
    .sheetEdited: (
      "Send the edited sheet back, or delete it, so that the next one can take its place.",
      "Die geänderte Tabelle zurückschicken oder löschen, damit die nächste an ihre Stelle treten kann."
    ),
    .slotUnfilled: (
      "Fill the open place in the session by hand, or give the client more equipment to use.",
      "Den offenen Platz in der Einheit von Hand füllen, oder dem Kunden mehr Geräte geben."
    ),
    .checkMissingLoad: (
      "Write a load into the rows that have none, or how the client finds it.",
      "In die Zeilen ohne Last eine eintragen, oder wie der Kunde sie findet."
    ),
    .templateUnfit: (
      "Choose another programme, or change what the finding names.", "Ein anderes Programm wählen, oder ändern, was der Befund nennt."
    ),
  ]
}
