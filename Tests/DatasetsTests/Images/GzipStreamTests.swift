import CZlib
import Foundation
import Testing

@testable import Datasets

@Suite struct GzipStreamTests {
  private let folder: ImageFolder

  init() throws { folder = try ImageFolder() }

  @Test func partsOneAfterAnotherAreOneFile() throws {
    let bytes = IDXFixture.threeImages
    for cut in [0, 1, 4, 15, 16, 17, bytes.count] {
      let packed = try folder.packed(Array(bytes[..<cut]), Array(bytes[cut...]))
      let file = try IDXFile(path: try folder.write(packed), holding: .images)
      #expect(file.bytes == IDXFixture.threeImagesPixels, "cut at \(cut)")
    }
  }

  @Test func emptyPartsAreNothing() throws {
    let empty = try folder.packed([])
    let many = Array(repeatElement(empty, count: 5000).joined())
    let bytes = many + (try folder.packed(IDXFixture.threeImages)) + many
    let path = try folder.write(bytes)
    #expect(try IDXFile(path: path, holding: .images).bytes == IDXFixture.threeImagesPixels)
  }

  @Test func filesLargerThanAPieceAreRead() throws {
    var rng = SystemRandomNumberGenerator()
    let pixels = (0..<300 * 1000).map { _ in UInt8.random(in: 0...255, using: &rng) }
    let packed = try folder.packed(IDXFixture.images(300, 10, 100, data: pixels))
    #expect(packed.count > 4 << 16)
    #expect(try IDXFile(path: try folder.write(packed), holding: .images).bytes == pixels)
  }

  @Test func noBeginningOfAFileIsAFile() throws {
    for level in [0, 9] {
      let packed = try folder.packed(
        Array(IDXFixture.threeImages.prefix(20)), Array(IDXFixture.threeImages.dropFirst(20)),
        level: level)
      for length in 0..<packed.count {
        let fault = refusal(of: try folder.write(Array(packed[..<length])))
        #expect(fault != nil, "\(length) of \(packed.count) bytes")
      }
    }
  }

  @Test func aFileThatEndsInTheMiddleIsToldFromADamagedOne() throws {
    let packed = try folder.packed(IDXFixture.threeImages)
    #expect(
      refusal(of: try folder.write(packed.dropLast()))?.message
        == "it ends in the middle of its gzip data (near byte \(packed.count - 1)); "
        + "allowed: complete gzip data")
    var damaged = packed
    damaged[packed.count - 8] ^= 1
    #expect(
      refusal(of: try folder.write(damaged))?.message
        == "it is damaged (near byte \(packed.count - 4), 'incorrect data check'); "
        + "allowed: complete gzip data")
    #expect(
      refusal(of: try folder.write(packed + Array("garbage".utf8)))?.message
        == "it is damaged (near byte \(packed.count + 2), 'incorrect header check'); "
        + "allowed: complete gzip data")
  }

  /// Harmless are the header's flag for texts, its time and system, and the bits that fill up the
  /// last byte of the data.
  @Test func aFlippedBitIsFoundOrHarmless() throws {
    let packed = try folder.packed(IDXFixture.threeImages)
    var harmless = 0
    for bit in 0..<packed.count * 8 {
      var flipped = packed
      flipped[bit / 8] ^= 1 << UInt8(bit % 8)
      let path = try folder.write(flipped)
      guard let file = try? IDXFile(path: path, holding: .images) else { continue }
      #expect(file.bytes == IDXFixture.threeImagesPixels, "bit \(bit)")
      harmless += 1
    }
    // At least time and system, at most the flags and seven bits at the end as well.
    #expect(6 * 8...7 * 8 + 7 ~= harmless)
  }

  @Test func dataAfterTheLastPixelAreRefused() throws {
    let more = "its header is followed by more bytes; allowed: 24 for 3 images of 2 × 4 pixels"
    let inside = try folder.packed(IDXFixture.threeImages + [0])
    #expect(refusal(of: try folder.write(inside))?.message == more)
    let behind = try folder.packed(IDXFixture.threeImages, [0])
    #expect(refusal(of: try folder.write(behind))?.message == more)
  }

  @Test func missingPixelsAreRefused() throws {
    let packed = try folder.packed(IDXFixture.threeImages.dropLast())
    #expect(
      refusal(of: try folder.write(packed))?.message
        == "its header is followed by only 23 bytes; allowed: 24 for 3 images of 2 × 4 pixels")
  }

  @Test func whatIsPackedTwiceIsRefused() throws {
    let path = try folder.write(try folder.packed(try folder.packed(IDXFixture.threeImages)))
    #expect(refusal(of: path)?.message.hasPrefix("it begins with '1f 8b 08 00'") == true)
  }

  @Test func theFirstTwoBytesAloneAreRefused() throws {
    let path = try folder.write([0x1F, 0x8B])
    #expect(
      refusal(of: path)?.message
        == "it ends in the middle of its gzip data (near byte 2); allowed: complete gzip data")
  }
}
