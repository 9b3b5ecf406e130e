import Testing

@testable import Backprop

@Suite struct StepTraceTests {
  private static let rules: [UpdateRule] =
    Optimizer.all.map { UpdateRule(optimizer: $0) } + [
      UpdateRule(optimizer: .sgd(momentum: 0.9, nesterov: true, weightDecay: 0.1)),
      UpdateRule(optimizer: .rmsprop(momentum: 0.5, centered: true)),
      UpdateRule(optimizer: .adam(amsgrad: true), l1: 0.1, l2: 0.2, clipNorm: 0.05),
      UpdateRule(optimizer: .adagrad(), trainsBiases: false),
      UpdateRule(optimizer: .sgd(), l1: 0.3, l2: 0.1, penaltyTime: .afterStep),
    ]

  private static let inputs: [Double] = [0.5, -1, 1, 0.25, -0.75, 0.5, 0.1, 0.9]
  private static let targets: [Double] = [1, -1, 0.5, 0]

  private static func samples<S: Scalar>(as precision: S.Type) -> SampleSet<S> {
    SampleSet(
      inputsPerSample: 2, targetsPerSample: 1, inputs: inputs.map { S($0) },
      targets: targets.map { S($0) })
  }

  /// A trainer after some steps, so that optimizers remember something.
  private static func trainer<S: Scalar>(_ rule: UpdateRule, as precision: S.Type) -> Trainer<S> {
    var rng = RandomGenerator(seed: 7)
    let shape = NetworkShape(
      inputs: 2, layers: [(3, .elementwise(.tanh)), (1, .elementwise(.identity))])
    var trainer = Trainer(
      network: Network<S>(shape: shape, initializer: .glorotUniform, bias: 0.1, using: &rng),
      loss: .meanSquaredError, rule: rule)
    for _ in 0..<3 {
      trainer.step(samples(as: precision), batch: [0, 1, 2, 3], learningRate: 0.1)
    }
    return trainer
  }

  private static func trace<S: Scalar>(_ trainer: Trainer<S>) -> StepTrace {
    StepTrace(
      trainer.wholeState, loss: trainer.loss, rule: trainer.rule, learningRate: 0.1,
      samples: samples(as: S.self), sample: 3, batch: [1, 2, 0])
  }

  @Test(arguments: rules)
  func whatComesOutIsTheStepOfTheEngine(_ rule: UpdateRule) {
    var trainer = Self.trainer(rule, as: Double.self)
    let trace = Self.trace(trainer)
    #expect(trace.before.network.parameters == trainer.network.parameters)
    trainer.step(Self.samples(as: Double.self), batch: [1, 2, 0], learningRate: 0.1)
    #expect(trace.after.network.parameters == trainer.network.parameters)
    #expect(trace.after.optimizer.first == trainer.state.first)
    #expect(trace.after.optimizer.second == trainer.state.second)
    #expect(trace.after.optimizer.steps == 4)
    #expect(trace.after.network.parameters != trace.before.network.parameters)
  }

  @Test(arguments: rules.filter { $0.penaltyTime == .inGradient })
  func inFloat32ItAgreesToRounding(_ rule: UpdateRule) {
    var trainer = Self.trainer(rule, as: Float.self)
    let trace = Self.trace(trainer)
    trainer.step(Self.samples(as: Float.self), batch: [1, 2, 0], learningRate: 0.1)
    let gaps = zip(trace.after.network.parameters, trainer.network.parameters).map {
      abs($0 - Double($1))
    }
    #expect((gaps.max() ?? 1) < 2e-6, "\(gaps)")
  }

  @Test func theSampleGoesItsOwnWay() {
    let trainer = Self.trainer(Self.rules[0], as: Double.self)
    let trace = Self.trace(trainer)
    var pass = Pass<Double>(trainer.shape)
    trainer.network.forward([0.1, 0.9], into: &pass)
    trainer.network.backward([0], loss: .meanSquaredError, &pass)
    #expect(trace.pass.weightedInputs == pass.weightedInputs)
    #expect(trace.pass.deltas == pass.deltas && trace.pass.loss == pass.loss)
    #expect(trace.sample == 3 && trace.target == [0] && trace.batch == [1, 2, 0])
  }

  @Test func theMeanIsThatOfTheBatch() {
    let trace = Self.trace(Self.trainer(Self.rules[0], as: Double.self))
    #expect(trace.batchPasses.count == 3)
    for index in trace.meanGradient.indices {
      var sum = 0.0
      for pass in trace.batchPasses {
        var gradient = [Double](repeating: 0, count: trace.meanGradient.count)
        trace.before.network.accumulateGradient(of: pass, into: &gradient)
        sum += gradient[index]
      }
      #expect(abs(trace.meanGradient[index] - sum / 3) < 1e-15)
    }
  }

  @Test func penaltiesAndClippingAreInWhatTheOptimizerTakes() {
    let trace = Self.trace(Self.trainer(Self.rules[7], as: Double.self))
    let norm = trace.gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(norm - 0.05) < 1e-6 && trace.clipFactor < 1)
    let weight = trace.before.network.parameters[0]
    let wanted =
      (trace.meanGradient[0] + 0.2 * weight + (weight > 0 ? 0.1 : -0.1)) * trace.clipFactor
    #expect(abs(trace.gradient[0] - wanted) < 1e-15)
    #expect(Self.trace(Self.trainer(Self.rules[0], as: Double.self)).clipFactor == 1)
  }

  @Test func passesOfALargeBatchAreNotKept() {
    let count = 30_000
    let samples = SampleSet<Float>(
      inputsPerSample: 1, targetsPerSample: 1, inputs: Array(repeating: 0.5, count: count),
      targets: Array(repeating: 1, count: count))
    let one = NetworkShape(inputs: 1, layers: [(1, .elementwise(.relu))])
    let trace = StepTrace(
      TrainerState(Network<Float>(shape: one, parameters: [1, 0]), UpdateRule(optimizer: .sgd())),
      loss: .meanSquaredError, rule: UpdateRule(optimizer: .sgd()), learningRate: 0.1,
      samples: samples, sample: 0, batch: ArraySlice(0..<count))
    #expect(trace.batchPasses.isEmpty)
    #expect(abs(trace.meanGradient[0] + 0.5) < 1e-12)
  }
}
