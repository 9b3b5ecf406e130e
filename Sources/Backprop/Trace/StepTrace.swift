/// One step of training laid open, in float64: a sample's way through the network and back, the
/// mean gradient of the batch, and what the update rule makes of it.
///
/// It is a read-only look by the readable path. The step itself is made by the run's own engine:
/// in float64 its numbers are these, in float32 they agree to rounding.
public struct StepTrace: Sendable {
  /// The loss function.
  public let loss: Loss
  /// How the step changes the parameters.
  public let rule: UpdateRule
  /// η of the step.
  public let learningRate: Double
  /// The sample that is followed, as its index among all.
  public let sample: Int
  /// What is wanted of it.
  public let target: [Double]
  /// Its way through the network, forward and back.
  public let pass: Pass<Double>
  /// The samples of the step, as indices among all; none of them need be the one followed.
  public let batch: [Int]
  /// The ways of the batch's samples, in its order; empty where they are too many numbers to keep.
  public let batchPasses: [Pass<Double>]
  /// ∂L/∂θ of the mean loss over the batch.
  public let meanGradient: [Double]
  /// The gradient that the optimizer takes: with the penalties, and clipped.
  public let gradient: [Double]
  /// What clipping multiplied the gradient by; 1 where it left it as it was.
  public let clipFactor: Double
  /// Network and optimizer before the step.
  public let before: TrainerState<Double>
  /// Network and optimizer after the step.
  public let after: TrainerState<Double>

  /// Sizes and activations.
  public var shape: NetworkShape { before.network.shape }

  /// The most numbers of passes that are kept.
  private static let mostNumbersKept = 200_000

  /// Traces a step.
  ///
  /// - Parameters:
  ///   - state: network and optimizer before it.
  ///   - sample: the sample to follow, as its index among all.
  ///   - batch: the samples of the step, at least one.
  public init<S: Scalar>(
    _ state: TrainerState<S>, loss: Loss, rule: UpdateRule, learningRate: Double,
    samples: SampleSet<S>, sample: Int, batch: ArraySlice<Int>
  ) {
    let before = TrainerState<Double>(widening: state)
    let network = before.network
    let keepsPasses = batch.count * 4 * network.shape.valueCount <= Self.mostNumbersKept
    var (pass, gradient) = (
      Pass<Double>(network.shape), [Double](repeating: 0, count: network.shape.parameterCount)
    )
    var passes: [Pass<Double>] = []
    for index in batch {
      network.goThrough(samples, index, loss: loss, &pass)
      network.accumulateGradient(of: pass, into: &gradient)
      if keepsPasses { passes.append(pass) }
    }
    network.goThrough(samples, sample, loss: loss, &pass)
    self.pass = pass
    let sum = gradient
    for i in gradient.indices { gradient[i] /= Double(batch.count) }
    meanGradient = gradient
    var after = before
    clipFactor = rule.step(
      &after, sum: sum, mean: &gradient, count: batch.count, learningRate: learningRate)
    (self.gradient, self.before, self.after) = (gradient, before, after)
    (self.loss, self.rule, self.learningRate) = (loss, rule, learningRate)
    (self.sample, target) = (sample, samples.target(sample).map { Double($0) })
    (self.batch, batchPasses) = (Array(batch), passes)
  }
}

extension Network<Double> {
  /// Goes forward and back with a sample of any precision.
  fileprivate func goThrough<T: Scalar>(
    _ samples: SampleSet<T>, _ index: Int, loss: Loss, _ pass: inout Pass<Double>
  ) {
    forward(samples.input(index).map { Double($0) }[...], into: &pass)
    backward(samples.target(index).map { Double($0) }[...], loss: loss, &pass)
  }
}

extension UpdateRule {
  /// Makes the step and returns what clipping multiplied the gradient by.
  ///
  /// - Parameters:
  ///   - sum: Σ∂L/∂θ over the batch.
  ///   - mean: the mean; afterwards what the optimizer took.
  fileprivate func step(
    _ state: inout TrainerState<Double>, sum: [Double], mean: inout [Double], count: Int,
    learningRate: Double
  ) -> Double {
    state.previous = state.network.parameters
    switch penaltyTime {
    case .inGradient:
      let factor = clipFactor(of: state.network, mean)
      update(
        &state.network, gradient: &mean, learningRate: learningRate, state: &state.optimizer)
      return factor
    case .afterStep:
      updateThenPenalize(
        &state.network, gradientSum: sum, count: count, learningRate: learningRate,
        state: &state.optimizer)
      return 1
    }
  }
}

extension TrainerState<Double> {
  /// Takes over a state of any precision; each of its numbers is a float64, too.
  init<T: Scalar>(widening state: TrainerState<T>) {
    func wide(_ numbers: [T]) -> [Double] { numbers.map { Double($0) } }
    let optimizer = state.optimizer
    self.init(
      network: Network(
        shape: state.network.shape, parameters: wide(state.network.parameters)),
      optimizer: OptimizerState(
        steps: optimizer.steps, first: wide(optimizer.first), second: wide(optimizer.second),
        third: wide(optimizer.third), ended: optimizer.ended),
      previous: wide(state.previous))
  }
}
