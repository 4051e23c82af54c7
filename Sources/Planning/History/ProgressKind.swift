import TrainingModel

/// What followed for an exercise from what was done of it: short enough to be kept with a plan, and said in words wherever somebody asks.
package enum ProgressKind: Sendable, Equatable {
  /// One step or two.
  case steps(Int)
  case holds(Hold)
  case repeats(Cause)
  /// In whole percent; 0 for a step, where a part of what is lifted says nothing.
  case reduced(Int)
  /// With `stops` the whole movement goes.
  case removed(stops: Bool)
  /// A programme's weight, before and after, in hundredths of the client's unit.
  case moved(from: Int32, to: Int32)
  /// On to a stage of a programme, from 1.
  case stage(Int)
  /// So many failed sessions in a row.
  case failed(Int)
  case moreReps, hurts, same

  /// Why a load stays while repetitions rise.
  package enum Hold: Character, CaseIterable, Sendable {
    case missedSessions = "b"
    case earnedWithReps = "e"
    case withinRange = "h"
  }

  /// Why the same comes again.
  package enum Cause: Character, CaseIterable, Sendable {
    case notLogged = "n"
    case setsLeftOut = "m"
    case repsMissed = "f"
    case lighter = "l"
    case hurtALittle = "k"
    case harder = "r"
  }

  /// As it is kept: a sign and numbers, without blanks and semicolons. Plans that are stored hold it, so it never changes.
  package var code: String {
    switch self {
    case .steps(let count): "p\(count)"
    case .holds(let hold): "\(hold.rawValue)"
    case .repeats(let cause): "\(cause.rawValue)"
    case .reduced(let percent): "c\(percent)"
    case .removed(let stops): stops ? "X" : "x"
    case .moved(let from, let to): "w\(from)>\(to)"
    case .stage(let stage): "s\(stage)"
    case .failed(let times): "t\(times)"
    case .moreReps: "+"
    case .hurts: "!"
    case .same: "="
    }
  }

  /// What a code says; nil for one that this version doesn't know.
  package init?(code: some StringProtocol) {
    guard let sign = code.first else { return nil }
    let rest = code.dropFirst()
    let number = Int(rest)
    switch sign {
    case "p": self = .steps(number ?? 1)
    case "c": self = .reduced(number ?? 0)
    case "x", "X": self = .removed(stops: sign == "X")
    case "s": self = .stage(number ?? 1)
    case "t": self = .failed(number ?? 1)
    case "+": self = .moreReps
    case "!": self = .hurts
    case "=": self = .same
    case "w":
      let parts = rest.split(separator: ">").compactMap { Int32($0) }
      guard parts.count == 2 else { return nil }
      self = .moved(from: parts[0], to: parts[1])
    default:
      if let hold = Hold(rawValue: sign) {
        self = .holds(hold)
      } else if let cause = Cause(rawValue: sign) {
        self = .repeats(cause)
      } else {
        return nil
      }
    }
  }

  /// One sentence without full stop: `a step up, because every planned set reached the top of its range`.
  ///
  /// - Parameters:
  ///   - isProjected: Whether nobody logged anything, so that it was taken for done.
  ///   - load: Says a load in hundredths of the client's unit.
  package func text(isProjected: Bool = false, load: (Int32) -> String) -> String {
    let because = isProjected ? "nobody logged, so it is taken for done as it was asked for" : nil
    switch self {
    case .steps(let count):
      return "\(count == 1 ? "a step up" : "\(count) steps up"), because \(because ?? "every planned set reached the top of its range")"
    case .holds(.missedSessions): return "the load stays, because too many sessions were missed"
    case .holds(.earnedWithReps):
      return "the load stays and repetitions rise, because a step of the kit has to be earned with them"
    case .holds(.withinRange):
      return "the load stays and repetitions rise, because "
        + (because ?? "not every planned set was at the top of its range as easily as asked")
    case .repeats(.notLogged): return "the same again, because nothing of it was logged"
    case .repeats(.setsLeftOut): return "the same again, because planned sets were left out"
    case .repeats(.repsMissed): return "the same again, because repetitions were missed"
    case .repeats(.lighter): return "the same again, because less was lifted than asked for"
    case .repeats(.hurtALittle): return "the same again, because it hurt a little"
    case .repeats(.harder): return "the same again, because it was harder than asked for"
    case .reduced(let percent): return "\(percent == 0 ? "a step" : "\(percent) %") less, because its last sessions were too hard"
    case .removed(let stops):
      return stops ? "its whole movement is left out, because it hurt badly" : "something else instead, because it hurt"
    case .moved(let from, let to): return "\(load(from)) to \(load(to))"
    case .stage(let stage): return "on to stage \(stage)"
    case .failed(let times): return "stays, with \(times) failed session\(times == 1 ? "" : "s") in a row"
    case .moreReps: return "the load stays and repetitions rise"
    case .hurts: return "nothing rises, because it hurt"
    case .same: return "stays as it is"
    }
  }
}
