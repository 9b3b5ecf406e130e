import Foundation
import Testing

@testable import Training

/// What files are read, and with which sentences others are refused.
@Suite struct SafetensorsReadingTests {
  /// A file of that header and so many bytes of data.
  static func file(_ json: String, data: Int = 0) -> Data {
    let length = withUnsafeBytes(of: UInt64(json.utf8.count).littleEndian) { Data($0) }
    return length + Data(json.utf8) + Data(count: data)
  }

  static func message(
    _ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation
  ) -> String? {
    let fault = #expect(throws: CheckpointFault.self, sourceLocation: sourceLocation) {
      _ = try Safetensors(bytes: bytes, name: "test")
    }
    #expect(fault?.path == "test", sourceLocation: sourceLocation)
    return fault?.message
  }

  /// What is said of a tensor 'a' in 8 bytes of data.
  private func message(
    _ type: String, _ shape: String, _ offsets: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> String? {
    let json = #"{"a":{"dtype":\#(type),"shape":\#(shape),"data_offsets":\#(offsets)}}"#
    return Self.message(Self.file(json, data: 8), sourceLocation: sourceLocation)
  }

  @Test func tensorsComeInTheOrderOfTheirBytes() throws {
    let read = try Safetensors(
      bytes: Self.file(
        #"""
         {"z":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":[1.5,null]},
          "e2":{"dtype":"F32","shape":[0],"data_offsets":[4,4]},
          "a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]},
          "e1":{"dtype":"F64","shape":[3,0],"data_offsets":[4,4]}}
        """#.trimmingCharacters(in: .whitespaces), data: 8), name: "test")
    #expect(read.tensors.map(\.name) == ["z", "e1", "e2", "a"])
    #expect(read["a"]?.shape == [4])
    #expect(read["b"] == nil)
  }

  @Test func elementsOfAnotherTypeAreRefusedByName() throws {
    let read = try Safetensors(
      bytes: Self.file(
        #"{"layers.0.weight":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}"#, data: 4),
      name: "model.safetensors")
    #expect(
      throws: CheckpointFault(
        path: "model.safetensors",
        message: "tensor 'layers.0.weight' is F16; allowed: F32, F64")
    ) { try read.doubles(of: "layers.0.weight") }
    #expect(
      throws: CheckpointFault(
        path: "model.safetensors",
        message: "there is no tensor 'layers.0.bias'; allowed: 'layers.0.weight'")
    ) { try read.floats(of: "layers.0.bias") }
    #expect {
      try read.integers(of: "layers.0.weight")
    } throws: {
      "\($0)" == "model.safetensors: tensor 'layers.0.weight' is F16; allowed: I64"
    }
  }

  @Test func lengthsMustAgree() {
    #expect(
      Self.message(Data(count: 7))
        == "the file has '7' bytes; allowed: a safetensors file, of 10 or more")
    #expect(
      Self.message(Data(count: 10)) == "the header's length is '0'; allowed: 2 to 2")
    let huge = Data(repeating: 0xFF, count: 8) + Data("{}".utf8)
    #expect(
      Self.message(huge) == "the header's length is '18446744073709551615'; allowed: 2 to 2")
    #expect(
      Self.message(Self.file("{}", data: 1))
        == "the tensors end at byte '0' of the data; allowed: 1, where the file ends")
    let large = Data([0, 0, 0, 2, 0, 0, 0, 0]) + Data(count: 40 << 20)
    #expect(
      Self.message(large) == "the header's length is '33554432'; allowed: 2 to 16777216")
  }

  @Test(arguments: [
    "[]", "{ ", "{]", "12", "{}x", " {}", "{\"a\":}", "{,}", "{\"a\":{},}", "{}{}", "{\"a\" {}}",
    "\u{FEFF}{}", "{\0}\0", "}}", "{\"", "{'a':1}", "{\"a\\\"", "{//\n}",
  ])
  func aHeaderThatIsNoObjectIsRefused(_ json: String) {
    #expect(
      Self.message(Self.file(json))
        == "the header is no object in JSON; allowed: a safetensors file")
  }

  @Test func aHeaderMustBeUTF8() {
    var bytes = Self.file(#"{"aa":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#)
    bytes[10] = 0xC0
    #expect(Self.message(bytes) == "the header is no object in JSON; allowed: a safetensors file")
  }

  @Test(arguments: ["[", "{\"a\":", "{\"__metadata__\":", "[{\"a\":"])
  func deepNestingIsRefused(_ opening: String) {
    let json = "{\"a\":" + String(repeating: opening, count: 100_000)
    #expect(
      Self.message(Self.file(json))
        == "the header is no object in JSON; allowed: a safetensors file")
  }

  @Test func aNameTwiceIsRefused() {
    let tensor = #"{"dtype":"U8","shape":[0],"data_offsets":[0,0]}"#
    for names in [("a", "a"), ("a", "\\u0061")] {
      let json = #"{"\#(names.0)":\#(tensor),"\#(names.1)":\#(tensor)}"#
      #expect(
        Self.message(Self.file(json))
          == "the header has '2' members of 1 names; allowed: one of each name")
    }
  }

  @Test func moreTensorsThanAllowedAreRefused() {
    let members = (0...100_001).map { "\"\($0)\":0" }.joined(separator: ",")
    #expect(
      Self.message(Self.file("{\(members)}"))
        == "the header names '100002' tensors; allowed: up to 100000")
  }

  @Test func metadataOfCountlessTextsAreRefused() {
    let texts = (0...400_004).map { "\"\($0)\":\"\"" }.joined(separator: ",")
    #expect(
      Self.message(Self.file("{\"__metadata__\":{\(texts)}}"))
        == "the header has '400006' keys; allowed: up to 400004")
  }

  @Test func metadataMustBeTexts() {
    for value in ["1", "[]", #"{"a":1}"#, #"{"a":{"b":"c"}}"#, "null"] {
      #expect(
        Self.message(Self.file(#"{"__metadata__":\#(value)}"#))
          == #"'__metadata__' is no object of texts; allowed: {"key": "text"}"#)
    }
  }

  @Test func typesMustBeKnown() {
    #expect(
      message("\"Q8\"", "[8]", "[0,8]")?.hasPrefix("tensor 'a' has the dtype 'Q8'; allowed: BOOL, ")
        == true)
    #expect(
      message("1", "[8]", "[0,8]")?.hasPrefix("tensor 'a' has no 'dtype' that is a text; ") == true)
    #expect(
      Self.message(Self.file(#"{"a":[]}"#))?.hasPrefix("tensor 'a' is no object; allowed: ") == true
    )
  }

  @Test(arguments: [
    ("-1", "'-1'"), ("1.5", "'1.5'"), ("99999999999999999999", "'1e+20'"),
    ("\"8\"", "the text '8'"), ("null", "something else than a number"),
    ("true", "something else than a number"), ("[1]", "something else than a number"),
  ])
  func numbersMustBeWholeAndFromZero(_ written: String, _ quoted: String) {
    #expect(
      message("\"U8\"", "[8,\(written)]", "[0,8]")
        == "tensor 'a' has \(quoted) in its shape; allowed: whole numbers from 0")
    #expect(
      message("\"U8\"", "[8]", "[\(written),8]")
        == "tensor 'a' has \(quoted) in its data_offsets; allowed: whole numbers from 0")
  }

  @Test func listsMustBeThereAndOfTheirLength() {
    #expect(
      message("\"U8\"", "8", "[0,8]")
        == "tensor 'a' has no 'shape' that is a list; allowed: whole numbers from 0")
    #expect(
      message("\"U8\"", "[8]", "[8]")
        == "tensor 'a' has '1' data_offsets; allowed: [begin, end]")
    #expect(
      message("\"U8\"", "[8]", "[0,8,8]")
        == "tensor 'a' has more than '2' numbers as its data_offsets; allowed: up to 2")
    let ones = Array(repeating: "1", count: 65).joined(separator: ",")
    #expect(
      message("\"U8\"", "[\(ones)]", "[0,8]")
        == "tensor 'a' has more than '64' numbers as its shape; allowed: up to 64")
  }

  @Test func offsetsMustLieInTheDataAndFitTheShape() {
    for offsets in ["[8, 0]", "[0, 9]", "[9, 9]", "[0, 9223372036854775807]"] {
      #expect(
        message("\"U8\"", "[8]", offsets)
          == "tensor 'a' has the data_offsets '\(offsets)'; "
          + "allowed: [begin, end] with begin ≤ end ≤ 8")
    }
    #expect(
      message("\"F32\"", "[3]", "[0,8]")
        == "tensor 'a' has '8' bytes; allowed: 12, for the shape '[3]' of F32")
    for shape in ["[4611686018427387904, 4]", "[4611686018427387904, 4, 0]"] {
      #expect(
        message("\"F32\"", shape, "[0,8]")
          == "tensor 'a' has the shape '\(shape)'; allowed: whole bytes that a file can hold")
    }
  }

  @Test(arguments: [
    (
      0..<4, 5..<8,
      "tensor 'b' begins at byte '5' of the data; allowed: 4, where those before it end"
    ),
    (
      0..<4, 3..<8,
      "tensor 'b' begins at byte '3' of the data; allowed: 4, where those before it end"
    ),
    (
      1..<4, 4..<8,
      "tensor 'a' begins at byte '1' of the data; allowed: 0, where those before it end"
    ),
    (0..<4, 4..<7, "the tensors end at byte '7' of the data; allowed: 8, where the file ends"),
    (
      0..<8, 0..<8,
      "tensor 'b' begins at byte '0' of the data; allowed: 8, where those before it end"
    ),
    (
      0..<8, 4..<4,
      "tensor 'b' begins at byte '4' of the data; allowed: 8, where those before it end"
    ),
  ])
  func tensorsMustCoverTheData(_ a: Range<Int>, _ b: Range<Int>, _ message: String) {
    let members = [("a", a), ("b", b)].map { name, range in
      #""\#(name)":{"dtype":"U8","shape":[\#(range.count)],"#
        + #""data_offsets":[\#(range.lowerBound),\#(range.upperBound)]}"#
    }
    #expect(Self.message(Self.file("{\(members.joined(separator: ","))}", data: 8)) == message)
  }

  @Test func longNamesAreCutInSentences() {
    let name = String(repeating: "n", count: 1000)
    #expect(
      Self.message(Self.file(#"{"\#(name)":1}"#))?
        .hasPrefix("tensor '\(name.prefix(60))…' is no object") == true)
    let marks = "n" + String(repeating: "\u{301}", count: 1000)
    #expect((Self.message(Self.file(#"{"\#(marks)":1}"#))?.utf8.count ?? .max) < 300)
  }
}
