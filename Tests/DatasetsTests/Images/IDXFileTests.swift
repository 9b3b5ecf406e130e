import Foundation
import Testing

@testable import Datasets

@Suite struct IDXFileTests {
  private let folder: ImageFolder

  init() throws { folder = try ImageFolder() }

  @Test func imagesAreReadAsTheyWereWritten() throws {
    let path = try folder.write(IDXFixture.threeImages)
    let file = try IDXFile(path: path, holding: .images)
    #expect(file.kind == .images && file.path == path && file.count == 3)
    #expect(file.dimensions == [3, 2, 4] && file.bytes == IDXFixture.threeImagesPixels)
  }

  @Test func labelsAreReadAsTheyWereWritten() throws {
    let path = try folder.write(IDXFixture.labels(data: [7, 0, 255]))
    let file = try IDXFile(path: path, holding: .labels)
    #expect(file.kind == .labels && file.dimensions == [3] && file.bytes == [7, 0, 255])
  }

  @Test(arguments: [0, 1, 6, 9])
  func packedFilesAreReadAsPlainOnesWhateverTheyAreCalled(level: Int) throws {
    let plain = try folder.write(IDXFixture.threeImages, to: "images.gz")
    let packed = try folder.write(try folder.packed(IDXFixture.threeImages, level: level))
    let file = try IDXFile(path: packed, holding: .images)
    #expect(file.bytes == IDXFixture.threeImagesPixels && file.dimensions == [3, 2, 4])
    #expect(try IDXFile(path: plain, holding: .images).bytes == file.bytes)
  }

  @Test func sizesHaveTheirMostSignificantByteFirst() throws {
    let pixels = (0..<2 * 258 * 259).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let path = try folder.write(IDXFixture.images(2, 258, 259, data: pixels))
    let file = try IDXFile(path: path, holding: .images)
    #expect(file.dimensions == [2, 258, 259] && file.bytes == pixels)
  }

  @Test func largestImagesAreRead() throws {
    let tall = try folder.write(
      IDXFixture.images(1, 4096, 1, data: .init(repeating: 3, count: 4096)))
    #expect(refusal(of: tall) == nil)
    let wide = try folder.write(
      IDXFixture.images(1, 1, 4096, data: .init(repeating: 3, count: 4096)))
    #expect(refusal(of: wide) == nil)
  }

  @Test(arguments: [
    ([], "it begins with no byte; allowed: '00 00 08 03', images in MNIST's IDX format"),
    ([0, 0, 8], "it begins with '00 00 08'; allowed: '00 00 08 03', images in MNIST's IDX format"),
    (
      Array("P5 28 28 ".utf8),
      "it begins with '50 35 20 32'; allowed: '00 00 08 03', images in MNIST's IDX format"
    ),
    (
      [0, 0, 7, 3],
      "it begins with '00 00 07 03'; allowed: '00 00 08 03', images in MNIST's IDX format"
    ),
    (
      [0, 1, 8, 3],
      "it begins with '00 01 08 03'; allowed: '00 00 08 03', images in MNIST's IDX format"
    ),
    ([0, 0, 0x0D, 3], "its numbers are float32 (type code '0d'); allowed: unsigned bytes ('08')"),
    (
      [0, 0, 9, 3], "its numbers are signed bytes (type code '09'); allowed: unsigned bytes ('08')"
    ),
    ([0, 0, 8, 4], "it has 4 dimensions; allowed: 3, as files of images have"),
    ([0, 0, 8, 1], "it has 1 dimension; allowed: 3, as files of images have"),
    ([0, 0, 8, 0], "it has 0 dimensions; allowed: 3, as files of images have"),
    ([0, 0, 8, 3], "it ends after 4 bytes; allowed: a header of 16 bytes, and images"),
    (
      IDXFixture.threeImages.dropLast(25) as [UInt8],
      "it ends after 15 bytes; allowed: a header of 16 bytes, and images"
    ),
  ])
  func otherBeginningsAreRefused(bytes: [UInt8], message: String) throws {
    let path = try folder.write(bytes)
    #expect(refusal(of: path) == DataFault(origin: path, message: message))
    let packed = try folder.write(try folder.packed(bytes))
    #expect(refusal(of: packed)?.message == message)
  }

