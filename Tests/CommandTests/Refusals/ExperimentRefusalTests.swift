import BuiltPrograms
import Foundation
import Testing

/// Experiment files and images that can't be used.
@Suite struct ExperimentRefusalTests {
  private func refusals(_ yaml: String) throws -> [String] {
    try WorkingFolder(["bad.yaml": yaml]).perceptop("train bad.yaml --epochs 1").refusals()
  }

  @Test func aBombOfAliasesIsDefused() throws {
    let levels = "abcdefghi".map(String.init)
    let bomb = zip(levels, levels.dropFirst()).map { before, name in
      "\(name): &\(name) [\(Array(repeating: "*" + before, count: 9).joined(separator: ","))]\n"
    }
    #expect(
      try refusals("a: &a [x,x,x,x,x,x,x,x,x]\n" + bomb.joined())
        == ["bad.yaml: the file has 72 aliases; allowed: up to 16"])
  }

  @Test func deepNestingIsRefused() throws {
    #expect(
      try refusals(String(repeating: "[", count: 100_000))
        == ["bad.yaml:1:1: not readable as YAML: lists and maps are nested too deeply"])
  }

  @Test func aKeyIsGivenOnce() throws {
    #expect(try refusals("name: a\nname: b\n") == ["bad.yaml:1:1: the key 'name' is given twice"])
  }

  @Test func wrongTypesAndNumbersOutOfRangeAreAllNamed() throws {
    let faults = try refusals(
      """
      name: [a]
      seed: {}
      data: {samples: 99999999999999999999}
      network: {hidden: [99999999]}
      training: {epochs: 1.5, learning_rate: 1e999}

      """)
    let starts = [
      "1:7: name is '[a]'; ", "2:7: seed is '{}'; ",
      "3:17: data.samples is '99999999999999999999'; allowed: a whole number from 2 to 1000000",
      "4:19: network.hidden is '[99999999]'; ", "5:20: training.epochs is '1.5'; ",
      "5:40: training.learning_rate is '1e999'; allowed: a number above 0, up to 1000",
    ]
    #expect(faults.count == starts.count, "\(faults)")
    for (fault, start) in zip(faults, starts) { #expect(fault.hasPrefix("bad.yaml:" + start)) }
  }

  @Test func whatIsNoTextIsRefused() throws {
    let folder = try WorkingFolder()
    try folder.write(Data([0xFF, 0xFE, 0]), to: "bad.yaml")
    #expect(
      try folder.perceptop("train bad.yaml --epochs 1").refusal()
        == "'bad.yaml' is not UTF-8 text; allowed: a YAML file in UTF-8")
  }

  // MARK: Images

  private static func header(_ numbers: UInt32...) -> Data {
    numbers.reduce(Data()) { $0 + withUnsafeBytes(of: $1.bigEndian) { Data($0) } }
  }

  @Test(arguments: [
    (header(0x803, 1 << 31, 28, 28), "its 2147483648 images of 28 × 28 pixels take"),
    (header(0x803, .max, .max, .max), "allowed: "),
    (header(0x803, 10, 28, 28), "it has 116 bytes; allowed: 7856 for"),
    (header(0x801, 10, 28, 28), "it has 1 dimension; allowed: 3, as files of images have"),
    (Data(), "allowed: "),
  ])
  func imagesThatLieAboutTheirSizeAreRefused(_ start: Data, reason: String) throws {
    let folder = try WorkingFolder()
    try folder.write(
      start + (start.isEmpty ? Data() : Data(count: 100)), to: "train-images-idx3-ubyte")
    try folder.write(Self.header(0x801, 1 << 31) + Data(count: 100), to: "train-labels-idx1-ubyte")
    let sentence = try folder.perceptop("train train-images-idx3-ubyte --epochs 1").refusal()
    #expect(sentence.hasPrefix("train-images-idx3-ubyte: "), "\(sentence)")
    #expect(sentence.contains(reason), "\(sentence)")
  }
}
