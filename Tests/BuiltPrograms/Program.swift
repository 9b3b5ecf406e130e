import Foundation
import TemporaryFiles

/// A run of a built program without a terminal.
public struct Program {
  /// The exit status.
  public var status: Int32
  /// What it wrote to standard output.
  public var output: String
  /// What it wrote to standard error.
  public var errors: String

  /// A failure to find or to run the program.
  struct Failure: Error {
    var reason: String
  }

  /// Runs a program to its end; one that hangs is ended after a deadline.
  ///
  /// - Parameters:
  ///   - variables: join the environment.
  ///   - folder: the working folder; nil for the tester's own.
  ///   - input: what comes on standard input.
  public static func run(
    _ name: String, arguments: [String], variables: [String: String] = [:], folder: URL? = nil,
    input: String? = nil
  ) throws -> Program {
    let process = Process()
    process.executableURL = try executable(name)
    process.arguments = arguments
    process.environment = environment().merging(variables) { _, new in new }
    if let folder { process.currentDirectoryURL = folder }
    let inputFile = try input.map { try TemporaryFile($0) }
    process.standardInput =
      try inputFile.map { try FileHandle(forReadingFrom: $0.url) } ?? FileHandle.nullDevice
    let files = try (0..<2).map { _ in try TemporaryFile() }
    process.standardOutput = try FileHandle(forWritingTo: files[0].url)
    process.standardError = try FileHandle(forWritingTo: files[1].url)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + 120) == .success else {
      // The test runner's threads block signals, and a child inherits that: only this one ends it.
      kill(process.processIdentifier, SIGKILL)
      throw Failure(reason: "\(name) \(arguments.joined(separator: " ")) did not end")
    }
    guard process.terminationReason == .exit else {
      throw Failure(reason: "ended by signal \(process.terminationStatus)")
    }
    return Program(
      status: process.terminationStatus, output: try files[0].text, errors: try files[1].text)
  }

  /// Returns the environment: nothing of the tester's own reaches the program, except where to
  /// write coverage.
  ///
  /// Crash reports are off since they would take seconds.
  ///
  /// - Parameter terminal: the type of the terminal.
  public static func environment(terminal: String = "xterm-256color") -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var variables = [
      "TERM": terminal, "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    for name in ["LLVM_PROFILE_FILE", "LD_LIBRARY_PATH"] { variables[name] = own[name] }
    return variables
  }

  /// Finds a built program: it lies in the folder of the test bundle or above it.
  public static func executable(_ name: String) throws -> URL {
    let starts = [CommandLine.arguments[0]] + Bundle.allBundles.map(\.bundlePath)
    for start in starts {
      var folder = URL(fileURLWithPath: start).deletingLastPathComponent().standardized
      while folder.path != "/" {
        let file = folder.appendingPathComponent(name)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: file.path)
        {
          return file
        }
        folder.deleteLastPathComponent()
      }
    }
    throw Failure(reason: "no program \(name) above \(starts)")
  }
}
