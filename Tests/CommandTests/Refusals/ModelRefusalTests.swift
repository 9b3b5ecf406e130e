import BuiltPrograms
import Foundation
import Testing

/// Safetensors files that lie.
@Suite struct ModelRefusalTests {
  private static let rows = "x1,x2\n1,2\n"

  /// Makes a file of a header and data.
  private static func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> Data {
    let length = length ?? UInt64(header.utf8.count)
    return withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data(header.utf8)
      + Data(count: data)
  }

  private static func tensors(_ descriptions: String...) -> String {
    let named = descriptions.enumerated().map { index, description in
      "\"layers.\(index / 2).\(index % 2 == 0 ? "weight" : "bias")\":{\(description)}"
    }
    return "{" + named.joined(separator: ",") + "}"
  }

  private static let files: [(bytes: Data, sentence: String)] = [
    (Data([1, 2, 3]), "the file has '3' bytes; allowed: a safetensors file, of 10 or more"),
    (file("{}", length: 100), "the header's length is '100'; allowed: 2 to 2"),
    (
      file("{}", length: 1 << 63), "the header's length is '9223372036854775808'; allowed: 2 to 2"
    ),
    (file("[]"), "the header is no object in JSON; allowed: a safetensors file"),
    (
      file(
        "{\"a\":" + String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
          + "}"),
      "the header is no object in JSON; allowed: a safetensors file"
    ),
    (
      file(
        tensors(
          "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]",
          "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]"), data: 12),
      "tensor 'layers.0.bias' begins at byte '4' of the data; allowed: 8, where those before it end"
    ),
    (
      file(
        tensors("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,18446744073709551615]"),
        data: 8),
      "tensor 'layers.0.weight' has '1.8446744073709552e+19' in its data_offsets; allowed: whole "
        + "numbers from 0"
    ),
    (
      file(
        tensors(
          "\"dtype\":\"F32\",\"shape\":[1099511627776,1099511627776],\"data_offsets\":[0,8]"),
        data: 8),
      "tensor 'layers.0.weight' has the shape '[1099511627776, 1099511627776]'; allowed: whole "
        + "bytes that a file can hold"
    ),
    (
      file(tensors("\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]"), data: 8),
      "tensor 'layers.0.weight' has '-8' in its data_offsets; allowed: whole numbers from 0"
    ),
  ]

  @Test(arguments: files.indices)
  func eachCommandSaysWhatIsWrong(_ index: Int) throws {
    let (bytes, sentence) = Self.files[index]
    let folder = try WorkingFolder()
    try folder.write(bytes, to: "bad.st")
    for words in ["train spiral --epochs 1 --init bad.st", "train --resume bad.st"] {
      #expect(try folder.perceptop(words).refusal() == "bad.st: " + sentence)
    }
    #expect(
      try folder.perceptop("predict bad.st -", input: Self.rows).refusal() == "bad.st: " + sentence)
  }

  @Test func numbersOfAnotherTypeAreNoWeights() throws {
    let folder = try WorkingFolder()
    for (type, reason) in [("I64", "is I64; allowed: F32, F64"), ("Q9", "has the dtype 'Q9'; ")] {
      let header = Self.tensors("\"dtype\":\"\(type)\",\"shape\":[1],\"data_offsets\":[0,8]")
      try folder.write(Self.file(header, data: 8), to: "bad.st")
      #expect(
        try folder.perceptop("train spiral --epochs 1 --init bad.st").refusal()
          .hasPrefix("bad.st: tensor 'layers.0.weight' " + reason))
    }
  }

  @Test func aDamagedCheckpointIsRefusedOrRead() throws {
    let folder = try WorkingFolder()
    #expect(try folder.perceptop("train xor --epochs 1 --save good.st").status == 0)
    let good = try folder.bytes("good.st")
    for part in 1..<12 {
      try folder.write(good.prefix(good.count * part / 12), to: "bad.st")
      let sentence = try folder.perceptop("train --resume bad.st --epochs 2").refusal()
      #expect(sentence.hasPrefix("bad.st: "))
    }
  }
}
