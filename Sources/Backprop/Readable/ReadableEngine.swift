/// Backpropagation as the textbook has it, sample by sample: forward beside backward, every
/// number of a pass kept.
public struct ReadableEngine<S: Scalar>: TrainingEngine {
  /// The network as it is now.
  public private(set) var network: Network<S>
  /// What the optimizer remembers.
  public private(set) var state: OptimizerState<S>
  /// The parameters before the last step.
  public private(set) var previous: [S]
  private let loss: Loss
  private let rule: UpdateRule

  /// Room that each step uses anew.
  private var pass: Pass<S>
  private var gradient: [S]

  /// Creates an engine that continues from a state.
  public init(_ state: TrainerState<S>, loss: Loss, rule: UpdateRule) {
    network = state.network
    self.state = state.optimizer
    previous = state.previous
    self.loss = loss
    self.rule = rule
    gradient = Array(repeating: 0, count: network.shape.parameterCount)
    pass = Pass(network.shape)
  }

  /// Sizes and activations.
  public var shape: NetworkShape { network.shape }
  /// Whether every parameter is a finite number.
  public var isFinite: Bool { network.parameters.allSatisfy(\.isFinite) }
  /// The word for the arithmetic in logs.
  public var kernels: String { "readable" }
  /// The bytes of a copy: parameters, those before, the optimizer's buffers, and the room of a step.
  public var bytesOfCopy: Int {
    let numbers = [
      network.parameters.count, previous.count, gradient.count, state.first.count,
      state.second.count, state.third.count, 3 * shape.valueCount,
    ].reduce(0, +)
    return numbers * MemoryLayout<S>.stride + state.ended.count
  }

  /// Makes `count` steps from batch `first` on, around the end of the epoch.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public mutating func train(
    _ batches: Batches<S>, first: Int, count: Int, learningRate: Double, on threads: ForkJoin?
  ) {
    for step in first..<(first + count) {
      for i in previous.indices { previous[i] = network.parameters[i] }
      makeStep(batches.samples, batches[step % batches.count], learningRate: learningRate)
    }
  }

  private mutating func makeStep(
    _ samples: SampleSet<S>, _ batch: ArraySlice<Int>, learningRate: Double
  ) {
    switch rule.penaltyTime {
    case .inGradient:
      network.meanGradient(of: samples, batch: batch, loss: loss, pass: &pass, into: &gradient)
      rule.update(&network, gradient: &gradient, learningRate: learningRate, state: &state)
    case .afterStep:
      network.gradientSum(of: samples, batch: batch, loss: loss, pass: &pass, into: &gradient)
      rule.updateThenPenalize(
        &network, gradientSum: gradient, count: batch.count, learningRate: learningRate,
        state: &state)
    }
  }

  /// Computes z and a of the outputs for some samples.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func outputs(of samples: SampleSet<S>, _ indices: ArraySlice<Int>) -> Outputs<S> {
    let units = shape.output.units
    var outputs = Outputs<S>(units: units.count, samples: indices.count)
    var pass = Pass<S>(shape)
    for (position, index) in indices.enumerated() {
      network.forward(samples.input(index), into: &pass)
      for (k, unit) in units.enumerated() {
        outputs.weightedInputs[position * units.count + k] = pass.weightedInputs[unit]
        outputs.activations[position * units.count + k] = pass.activations[unit]
      }
    }
    return outputs
  }

  /// Computes a of some units for some samples, unit by unit.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func activations(
    of samples: SampleSet<S>, _ indices: ArraySlice<Int>, units: Range<Int>
  ) -> [S] {
    var activations = [S](repeating: 0, count: units.count * indices.count)
    var pass = Pass<S>(shape)
    for (position, index) in indices.enumerated() {
      network.forward(samples.input(index), into: &pass)
      for (place, unit) in units.enumerated() {
        activations[place * indices.count + position] = pass.activations[unit]
      }
    }
    return activations
  }

  /// Computes the gradient of the mean loss over some samples, and their deltas.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func gradient(
    of samples: SampleSet<S>, _ indices: ArraySlice<Int>
  ) -> BatchGradient<S> {
    var batch = BatchGradient<S>(shape)
    var pass = Pass<S>(shape)
    let count = S(indices.count)
    for index in indices {
      network.forward(samples.input(index), into: &pass)
      network.backward(samples.target(index), loss: loss, &pass)
      network.accumulateGradient(of: pass, into: &batch.parameters)
      for unit in pass.deltas.indices {
        batch.meanDeltas[unit] += Double(pass.deltas[unit]) / Double(count)
        batch.meanAbsoluteDeltas[unit] += Double(abs(pass.deltas[unit])) / Double(count)
      }
    }
    for i in batch.parameters.indices { batch.parameters[i] /= count }
    return batch
  }
}
