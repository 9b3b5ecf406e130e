import Foundation

/// Where the program under test is, and the environment that it gets.
enum TestEnvironment {
  /// A failure to find the program.
  struct ProgramMissing: Error {
    var searched: [String]
  }

  /// Finds the built program: it lies in the folder of the test bundle or above it.
  static func program() throws -> String {
    let starts = [CommandLine.arguments[0]] + Bundle.allBundles.map(\.bundlePath)
    let candidates = starts.flatMap(folders(above:)).map { $0 + "/perceptop" }
    let found = candidates.first { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
    guard let found else { throw ProgramMissing(searched: candidates) }
    return found
  }

  private static func folders(above path: String) -> [String] {
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardized
    var folders: [String] = []
    while folder.path != "/" {
      folders.append(folder.path)
      folder.deleteLastPathComponent()
    }
    return folders
  }

  /// Returns the environment: nothing of the tester's own reaches the program, except where to
  /// write coverage.
  ///
  /// Crash reports are off since they would take seconds.
  static func variables(type: String) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var variables = [
      "TERM": type, "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    variables["LLVM_PROFILE_FILE"] = own["LLVM_PROFILE_FILE"]
    variables["LD_LIBRARY_PATH"] = own["LD_LIBRARY_PATH"]
    return variables
  }
}
