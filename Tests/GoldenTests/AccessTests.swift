import Foundation
import Testing

/// Who may read and write what, tried by the users themselves: a night that is no superuser's, and two coaches with a group each.
///
/// Only the superuser can become somebody else, so that elsewhere these tests are skipped, and say so.
@Suite(.enabled(if: Users.canBecomeOthers, "needs the superuser and setpriv, to become the users that are tried"))
struct AccessTests {
  let workspace: Workspace
  let roster = Roster(count: 12, seed: 21)

  init() throws {
    workspace = try Workspace()
    try workspace.write(roster.jsonLines, to: "clients.jsonl")
    let groups = "[\"nobody-{coach}\", marta=20001, jonas=20002, li=20003]"
    try workspace.write("clients: clients.jsonl\ncoach-group: \(groups)\n", to: "mesocycle.yaml")
    try workspace.shell("chown -R 20000:20000 . && chmod 711 . && chmod 600 clients.jsonl")
  }

  /// A night of the user that nights are run by.
  private func night(_ arguments: String..., groups: String = "20001,20002,20003", today: String = Workspace.today) throws -> Program.Result
  {
    try Users.run(
      ["\(Program.mesocycle)"] + workspace.nightlyArguments(arguments, today: today), as: Users.night, groups: groups, in: workspace)
  }

  private func program(_ arguments: String...) throws -> Program.Result {
    try Users.run([Program.mesocycle] + arguments, as: Users.night, groups: "20001,20002,20003", in: workspace)
  }

  /// Whether a coach can do this in a shell.
  private func can(_ coach: Users.Coach, _ line: String) throws -> Bool {
    try Users.run(["/bin/sh", "-c", line], as: coach.user, groups: coach.groups, in: workspace).code == 0
  }

