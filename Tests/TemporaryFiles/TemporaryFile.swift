import Foundation

/// A file, or the name of one, that is gone when nobody uses it any more.
public final class TemporaryFile {
  /// Where it is.
  public let url: URL
  /// Its path.
  public var path: String { url.path }

  /// Creates the file with a text; nil leaves it uncreated.
  public init(_ text: String? = "", ending: String = ".txt") throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("perceptop-test-\(UUID().uuidString)\(ending)")
    if let text { try text.write(to: url, atomically: false, encoding: .utf8) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// What is in it.
  public var text: String {
    get throws { String(decoding: try Data(contentsOf: url), as: UTF8.self) }
  }
}
