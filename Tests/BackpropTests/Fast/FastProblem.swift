@testable import Backprop

/// A network and its data, and how both paths train on them.
struct FastProblem: Sendable {
  var network: Network<Float>
  var samples: SampleSet<Float>
  var loss: Loss
  var batchSize: Int
  var steps: Int
  var learningRate = 0.1
  /// Whether the fast path takes the parameters as one block; by their number where it is nil.
  var isBlock: Bool?
  var windowFloats: Int?
  var pieceSamples: Int?

  /// Creates random weights and data.
  init(
    _ sizes: [Int], hidden: Activation = .tanh, output: LayerActivation = .identity,
    loss: Loss = .meanSquaredError, samples count: Int, batchSize: Int, steps: Int
  ) {
    var rng = RandomGenerator(seed: 7)
    let units = sizes.dropFirst().dropLast().map { ($0, LayerActivation.elementwise(hidden)) }
    let shape = NetworkShape(inputs: sizes[0], layers: units + [(sizes[sizes.count - 1], output)])
    network = Network(shape: shape, initializer: .glorotUniform, bias: 0.125, using: &rng)
    let inputs = (0..<(count * shape.inputs)).map { _ in Float(rng.uniform(-1, 1)) }
    let targets = (0..<count).flatMap { _ in
      Self.targets(of: loss, count: shape.outputs, using: &rng)
    }
    samples = SampleSet(
      inputsPerSample: shape.inputs, targetsPerSample: shape.outputs, inputs: inputs,
      targets: targets)
    self.loss = loss
    (self.batchSize, self.steps) = (batchSize, steps)
  }

  /// What the loss is meant for; errors on both sides of Huber's 1.
  private static func targets(
    of loss: Loss, count: Int, using rng: inout RandomGenerator
  ) -> [Float] {
    switch loss {
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      return (0..<count).map { _ in Float(rng.uniform(-1.5, 1.5)) }
    case .binaryCrossEntropy:
      return (0..<count).map { _ in Float(rng.uniform(0, 1)) }
    case .crossEntropy:
      // Weights of classes that don't add up to 1 are allowed.
      return (0..<count).map { _ in Float(rng.uniform(0, 1)) }
    }
  }

  var batches: Batches<Float> { Batches(samples, batchSize: batchSize) }

  var limits: FastLimits {
    var limits = FastLimits()
    if let isBlock { limits.blockParameters = isBlock ? .max : 0 }
    if let windowFloats { limits.windowFloats = windowFloats }
    if let pieceSamples { limits.pieceSamples = pieceSamples }
    return limits
  }

  func engine(_ rule: UpdateRule, _ level: KernelLevel) -> FastEngine {
    FastEngine(network: network, loss: loss, rule: rule, level: level, limits: limits)
  }

  /// The engine after the steps, all in one call.
  func trained(
    _ rule: UpdateRule, _ level: KernelLevel, on threads: ForkJoin? = nil
  ) -> FastEngine {
    var engine = engine(rule, level)
    engine.train(batches, first: 0, count: steps, learningRate: learningRate, on: threads)
    return engine
  }

  /// The steps of the readable path in float64, whose rounding is nothing beside float32's.
  func reference(_ rule: UpdateRule) -> ReadableEngine<Double> {
    let network = Network(
      shape: network.shape, parameters: network.parameters.map { Double($0) })
    var engine = ReadableEngine(network: network, loss: loss, rule: rule)
    engine.train(
      Batches(exactSamples, batchSize: batchSize), first: 0, count: steps,
      learningRate: learningRate, on: nil)
    return engine
  }

  /// The samples in float64.
  var exactSamples: SampleSet<Double> {
    SampleSet(
      inputsPerSample: samples.inputsPerSample, targetsPerSample: samples.targetsPerSample,
      inputs: samples.inputs.map { Double($0) }, targets: samples.targets.map { Double($0) })
  }

  /// The largest difference, relative to the larger of 1 and the number; infinite where a number
  /// is none.
  static func gap(_ found: [Float], _ exact: [Double]) -> Double {
    zip(found, exact).reduce(found.count == exact.count ? 0 : .infinity) {
      let gap = abs(Double($1.0) - $1.1) / max(1, abs($1.1))
      return gap.isNaN ? .infinity : max($0, gap)
    }
  }
}

extension FastProblem {
  /// The same of all that an optimizer remembers; infinite after other numbers of steps.
  static func gap(_ found: OptimizerState<Float>, _ exact: OptimizerState<Double>) -> Double {
    guard found.steps == exact.steps else { return .infinity }
    return max(
      gap(found.first, exact.first), gap(found.second, exact.second),
      gap(found.third, exact.third))
  }
}

extension FastEngine {
  /// Everything that a step changes, as bits: NaN is equal to itself, and −0 is not 0.
  var bits: [UInt32] {
    let state = state
    return
      ([network.parameters, state.first, state.second, state.third, lastUpdate].flatMap {
        $0.map(\.bitPattern)
      }) + [UInt32(state.steps)]
  }
}
