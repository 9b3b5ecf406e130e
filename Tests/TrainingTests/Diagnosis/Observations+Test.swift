import Backprop

@testable import Training

extension Observations {
  /// What is seen of a 2-3-3-1 network: nothing wrong, and half of the loss still to go.
  static func healthy(
    activation: Activation = .tanh, losses: [Double] = Array(repeating: 0.5, count: 40),
    tests: [Double?]? = nil, readings count: Int = 20, values: [Float]? = nil,
    change: (Int, inout [Reading.Layer]) -> Void = { _, _ in }
  ) -> Observations {
    let shape = NetworkShape(
      inputs: 2,
      layers: [
        (3, .elementwise(activation)), (3, .elementwise(activation)), (1, .elementwise(.identity)),
      ])
    var history = History()
    // The first loss is what others are compared with.
    let tests = tests ?? losses.map { _ in nil }
    history.append(epoch: 0, train: 1, test: tests.first.flatMap { $0 == nil ? nil : 1 })
    for (index, loss) in losses.enumerated() {
      history.append(epoch: index + 1, train: loss, test: tests[index])
    }
    for epoch in 0..<count {
      // Norms as the root of the number of parameters, so that each mean gradient is 1.
      var layers = shape.layers.map {
        Reading.Layer(
          gradientNorm: Double($0.parameters.count).squareRoot(), updateRatio: -3, saturation: 0.1)
      }
      change(epoch, &layers)
      history.append(Reading(epoch: epoch, learningRate: 0.1, layers: layers))
    }
    let activity = UnitActivity(
      step: 1, shape: shape, sampleCount: 2,
      values: values ?? Array(repeating: 0.5, count: 2 * (shape.valueCount - 2)))
    return Observations(
      shape: shape, history: history, learningRate: 0.1, activity: activity, expectedStart: 1)
  }

  /// The same with readings that are changed all alike.
  static func changed(_ change: @escaping (inout [Reading.Layer]) -> Void) -> Observations {
    healthy { change(&$1) }
  }
}
