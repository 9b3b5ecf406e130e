import Testing

@testable import Training

/// Published examples that are no lessons, put into lesson files.
@Suite struct FurtherExampleTests {
  private static func lesson(
    rows: String, network: String, training: String, show: [String], train: String = ""
  ) -> String {
    """
    name: example
    title: An example
    about: One sentence.
    experiment:
      data: {source: rows, rows: [\(rows)]}
      network: {\(network)}
      training: {batch_size: full, shuffle: false, \(training)}
    steps:
      - show:
    \(show.map { "      - '\($0)'" }.joined(separator: "\n"))
    """
  }

  private func check(_ yaml: String, _ expected: [Double], within tolerance: Double) throws {
    let values = try PlayedLesson(yaml: yaml).steps[0].figures.flatMap(\.values)
    #expect(agree(values, expected, within: tolerance), "\(values)")
  }

  private static let mazurNetwork = """
    hidden: [2], activation: sigmoid, output_activation: sigmoid, train_bias: false, \
    weights: [[[0.15, 0.2, 0.35], [0.25, 0.3, 0.35]], [[0.4, 0.45, 0.6], [0.5, 0.55, 0.6]]]
    """

  @Test func otherOptimizersMoveMazursWeightsAsPyTorchDoes() throws {
    let show = ["next w(1.1<-1)", "next w(2.1<-1)", "next loss"]
    try check(
      Self.lesson(
        rows: "{x: [0.05, 0.1], y: [0.01, 0.99]}", network: Self.mazurNetwork,
        training: "loss: half_squared_error, optimizer: adam, learning_rate: 0.01", show: show),
      [0.140000228, 0.390000001, 0.296243364], within: 6e-10)
    try check(
      Self.lesson(
        rows: "{x: [0.05, 0.1], y: [0.01, 0.99]}", network: Self.mazurNetwork,
        training:
          "loss: half_squared_error, optimizer: {name: sgd, momentum: 0.9}, learning_rate: 0.01",
        show: show),
      [0.149995614, 0.39917833, 0.298224938], within: 6e-9)
  }

  @Test func softmaxWithCrossEntropy() throws {
    try check(
      Self.lesson(
        rows: "{x: [1, 0.5], y: [1, 0, 0]}",
        network: "hidden: [2], activation: sigmoid, output_activation: softmax, train_bias: false, "
          + "weights: [[[0.1, 0.2, 0.1], [0.3, 0.4, 0.1]], "
          + "[[0.5, 0.6, 0.2], [0.1, 0.2, 0.2], [0.3, 0.4, 0.2]]]",
        training: "loss: cross_entropy, optimizer: sgd, learning_rate: 0.5",
        show: [
          "a(2.1)", "a(2.2)", "a(2.3)", "loss", "next w(2.1<-1)", "next w(2.1<-2)", "next loss",
        ]),
      [
        0.417135813, 0.256049895, 0.326814292, 0.87434342, 0.667410985, 0.788164969, 0.693157148,
      ], within: 6e-9)
  }

  @Test func xorWithABiasForEachUnit() throws {
    try check(
      Self.lesson(
        rows: "{x: [1, 0], y: [1]}",
        network: "hidden: [2], activation: sigmoid, output_activation: sigmoid, "
          + "weights: [[[0.1, 0.15, 0.1], [0.2, 0.25, 0.15]], [[0.3, 0.35, 0.2]]]",
        training: "loss: half_squared_error, optimizer: sgd, learning_rate: 0.5",
        show: [
          "a(1.1)", "a(1.2)", "a(2.1)", "loss", "next b(2.1)", "next w(2.1<-1)", "next loss",
        ]),
      [
        0.549833997, 0.586617579, 0.638824632, 0.0652238232, 0.241666585, 0.322909705,
        0.0595972722,
      ], within: 6e-9)
  }

  @Test func theTextbookNetworkOfThreeInputs() throws {
    try check(
      Self.lesson(
        rows: "{x: [1, 0, 1], y: [1]}",
        network: "hidden: [2], activation: sigmoid, output_activation: sigmoid, "
          + "weights: [[[0.2, 0.4, -0.5, -0.4], [-0.3, 0.1, 0.2, 0.2]], [[-0.3, -0.2, 0.1]]]",
        training: "loss: half_squared_error, optimizer: sgd, learning_rate: 0.9",
        show: [
          "a(1.1)", "a(1.2)", "a(2.1)", "nudge(2.1)", "nudge(1.2)", "nudge(1.1)",
          "next w(2.1<-1)", "next w(2.1<-2)", "next w(1.1<-1)", "next w(1.2<-1)",
          "next w(1.1<-3)", "next w(1.2<-3)", "next b(2.1)", "next b(1.2)", "next b(1.1)",
        ]),
      [
        0.332, 0.525, 0.474, 0.1311690782, -0.0065, -0.0087, -0.2608288463, -0.138, 0.192, -0.306,
        -0.508, 0.194, 0.218, 0.194, -0.408,
      ], within: 5.1e-4)
  }

  @Test func theSigmoidNeuronOfACourse() throws {
    // The derivative of the output itself: f′ times the weights and inputs.
    try check(
      Self.lesson(
        rows: "{x: [-1, -2], y: [0]}",
        network: "hidden: none, output_activation: sigmoid, weights: [[[2, -3, -3]]]",
        training: "loss: half_squared_error, optimizer: sgd, learning_rate: 1",
        show: [
          "a(1.1)", "slope(1.1) * w(1.1<-1)", "slope(1.1) * w(1.1<-2)", "slope(1.1) * a(x1)",
          "slope(1.1) * a(x2)", "slope(1.1)",
        ]),
      [
        0.7310585786, 0.3932238665, -0.5898357997, -0.1966119332, -0.3932238665, 0.1966119332,
      ], within: 5.1e-11)
  }

  @Test func theExampleOfMatthews() throws {
    try check(
      Self.lesson(
        rows: "{x: [0, 0], y: [0]}",
        network: "hidden: [2], activation: sigmoid, output_activation: sigmoid, "
          + "weights: [[[0.129952, -0.923123, 0.341232], [0.570345, -0.328932, -0.115223]], "
          + "[[0.164732, 0.752621, -0.993423]]]",
        training: "loss: half_squared_error, optimizer: sgd, learning_rate: 1",
        show: ["a(1.1)", "a(1.2)", "a(2.1)", "nudge(2.1)", "nudge(1.1)", "nudge(1.2)"]),
      [0.584490, 0.471226, 0.367610, -0.0854593, -0.00341898, -0.01602637], within: 6e-7)
  }
}
