import CZlib

/// What a gzip file unpacks to; several packed one after another count as one.
///
/// Only a window of 32 KiB and a piece of the file are in memory.
final class GzipStream: ByteStream {
  private let file: RegularFile
  /// On the heap, because zlib remembers where it lies.
  private let zlib: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// Whether the last part is complete, and another one may follow or not.
  private var isBetweenParts = false

  /// How many bytes of the file are read at once.
  private static let inputSize = 1 << 16

  /// Begins to unpack a file from where it is.
  init(of file: RegularFile) throws(DataFault) {
    self.file = file
    zlib = .allocate(capacity: 1)
    zlib.initialize(to: z_stream())
    input = .allocate(capacity: Self.inputSize)
    input.initialize(repeating: 0)
    guard cz_start_gzip(zlib) == Z_OK else { throw fault("can't be unpacked") }
  }

  deinit {
    inflateEnd(zlib)
    zlib.deinitialize(count: 1)
    zlib.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataFault) -> Int {
    let room = UInt32(clamping: buffer.count)
    zlib.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    zlib.pointee.avail_out = room
    // Each round takes bytes from the file or is the last one.
    while zlib.pointee.avail_out == room {
      if zlib.pointee.avail_in == 0 { try refill() }
      if isBetweenParts {
        if zlib.pointee.avail_in == 0 { return 0 }
        guard inflateReset(zlib) == Z_OK else { throw fault("can't be unpacked") }
      }
      try unpack()
    }
    return Int(room - zlib.pointee.avail_out)
  }

  private func refill() throws(DataFault) {
    zlib.pointee.avail_in = UInt32(try file.read(into: UnsafeMutableRawBufferPointer(input)))
    zlib.pointee.next_in = input.baseAddress
  }

  private func unpack() throws(DataFault) {
    switch inflate(zlib, Z_NO_FLUSH) {
    case Z_OK: isBetweenParts = false
    case Z_STREAM_END: isBetweenParts = true
    // There is always room here: what is missing is input, and refill found none.
    case Z_BUF_ERROR: throw fault("ends in the middle of its gzip data")
    default: throw fault("is damaged")
    }
  }

  private func fault(_ what: String) -> DataFault {
    let place = file.position - Int(zlib.pointee.avail_in)
    let reason = zlib.pointee.msg.map { ", '\(String(cString: $0))'" } ?? ""
    return DataFault(
      origin: file.path,
      message: "it \(what) (near byte \(place)\(reason)); allowed: complete gzip data")
  }
}
