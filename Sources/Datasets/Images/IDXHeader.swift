/// The beginning of an IDX file: what it holds, and how much of it.
///
/// Two zeros, a type code, the number of dimensions, then the size of each in four bytes, the most
/// significant first. Source: <http://yann.lecun.com/exdb/mnist/>, "The IDX file format".
struct IDXHeader: Equatable {
  let kind: IDXKind
  /// Count, rows and columns of images, or the count of labels; all in their range.
  let dimensions: [Int]

  /// The type code of unsigned bytes, the only one that is read.
  static let unsignedBytes: UInt8 = 0x08
  /// Rows or columns of an image.
  static let sides = 1...4096

  /// What the format's type codes stand for.
  private static let types: [UInt8: String] = [
    0x08: "unsigned bytes", 0x09: "signed bytes", 0x0B: "int16", 0x0C: "int32", 0x0D: "float32",
    0x0E: "float64",
  ]

  /// Reads a header off the beginning of a file.
  init(
    from stream: some ByteStream, of path: String, holding kind: IDXKind
  ) throws(DataFault) {
    func fault(_ message: String) -> DataFault { DataFault(origin: path, message: message) }
    let magic = try stream.next(4)
    if let refusal = Self.refusal(ofMagic: magic, for: kind) { throw fault(refusal) }
    let sizes = try stream.next(4 * kind.dimensions)
    guard sizes.count == 4 * kind.dimensions else {
      throw fault(
        "it ends after \(magic.count + sizes.count) bytes; "
          + "allowed: a header of \(kind.headerLength) bytes, and \(kind.name)")
    }
    self.kind = kind
    dimensions = stride(from: 0, to: sizes.count, by: 4).map { start in
      sizes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if let refusal { throw fault(refusal) }
  }

  /// How many bytes follow the header; below 2^56, as sizes are at most 2^32 · 2^12 · 2^12.
  var dataLength: Int { dimensions.reduce(1, *) }

  /// What the file holds, in words.
  var contents: String {
    let count = dimensions[0]
    let plural = count == 1 ? "" : "s"
    return switch kind {
    case .images: "\(count) image\(plural) of \(dimensions[1]) × \(dimensions[2]) pixels"
    case .labels: "\(count) label\(plural)"
    }
  }

  /// Says which size is out of its range; nil where all are in it.
  private var refusal: String? {
    if dimensions[0] < 1 { return "it holds 0 \(kind.name); allowed: at least 1" }
    for (name, size) in zip(["rows", "columns"], dimensions.dropFirst())
    where !Self.sides.contains(size) {
      return "its images have \(size) \(name); "
        + "allowed: \(Self.sides.lowerBound) to \(Self.sides.upperBound)"
    }
    return nil
  }

  /// Says why the first four bytes don't belong to a file of a kind; nil where they do.
  private static func refusal(ofMagic magic: [UInt8], for kind: IDXKind) -> String? {
    if magic == kind.magic { return nil }
    guard magic.count == 4, magic[0] == 0, magic[1] == 0, let type = types[magic[2]] else {
      return "it begins with \(magic.isEmpty ? "no byte" : "'\(hexadecimal(magic))'"); "
        + "allowed: '\(hexadecimal(kind.magic))', \(kind.name) in MNIST's IDX format"
    }
    guard magic[2] == unsignedBytes else {
      return "its numbers are \(type) (type code '\(hexadecimal([magic[2]]))'); "
        + "allowed: unsigned bytes ('\(hexadecimal([unsignedBytes]))')"
    }
    return "it has \(magic[3]) dimension\(magic[3] == 1 ? "" : "s"); "
      + "allowed: \(kind.dimensions), as files of \(kind.name) have"
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
