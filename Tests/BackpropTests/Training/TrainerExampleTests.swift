import Backprop
import Foundation
import Testing

/// The example in the documentation of `Trainer`, as it stands there.
@Suite struct TrainerExampleTests {
  @Test func theExampleLearns() throws {
    var printed: [Any] = []
    func print(_ items: Any...) { printed += items }

    // The example:
    let xor = SampleSet<Float>(
      inputsPerSample: 2, targetsPerSample: 1,
      inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0])
    let shape = NetworkShape(
      inputs: 2, layers: [(3, .elementwise(.tanh)), (1, .elementwise(.sigmoid))])
    var rng = RandomGenerator(seed: 1)
    let network = Network<Float>(shape: shape, initializer: .glorotUniform, using: &rng)
    var trainer = Trainer(network: network, loss: .binaryCrossEntropy, optimizer: .adam())
    trainer.train(Batches(xor, batchSize: 4), epochs: 1000, learningRate: 0.05)
    print(trainer.meanLoss(of: xor), trainer.outputs(of: xor).activations)
    // Its end.

    let loss = try #require(printed.first as? Float)
    let outputs = try #require(printed.last as? [Float])
    // Not learnt it would be log 2 = 0.69.
    #expect(loss < 0.01)
    #expect(outputs.map { $0.rounded() } == xor.targets)
  }

  /// The lines above and those of the documentation's block are the same, apart from the import.
  @Test func theExampleIsTheDocumentations() throws {
    let test = try lines(of: #filePath)
    let begin = try #require(test.firstIndex(of: "    // The example:"))
    let end = try #require(test.firstIndex(of: "    // Its end."))
    let tested = test[(begin + 1)..<end].map { String($0.dropFirst(4)) }

    let source = try lines(of: sourceFile)
    let open = try #require(source.firstIndex(of: "/// ```swift"))
    let close = try #require(source[open...].firstIndex(of: "/// ```"))
    let documented = source[(open + 1)..<close].map { String($0.dropFirst(4)) }
    #expect(documented == ["import Backprop", ""] + tested)
  }

  private func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
  }

  private var sourceFile: String {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appendingPathComponent("Sources/Backprop/Training/Trainer.swift").path
  }
}
