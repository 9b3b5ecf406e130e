import Testing

@testable import Training

/// Settings that are each right and yet not possible together.
@Suite struct ExperimentContradictionTests {
  @Test func binaryCrossEntropyNeedsTargetsOfZeroAndOne() {
    #expect(
      sentences("training:\n  loss: binary_cross_entropy") == [
        "test.yaml:2:9: training.loss is 'binary_cross_entropy'; the targets of spiral are "
          + "−1 and 1, which allow half_squared_error, mean_squared_error, mean_absolute_error, "
          + "huber"
      ])
  }

  @Test func crossEntropyNeedsClasses() {
    #expect(
      sentences("data: {source: xor}\ntraining: {loss: cross_entropy}") == [
        "test.yaml:2:18: training.loss is 'cross_entropy'; the targets of xor are 0 and 1, "
          + "which allow half_squared_error, mean_squared_error, mean_absolute_error, huber, "
          + "binary_cross_entropy"
      ])
  }

  @Test func softmaxNeedsCrossEntropy() {
    #expect(
      sentences("network:\n  output_activation: softmax") == [
        "test.yaml:2:22: network.output_activation is 'softmax'; mean_squared_error allows "
          + "identity, sigmoid, tanh, relu, leaky_relu, elu, gelu, silu, softplus, sin"
      ])
  }

  @Test func binaryCrossEntropyNeedsASigmoid() {
    let yaml = """
      data: {source: xor}
      network: {output_activation: tanh}
      training: {loss: binary_cross_entropy}
      """
    #expect(
      sentences(yaml) == [
        "test.yaml:2:30: network.output_activation is 'tanh'; binary_cross_entropy allows sigmoid"
      ])
  }

  @Test func theFourRowsOfXorHaveNoOtherNumberAndNoNoise() throws {
    #expect(
      sentences("data: {source: xor, samples: 100, noise: 0.5}") == [
        "test.yaml:1:30: data.samples is '100'; xor has exactly 4",
        "test.yaml:1:42: data.noise is '0.5'; xor allows only 0",
      ])
    #expect(try read("data: {source: xor, samples: 4, noise: 0}").samples == 4)
  }

  @Test func aNetworkThatWouldEatAllMemoryIsRefused() {
    // (2 + 1) · 4096 + 4097 · 4096 + 4097 · 4096 + 4097 weights and biases.
    #expect(
      sentences("network:\n  hidden: [4096, 4096, 4096]") == [
        "test.yaml:2:11: the network would have 33579009 weights and biases; "
          + "allowed: up to 2000000"
      ])
  }

  @Test func theLargestNetworkOfTheTableIsCountedWithoutOverflow() {
    let layers = Array(repeating: "4096", count: 32).joined(separator: ", ")
    #expect(faults("network: {hidden: [\(layers)]}").count == 1)
  }

  @Test func activationsAreOneForAllHiddenLayersOrOneForEach() throws {
    #expect(
      sentences("network:\n  activation: [tanh, relu]\n  hidden: [4, 4, 4]") == [
        "test.yaml:2:15: network.activation lists 2 for 3 hidden layers; "
          + "allowed: one for all, or one for each"
      ])
    #expect(
      sentences("network: {activation: [tanh, relu], hidden: [4]}")[0]
        .contains("lists 2 for 1 hidden layer;"))
    #expect(try read("network: {activation: [relu], hidden: [4, 4]}").activations == [.relu])
    #expect(try read("network: {activation: [relu], hidden: none}").hidden == [])
  }

  @Test func severalContradictionsAreAllReported() {
    let yaml = """
      data: {source: xor, samples: 5}
      network: {output_activation: softmax}
      training: {loss: cross_entropy}
      """
    #expect(faults(yaml).count == 2)
  }

  @Test func optionsAreValidatedAlike() throws {
    var experiment = Experiment()
    try experiment.set("training.loss", to: .scalar("binary_cross_entropy"), option: "--loss")
    let error = #expect(throws: ExperimentFaults.self) { try experiment.validate(origin: "spiral") }
    #expect(error?.faults.count == 1)
    #expect(error?.description.hasPrefix("spiral: training.loss is 'binary_cross_entropy'") == true)
    try experiment.set("data.source", to: .scalar("xor"), option: "--source")
    try experiment.validate(origin: "xor")
  }
}
