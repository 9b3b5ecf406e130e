import Backprop
import Foundation
import Testing

@testable import Training

/// Random edits of a good file: whatever comes out, the reader answers.
///
/// `PERCEPTOP_MUTATIONS` says how many.
@Suite struct SafetensorsMutationTests {
  private static let count =
    ProcessInfo.processInfo.environment["PERCEPTOP_MUTATIONS"].flatMap { Int($0) } ?? 4000

  /// Pieces that mean something to JSON or to the format.
  private static let pieces = [
    "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "\\ud800", "\0", " ", "\n", "0", "-1",
    "1.5",
    "1e3", "1e999", "9223372036854775807", "9223372036854775808", "18446744073709551616", "null",
    "true", "\"a\"", "\"F16\"", "\"F4\"", "\"F32\"", "\"F64\"", "\"U8\"", "[0]", "[]", "[0,0]",
    "{}", "\"__metadata__\":", "\"shape\":", "\"dtype\":", "\"data_offsets\":", "é", "\u{FEFF}",
    "[[[[[[[[", "{\"a\":{\"a\":",
  ]

  private static let original = Safetensors(
    metadata: ["format": "pt", "epoch": "12"],
    tensors: [
      StoredTensor("layers.0.weight", shape: [3, 2], (0..<6).map { Float($0) }),
      StoredTensor("layers.0.bias", shape: [3], [0.5, 1, 2]),
      StoredTensor("step", shape: [], [Int64(7)]),
      StoredTensor("none", shape: [0, 4], [Float]()),
      StoredTensor("state", shape: [5], [UInt8(1), 2, 3, 4, 5]),
    ])

  private static func edit(_ bytes: inout [UInt8], using rng: inout RandomGenerator) {
    let header = min(bytes.count, 360)
    let place = rng.below(header + 1)
    let length = min(rng.below(10), bytes.count - place)
    switch rng.below(7) {
    case 0: bytes.removeSubrange(place..<(place + length))
    case 1: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: place)
    case 2: bytes.insert(contentsOf: pieces[rng.below(pieces.count)].utf8, at: place)
    case 3:
      bytes.replaceSubrange(place..<(place + length), with: pieces[rng.below(pieces.count)].utf8)
    case 4: if place < bytes.count { bytes[place] = UInt8(rng.below(256)) }
    case 5: replaceDigit(in: &bytes, using: &rng)
    default:
      if rng.below(2) == 0 {
        bytes.removeLast(min(rng.below(40), bytes.count))
      } else {
        bytes.append(contentsOf: repeatElement(0, count: rng.below(40)))
      }
    }
  }

  /// Changes a shape or an offset, mostly.
  private static func replaceDigit(in bytes: inout [UInt8], using rng: inout RandomGenerator) {
    let digits = bytes.indices.filter {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0])
    }
    guard !digits.isEmpty else { return }
    bytes[digits[rng.below(digits.count)]] = UInt8(ascii: "0") + UInt8(rng.below(10))
  }

  /// Makes the length right, so that more than it is put to the test.
  private static func mendLength(_ bytes: inout [UInt8], dataCount: Int) {
    guard bytes.count >= 8 + dataCount else { return }
    let length = UInt64(bytes.count - 8 - dataCount)
    for place in 0..<8 { bytes[place] = UInt8(truncatingIfNeeded: length >> (8 * UInt64(place))) }
  }

  @Test func everyEditIsReadOrRefusedWithOneSentence() {
    let original = Array(Self.original.bytes)
    let dataCount = Self.original.tensors.reduce(0) { $0 + $1.bytes.count }
    var rng = RandomGenerator(seed: 7)
    var (read, refused) = (0, 0)
    var sentences: Set<String> = []
    for _ in 0..<Self.count {
      var bytes = original
      for _ in 0...rng.below(3) { Self.edit(&bytes, using: &rng) }
      if rng.below(3) > 0 { Self.mendLength(&bytes, dataCount: dataCount) }
      do throws(CheckpointFault) {
        let file = try Safetensors(bytes: Data(bytes), name: "edited")
        read += 1
        expectSound(file, count: bytes.count)
      } catch {
        refused += 1
        sentences.insert(String(error.message.filter { !$0.isNumber }.prefix(24)))
        #expect(error.message.contains("; allowed: ") && error.message.utf8.count < 1000)
      }
    }
    // The edits are neither all harmless nor all fatal, and fatal in many ways.
    #expect(
      read > Self.count / 100 && refused > Self.count / 10, "\(read) read, \(refused) refused")
    #expect(sentences.count > 15, "\(sentences.sorted())")
  }

  /// What was read holds together and is written to a file of the same content.
  private func expectSound(_ file: Safetensors, count: Int) {
    #expect(file.tensors.reduce(0) { $0 + $1.bytes.count } <= count)
    for tensor in file.tensors {
      let elements = tensor.shape.reduce(1, *)
      #expect(tensor.doubles.map { $0.count == elements } ?? true)
      #expect(tensor.integers.map { $0.count == elements } ?? true)
    }
    let again = try? Safetensors(bytes: file.bytes, name: "again")
    #expect(again?.tensors == file.tensors && again?.metadata == file.metadata)
  }
}
