import Findings
import PlanStore
import Reporting
import Rulebook
import TrainingModel
import WorkoutLogs

/// The names in stored logs of which nobody knows what they mean: asks about them, and remembers the answers.
package struct NameQuestions {
  private let store: PlanStore
  private let rulebook: Rulebook

  package init(_ store: PlanStore, _ rulebook: Rulebook) { (self.store, self.rulebook) = (store, rulebook) }

  /// What is open, the most used first, with exercises that each may mean.
  ///
  /// - Throws: `StoreError` where the database can't be read.
  package func open() throws -> [OpenName] {
    let proposer = NameProposer(rulebook)
    let remembered = try store.rememberedNames().map { NameAnswer(name: $0.name, app: $0.app, exercise: $0.exercise) }
    let matcher = NameMatcher(rulebook, answers: remembered)
    return try store.unknownLogNames().filter { matcher.meaning(of: $0.name, in: $0.app) == .unknown }.map { name in
      OpenName(
        name: name.name, app: name.app, sets: name.sets, lastDate: name.lastDate,
        proposals: proposer.proposals(for: name.name).map {
          .init(exercise: rulebook[$0.exercise].id, name: rulebook[$0.exercise].name, score: $0.score)
        })
    }
  }

  /// Remembers what a name means in all apps, for all rows that have it and all that will.
  ///
  /// - Parameters:
  ///   - meaning: the id of an exercise, or `none`.
  ///   - who: who says so.
  ///   - moment: when, RFC 3339, UTC.
  /// - Returns: how many exercises of logs got another meaning by it.
  /// - Throws: `NameFailure` where the rules have no such exercise, `StoreError`, and `LogFailure` where what follows can't be stored.
  package func answer(_ name: String, _ meaning: String, by who: String, at moment: String) throws -> Int {
    let exercise = meaning == "none" ? nil : meaning
    if let exercise, rulebook.exercise(exercise) == nil { throw NameFailure(findings: [NameAnswers.unknown(exercise, rulebook)]) }
    return try remember([RememberedName(app: nil, name: name, exercise: exercise, who: who, at: moment)])
  }

  /// Remembers what a file of names says, whose exercises the rules have.
  ///
  /// - Returns: how many exercises of logs got another meaning by it.
  /// - Throws: `StoreError`, and `LogFailure` where what follows can't be stored.
  package func answer(_ answers: [NameAnswer], by who: String, at moment: String) throws -> Int {
    try remember(answers.map { RememberedName(app: $0.app, name: $0.name, exercise: $0.exercise, who: who, at: moment) })
  }

  private func remember(_ names: [RememberedName]) throws -> Int {
    let count = try names.reduce(0) { try $0 + store.remember($1) }
    if count > 0, let moment = names.last?.at { try putTypedOver(at: moment) }
    return count
  }

  /// Sets that have got an exercise may be those of a row of which somebody typed something.
  private func putTypedOver(at moment: String) throws {
    let remembered = try store.rememberedNames().map { NameAnswer(name: $0.name, app: $0.app, exercise: $0.exercise) }
    let (names, saver) = (LogNames(rulebook, answers: remembered), LogSaver(store, operation: "names"))
    for client in try store.typedClients() {
      var isOver = false
      for _ in 0..<20 where !isOver {
        let life = try StoredLife(of: client, in: store, names)
        let change = life.change(to: life.life)
        // Where somebody was quicker it is looked at again.
        do {
          if !change.isEmpty { _ = try saver.save(change, at: moment) }
          isOver = true
        } catch is LogSuperseded {}
      }
    }
  }
}
