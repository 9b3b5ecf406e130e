import Backprop
import RecordedNumbers
import Testing

@testable import Training

/// Files that `Tests/Fixtures/torch-safetensors.py` had the safetensors of PyTorch write.
@Suite struct TorchSafetensorsTests {
  private struct Fixture: Decodable {
    struct Row: Decodable {
      var parameters: [String: [Double]]
      var outputs: [[Double]]
    }
    var inputs: [[Double]]
    var float32: Row
    var float64: Row
  }

  private let fixture: Fixture

  init() throws {
    fixture = try RecordedFile("torch-linear.json").decoded()
  }

  private func file(_ name: String) throws -> Safetensors {
    try Safetensors(contentsOf: RecordedFile(name).path)
  }

  @Test func singlesAreReadToTheSameNumbers() throws {
    let file = try file("torch-linear.safetensors")
    #expect(file.metadata == ["format": "pt"])
    try expectParameters(file, .float32, fixture.float32.parameters)
    for (name, numbers) in fixture.float32.parameters {
      #expect(try file.floats(of: name) == numbers.map { Float($0) })
    }
  }

  @Test func doublesAreReadToTheSameNumbers() throws {
    let file = try file("torch-linear-float64.safetensors")
    try expectParameters(file, .float64, fixture.float64.parameters)
  }

  private func expectParameters(
    _ file: Safetensors, _ type: TensorType, _ expected: [String: [Double]]
  ) throws {
    let shapes = [
      "layers.0.weight": [3, 2], "layers.0.bias": [3], "layers.1.weight": [2, 3],
      "layers.1.bias": [2],
    ]
    #expect(file.tensors.count == 4 && expected.count == 4)
    for tensor in file.tensors {
      #expect(tensor.type == type)
      #expect(tensor.shape == shapes[tensor.name])
      #expect(try file.doubles(of: tensor.name) == expected[tensor.name])
    }
  }

  /// The engine's own answers tell whether rows of weights are units.
  @Test func theNetworkAnswersAsPyTorchDoes() throws {
    for (name, row, tolerance) in [
      // A few roundings of sums of about 1 in each precision.
      ("torch-linear.safetensors", fixture.float32, 0x1p-21),
      ("torch-linear-float64.safetensors", fixture.float64, 0x1p-50),
    ] {
      let network = try network(of: file(name))
      for (input, outputs) in zip(fixture.inputs, row.outputs) {
        var pass = Pass<Double>(network.shape)
        network.forward(input[...], into: &pass)
        for (ours, theirs) in zip(pass.activations.suffix(2), outputs) {
          #expect(abs(ours - theirs) <= tolerance)
        }
      }
    }
  }

  private func network(of file: Safetensors) throws -> Network<Double> {
    let weights = try (0..<2).map { layer in
      let numbers = try file.doubles(of: "layers.\(layer).weight")
      let inputs = try #require(file["layers.\(layer).weight"]).shape[1]
      return stride(from: 0, to: numbers.count, by: inputs).map {
        Array(numbers[$0..<($0 + inputs)])
      }
    }
    let biases = try (0..<2).map { try file.doubles(of: "layers.\($0).bias") }
    return Network(
      shape: NetworkShape(
        inputs: 2, layers: [(3, .elementwise(.tanh)), (2, .elementwise(.identity))]),
      weights: weights, biases: biases)
  }
}
