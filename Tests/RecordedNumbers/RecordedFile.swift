import Foundation

/// A file of `Tests/Fixtures`, which another program made.
public struct RecordedFile {
  /// Where it is.
  public let url: URL

  /// Finds a file by its name.
  public init(_ name: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures").appending(path: name)
  }

  /// Its path.
  public var path: String { url.path }

  /// Reads the numbers of a file in JSON.
  public func decoded<Numbers: Decodable>(
    as numbers: Numbers.Type = Numbers.self,
    keys: JSONDecoder.KeyDecodingStrategy = .useDefaultKeys
  ) throws -> Numbers {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = keys
    return try decoder.decode(numbers, from: Data(contentsOf: url))
  }
}