  @Test func imagesAreNoLabels() throws {
    let path = try folder.write(IDXFixture.threeImages)
    #expect(
      refusal(of: path, holding: .labels)?.message
        == "it has 3 dimensions; allowed: 1, as files of labels have")
  }

  @Test(
    arguments: [
      // count, rows, columns, what the sentence says
      (0, 2, 4, "it holds 0 images; allowed: at least 1"),
      (3, 0, 4, "its images have 0 rows; allowed: 1 to 4096"),
      (3, 2, 0, "its images have 0 columns; allowed: 1 to 4096"),
      (3, 4097, 4, "its images have 4097 rows; allowed: 1 to 4096"),
      (3, 2, 4097, "its images have 4097 columns; allowed: 1 to 4096"),
      (3, .max, .max, "its images have 4294967295 rows; allowed: 1 to 4096"),
      (3, 2, .max, "its images have 4294967295 columns; allowed: 1 to 4096"),
      (0, 0, 0, "it holds 0 images; allowed: at least 1"),
    ] as [(UInt32, UInt32, UInt32, String)])
  func sizesOutOfRangeAreRefused(
    count: UInt32, rows: UInt32, columns: UInt32, message: String
  ) throws {
    let bytes = IDXFixture.images(count, rows, columns, data: IDXFixture.threeImagesPixels)
    #expect(refusal(of: try folder.write(bytes))?.message == message)
    #expect(refusal(of: try folder.write(try folder.packed(bytes)))?.message == message)
  }

  @Test func tooManyBytesAreRefusedWhateverTheFileHas() throws {
    for count in [60, 4_294_967_295] as [UInt32] {
      let bytes = IDXFixture.images(count, 4096, 4096, data: IDXFixture.threeImagesPixels)
      let limit = 1_000_000_000
      for bytes in [bytes, try folder.packed(bytes)] {
        let path = try folder.write(bytes)
        let fault = #expect(throws: DataFault.self) {
          try IDXFile(path: path, holding: .images, limit: limit)
        }
        #expect(
          fault?.message == "its \(count) images of 4096 × 4096 pixels take "
            + "\(Int(count) << 24) bytes; allowed: up to 1000000000")
      }
    }
  }

  @Test func theLimitIsWithinIt() throws {
    let path = try folder.write(IDXFixture.threeImages)
    #expect(try IDXFile(path: path, holding: .images, limit: 24).count == 3)
    #expect(throws: DataFault.self) { try IDXFile(path: path, holding: .images, limit: 23) }
    #expect(IDXFile.largestData * SampleMemory.bytesPerNumber <= SampleMemory.limit)
  }

  @Test func aPlainFileIsExactlyAsLongAsItSays() throws {
    let short = try folder.write(IDXFixture.threeImages.dropLast())
    #expect(
      refusal(of: short)?.message == "it has 39 bytes; allowed: 40 for 3 images of 2 × 4 pixels")
    let long = try folder.write(IDXFixture.threeImages + [0])
    #expect(
      refusal(of: long)?.message == "it has 41 bytes; allowed: 40 for 3 images of 2 × 4 pixels")
    let labels = try folder.write(IDXFixture.labels(1, data: [1, 2]))
    #expect(
      refusal(of: labels, holding: .labels)?.message == "it has 10 bytes; allowed: 9 for 1 label")
  }

  @Test func whatAPackedFileCanNotHoldIsRefusedUnread() throws {
    let bytes = try folder.packed(
      IDXFixture.images(200, 28, 28, data: IDXFixture.threeImagesPixels))
    #expect(
      refusal(of: try folder.write(bytes))?.message == "its 200 images of 28 × 28 pixels would be "
        + "unpacked from \(bytes.count) bytes; allowed: up to 1032 bytes from each")
  }

  /// The ratio of deflate is the ratio of zeros.
  @Test func whatPacksBestIsStillRead() throws {
    let zeros = [UInt8](repeating: 0, count: 4096 * 4096)
    let packed = try folder.packed(IDXFixture.images(1, 4096, 4096, data: zeros), level: 9)
    #expect(zeros.count / packed.count > 1000)
    #expect(try IDXFile(path: try folder.write(packed), holding: .images).bytes == zeros)
  }

  #if os(Linux)
    /// A process that may have 2 GB of addresses dies where 3 GB are asked for.
    @Test func sizesAreCheckedBeforeMemoryIsAskedFor() async {
      await #expect(processExitsWith: .success) {
        var room = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &room)
        room.rlim_cur = 2 << 30
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &room) == 0)
        let folder = try ImageFolder()
        let bytes = IDXFixture.images(180, 4096, 4096, data: [1, 2, 3])
        for bytes in [bytes, try folder.packed(bytes)] {
          #expect(refusal(of: try folder.write(bytes)) != nil)
        }
      }
    }
  #endif
}
