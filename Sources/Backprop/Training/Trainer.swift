/// A network in training: its parameters and what the optimizer remembers.
///
/// One step: the mean gradient of a batch by backpropagation, then the rule's update. In float64
/// steps are made by the readable path, in float32 by the fast one. A trainer is a value: a copy
/// is a kept moment, and continuing from it repeats the same steps to the bit.
///
/// XOR, learnt by a network of three hidden units:
///
/// ```swift
/// import Backprop
///
/// let xor = SampleSet<Float>(
///   inputsPerSample: 2, targetsPerSample: 1,
///   inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0])
/// let shape = NetworkShape(
///   inputs: 2, layers: [(3, .elementwise(.tanh)), (1, .elementwise(.sigmoid))])
/// var rng = RandomGenerator(seed: 1)
/// let network = Network<Float>(shape: shape, initializer: .glorotUniform, using: &rng)
/// var trainer = Trainer(network: network, loss: .binaryCrossEntropy, optimizer: .adam())
/// trainer.train(Batches(xor, batchSize: 4), epochs: 1000, learningRate: 0.05)
/// print(trainer.meanLoss(of: xor), trainer.outputs(of: xor).activations)
/// ```
public struct Trainer<S: Scalar>: Sendable {
  /// The loss that is made smaller.
  public let loss: Loss
  /// How a step changes the parameters.
  public let rule: UpdateRule
  /// The threads that steps of big networks are split over; nil for the present one alone.
  public var threads: ForkJoin?
  /// What makes the steps.
  private(set) var engine: S.Engine

  /// Creates a trainer at step 0.
  public init(network: Network<S>, loss: Loss, rule: UpdateRule) {
    self.init(TrainerState(network, rule), loss: loss, rule: rule)
  }

  /// Creates a trainer that continues from a state.
  public init(_ state: TrainerState<S>, loss: Loss, rule: UpdateRule) {
    let network = state.network
    precondition(
      loss.accepts(network.shape.output.activation),
      "\(loss.rawValue) takes outputs of \(loss.defaultOutputActivation.name)")
    if let broken = rule.brokenRule { preconditionFailure(broken) }
    if let conflict = state.conflict(with: rule) { preconditionFailure(conflict) }
    self.loss = loss
    self.rule = rule
    engine = S.Engine(state, loss: loss, rule: rule)
  }

  /// Creates a trainer at step 0 that does nothing but what the optimizer says.
  public init(network: Network<S>, loss: Loss, optimizer: Optimizer) {
    self.init(network: network, loss: loss, rule: UpdateRule(optimizer: optimizer))
  }

  /// The network's sizes and activations.
  public var shape: NetworkShape { engine.shape }
  /// The network as it is now; a copy, made when it is asked for.
  public var network: Network<S> { engine.network }
  /// All that the next steps follow from; a copy, made when it is asked for.
  public var wholeState: TrainerState<S> {
    TrainerState(network: engine.network, optimizer: engine.state, previous: engine.previous)
  }
  /// What the optimizer remembers; a copy, made when it is asked for.
  public var state: OptimizerState<S> { engine.state }
  /// The change Δθ that the last step made; all 0 before the first.
  public var lastUpdate: [S] { engine.lastUpdate }
  /// Whether every weight and bias is a finite number.
  public var isFinite: Bool { engine.isFinite }
  /// The bytes that a copy which is kept has for itself alone once the original trains on.
  public var bytesOfCopy: Int { engine.bytesOfCopy }
  /// The word for the arithmetic in logs: `readable`, or the level of the fast path's kernels.
  public var kernels: String { engine.kernels }

  /// Makes one step for each of the named batches, in their order.
  ///
  /// - Parameters:
  ///   - steps: numbers of batches, from 0 to `batches.count`.
  ///   - learningRate: η of all these steps.
  public mutating func train(
    _ batches: Batches<S>, steps: Range<Int>, learningRate: Double
  ) {
    precondition(
      steps.lowerBound >= 0 && steps.upperBound <= batches.count,
      "an epoch of these batches has the steps 0 to \(batches.count - 1)")
    run(batches, first: steps.lowerBound, count: steps.count, learningRate: learningRate)
  }

  /// Makes whole epochs, each over the same batches.
  public mutating func train(_ batches: Batches<S>, epochs: Int = 1, learningRate: Double) {
    let (steps, overflows) = batches.count.multipliedReportingOverflow(by: epochs)
    precondition(epochs >= 0 && !overflows, "epochs are 0 or more, and their steps can be counted")
    run(batches, first: 0, count: steps, learningRate: learningRate)
  }

  /// Makes one step on the samples of a batch and returns their mean loss before it.
  ///
  /// - Parameter batch: indices into `samples`, at least one; they count in this order.
  @discardableResult
  public mutating func step(
    _ samples: SampleSet<S>, batch: ArraySlice<Int>, learningRate: Double
  ) -> S {
    let loss = meanLoss(of: samples, batch)
    let batches = Batches(samples, order: Array(batch), batchSize: max(batch.count, 1))
    run(batches, first: 0, count: 1, learningRate: learningRate)
    return loss
  }

  private mutating func run(
    _ batches: Batches<S>, first: Int, count: Int, learningRate: Double
  ) {
    check(batches.samples)
    precondition(learningRate.isFinite, "the learning rate is a finite number")
    guard count > 0 else { return }
    engine.train(batches, first: first, count: count, learningRate: learningRate, on: threads)
  }

  /// Refuses samples that are not of the network's shape.
  func check(_ samples: SampleSet<S>) {
    let shape = engine.shape
    precondition(
      samples.inputsPerSample == shape.inputs && samples.targetsPerSample == shape.outputs,
      "the network takes \(shape.inputs) inputs and \(shape.outputs) targets a sample")
  }
}
