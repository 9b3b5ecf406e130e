import Foundation
import TemporaryFiles
import Testing

@testable import Training

@Suite struct SafetensorsWritingTests {
  private static let content = Safetensors(
    metadata: ["b": "\"\n", "a": "é"],
    tensors: [
      StoredTensor("w", shape: [1, 2], [Float(1), -2]),
      StoredTensor("none", shape: [0], [Double]()),
      StoredTensor("n", shape: [], [Int64(258)]),
      StoredTensor("u", shape: [3], [UInt8(7), 8, 9]),
    ])

  @Test func bytesAreThose() {
    let json =
      #"{"__metadata__":{"a":"é","b":"\"\u000a"},"#
      + #""w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"#
      + #""none":{"dtype":"F64","shape":[0],"data_offsets":[8,8]},"#
      + #""n":{"dtype":"I64","shape":[],"data_offsets":[8,16]},"#
      + #""u":{"dtype":"U8","shape":[3],"data_offsets":[16,19]}}"#
    #expect(json.utf8.count == 260)
    let expected =
      [0x08, 0x01, 0, 0, 0, 0, 0, 0] + Array(json.utf8) + [0x20, 0x20, 0x20, 0x20]
      + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
      + [2, 1, 0, 0, 0, 0, 0, 0]
      + [7, 8, 9]
    #expect(Array(Self.content.bytes) == expected)
  }

  @Test func anEmptyContentIsAFileToo() throws {
    let bytes = Safetensors(tensors: []).bytes
    #expect(Array(bytes) == [8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8))
    let read = try Safetensors(bytes: bytes, name: "empty")
    #expect(read.metadata.isEmpty && read.tensors.isEmpty)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let read = try Safetensors(bytes: Self.content.bytes, name: "test")
    #expect(read.metadata == Self.content.metadata)
    #expect(read.tensors == Self.content.tensors)
    #expect(read.bytes == Self.content.bytes)
    #expect(try read.floats(of: "w") == [1, -2])
    #expect(try read.doubles(of: "none") == [])
    #expect(try read.integers(of: "n") == [258])
    #expect(try read.smallNumbers(of: "u") == [7, 8, 9])
  }

  @Test func anyNameAndTextComesBack() throws {
    let texts = ["", " ", "\"", "\\", "\u{0}", "\u{1F}", "\u{7F}", "\u{2028}", "🧠", "e\u{301}"]
    let content = Safetensors(
      metadata: Dictionary(uniqueKeysWithValues: texts.map { ($0, $0 + "!") }),
      tensors: texts.map { StoredTensor($0, shape: [1], [Float(1)]) })
    let read = try Safetensors(bytes: content.bytes, name: "test")
    #expect(read.metadata == content.metadata)
    #expect(read.tensors == content.tensors)
  }

  @Test func tensorsBeginAtAMultipleOfEight() {
    for length in 0..<16 {
      let name = String(repeating: "a", count: length)
      let header = Safetensors(tensors: [StoredTensor(name, shape: [], [Float(0)])]).chunks[0]
      #expect(header.count % 8 == 0)
    }
  }

  @Test func whatGoesThroughAFileIsTheSame() throws {
    let folder = try TemporaryFolder()
    let file = try AtomicFile(path: folder.path("a.safetensors"), option: "--save")
    try file.replace(with: Self.content.chunks)
    let read = try Safetensors(contentsOf: file.path)
    #expect(read.tensors == Self.content.tensors)
    #expect(read.metadata == Self.content.metadata)
  }
}
