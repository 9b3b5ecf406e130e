import BuiltPrograms
import Foundation
import TemporaryFiles

/// A folder that a program works in.
final class WorkingFolder: TemporaryFolder {
  /// Creates the folder.
  ///
  /// - Parameter files: the texts in it by their names.
  init(_ files: [String: String] = [:]) throws {
    try super.init()
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  /// Writes a file; folders on the way to it are created.
  func write(_ bytes: Data, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// Returns how many bytes a file has; nil where there is none.
  func size(_ name: String) -> Int? {
    try? FileManager.default.attributesOfItem(atPath: path(name))[.size] as? Int
  }

  /// Returns the lines of a file; none where there is none yet.
  func lines(_ name: String) -> [Substring] {
    ((try? text(name)) ?? "").split(separator: "\n")
  }

  /// Runs perceptop in it to its end.
  ///
  /// - Parameters:
  ///   - words: arguments with blanks between them.
  ///   - more: arguments that may have blanks.
  ///   - input: what comes on standard input.
  func perceptop(_ words: String, _ more: String..., input: String? = nil) throws -> Program {
    try Program.run(
      "perceptop", arguments: words.split(separator: " ").map(String.init) + more, folder: url,
      input: input)
  }
}
