import BuiltPrograms
import Foundation

/// A folder that a program works in; it is gone when nobody uses it any more.
final class WorkingFolder {
  /// Where it is.
  let url: URL

  /// Creates the folder.
  ///
  /// - Parameter files: the texts in it by their names.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("perceptop-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Returns the path of a file in it.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file; folders on the way to it are created.
  func write(_ bytes: Data, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// Whether there is such a file.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Returns what is in a file.
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: url.appendingPathComponent(name))
  }

  /// Returns how many bytes a file has; nil where there is none.
  func size(_ name: String) -> Int? {
    try? FileManager.default.attributesOfItem(atPath: path(name))[.size] as? Int
  }

  /// Returns what is in a file as text.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

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
