import Backprop
import Foundation
import Testing

@testable import Datasets

/// Files with random damage; `PERCEPTOP_MUTATIONS` says how many.
@Suite struct IDXMutationTests {
  private static let count =
    ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) } ?? 3000

  private static let images = IDXFixture.threeImages
  private static let labels = IDXFixture.labels(data: [0, 1, 1])

  @Test func damagedFilesAreReadOrRefused() throws {
    let folder = try ImageFolder()
    let sound = try IDXFile(
      path: folder.write(Self.labels, to: "labels"), holding: .labels)
    var packed: [[UInt8]] = []
    for level in [0, 1, 9] {
      packed.append(try folder.packed(Self.images, level: level))
      packed.append(try folder.packed(Array(Self.images[..<20]), Array(Self.images[20...])))
    }
    var read = 0
    for round in 0..<Self.count {
      var rng = RandomGenerator(seed: 2029, stream: UInt64(round))
      let bytes = try Self.damaged(packed, in: folder, using: &rng)
      let path = try folder.write(bytes)
      let kind: IDXKind = rng.below(8) == 0 ? .labels : .images
      do throws(DataFault) {
        let file = try IDXFile(path: path, holding: kind)
        read += 1
        #expect(Self.isPossible(file, from: bytes), "round \(round)")
        if kind == .images { _ = try ImageSet(images: file, labels: sound) }
      } catch {
        #expect(!error.message.isEmpty && !error.message.hasSuffix("."), "round \(round)")
      }
    }
    // Damage that no file survives, or every file, would show nothing.
    if Self.count >= 1000 { #expect(read > Self.count / 100 && read < Self.count / 2) }
  }

  /// Returns whether a file's parts agree, and a file of these bytes can hold them.
  private static func isPossible(_ file: IDXFile, from bytes: [UInt8]) -> Bool {
    let isPacked = bytes.starts(with: [0x1F, 0x8B])
    return file.bytes.count == file.dimensions.reduce(1, *)
      && file.dimensions.allSatisfy { $0 > 0 } && file.dimensions.count == file.kind.dimensions
      && file.bytes.count < bytes.count * (isPacked ? 1032 : 1)
  }

  /// Returns a plain file with damage, a packed one with damage, or a damaged one packed soundly.
  private static func damaged(
    _ packed: [[UInt8]], in folder: ImageFolder, using rng: inout RandomGenerator
  ) throws -> [UInt8] {
    let way = rng.below(5)
    var bytes = way < 2 ? packed[rng.below(packed.count)] : rng.below(4) == 0 ? labels : images
    for _ in 0...rng.below(4) { damage(&bytes, using: &rng) }
    return way == 2 ? try folder.packed(bytes, level: rng.below(10)) : bytes
  }

  private static func damage(_ bytes: inout [UInt8], using rng: inout RandomGenerator) {
    // The header is hit more often than its share.
    let reach = rng.below(2) == 0 ? min(bytes.count, 20) : bytes.count
    let place = rng.below(max(reach, 1))
    let piece = place..<min(bytes.count, place + rng.below(8))
    switch rng.below(bytes.isEmpty ? 1 : 6) {
    case 0: bytes.insert(contentsOf: (0..<rng.below(6)).map { _ in UInt8(rng.below(256)) }, at: 0)
    case 1: bytes[place] ^= 1 << UInt8(rng.below(8))
    case 2: bytes[place] = [0, 1, 2, 3, 4, 8, 0x10, 0x7F, 0x80, 0xFF][rng.below(10)]
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.removeSubrange(piece)
    default: bytes.insert(contentsOf: bytes[piece], at: place)
    }
  }
}
