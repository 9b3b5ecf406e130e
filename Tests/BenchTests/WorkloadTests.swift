import Backprop
import Testing

@testable import perceptop_bench

@Suite struct WorkloadTests {
  private func named(_ name: String) throws -> Workload {
    try #require(Workload.all.first { $0.name == name })
  }

  @Test func operationsAreTwoForEachWeightInThreePassesButForTheFirstLayersDeltas() throws {
    // 2·3 + 3·1 weights: 2 · (3 · 9 − 6).
    #expect(try named("W1").flopsPerSample == 42)
    // 784·256 + 256·128 + 128·10 = 234 752 weights.
    #expect(try named("W5").flopsPerSample == 2 * (3 * 234_752 - 200_704))
    // One layer has no deltas before it.
    let single = Workload(sizes: [5, 3], hidden: .relu, samples: 4, batchSize: 2)
    #expect(single.flopsPerSample == 2 * 2 * 15)
  }

  @Test func shapesAreAsTheSizesSay() throws {
    let shape = try named("W3").shape
    #expect(shape.description == "7-8-8-8-8-8-8-1")
    #expect(shape.layers.allSatisfy { $0.activation == .elementwise(.tanh) })
    let layers = try named("W4").shape.layers
    #expect(layers.map(\.activation) == [.elementwise(.relu), .softmax])
  }

  @Test func everyWorkloadCanBeTrained() {
    #expect(Set(Workload.all.map(\.name)).count == Workload.all.count)
    for workload in Workload.all {
      #expect(workload.loss.accepts(workload.output))
      #expect((1...workload.samples).contains(workload.batchSize))
      #expect(workload.learningRate > 0)
    }
  }

  @Test func onlyGradientDescentHasARateOfItsOwn() throws {
    var workload = try named("W5")
    #expect(workload.optimizer == .sgd())
    #expect(workload.learningRate == 0.05)
    workload.optimizer = .sgd(momentum: 0.9)
    #expect(workload.learningRate == 0.05)
    workload.optimizer = .adam()
    #expect(workload.learningRate == 1e-3)
    workload.chosenRate = 0.5
    #expect(workload.learningRate == 0.5)
    #expect(try named("W4").optimizer == .adam())
  }

  @Test func aShapeWithOneOutputLearnsTwoClasses() {
    let two = Workload(sizes: [5, 4, 1], hidden: .sigmoid, samples: 8, batchSize: 4)
    #expect(two.name == "5-4-1")
    #expect(two.loss == .binaryCrossEntropy)
    #expect(two.output == .elementwise(.sigmoid))
    let many = Workload(sizes: [5, 4, 2], hidden: .tanh, samples: 8, batchSize: 4)
    #expect(many.loss == .crossEntropy)
    #expect(many.output == .softmax)
    #expect(many.shape.layers[0].activation == .elementwise(.tanh))
  }

  @Test func theDescriptionNamesAllThatMatters() throws {
    #expect(
      try named("W2").description
        == "W2: 2-4-2-1, tanh and tanh, half_squared_error, 250 samples in batches of 10, "
        + "sgd at 0.03")
  }
}
