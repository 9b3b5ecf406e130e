import Backprop

/// A network, what it learns, and how: everything that training time depends on.
struct Workload {
  /// `W1`, or the sizes where they are somebody's own.
  var name: String
  /// Inputs, hidden layers, outputs.
  var sizes: [Int]
  var hidden: Activation
  var output: LayerActivation
  var loss: Loss
  var problem: Problem
  var samples: Int
  var batchSize: Int
  var optimizer: Optimizer
  /// η of gradient descent.
  var descentRate: Double
  /// η of whatever optimizer, where one is asked for.
  var chosenRate: Double?

  /// η of the optimizer. All but gradient descent scale their steps themselves.
  var learningRate: Double {
    if let chosenRate { return chosenRate }
    if case .sgd = optimizer { return descentRate }
    return 1e-3
  }

  /// The layers; of sizes whose memory was checked.
  var shape: NetworkShape {
    NetworkShape(
      inputs: sizes[0],
      layers: sizes.dropFirst().dropLast().map { ($0, .elementwise(hidden)) }
        + [(sizes[sizes.count - 1], output)])
  }

  /// Multiplications and additions of a sample's forward and backward pass: two for each weight
  /// forward, for its gradient, and for the deltas before it, which the first layer is spared.
  var flopsPerSample: Int {
    let layers = shape.layers
    let weights = layers.reduce(0) { $0 + $1.inputs * $1.outputs }
    return 2 * (3 * weights - layers[0].inputs * layers[0].outputs)
  }

  /// One line for people.
  var description: String {
    "\(name): \(sizes.map(String.init).joined(separator: "-")), \(hidden.rawValue) and "
      + "\(output.name), \(loss.rawValue), \(samples) samples in batches of \(batchSize), "
      + "\(optimizer.name) at \(learningRate)"
  }
}

extension Workload {
  /// Creates the workload of a shape: one output learns two classes, more learn as many.
  init(sizes: [Int], hidden: Activation, samples: Int, batchSize: Int) {
    let loss = sizes.last == 1 ? Loss.binaryCrossEntropy : .crossEntropy
    self.init(
      name: sizes.map(String.init).joined(separator: "-"), sizes: sizes, hidden: hidden,
      output: loss.defaultOutputActivation, loss: loss, problem: .teacher, samples: samples,
      batchSize: batchSize, optimizer: .sgd(), descentRate: 0.05)
  }

  /// From a network that fits into a few registers to one that no cache holds.
  static let all: [Workload] = [
    Workload(
      name: "W1", sizes: [2, 3, 1], hidden: .tanh, output: .elementwise(.sigmoid),
      loss: .binaryCrossEntropy, problem: .xor, samples: 4, batchSize: 4, optimizer: .sgd(),
      descentRate: 0.5),
    Workload(
      name: "W2", sizes: [2, 4, 2, 1], hidden: .tanh, output: .elementwise(.tanh),
      loss: .halfSquaredError, problem: .rings, samples: 250, batchSize: 10, optimizer: .sgd(),
      descentRate: 0.03),
    Workload(
      name: "W3", sizes: [7, 8, 8, 8, 8, 8, 8, 1], hidden: .tanh, output: .elementwise(.tanh),
      loss: .halfSquaredError, problem: .ringFeatures, samples: 250, batchSize: 10,
      optimizer: .sgd(), descentRate: 0.03),
    Workload(
      name: "W4", sizes: [64, 32, 10], hidden: .relu, output: .softmax, loss: .crossEntropy,
      problem: .teacher, samples: 1437, batchSize: 32, optimizer: .adam(), descentRate: 0.05),
    Workload(
      name: "W5", sizes: [784, 256, 128, 10], hidden: .relu, output: .softmax,
      loss: .crossEntropy, problem: .teacher, samples: 10_000, batchSize: 64, optimizer: .sgd(),
      descentRate: 0.05),
    Workload(
      name: "W6", sizes: [784, 1024, 1024, 10], hidden: .relu, output: .softmax,
      loss: .crossEntropy, problem: .teacher, samples: 5120, batchSize: 256, optimizer: .sgd(),
      descentRate: 0.05),
  ]

  /// The names of all, as a sentence lists them.
  static var names: String { all.map(\.name).joined(separator: ", ") }
}
