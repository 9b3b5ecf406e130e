import Foundation

/// A small text file that a person may have written.
public struct SmallFile: Sendable {
  /// Where it is.
  public let path: String
  /// The most bytes that are read.
  public let limit: Int

  /// Why it can't be read or written, as it follows a colon.
  public struct Refusal: Error, Equatable, Sendable {
    /// The reason.
    public var reason: String
  }

  /// Names a file; nothing is read or written yet.
  public init(path: String, limit: Int = 65_536) {
    self.path = path
    self.limit = limit
  }

  /// Returns the text; nil where there is no file.
  ///
  /// A pipe is not waited for, and no more than the limit is ever read.
  public func text() throws(Refusal) -> String? {
    do throws(FileRefusal) {
      return try content()
    } catch {
      throw Refusal(reason: error.reason)
    }
  }

  private func content() throws(FileRefusal) -> String? {
    let file: Descriptor
    do throws(FileRefusal) {
      file = try .open(path, O_RDONLY | O_NONBLOCK)
    } catch  where error == FileRefusal(system: ENOENT) {
      return nil
    }
    defer { file.close() }
    let status = try file.status()
    guard !status.isFolder else { throw FileRefusal("it is a folder") }
    guard status.isRegular else { throw FileRefusal("it is no regular file") }
    guard status.st_size <= off_t(limit) else {
      throw FileRefusal("it has \(status.st_size) bytes; allowed: up to \(limit)")
    }
    let bytes = try file.read(Int(status.st_size))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FileRefusal("it is not UTF-8 text")
    }
    return text
  }

  /// Replaces the text, or creates the file and the folders on the way to it; whoever reads it
  /// finds the old text or the new one.
  public func replace(with text: String) throws(Refusal) {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      // What goes wrong here is told by the next step.
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    do throws(AtomicFileFault) {
      try AtomicFile(path: path, option: "preferences").replace(with: Data(text.utf8))
    } catch {
      throw Refusal(reason: error.reason)
    }
  }
}
