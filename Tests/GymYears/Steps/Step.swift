/// One thing that happens in a gym. Numbers that name rows, sheets or substitutes are taken modulo what is there, so that a step means
/// something whatever steps came before it; where there is nothing at all, it does nothing.
package enum Step: Hashable, Sendable {
  /// So many days pass; a clock that is set back makes it negative.
  case days(Int)
  case night(NightKind)
  /// A field of a client's profile says something else from now on.
  case member(Int, field: MemberField, value: String)
  /// The gym plans by other rules from now on.
  case rules(RulesVariant)
  case approve(ApprovalStep)
  case edit(Int, EditStep)
  case sheet(coach: Int, SheetStep)
  case log(Int, LogStep)
  /// What a coach likes: English with points, or German with commas.
  case preferences(coach: Int, german: Bool)
  /// Sheets, pages and what clients get, between two nights.
  case export
  /// A copy of the database is made.
  case backup
  /// The copy is put back; sheets and inbox stay as they are.
  case restore
}

/// How a night is run.
package enum NightKind: String, Sendable, CaseIterable {
  /// As cron runs it; where the brake holds it, somebody looks and lets it through.
  case night
  /// A second one, for which nothing is left to do.
  case again
  /// Planning without sheets, everybody anew.
  case force
  /// Planning of one coach's clients only.
  case part
}

/// By which rules the gym plans.
package enum RulesVariant: String, Sendable, CaseIterable {
  case shipped
  /// Longer ways between machines: most plans are made anew.
  case slow
  /// Plates of 5 kg a side at the least: loads that could be made can't be any more.
  case plates
  /// A condition forbids more than it did.
  case careful
  /// A mistake in the rules.
  case broken
}

/// Whose weeks somebody approves, and by what they are known.
package struct ApprovalStep: Hashable, Sendable {
  package enum Whose: Hashable, Sendable {
    case all
    case coach(Int)
    case member(Int)
  }

  package enum Basis: String, Hashable, Sendable, CaseIterable {
    /// What was exported last.
    case exported
    /// The newest revision of the block.
    case revision
    /// What the coach's sheet holds, as it lies in the folder.
    case sheet
    /// Nothing: what is approved and has not begun is taken back.
    case takingBack
  }

  package var whose: Whose
  /// 1 to 4; empty for all.
  package var weeks: [Int]
  package var basis: Basis
}

/// A change of a plan by hand.
package struct EditStep: Hashable, Sendable {
  package enum Verb: String, Sendable, CaseIterable {
    /// Cells of a row; of a row that builds up; of all rows of a week.
    case set, ramp, setweek
    /// Another exercise, the same one, or one that the client may not be given.
    case swap, same, force
    case add, move, session, remove, reorder
    /// A day or a week of this client or another put into another.
    case copyday, copyweek
    case save, apply
    case undo, redo, revert, check, accept
  }

  package var verb: Verb
  package var numbers: [Int]
  /// Cells as they are typed, such as `load=300`.
  package var cell: String

  /// The number at a place; 0 where there is none.
  func number(_ place: Int) -> Int { numbers.indices.contains(place) ? numbers[place] : 0 }
}

/// What a coach does with a sheet.
package enum SheetStep: Hashable, Sendable {
  /// Keeps a copy of the sheet as it is now.
  case keep
  case send(Sending)
  /// Sends the last file once more.
  case resend
  /// Changes the sheet where it lies.
  case touch
  /// Moves the sheet away, so that it is written anew.
  case tidy
}

/// A sheet that comes back.
package struct Sending: Hashable, Sendable {
  package enum Route: String, Sendable, CaseIterable {
    /// Into the inbox, for the night.
    case inbox
    /// Into the inbox, with a yes to deletions.
    case yes
    /// At once.
    case imported
    case sheetWins, storeWins
  }

  /// Which sheet: 0 for that of now, 1 for the last that was kept, and so on.
  package var age: Int
  /// How many cells are changed.
  package var changes: Int
  package var seed: Int
  /// 0 for no week, 1 to 4 for that one, 5 for all.
  package var approve: Int
  package var route: Route
}
