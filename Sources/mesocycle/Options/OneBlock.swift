import ArgumentParser
import Editing
import PlanStore
import Reviewing
import TrainingModel

/// What verbs work with that read one block of one client and change nothing.
struct OneBlock {
  let settings: Settings
  let console: Console
  let store: PlanStore
  let plan: EditablePlan

  /// Finds the block that the options name, runs `body` with it, and tells what stops it.
  ///
  /// - Parameter date: A day that the block has to have.
  static func read(_ options: BlockOptions, on date: CalendarDate? = nil, _ body: (OneBlock) throws -> Void) throws {
    let settings = try Settings(options)
    guard settings.clientIDs.count == 1 else { throw ValidationError("name one client with --client ID") }
    let console = Console(settings)
    try console.guarding {
      let store = try settings.existingStore(.readOnly)
      try settings.refuseStrangers(store)
      let plan = try BlockChoice(start: settings.start, date: date).plan(of: settings.clientIDs[0], in: store, today: settings.today)
      try body(OneBlock(settings: settings, console: console, store: store, plan: plan))
    }
  }
}
