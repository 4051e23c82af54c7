import GymYears

/// What `mesocycle-bench years` is asked for. It calls itself with `--worker` for a number of gyms in a process of their own, so that a
/// crash is one gym's.
struct YearsArguments {
  var count = 20
  var seed: UInt64 = 1
  var days = 365
  var members = 6
  var jobs = 2
  var rules = "rules"
  /// A file with the steps of one gym, to be lived through instead of those of a seed.
  var steps: String?
  /// 1 for a night almost every day to 3 for about one a week.
  var pace = 3
  /// Whether what takes long to look at is looked at after some nights only.
  var isThrifty = true
  /// Names of invariants that are not looked at.
  var leftOut: [String] = []
  /// Whether failing steps are made fewer.
  var shrinks = true
  /// Whether the folder of a gym that lives through the steps of a file stays, to be looked into.
  var keepsFolder = false
  /// Where a worker notes what it is about to do.
  var journal: String?
  /// What to print instead of running.
  var usage: String?

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst(2)
    while let name = rest.popFirst() {
      switch name {
      case "--count": count = rest.popFirst().flatMap { Int($0) } ?? count
      case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
      case "--days": days = rest.popFirst().flatMap { Int($0) } ?? days
      case "--members": members = rest.popFirst().flatMap { Int($0) } ?? members
      case "--jobs": jobs = rest.popFirst().flatMap { Int($0) } ?? jobs
      case "--rules": rules = rest.popFirst() ?? rules
      case "--steps": steps = rest.popFirst()
      case "--pace": pace = rest.popFirst().flatMap { Int($0) } ?? pace
      case "--thorough": isThrifty = false
      case "--keep": keepsFolder = true
      case "--no-shrink": shrinks = false
      case "--without": leftOut = rest.popFirst()?.split(separator: ",").map { String($0) } ?? []
      case "--worker": journal = rest.popFirst()
      default:
        usage = """
          mesocycle-bench years [--count 20] [--seed 1] [--days 365] [--members 6] [--jobs 2] [--rules rules] [--no-shrink]
            [--without NAME,NAME] [--pace 3] [--thorough]
          Lives through so many years of made-up gyms, the first of this seed and the next of the seeds after it, and looks after every step
          whether all is as it should be; what takes long to look at, such as every sheet, after some nights only, unless --thorough is given.
          With --pace 3 a night is run about once a week, with --pace 1 almost daily. Of a gym where it is not, the fewest steps are printed that it takes; the exit code is 1 then.
          mesocycle-bench years --steps FILE [--keep]
          Lives through the steps in a file, as they are printed; with --keep the gym's folder stays, and it is said where it lies.
          """
      }
    }
  }

  /// The arguments for a worker that lives through the gyms of these seeds.
  func worker(_ first: UInt64, _ count: Int, journal: String) -> [String] {
    [
      "years", "--worker", journal, "--seed", "\(first)", "--count", "\(count)", "--days", "\(days)", "--members", "\(members)", "--rules",
      rules,
    ] + shared + (shrinks ? [] : ["--no-shrink"])
  }

  private var shared: [String] {
    (leftOut.isEmpty ? [] : ["--without", leftOut.joined(separator: ",")]) + (isThrifty ? [] : ["--thorough"]) + ["--pace", "\(pace)"]
  }

  /// The gym of a seed, as it is asked for.
  func plan(_ seed: UInt64) -> YearPlan { YearPlan(seed: seed, members: members, days: days, pace: pace) }

  /// The arguments for a worker that lives through the steps in a file.
  func worker(steps: String, journal: String) -> [String] {
    ["years", "--worker", journal, "--steps", steps, "--rules", rules, "--no-shrink"] + (keepsFolder ? ["--keep"] : []) + shared
  }
}
