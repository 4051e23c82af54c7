import TrainingModel

/// The words around a client's plan, in one language.
struct ClientWords {
  let language: Language
  /// The rules' notes in that language, by the English text; what a coach wrote is not among them.
  var notes: [String: String] = [:]

  private func say(_ english: String, _ german: String) -> String { language == .german ? german : english }

  var title: String { say("Training plan", "Trainingsplan") }
  var week: String { say("Week", "Woche") }
  var exercise: String { say("Exercise", "Übung") }
  var sets: String { say("Sets × reps", "Sätze × Wdh.") }
  var load: String { say("Load", "Gewicht") }
  var rest: String { say("rest", "Pause") }
  var restHeading: String { say("Rest", "Pause") }
  var tempo: String { say("Tempo", "Tempo") }
  var lastTime: String { say("Last time", "Zuletzt") }
  /// What goes into the boxes of the printed page.
  var setsDone: String { say("sets", "Sätze") }
  var pain: String { say("pain", "Schmerz") }
  var comment: String { say("comment", "Kommentar") }
  /// What a box of a set counts.
  func counted(_ measure: Measure) -> String {
    switch measure {
    case .reps, .repsEachSide: say("reps", "Wdh.")
    case .seconds, .secondsEachSide: "s"
    case .minutes: "min"
    case .metres: "m"
    }
  }
  /// How the boxes are filled in.
  var writing: String {
    say(
      "To fill in: the sets that you did, of each set what you did and the load, then how hard it was (RPE: 10 means nothing was left) and "
        + "pain from 0 to 10. Of two sides write the weaker. Leave empty what you don't know; 0 sets means left out.",
      "Zum Ausfüllen: die gemachten Sätze, je Satz was du geschafft hast und das Gewicht, dann wie schwer es war (RPE: bei 10 ging nichts "
        + "mehr) und Schmerz von 0 bis 10. Bei zwei Seiten zählt die schwächere. Was du nicht weißt, bleibt leer; 0 Sätze heißt ausgelassen."
    )
  }
  var cancelled: String { say("Cancelled", "Entfällt") }
  var approved: String { say("Approved", "Freigegeben") }
  /// What the shorthands mean.
  var legend: String {
    say(
      "RIR: how many more repetitions you could have done. Tempo: seconds down, pause, up, pause; X is as fast as possible. "
        + "Exercises with the same letter take turns.",
      "RIR: wie viele Wiederholungen noch möglich gewesen wären. Tempo: Sekunden abwärts, Pause, aufwärts, Pause; X heißt so schnell wie "
        + "möglich. Übungen mit demselben Buchstaben wechseln sich ab.")
  }
  var notice: String {
    say(
      "A training plan from your coach; it is not medical advice.",
      "Ein Trainingsplan von deiner Trainerin oder deinem Trainer; er ist kein medizinischer Rat.")
  }
  /// What a page says that has no sessions.
  var nothing: String {
    say(
      "There is no approved plan at present. Please ask your coach before you train by an older one.",
      "Zurzeit gibt es keinen freigegebenen Plan. Bitte frag nach, bevor du nach einem älteren trainierst.")
  }

  /// What kind of sets they are; nil for plain ones.
  func kind(_ kind: RowKind) -> String? {
    switch kind {
    case .ramp: say("warm-up", "Aufwärmsatz")
    case .top: say("top set", "Topsatz")
    case .backoff: say("back-off sets", "Back-off-Sätze")
    case .amrap: say("as many as possible", "so viele wie möglich")
    case .test: say("test", "Test")
    case .work, .cardio, .mobility: nil
    }
  }

  /// The note in the language: the rules' sentences that stand in it, one after the other, and all else as it is written.
  func note(_ text: String) -> String {
    if let whole = notes[text] { return whole }
    var pieces = text.split(separator: ". ", omittingEmptySubsequences: false).map(String.init)
    guard !notes.isEmpty, pieces.count > 1 else { return text }
    for index in pieces.indices.dropLast() { pieces[index] += "." }
    var (result, first) = ([String](), 0)
    while first < pieces.count {
      // One note of the rules may be several sentences: the longest run that is one.
      let runs = (first + 1...pieces.count).reversed().lazy.map { ($0, pieces[first..<$0].joined(separator: " ")) }
      let known = runs.first { notes[$0.1] != nil }
      let (end, run) = known ?? (first + 1, pieces[first])
      result.append(notes[run] ?? run)
      first = end
    }
    return result.joined(separator: " ")
  }

  func minutes(_ count: Int) -> String { say("about \(count) min", "etwa \(count) min") }

  /// How much, how heavy and what for.
  var prescription: PrescriptionWords { PrescriptionWords(language) }

  /// `Mon 7 Dec 2026`, `Mo 7.12.2026`.
  func date(_ date: CalendarDate) -> String {
    let weekday = date.weekday.name(in: language)
    return "\(language == .english ? weekday.capitalized : weekday) \(dateOfYear(date))"
  }

  /// `7 Dec 2026`, `7.12.2026`.
  func dateOfYear(_ date: CalendarDate) -> String {
    "\(shortDate(date))\(language == .english ? " " : "")\(date.components.year)"
  }

  /// `7 Dec`, `7.12.`.
  func shortDate(_ date: CalendarDate) -> String {
    let (_, month, day) = date.components
    switch language {
    case .english: return "\(day) \(Self.months[month - 1])"
    case .german: return "\(day).\(month)."
    }
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
