// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: the language mode is Swift 6, and `existential any` keeps boxes visible.
/// A warning is an error wherever CI is set in the environment.
let common: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny")] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// Lets a module use the code of those below it; without the second flag there is nothing of it to use.
let acrossModules = ["-cross-module-optimization", "-no-emit-module-separately-wmo"]

/// What tests live through, where all of them run: thousands of plans and years of gyms, which take many times as long unoptimised.
let optimised: [String] =
  Context.environment["CI"] == nil ? [] : ["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"]

/// What the libraries are built with, beside what all are.
let settings: [SwiftSetting] =
  common + [
    .unsafeFlags(acrossModules, .when(configuration: .release)),
    .unsafeFlags(optimised.isEmpty ? [] : optimised + acrossModules, .when(configuration: .debug)),
  ]

/// What the programs are built with: the bundle of all tests holds them all, and takes no symbol twice.
let programs: [SwiftSetting] =
  common + [.unsafeFlags(acrossModules, .when(configuration: .release)), .unsafeFlags(optimised, .when(configuration: .debug))]

/// The libraries, lowest first: each may use only those before it.
let package = Package(
  name: "mesocycle",
  products: [
    .executable(name: "mesocycle", targets: ["mesocycle"]),
    .executable(name: "mesocycle-post", targets: ["mesocycle-post"]),
    .executable(name: "mesocycle-bench", targets: ["mesocycle-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CSyncFS"),
    .target(name: "TrainingModel", swiftSettings: settings),
    .target(name: "Findings", dependencies: ["TrainingModel"], swiftSettings: settings),
    .target(
      name: "Files",
      dependencies: [
        "Findings", "TrainingModel", "CSyncFS", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Rulebook",
      dependencies: ["Files", "Findings", "TrainingModel", "Yams", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    // Reads finished rows and can't ask the code that plans them: nothing of that may ever be among its dependencies.
    .target(name: "Checks", dependencies: ["Rulebook", "Findings", "TrainingModel"], swiftSettings: settings),
    .target(name: "Planning", dependencies: ["Checks", "Rulebook", "Findings", "TrainingModel"], swiftSettings: settings),
    .target(name: "Editing", dependencies: ["Findings", "TrainingModel"], swiftSettings: settings),
    .target(
      name: "PlanStore",
      dependencies: [
        "Editing", "Rulebook", "Files", "Findings", "TrainingModel",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: [
        "Editing", "Rulebook", "Files", "Findings", "TrainingModel", "Yams",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("Dates/Assets")], swiftSettings: settings),
    // What clients really did: exports of apps and forms of our own, read to sessions, and whose exercises their names mean.
    .target(
      name: "WorkoutLogs", dependencies: ["Intake", "Rulebook", "Findings", "TrainingModel"],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "PlanStore", "Editing", "Planning", "Rulebook", "Files", "Findings", "TrainingModel",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Client/Assets"), .embedInCode("Logs/Assets"), .embedInCode("Page/Assets"), .embedInCode("Words/Assets")],
      swiftSettings: settings),
    // Takes logs in: reads, names, merges and stores them, and answers what people ask about them.
    .target(
      name: "LogKeeping",
      dependencies: [
        "WorkoutLogs", "Reporting", "Intake", "PlanStore", "Editing", "Rulebook", "Files", "Findings", "TrainingModel", "Yams",
      ],
      swiftSettings: settings),
    .target(name: "Posting", swiftSettings: settings),
    .target(
      name: "Delivery",
      dependencies: ["Posting", "PlanStore", "Files", "Findings", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Reviewing",
      dependencies: [
        "Reporting", "Intake", "PlanStore", "Editing", "Planning", "Checks", "Rulebook", "Files", "Findings", "TrainingModel",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "Nightly",
      dependencies: [
        "LogKeeping", "Reviewing", "Delivery", "Reporting", "Intake", "PlanStore", "Editing", "Planning", "Rulebook",
        "Files",
        "Findings", "TrainingModel", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "mesocycle",
      dependencies: [
        "Nightly", "LogKeeping", "WorkoutLogs", "Reviewing", "Delivery", "Reporting", "Intake", "PlanStore", "Editing", "Planning",
        "Rulebook", "Files", "Findings", "TrainingModel", "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: programs),
    // A program of its own: what it needs of the network would have to be loaded at the start of every other command.
    .executableTarget(name: "mesocycle-post", dependencies: ["Posting"], swiftSettings: programs),
    .executableTarget(
      name: "mesocycle-bench",
      dependencies: [
        "SeededNumbers", "ConditionGrid", "Checks", "GymYears", "Nightly", "Intake", "PlanStore", "Planning", "Rulebook", "Files",
        "Findings", "TrainingModel",
      ],
      swiftSettings: programs),
    // Random numbers that every run and every machine has alike.
    // The one small rulebook of all tests.
    .target(name: "SmallRules", dependencies: ["Rulebook"], path: "Tests/SmallRules", swiftSettings: settings),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: settings),
    // Plans for every condition of the rules and edits what is forbidden into them: for tests, and whole by the benchmark.
    .target(
      name: "ConditionGrid", dependencies: ["SeededNumbers", "Checks", "Planning", "Rulebook", "Findings", "TrainingModel"],
      path: "Tests/ConditionGrid",
      swiftSettings: settings),
    // Lives through years of a gym and looks, after every step, whether all is as it should be: for tests, and for long runs of the benchmark.
    .target(
      name: "GymYears",
      dependencies: [
        "SeededNumbers", "Nightly", "LogKeeping", "WorkoutLogs", "Reviewing", "Reporting", "Intake", "PlanStore", "Editing", "Planning",
        "Rulebook", "Findings", "TrainingModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/GymYears", swiftSettings: settings),
    .testTarget(
      name: "GymYearsTests",
      dependencies: ["SeededNumbers", "GymYears", "ProgramRuns", "TrainingModel", "mesocycle", "mesocycle-bench"],
      swiftSettings: common),
    .testTarget(name: "HouseTests", swiftSettings: common),
    .testTarget(name: "TrainingModelTests", dependencies: ["TrainingModel"], swiftSettings: common),
    .testTarget(name: "FindingsTests", dependencies: ["Findings"], swiftSettings: common),
    .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: common),
    .testTarget(name: "RulebookTests", dependencies: ["SmallRules", "Rulebook", "Findings", "TrainingModel"], swiftSettings: common),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["SmallRules", "SeededNumbers", "Planning", "Checks", "Rulebook", "Findings", "TrainingModel"],
      swiftSettings: common),
    .testTarget(
      name: "ChecksTests", dependencies: ["ConditionGrid", "Checks", "Planning", "Rulebook", "Findings", "TrainingModel"],
      swiftSettings: common),
    .target(name: "PlanAudit", dependencies: ["TrainingModel"], path: "Tests/PlanAudit", swiftSettings: settings),
    .testTarget(
      name: "AuditTests",
      dependencies: ["SeededNumbers", "PlanAudit", "Planning", "Rulebook", "Findings", "TrainingModel"],
      swiftSettings: common),
    .testTarget(
      name: "WorkoutLogsTests",
      dependencies: ["SmallRules", "SeededNumbers", "WorkoutLogs", "Rulebook", "Findings", "TrainingModel"],
      swiftSettings: common),
    .testTarget(
      name: "PlanStoreTests",
      dependencies: [
        "SmallRules", "SeededNumbers", "PlanStore", "Editing", "Rulebook", "Files", "Findings", "TrainingModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: common),
    .testTarget(
      name: "IntakeTests",
      dependencies: ["SmallRules", "SeededNumbers", "Intake", "Editing", "Rulebook", "Files", "Findings", "TrainingModel"],
      swiftSettings: common),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "SeededNumbers", "Reporting", "Intake", "PlanStore", "Editing", "Planning", "Rulebook", "Files", "Findings", "TrainingModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: common),
    .testTarget(name: "EditingTests", dependencies: ["SeededNumbers", "Editing", "TrainingModel"], swiftSettings: common),
    .target(name: "ProgramRuns", path: "Tests/ProgramRuns", swiftSettings: common),
    .testTarget(
      name: "ReviewingTests",
      dependencies: [
        "ProgramRuns", "Reviewing", "Reporting", "Intake", "PlanStore", "Editing", "Planning", "Rulebook", "Files", "Findings",
        "TrainingModel",
      ],
      swiftSettings: common),
    .testTarget(
      name: "DeliveryTests",
      dependencies: ["Delivery", "PlanStore", "Findings", "TrainingModel", "ProgramRuns", "mesocycle", "mesocycle-post"],
      swiftSettings: common),
    .testTarget(name: "PageTests", dependencies: ["ProgramRuns", "TrainingModel", "mesocycle"], swiftSettings: common),
    .testTarget(
      name: "NightlyTests",
      dependencies: [
        "SmallRules", "SeededNumbers", "Nightly", "Reviewing", "Reporting", "PlanStore", "Editing", "Planning", "Rulebook", "Findings",
        "TrainingModel", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: common),
    .testTarget(
      name: "GoldenTests", dependencies: ["SeededNumbers", "PlanAudit", "ProgramRuns", "TrainingModel", "mesocycle"],
      swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)
