/// What a file in MNIST's IDX format holds, as its number of dimensions tells.
public enum IDXKind: Equatable, Sendable {
  /// Three dimensions: count, rows, columns.
  case images
  /// One dimension: count.
  case labels

  /// How many dimensions it has.
  var dimensions: Int { self == .images ? 3 : 1 }

  /// The first four bytes: two zeros, the code of unsigned bytes, the number of dimensions.
  var magic: [UInt8] { [0, 0, IDXHeader.unsignedBytes, UInt8(dimensions)] }

  /// How many bytes come before the data: the magic, and four for each dimension.
  var headerLength: Int { 4 + 4 * dimensions }

  /// What it holds, in a word.
  var name: String { self == .images ? "images" : "labels" }
}
