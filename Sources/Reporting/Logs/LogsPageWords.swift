import Planning
import Rulebook
import TrainingModel

/// The words of the page of what logs show, in one language.
struct LogsPageWords {
  let language: Language
  let flags: FlagWords
  /// So many days the page looks back.
  private let days: Int
  private let texts: PageTexts
  private let dates: ClientWords

  init(_ rulebook: Rulebook, _ language: Language, days: Int) {
    (self.language, self.days) = (language, days)
    flags = FlagWords(rulebook: rulebook, language: language, decimal: language == .german ? .comma : .point)
    texts = PageTexts(language)
    dates = ClientWords(language: language)
  }

  private func say(_ english: String, _ german: String) -> String { language == .german ? german : english }

  var title: String { say("What clients did", "Was trainiert wurde") }
  var first: String { say("What to look at first", "Worauf zuerst zu schauen ist") }
  var nothingFirst: String { say("Nothing stands out.", "Es fällt nichts auf.") }
  var clients: String { say("Clients", "Kunden") }
  var noClients: String { say("There are no clients.", "Es gibt keine Kunden.") }
  var client: String { say("Client", "Kunde") }
  var flag: String { say("Flag", "Hinweis") }
  var day: String { say("Day", "Tag") }
  var what: String { say("What happened", "Was war") }
  var sessions: String { say("Sessions done", "Einheiten gemacht") }
  var sets: String { say("Sets done", "Sätze gemacht") }
  var muscle: String { say("Muscle", "Muskel") }
  var planned: String { say("Planned", "Geplant") }
  var done: String { say("Done", "Gemacht") }
  var nothingLogged: String {
    say("Nothing was logged in the last \(days) days.", "In den letzten \(days) Tagen ist nichts eingetragen.")
  }
  var notice: String {
    say(
      "1RM is estimated from each day's best set of up to 15 repetitions; a hollow point is a rough estimate. What a coach reads here is not "
        + "medical advice.",
      "Das 1RM ist aus dem besten Satz jedes Tages mit bis zu 15 Wiederholungen geschätzt; ein hohler Punkt ist eine grobe Schätzung. Was hier "
        + "steht, ist kein medizinischer Rat.")
  }

  func flagWord(_ kind: FlagKind) -> String { texts["flag.\(kind.id)"] }

  func name(_ muscle: Muscle) -> String { texts["muscle.\(muscle.id)"] }

  func date(_ date: CalendarDate) -> String { dates.date(date) }

  func shortDate(_ date: CalendarDate) -> String { dates.shortDate(date) }

  func dateOfYear(_ date: CalendarDate) -> String { dates.dateOfYear(date) }

  func load(_ hundredths: Double) -> String { flags.load(hundredths) }

  func strength(_ unit: LoadUnit) -> String {
    say("Estimated 1RM of the last \(days) days in \(unit.id)", "Geschätztes 1RM der letzten \(days) Tage in \(unit.id)")
  }

  func written(days: Int) -> String { say("Written in the last \(days) days", "Geschrieben in den letzten \(days) Tagen") }

  func volume(days: Int) -> String { say("Working sets of the last \(days) days", "Arbeitssätze der letzten \(days) Tage") }

  /// `12 of 14 (86 %)`; a dash where nobody logs, or nothing is over.
  func share(_ share: DoneShare?) -> String {
    guard let share, let percent = share.percent else { return "–" }
    return say("\(share.done) of \(share.planned) (\(percent) %)", "\(share.done) von \(share.planned) (\(percent) %)")
  }

  /// How much of what was planned was done.
  func compliance(_ report: TrainingReport) -> String {
    let last = report.lastLog.map { say(" Last logged on \(date($0)).", " Zuletzt eingetragen am \(date($0)).") } ?? ""
    guard let sessions = report.sessions else { return say("Nothing was logged lately.", "Zuletzt ist nichts eingetragen.") + last }
    guard sessions.planned > 0 else { return say("No planned session is over yet.", "Noch ist keine geplante Einheit vorbei.") + last }
    return say(
      "Sessions: \(share(sessions)). Sets: \(share(report.sets)).", "Einheiten: \(share(sessions)). Sätze: \(share(report.sets)).") + last
  }

  /// What the curve shows, for whoever doesn't see it.
  func curve(_ points: [LiftCurve.Point], _ unit: LoadUnit) -> String {
    guard let first = points.first, let last = points.last, let best = points.max(by: { $0.oneRepMax < $1.oneRepMax }) else { return "" }
    func value(_ point: LiftCurve.Point) -> String { "\(load(point.oneRepMax)) \(unit.id)" }
    if points.count == 1 {
      return say(
        "\(value(first)) on \(dateOfYear(first.date)), the only day.", "\(value(first)) am \(dateOfYear(first.date)), dem einzigen Tag.")
    }
    return say(
      "\(points.count) days from \(dateOfYear(first.date)) to \(dateOfYear(last.date)): from \(value(first)) to \(value(last)), best "
        + "\(value(best)) on \(dateOfYear(best.date)).",
      "\(points.count) Tage vom \(dateOfYear(first.date)) bis \(dateOfYear(last.date)): von \(value(first)) auf \(value(last)), am besten "
        + "\(value(best)) am \(dateOfYear(best.date)).")
  }

  /// Sets of which half ones count half.
  func sets(halves: Int) -> String { halves.isMultiple(of: 2) ? "\(halves / 2)" : "\(halves / 2)\(flags.decimal.rawValue)5" }
}
