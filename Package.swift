// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built in Swift 6 mode with warnings as errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "perceptop",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "perceptop", targets: ["perceptop"]),
    .library(name: "Backprop", targets: ["Backprop"]),
  ],
  dependencies: [
    // Commands, options, help pages and shell completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The experiment files are YAML; Yams keeps line and column of every node, and its CYaml tells
    // what a file holds before a tree is built.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // ncurses as Swift sees it: the module map and inline wrappers for its macros.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),

    // zlib, which unpacks gzip: MNIST's files are handed out packed.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // What must be async-signal-safe: the self-pipe, signal handlers, the crash guard.
    .target(name: "CTerminalGuard", cSettings: strictC),

    // The bundled experiments, lessons and tables, embedded so that the program is one file.
    .target(
      name: "Configs", path: "Configs", exclude: ["experiments", "lessons", "data"],
      sources: ["bundled.c"],
      publicHeadersPath: "include", cSettings: strictC),

    // The arithmetic of the fast path, compiled for each instruction set: Swift has no way to
    // compile one function for several processors and choose at start-up.
    .target(name: "CKernels", cSettings: strictC),

    // The engine: networks, losses, optimizers, backpropagation. No screen, clock, queue or file,
    // and no dependency.
    .target(name: "Backprop", dependencies: ["CKernels"], swiftSettings: strict),

    // Where samples come from, and their split into a train and a test part.
    .target(name: "Datasets", dependencies: ["Backprop", "CZlib"], swiftSettings: strict),

    // Experiments, the training session on its queue, snapshots, history.
    .target(
      name: "Training",
      dependencies: ["Backprop", "Datasets", "Configs", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),

    // Cells, widgets, input events and the headless terminal. Imports nothing of ours.
    .target(name: "TerminalUI", swiftSettings: strict),

    // The real terminal: the only module that imports ncurses.
    .target(
      name: "CursesTerminal", dependencies: ["TerminalUI", "CNcurses", "CTerminalGuard"],
      swiftSettings: strict,
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),

    // What the screen shows and what keys do: state, update, views. Knows no real terminal.
    .target(name: "Dashboard", dependencies: ["Training", "TerminalUI"], swiftSettings: strict),

    // How the programs end: an exit status, and a sentence on standard error.
    .target(
      name: "Endings",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    // The commands and the event loop that ties the parts together.
    .executableTarget(
      name: "perceptop",
      dependencies: [
        "Dashboard", "CursesTerminal", "TerminalUI", "Training", "Datasets", "Backprop",
        "Endings", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // How fast the engine trains, through the calls that its users make.
    .executableTarget(
      name: "perceptop-bench",
      dependencies: [
        "Backprop", "Endings", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "BackpropTests", dependencies: ["Backprop", "AllocationCount", "RecordedNumbers"],
      swiftSettings: strict),
    // How often a test asks for memory.
    .target(name: "AllocationCount", path: "Tests/AllocationCount", cSettings: strictC),
    .testTarget(
      name: "DatasetsTests",
      dependencies: ["Datasets", "Backprop", "CZlib", "RecordedNumbers", "TemporaryFiles"],
      swiftSettings: strict),
    // What other programs computed, as numbers and files, for tests.
    .target(name: "RecordedNumbers", path: "Tests/RecordedNumbers", swiftSettings: strict),
    .testTarget(
      name: "TrainingTests",
      dependencies: [
        "Training", "Datasets", "Backprop", "Configs", "DrawnExperiments", "RecordedNumbers",
        "TemporaryFiles",
      ],
      swiftSettings: strict),
    // Runs of experiments that read no file, for tests.
    .target(
      name: "DrawnExperiments", dependencies: ["Training", "Dashboard"],
      path: "Tests/DrawnExperiments", swiftSettings: strict),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: strict),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "DrawnExperiments"],
      exclude: ["Recordings"],
      swiftSettings: strict),
    // What the real terminal decides without one: colours, pairs, locales, keys.
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["CursesTerminal"], swiftSettings: strict),
    // The built program without a terminal: exit status, sentences, files.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "perceptop", "Training", "Backprop", "BuiltPrograms", "RecordedNumbers", "TemporaryFiles",
      ],
      exclude: ["Recordings"],
      swiftSettings: strict),
    .testTarget(
      name: "BenchTests",
      dependencies: ["perceptop-bench", "Backprop", "Endings", "BuiltPrograms"],
      swiftSettings: strict),
    // Runs of built programs, for tests.
    .target(
      name: "BuiltPrograms", dependencies: ["TemporaryFiles"], path: "Tests/BuiltPrograms",
      swiftSettings: strict),
    // Files and folders that are gone after a test.
    .target(name: "TemporaryFiles", path: "Tests/TemporaryFiles", swiftSettings: strict),
    // The built program in a pseudo-terminal.
    .testTarget(
      name: "EndToEndTests", dependencies: ["perceptop", "BuiltPrograms", "TemporaryFiles"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
