import Foundation
import Testing

/// Options, variables and `mesocycle.yaml`: which goes first, and what is said about one that can't be read.
@Suite struct OptionTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    try workspace.write(Roster(count: 2, seed: 14).jsonLines, to: "clients.jsonl")
  }

  @Test(arguments: [
    (["nightly", "--today", "2026-02-30"], "--today takes a date such as 2026-12-07, not '2026-02-30'"),
    (["nightly", "--today", "tomorrow"], "--today takes a date"),
    (["nightly", "--start", "7.12.2026"], "--start takes a date"),
    (["nightly", "--jobs", "0"], "--jobs takes a whole number from 1 to 1024, not '0'"),
    (["nightly", "--jobs", "many"], "--jobs takes a whole number"),
    (["nightly", "--timezone", "Mars/Olympus"], "--timezone 'Mars/Olympus' is not known"),
    (["nightly", "--tolerate-rejected=-1%"], "--tolerate-rejected takes a number or a percentage"),
    (["nightly", "--color", "red"], "--color takes auto, always or never, not 'red'"),
    (["nightly", "--progress", "perhaps"], "--progress takes auto, always or never"),
    (["nightly", "--format", "xml"], "--format"), (["nightly", "--clint", "clients"], "--clint"), (["nightly", "--clients"], "--clients"),
    (["nightli"], "nightli"), (["show"], "name a client with --client ID"),
    (["show", "--client", "c-1", "--week", "5"], "--week takes a week of the block from 1 to 4, not 5"),
    (["generate", "--weeks", "3-1"], "--weeks takes weeks from 1 to 4 such as 1,2 or 2-4, not '3-1'"), (["approve", "--all"], "--by"),
    (["approve", "--by", "Marta"], "say whose plans"), (["approve", "--all", "--client", "c-1", "--by", "Marta"], "say whose plans"),
    (["approve", "--all", "--by", " "], "--by takes the name"),
    (["export", "--as", "pdf"], "--as takes csv, json, page, log, ics and plan, not 'pdf'"),
    (["export", "--delimiter", ";;"], "--delimiter takes"), (["export", "--decimal", ",", "--delimiter", ","], "decimal comma"),
  ]) func whatCanNotBeReadIsUsage(arguments: [String], message: String) throws {
    let result = try Program(arguments: arguments, in: workspace).wait()
    #expect(result.code == 64, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(result.output == "")
    #expect(!workspace.exists("output"))
  }

  @Test(arguments: ["", ",", "1,", "2-", "-2", "0-1", "1-5", "1-99999999999", "99999999999999999999", "1-2-3", "+1", "1 2", "one"])
  func weeksThatAreNoneAreUsage(weeks: String) throws {
    for verb in [
      ["generate"], ["export", "--as", "csv", "--to", "part.csv"], ["show", "--client", "c"], ["approve", "--all", "--by", "M"],
    ] {
      let result = try Program(arguments: verb + (weeks.hasPrefix("-") ? ["--weeks=\(weeks)"] : ["--weeks", weeks]), in: workspace).wait(
        seconds: 20)
      #expect(result.code == 64, "\(result.errors)")
      #expect(result.errors.contains("--weeks takes weeks from 1 to 4 such as 1,2 or 2-4, not '\(weeks)'"), "\(result.errors)")
    }
  }

  @Test func whatIsGivenButEmptyIsUsageAndNotEverybody() throws {
    for (arguments, environment, name) in [
      (["--output", ""], [:], "output"), (["--database", ""], [:], "database"), (["--client", ""], [:], "client"),
      ([], ["MESOCYCLE_CLIENT": ","], "client"), ([], ["MESOCYCLE_RULES": ":"], "rules"),
    ] as [([String], [String: String], String)] {
      let result = try Program(arguments: workspace.nightlyArguments(arguments), in: workspace, environment: environment).wait()
      #expect(result.code == 64, "\(result.errors)")
      #expect(result.errors.contains("\(name) is given, but empty"), "\(result.errors)")
    }
    try workspace.write("coach: []\n", to: "mesocycle.yaml")
    let result = try workspace.nightly()
    #expect(result.code == 64 && result.errors.contains("coach is given, but empty"), "\(result.errors)")
    #expect(!workspace.exists("output"))
  }

  @Test(arguments: ["x", "x/", "./x", "x//y", "é"]) func aShortFolderIsAFolder(folder: String) throws {
    #expect(try workspace.nightly("--output", folder).code == 0)
    #expect(workspace.exists("output/mesocycle.sqlite") && workspace.exists("\(folder)/run_results.json"))
    #expect(try workspace.nightly("--database", "d").code == 0)
    #expect(try workspace.run("status", "--database", "d").output.contains("c-1001"))
  }

  @Test func aConfigurationThatCanNotBeReadIsUsage() throws {
    try FileManager.default.createDirectory(atPath: workspace.at("mesocycle.yaml"), withIntermediateDirectories: true)
    let folder = try workspace.nightly()
    #expect(folder.code == 64 && folder.errors.contains("mesocycle.yaml can't be read"), "\(folder.errors)")
    try workspace.remove("mesocycle.yaml")
    symlink("mesocycle.yaml", workspace.at("mesocycle.yaml"))
    let loop = try workspace.nightly()
    #expect(loop.code == 64 && loop.errors.contains("mesocycle.yaml can't be read: Too many levels of symbolic links"), "\(loop.errors)")
    #expect(!workspace.exists("output"))
  }

  @Test func theOptionGoesBeforeTheVariableAndThatBeforeTheFile() throws {
    try workspace.write(
      "clients: clients.jsonl\ntoday: 2026-12-02\noutput: from-file\nstart: 2026-12-07\njobs: 1\n", to: "mesocycle.yaml")
    #expect(try workspace.run("nightly").code == 0)
    #expect(workspace.exists("from-file/run_results.json"))
    #expect(
      try workspace.run(
        "nightly",
        environment: ["MESOCYCLE_OUTPUT": "from-variable", "MESOCYCLE_START": "2026-12-08", "MESOCYCLE_DATABASE": "variable.sqlite"]
      ).code == 0)
    #expect(try workspace.query("SELECT DISTINCT plan_start FROM weeks;", database: "variable.sqlite") == "2026-12-08\n")
    let night = try workspace.run(
      "nightly", "--output", "from-option", "--database", "option.sqlite",
      environment: ["MESOCYCLE_OUTPUT": "from-variable-2", "MESOCYCLE_START": "", "MESOCYCLE_DATABASE": "variable.sqlite"])
    #expect(night.code == 0)
    #expect(!workspace.exists("from-variable-2"))
    #expect(try workspace.query("SELECT DISTINCT plan_start FROM weeks;", database: "option.sqlite") == "2026-12-07\n")
  }

  @Test func aPathThatIsNotThereIsToldWhereItStands() throws {
    try workspace.write("today: 2026-12-02\n\nclients: no-such-folder\n", to: "mesocycle.yaml")
    let file = try workspace.run("nightly")
    #expect(file.code == 2 && file.errors.contains("check the path given with 'clients' (mesocycle.yaml:3)"), "\(file.errors)")
    let variable = try workspace.run("nightly", environment: ["MESOCYCLE_CLIENTS": "nor-this"])
    #expect(variable.code == 2 && variable.errors.contains("check the path given with MESOCYCLE_CLIENTS"), "\(variable.errors)")
    let option = try workspace.run("nightly", "--clients", "nor-that")
    #expect(option.code == 2 && option.errors.contains("check the path given with --clients"), "\(option.errors)")
  }

  @Test(arguments: [["show"], ["edit", "rows"], ["approve", "--by", "M"]]) func anIDThatStandsAloneIsToldItsOption(verb: [String]) throws {
    let result = try Program(arguments: verb + ["c-1001"], in: workspace).wait()
    #expect(result.code == 64 && result.errors.contains("'c-1001'; a client is named with '--client c-1001'"), "\(result.errors)")
  }

  @Test func listsComeFromVariables() throws {
    try workspace.write(
      "sanitisation: {sets: 1..11, reps: 1..100, seconds: 5..600 s, minutes: 1..180 min, rir: 0..6, rest: 0..600 s, rest_step: 5 s, note_length: 200}\n",
      to: "ours/rules.yaml")
    let both = try workspace.run(
      "nightly", "--today", Workspace.today,
      environment: ["MESOCYCLE_RULES": "rules:ours", "MESOCYCLE_CLIENTS": "clients.jsonl", "MESOCYCLE_CLIENT": "c-1001,c-1002"])
    #expect(both.code == 0 && both.output.hasPrefix("Read 2 clients"), "\(both.errors)")
    let one = try workspace.run(
      "generate", "--today", Workspace.today, "--dry-run",
      environment: ["MESOCYCLE_CLIENTS": "clients.jsonl", "MESOCYCLE_CLIENT": "c-1002"])
    #expect(one.output.contains("Read 1 client:"), "\(one.output)")
  }

  @Test(arguments: [
    ("clients: a\ndatabse: x\n", "mesocycle.yaml:2:1: unknown key 'databse'; did you mean 'database'?"),
    ("jobs: 1\njobs: 2\n", "mesocycle.yaml"), ("- nightly\n", "mesocycle.yaml has to be a mapping"),
    ("jobs: [\n", "mesocycle.yaml:2:1: not valid YAML: "),
    ("clients: a\n\nstart: soon\n", "mesocycle.yaml:3: start takes a date such as 2026-12-07, not 'soon'"),
    ("umask: 9\n", "mesocycle.yaml:1: umask takes an octal number"),
    ("group: rot\n", "mesocycle.yaml:1: group 'rot' is not known on this machine; did you mean 'root'?"),
    ("clients: a\nlead_days: -1\n", "mesocycle.yaml:2: lead-days takes a whole number from 1 to 1024, not '-1'"),
    ("color: alwys\n", "mesocycle.yaml:1: color takes auto, always or never, not 'alwys'; did you mean 'always'?"),
    ("accept-change: yess\n", "mesocycle.yaml:1: accept-change takes yes or no, not 'yess'; did you mean 'yes'?"),
    ("timezone: Europe/Berln\n", "mesocycle.yaml:1: timezone 'Europe/Berln' is not known; did you mean 'Europe/Berlin'?"),
    ("tolerate-rejected: some\n", "mesocycle.yaml:1: tolerate-rejected takes a number or a percentage such as 2%, not 'some'"),
    ("database: ~\n", "mesocycle.yaml:1: database is given, but empty"), ("coach:\n  - \n", "mesocycle.yaml:2: coach is given, but empty"),
    ("notify-mail: mail\n", "mesocycle.yaml:1: notify-mail needs notify-to"),
    ("notify-mail: mail\nnotify-to: nobody\n", "mesocycle.yaml:2: notify-to: 'nobody' is not a mail address"),
    ("notify-webhook: gym.example\n", "mesocycle.yaml:1: notify-webhook takes an address that begins with https:// or http://"),
    (
      "coach-group: staff\n",
      "mesocycle.yaml:1: coach-group takes a group with {coach} in it, such as gym-{coach}, or COACH=GROUP, not 'staff'"
    ),
    ("coach-group: [\"a-{coach}\", \"b-{coach}\"]\n", "not 'b-{coach}'"), ("coach-group: ../x={coach}\n", "not '../x={coach}'"),
    ("rules: {a: b}\n", "mesocycle.yaml:1:1: 'rules' takes a value or a list"),
    ("rules: [rules, {a: b}]\n", "mesocycle.yaml:1:1: 'rules' takes a value or a list of values"),
  ]) func aBadFileIsUsageAndNamesThePlace(text: String, message: String) throws {
    try workspace.write(text, to: "mesocycle.yaml")
    let result = try workspace.nightly()
    #expect(result.code == 64, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!workspace.exists("output"))
  }

  @Test func filesAreCreatedForOwnerAndGroupOnlyAndTheDatabaseForTheOwnerAlone() throws {
    #expect(try workspace.nightly().code == 0)
    let modes = try workspace.shell("find output -printf '%y %m\\n' | sort -u").output
    #expect(modes == "d 750\nf 600\nf 640\n")
    let closed = try workspace.shell("find output -type f -perm 600 ! -name '.*.last' | sort").output
    #expect(closed == "output/mesocycle.sqlite\noutput/mesocycle.sqlite.lock\noutput/run_results.json\n")
    try workspace.write("umask: 077\n", to: "mesocycle.yaml")
    #expect(try workspace.nightly("--output", "strict", "--database", "strict/mesocycle.sqlite").code == 0)
    #expect(try workspace.shell("find strict -printf '%y %m\\n' | sort -u").output == "d 700\nf 600\n")
  }

  @Test func standardInputIsAClientList() throws {
    let arguments = workspace.nightlyArguments(clients: "-")
    let night = try Program(arguments: arguments, in: workspace, input: Roster(count: 2, seed: 14).jsonLines).wait()
    #expect(night.code == 0 && night.output.hasPrefix("Read 2 clients: 2 new"), "\(night.errors)")
  }

  @Test func helpSaysWhatTheExitCodesMean() throws {
    let help = try workspace.run("--help")
    #expect(help.code == 0)
    for code in ["0 done", "1 finished", "2 could not finish", "64 usage", "75 another run"] { #expect(help.output.contains(code)) }
    for verb in ["nightly", "generate", "export", "status", "show", "approve", "rules"] {
      #expect(try workspace.run(verb, "--help").code == 0)
    }
  }
}
