import ArgumentParser
import Editing
import Reporting

/// `mesocycle diff`: what is different between two revisions of a block.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what is different between two revisions of a client's block, day by day and cell by cell.")

  @OptionGroup var options: BlockOptions
  @OptionGroup var output: FormatOption
  @Argument(help: ArgumentHelp("The older revision.", valueName: "revision")) var from: Int
  @Argument(help: ArgumentHelp("The newer revision; the newest where none is given.", valueName: "revision")) var to: Int?

  func run() throws {
    try ReadSession.read(options) { block in
      let view = DifferenceView(
        from: try content(from, of: block), to: try content(to ?? block.plan.revision, of: block), names: try block.store.exerciseNames())
      try block.console.show(view, output)
    }
  }

  private func content(_ revision: Int, of block: ReadSession) throws -> EditablePlan {
    let plan = block.plan
    if let content = try block.store.plan(of: plan.clientID, start: plan.planStart, revision: revision), !content.weeks.isEmpty {
      return content
    }
    throw EditRefusal("the block from \(plan.planStart) has no revision \(revision)", hint: "'mesocycle history' lists every revision")
  }
}
