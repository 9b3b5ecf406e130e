/// A file in MNIST's IDX format, plain or packed by gzip, read as a whole.
public struct IDXFile: Equatable, Sendable {
  /// The file's name, as it was given.
  public let path: String
  /// What it holds.
  public let kind: IDXKind
  /// Count, rows and columns of images; the count of labels.
  public let dimensions: [Int]
  /// Pixels, image by image and row by row; or labels. As many as the dimensions' product.
  public let bytes: [UInt8]

  /// The most bytes of data, unpacked: each becomes a number of a sample.
  static let largestData = SampleMemory.limit / SampleMemory.bytesPerNumber

  /// The most bytes that deflate makes of one: a match of 258 takes two bits at least, so 4 · 258.
  static let largestRatio = 1032

  /// Reads a file; gzip is known by its first bytes.
  ///
  /// What the header says is believed only as far as the file's length can bear it: memory is
  /// asked for after that.
  public init(path: String, holding kind: IDXKind) throws(DataFault) {
    try self.init(path: path, holding: kind, limit: Self.largestData)
  }

  /// Reads a file.
  ///
  /// - Parameter limit: the most bytes of data.
  init(path: String, holding kind: IDXKind, limit: Int) throws(DataFault) {
    let file = try RegularFile(path: path)
    let isPacked = try file.isGzip()
    let stream: any ByteStream = isPacked ? try GzipStream(of: file) : file
    let header = try IDXHeader(from: stream, of: path, holding: kind)
    if let refusal = Self.refusal(of: header, in: file, isPacked: isPacked, limit: limit) {
      throw DataFault(origin: path, message: refusal)
    }
    let bytes = try stream.next(header.dataLength)
    let more = try stream.next(1)
    guard bytes.count == header.dataLength, more.isEmpty else {
      let found = more.isEmpty ? "only \(bytes.count)" : "more"
      throw DataFault(
        origin: path,
        message: "its header is followed by \(found) bytes; "
          + "allowed: \(header.dataLength) for \(header.contents)")
    }
    self.path = path
    self.kind = kind
    self.dimensions = header.dimensions
    self.bytes = bytes
  }

  /// How many images or labels there are.
  public var count: Int { dimensions[0] }

  /// Says why a file can't hold what its header says; nil where it can.
  private static func refusal(
    of header: IDXHeader, in file: RegularFile, isPacked: Bool, limit: Int
  ) -> String? {
    let length = header.kind.headerLength + header.dataLength
    if header.dataLength > limit {
      return "its \(header.contents) take \(header.dataLength) bytes; allowed: up to \(limit)"
    }
    if !isPacked && file.length != length {
      return "it has \(file.length) bytes; allowed: \(length) for \(header.contents)"
    }
    if isPacked && (length - 1) / largestRatio >= file.length {
      return "its \(header.contents) would be unpacked from \(file.length) bytes; "
        + "allowed: up to \(largestRatio) bytes from each"
    }
    return nil
  }
}
