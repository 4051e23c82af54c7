/// What the benchmark is asked for. It calls itself with `--worker` to measure each night in a process of its own.
struct BenchArguments {
  var clients = 10_000
  var manyClients = 40_000
  var jobs = 2
  var seed: UInt64 = 1
  var rules = "rules"
  var keepsFiles = false
  /// The database of a night that this process runs for another; nil for the benchmark itself.
  var worker: String?
  var profiles = ""
  var writesSheets = false
  /// Whether this process asks for another which warnings are forced, and of how many clients at the most.
  var asksForced = false
  var sample = 500
  /// What to print instead of running.
  var usage: String?

  init(_ arguments: [String]) {
    var rest = arguments.dropFirst()
    while let name = rest.popFirst() {
      switch name {
      case "--clients": clients = rest.popFirst().flatMap { Int($0) } ?? clients
      case "--many": manyClients = rest.popFirst().flatMap { Int($0) } ?? manyClients
      case "--jobs": jobs = rest.popFirst().flatMap { Int($0) } ?? jobs
      case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
      case "--rules": rules = rest.popFirst() ?? rules
      case "--keep": keepsFiles = true
      case "--worker": worker = rest.popFirst()
      case "--profiles": profiles = rest.popFirst() ?? ""
      case "--sheets": writesSheets = true
      case "--forced": asksForced = true
      case "--sample": sample = rest.popFirst().flatMap { Int($0) } ?? sample
      default:
        usage = """
          mesocycle-bench [--clients 10000] [--many 40000] [--jobs 2] [--seed 1] [--rules rules] [--sample 500] [--keep]
          Plans made-up clients into an empty database and compares it, in the same run, with sqlite3 .import of the very same rows.
          """
      }
    }
  }
}
