import Editing
import Planning
import Reporting
import TrainingModel

extension PlanEditing {
  /// Makes a template of a block or of one of its weeks; notes that a person wrote and what conditions have a client mind stay with the client.
  ///
  /// - Throws: `EditRefusal` where there are no rows, or the name can't be one.
  package func template(named name: String, of plan: EditablePlan, week: Int?) throws -> PlanTemplate {
    let rows = plan.rows.filter { row in week.map { $0 == row.week } ?? true }
    guard !rows.isEmpty else {
      throw EditRefusal(
        "there is nothing to make a template of", hint: "name a week that has sessions, or leave --week out for the whole block")
    }
    let rulebook = checking.rules.rulebook
    // What a condition has its client mind is nobody else's.
    let own = Set(rulebook.notes).subtracting(rulebook.conditions.compactMap { $0.note.map { rulebook.notes[$0.index] } })
    let clean = rows.map { row -> PlanRow in
      var row = row
      let cue = rulebook.exercise(row.exercise).flatMap { rulebook[$0].note }.map { rulebook.notes[$0.index] }
      if let cue, row.note.hasSuffix(" \(cue)") { row.note = cue }
      if !own.contains(row.note) { row.note = "" }
      return row
    }
    let clip = PlanClip(clean, of: plan, extent: week == nil ? .month : .week)
    guard let template = PlanTemplate(name: name, createdBy: author.by, createdAt: author.at, clip: clip) else {
      throw EditRefusal("'\(name)' can't be the name of a template", hint: "take 1 to 64 letters, digits, '-', '_' and '.'")
    }
    return template
  }

  /// Puts a template into a block in the place of what its weeks hold, fitted to the client.
  ///
  /// - Parameters:
  ///   - week: The week that a week goes to, or the only one of a month that is taken.
  ///   - isStrict: Whether the client is refused where anything would be another exercise than the template says.
  /// - Throws: `EditRefusal` where the template can't be fitted to the client, and `StoreError`.
  package func apply(_ template: PlanTemplate, to plan: EditablePlan, week: Int?, isStrict: Bool, isDryRun: Bool) throws -> EditReport {
    let weeks: [(from: Int, to: Int)]
    switch (template.clip.extent, week) {
    case (.month, nil): weeks = Set(template.clip.rows.map(\.week)).sorted().map { ($0, $0) }
    case (.month, let week?): weeks = [(week, week)]
    case (_, let week?): weeks = [(1, week)]
    case (_, nil):
      throw EditRefusal("the template '\(template.name)' is one week", hint: "say which week of the block it is for with --week")
    }
    let fitter = TemplateFitting(template, plan, try fitting(of: plan), isStrict: isStrict)
    var fitted = TemplateFitting.Fitted()
    for week in weeks {
      let part = try fitter.fitted(week.from, as: week.to)
      fitted.rows += part.rows
      fitted.sessions += part.sessions
      fitted.remarks += part.remarks.filter { !fitted.remarks.contains($0) }
    }
    let days = weeks.flatMap { week in (1...7).map { PlanDay(week: week.to, day: $0) } }
    return try edit(plan, as: .template, isDryRun: isDryRun) { plan in
      try PasteRows(fitted.rows, sessions: fitted.sessions, replacing: days).apply(to: &plan)
      return fitted.remarks
    }
  }
}
