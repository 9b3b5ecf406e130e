import Endings
import Foundation

/// Text files that commands read.
enum InputFile {
  /// Reads a text in UTF-8, and never more of it than it may have.
  ///
  /// - Parameter limit: the most bytes.
  static func text(at path: String, limit: Int) throws -> String {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path),
      let bytes = try? file.read(upToCount: limit + 1) ?? Data()
    else {
      throw Ending.refused("'\(path)' can't be read; allowed: a readable .yaml file")
    }
    guard bytes.count <= limit else {
      throw Ending.refused("'\(path)' is too large; allowed: up to \(limit) bytes")
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      throw Ending.refused("'\(path)' is not UTF-8 text; allowed: a YAML file in UTF-8")
    }
    return text
  }
}
