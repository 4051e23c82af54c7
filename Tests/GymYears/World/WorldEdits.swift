import Editing
import PlanStore
import Planning
import Reviewing
import Rulebook
import TrainingModel

extension World {
  /// Changes the plan of a member, as the verbs of the command line do.
  func edit(_ member: Member, _ step: EditStep) throws {
    guard let store = try store(), let rules else { return }
    let other = gym.member(member.number + 1 + step.number(2))
    let checking = PlanChecking(rules, try sources(), for: [member.id, other.id], store: store)
    let editing = PlanEditing(store, checking, by: .init(by: "Ada", at: now(), today: gym.today))
    let choice = BlockChoice()
    let plan = try choice.plan(of: member.id, in: store, today: gym.today)
    switch step.verb {
    case .undo, .redo, .revert: try stepBack(editing, plan, step)
    case .check: _ = try editing.check(plan)
    case .accept: _ = try editing.acceptWarnings(of: plan, week: 1 + step.number(0) % 4, isDryRun: false)
    case .save:
      let week = step.number(0) % 5
      _ = try store.save(try editing.template(named: "t\(step.number(0) % 3)", of: plan, week: week == 0 ? nil : week), replaces: true)
    case .apply:
      guard let template = try store.template(named: "t\(step.number(0) % 3)") else { return }
      let week = template.clip.extent == .month && step.number(1) % 2 == 0 ? nil : 1 + step.number(1) % 4
      _ = try editing.apply(template, to: plan, week: week, isStrict: false, isDryRun: false)
    case .copyday, .copyweek:
      let from = try choice.plan(of: step.number(3) % 2 == 0 ? member.id : other.id, in: store, today: gym.today)
      try copy(editing, from: from, to: plan, step)
    default:
      // Mostly what is still to come; days that are over are refused, and that is tried, too.
      let coming = plan.rows.filter { plan.date(week: $0.week, day: $0.day) >= gym.today }
      let rows = coming.isEmpty || step.number(0) % 10 == 9 ? plan.rows : coming
      try change(editing, plan, rows.filter { step.verb == .ramp ? $0.kind == .ramp : true }, step)
    }
  }

  private func stepBack(_ editing: PlanEditing, _ plan: EditablePlan, _ step: EditStep) throws {
    let stepping = try StepBack(editing, plan)
    switch step.verb {
    case .undo: _ = try stepping.take(try stepping.step(.undo), .undo, isDryRun: false)
    case .redo: _ = try stepping.take(try stepping.step(.redo), .redo, isDryRun: false)
    default:
      guard plan.revision > 1 else { return }
      _ = try stepping.revert(to: 1 + step.number(0) % (plan.revision - 1), isDryRun: false)
    }
  }

  private func copy(_ editing: PlanEditing, from: EditablePlan, to plan: EditablePlan, _ step: EditStep) throws {
    let isOther = from.clientID != plan.clientID
    let place: ClipPlace?
    let target: ClipPlace.Part
    if step.verb == .copyweek {
      place = ClipPlace("\(from.clientID):week:\(1 + step.number(0) % 4)")
      target = .week(1 + step.number(1) % 4)
    } else {
      guard let row = from.rows.at(step.number(0)) else { return }
      place = ClipPlace("\(from.clientID):\(from.date(week: row.week, day: row.day))")
      target = .date(plan.planStart + step.number(1) % 28)
    }
    guard let clip = try place?.clip(of: from) else { return }
    _ = try editing.edit(plan) { plan in
      try editing.paste(clip, to: target, isOther: isOther, replaces: step.number(2) % 2 == 0, in: &plan)
    }
  }

  private func change(_ editing: PlanEditing, _ plan: EditablePlan, _ rows: [PlanRow], _ step: EditStep) throws {
    guard let row = rows.at(step.number(0)) else { return }
    let rulebook = editing.checking.rules.rulebook
    let day = PlanDay(week: 1 + step.number(1) % 4, day: 1 + step.number(2) % 7)
    _ = try editing.edit(plan) { plan in
      switch step.verb {
      case .set, .ramp, .setweek:
        let cells = try CellAssignment([step.cell])
        let chosen = step.verb == .setweek ? rows.filter { $0.week == row.week && $0.kind != .ramp } : [row]
        try SetCells(cells, in: chosen.map(\.rowID), bounds: rulebook.sanitisation.cellBounds).apply(to: &plan)
      case .swap, .same, .force: try self.swap(editing, row, &plan, step)
      case .add:
        let exercise = ExerciseID(step.number(0) * 7 % rulebook.exercises.count)
        try AddRow(editing.newRow(exercise, isForced: step.number(1) % 5 == 0, in: plan), on: day).apply(to: &plan)
      case .move: try MoveRows([row.rowID], to: day, at: step.number(1) % 3 == 0 ? 1 : nil).apply(to: &plan)
      case .session: try MoveSession(from: row.planDay, to: day, exchanges: step.number(1) % 2 == 0).apply(to: &plan)
      case .remove: RemoveRows([row.rowID]).apply(to: &plan)
      case .reorder:
        try ReorderRows(row.planDay, sequence: plan.rows(week: row.week, day: row.day).map(\.order).reversed()).apply(to: &plan)
      default: break
      }
      return []
    }
  }

  private func swap(_ editing: PlanEditing, _ row: PlanRow, _ plan: inout EditablePlan, _ step: EditStep) throws {
    let rulebook = editing.checking.rules.rulebook
    guard let old = rulebook.exercise(row.exercise), row.kind != .ramp else { return }
    var new = old
    if step.verb != .same {
      let found = try editing.fitting(of: plan).substitutes(for: old, includesExcluded: step.verb == .force)
      guard let substitute = (step.verb == .force ? found.filter { !$0.barriers.isEmpty } : found).at(step.number(1)) else { return }
      new = substitute.exercise
    }
    _ = try editing.swap([row], to: new, isForced: step.verb == .force, in: &plan)
  }
}

extension PlanRow {
  /// The day that the row stands on.
  fileprivate var planDay: PlanDay { PlanDay(week: week, day: day) }
}

extension Array {
  /// The element at a place, counted round and round; nil where there is none.
  func at(_ place: Int) -> Element? { isEmpty ? nil : self[place % count] }
}
