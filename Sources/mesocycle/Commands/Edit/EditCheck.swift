import ArgumentParser

extension EditCommand {
  /// `mesocycle edit check`: checks a block again.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a client's block again with the rules and the profile as they are now; weeks that pass wait for approval.")

    @OptionGroup var options: ChangeOptions
    @OptionGroup var edit: EditOptions

    func run() throws {
      try EditBench.run(options, edit) { bench in try bench.tell(try bench.editing.check(bench.plan, isDryRun: bench.isDryRun)) }
    }
  }
}