  private func expectSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let result = try program("doctor")
    #expect(result.code == 0, "\(result.output)\(result.errors)", sourceLocation: sourceLocation)
  }

  private func modes(_ line: String) throws -> String { try workspace.shell("stat -c '%a %g %n' \(line)").output }

  @Test func aCoachReadsTheOwnFilesAndNobodyElses() throws {
    let first = try night()
    #expect(first.code == 0 && first.errors == "", "\(first.errors)")
    #expect(try program("approve", "--all", "--by", "Test", "--yes", "--clients", "clients.jsonl").code == 0 && night().code == 0)
    let mine = ["review/marta.csv", "review/marta.html", "review/marta.json", "review/marta.clients.csv"].map { "output/\($0)" }
    for path in mine {
      #expect(try can(.marta, "cat \(path)"), "\(path)")
      #expect(try !can(.jonas, "cat \(path)") && !can(.stranger, "cat \(path)"), "\(path)")
      #expect(try !can(.marta, "echo >>\(path)"), "\(path)")
    }
    let plan = try #require(workspace.files("output/plans/marta").keys.sorted().first)
    #expect(try can(.marta, "ls output/plans/marta && cat output/plans/marta/\(plan)"))
    #expect(try !can(.jonas, "ls output/plans/marta") && !can(.jonas, "cat output/plans/marta/\(plan)"))
    for folder in ["output", "output/review", "output/plans", "output/inbox"] { #expect(try !can(.marta, "ls \(folder)"), "\(folder)") }
    for file in ["mesocycle.sqlite", "mesocycle.sqlite.lock", "run_results.json", "review/jonas.csv"] {
      #expect(try !can(.marta, "cat output/\(file)"), "\(file)")
    }
    for line in [
      "mv output/review/jonas.csv x", "rm -f output/review/marta.csv", "mkdir output/inbox/new",
      "ln output/review/jonas.csv output/inbox/marta/x",
    ] {
      #expect(try !can(.marta, line), "\(line)")
    }
    try expectSound()
  }

  @Test func aCoachSendsASheetBackAndReadsWhatBecameOfIt() throws {
    #expect(try night().code == 0)
    #expect(try modes("output/inbox/marta output/inbox") == "2770 20001 output/inbox/marta\n711 20000 output/inbox\n")
    let copy = "cp output/review/marta.csv output/inbox/marta/back.csv && touch -d '1 minute ago' output/inbox/marta/back.csv"
    #expect(
      try can(.marta, copy)
        && can(.marta, "echo no sheet >output/inbox/marta/none.csv && touch -d '1 minute ago' output/inbox/marta/none.csv"))
    #expect(try !can(.jonas, "cp output/review/jonas.csv output/inbox/marta/jonas.csv") && !can(.jonas, "ls output/inbox/marta"))
    let second = try night()
    #expect(second.code == 0 && second.errors.contains("[inbox.refused]"), "\(second.errors)")
    #expect(try can(.marta, "ls output/inbox/marta/done && cat output/inbox/marta/refused/none.csv.txt"))
    #expect(try !can(.jonas, "cat output/inbox/marta/refused/none.csv.txt"))
    try expectSound()
  }

  @Test func whatWasThereBeforeIsGivenToTheGroupsAndWhatWasOpenIsClosedAndToldOnce() throws {
    try workspace.write("", to: "mesocycle.yaml")
    #expect(try night().code == 0)
    #expect(try modes("output output/review/marta.csv") == "750 20000 output\n640 20000 output/review/marta.csv\n")
    try workspace.shell("chmod 640 output/mesocycle.sqlite output/run_results.json; chmod 644 output/review/li.csv")
    try workspace.write("coach-group: [marta=20001, jonas=20002, li=20003]\n", to: "mesocycle.yaml")
    let open = try program("doctor")
    #expect(open.code == 1 && open.output.contains("group '20000' can read '"), "\(open.output)")
    let second = try night()
    #expect(second.code == 0 && second.errors.contains("[access.narrowed]"), "\(second.errors)")
    #expect(
      try modes("output output/mesocycle.sqlite output/run_results.json output/review/marta.csv output/review/li.csv output/inbox/jonas")
        == "711 20000 output\n600 20000 output/mesocycle.sqlite\n600 20000 output/run_results.json\n640 20001 output/review/marta.csv\n"
        + "640 20003 output/review/li.csv\n2770 20002 output/inbox/jonas\n")
    #expect(try night().errors == "", "it is told once")
    try expectSound()
  }

  @Test func foldersAreClosedAgainWhenCoachesHaveNoGroupsAnyMore() throws {
    #expect(try night().code == 0)
    let folders = "output output/review output/inbox"
    #expect(try modes(folders).components(separatedBy: "711 ").count == 4)
    try workspace.write("clients: clients.jsonl\n", to: "mesocycle.yaml")
    let told = try program("doctor")
    #expect(told.code == 1 && told.output.contains("'chmod 0750' it") && !told.output.contains("0710"), "\(told.output)")
    #expect(try night().code == 0)
    let closed = try modes(folders)
    #expect(closed.components(separatedBy: "750 ").count == 4, "\(closed)")
    try expectSound()
  }

  @Test func aGroupThatIsNotKnownOrNotOursOpensNothingAndTheNightGoesOn() throws {
    try workspace.write("coach-group: [\"nobody-{coach}\", jonas=20002, li=20003]\n", to: "mesocycle.yaml")
    let result = try night("--notify-mail", "mail", "--notify-to", "{coach}@gym.example", groups: "20002")
    #expect(
      result.code == 2
        && result.output.hasPrefix(
          "Finished, but files could not be written or given to whom they are for: see the findings. Read 12 clients: 12 new"),
      "\(result.output)\(result.errors)")
    let mails = try workspace.files("mail").filter { $0.key.hasPrefix("alert") }.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(
      mails.count == 1 && mails[0].contains("Reason: access.group") && mails[0].contains("Plans are made and stored")
        && !mails[0].contains("stopped"), "\(mails)")
    #expect(result.errors.contains("the group 'nobody-marta' of coach 'marta' is not known"), "\(result.errors)")
    #expect(result.errors.contains("this user is no member of the group '20003' of coach 'li'"), "\(result.errors)")
    #expect(
      try modes(
        "output/review/{marta,li,jonas}.csv output/inbox/marta".replacing(
          "{marta,li,jonas}.csv", with: "marta.csv output/review/li.csv output/review/jonas.csv"))
        == "600 20000 output/review/marta.csv\n600 20000 output/review/li.csv\n640 20002 output/review/jonas.csv\n700 20000 output/inbox/marta\n"
    )
    let told = try program("doctor")
    #expect(told.code == 1 && told.output.contains("BROKEN  every coach has a group"), "\(told.output)")
  }

  @Test func doctorTellsWhereSomebodyCouldReadOrChangeWhatIsAnothers() throws {
    #expect(try night().code == 0)
    let changes = [
      ("chmod 660 output/review/marta.csv", "can change 'output/review/marta.csv'"),
      ("chgrp 20002 output/review/marta.csv", "is for group '20002' and not for the one that is meant"),
      ("chmod 644 output/review/marta.csv", "everybody on this machine can read 'output/review/marta.csv'"),
      ("chown 20055 output/review/marta.csv", "belongs to user number 20055"),
      ("chmod 755 output/inbox", "everybody on this machine can list 'output/inbox'"),
      ("chmod 777 output/inbox/logs; chmod 711 output/inbox", "can list and change and enter 'output/inbox/logs'"),
      ("chmod 640 output/mesocycle.sqlite", "can read 'output/mesocycle.sqlite'"),
      ("ln output/review/jonas.csv other.csv", "'output/review/jonas.csv' has another name elsewhere"),
      ("rm output/review/li.json; ln -s /etc/passwd output/review/li.json", "'output/review/li.json' is a link to another place"),
      ("chmod 644 clients.jsonl", "can read the client list 'clients.jsonl'"),
      ("chmod 700 .", "coaches can't pass through"), ("chmod 777 .", "anybody can put another folder in the place"),
    ]
    for (line, message) in changes {
      try workspace.shell("cp -a output kept; \(line)")
      let result = try program("doctor")
      let said = result.output.replacing(workspace.path + "/", with: "")
      #expect(result.code == 1 && said.contains(message), "\(line): \(said)\(result.errors)")
      #expect(result.output.contains("The database is sound"), "\(result.output)")
      try workspace.shell("chmod 711 .; chmod 600 clients.jsonl; rm -rf output other.csv; mv kept output")
    }
    try expectSound()
    #expect(try program("doctor", "--format", "json").output.contains("nobody can read or change another's files"))
  }
}

/// Users by their numbers, which no machine has to know.
enum Users {
  static let night = 20000
  static let canBecomeOthers = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")

  enum Coach {
    case marta, jonas, stranger

    var user: Int { self == .marta ? 30001 : self == .jonas ? 30002 : 30003 }
    var groups: String { self == .marta ? "20001" : self == .jonas ? "20002" : "30003" }
  }

  /// Runs a program as this user, in no other groups than these.
  static func run(_ command: [String], as user: Int, groups: String, in workspace: Workspace) throws -> Program.Result {
    try Program(
      "/usr/bin/setpriv", arguments: ["--reuid", "\(user)", "--regid", "\(user)", "--groups", groups, "--no-new-privs"] + command,
      in: workspace, environment: ["TMPDIR": "/tmp"]
    ).wait()
  }
}
