import Files
import Findings
import Rulebook
import TrainingModel
import WorkoutLogs
import Yams

/// What a gym says about names of exercises in a file of its own.
package enum NameAnswers {
  /// Reads a file such as
  ///
  ///     names:
  ///       Bankdrücken eng: close_grip_bench_press
  ///       Sauna: none
  ///
  /// - Throws: `NameFailure` with everything that is wrong with it, each at its line.
  package static func load(_ path: String, _ rulebook: Rulebook) throws -> [NameAnswer] {
    guard let bytes = try FileContent.bytes(of: path) else {
      throw NameFailure(findings: [Finding(.logNameFile, "there is no file '\(path)'", hint: "check the path given with --names")])
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let names: Node.Mapping
    do {
      guard let root = try Yams.compose(yaml: text)?.mapping, let found = root["names"]?.mapping, root.count == 1 else {
        throw NameFailure(findings: [
          Finding(
            .logNameFile, "the file has no mapping 'names' alone", at: Place(file: path),
            hint: "write 'names:' and below it 'Name: exercise_id'")
        ])
      }
      names = found
    } catch let error as YamlError {
      throw NameFailure(findings: [
        Finding(
          .logNameFile, "the file is no YAML", at: Place(file: path, line: error.line),
          hint: "quote names that hold ': ' or begin with a sign")
      ])
    }
    var (answers, findings): ([NameAnswer], [Finding]) = ([], [])
    for (name, meaning) in names {
      guard let name = name.scalar?.string, let word = meaning.scalar?.string, !name.isEmpty else {
        findings.append(
          Finding(.logNameFile, "a name takes the id of one exercise, or none", at: Place(file: path, line: meaning.mark?.line)))
        continue
      }
      if word == "none" {
        answers.append(NameAnswer(name: name, exercise: nil))
      } else if rulebook.exercise(word) != nil {
        answers.append(NameAnswer(name: name, exercise: word))
      } else {
        findings.append(unknown(word, rulebook, at: Place(file: path, line: meaning.mark?.line)))
      }
    }
    guard findings.isEmpty else { throw NameFailure(findings: Finding.inReadingOrder(findings)) }
    return answers
  }

  /// That the rules have no such exercise.
  static func unknown(_ id: String, _ rulebook: Rulebook, at place: Place? = nil) -> Finding {
    Finding(
      .logNameFile, "the rules have no exercise '\(id)'", at: place,
      hint: Suggestion.hint(for: id, among: rulebook.exercises.map(\.id))
        ?? "'mesocycle rules coverage' shows the exercises; 'none' says that it is none")
  }
}

/// Why what was said about names can't be taken.
package struct NameFailure: ExplainedError {
  /// At least one.
  package let findings: [Finding]
}

extension YamlError {
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
