/// How a step changes the parameters: the optimizer, and what is done to the gradient before it.
///
/// In this order: the mean gradient of the batch; the penalties on weights; clipping; the
/// optimizer with its weight decay. The loss that a trainer returns is without penalties.
///
/// With penalties after the step it is plain descent, then the penalties: see `PenaltyTime`.
public struct UpdateRule: Hashable, Sendable {
  /// What moves the parameters.
  public var optimizer: Optimizer
  /// λ₁ of the penalty λ₁ Σ |w| over the weights: adds λ₁ sign(w) to the gradient; 0 for none.
  public var l1: Double
  /// λ₂ of the penalty ½ λ₂ Σ w² over the weights: adds λ₂ w to the gradient; 0 for none.
  public var l2: Double
  /// When the penalties change the weights.
  public var penaltyTime: PenaltyTime
  /// The largest Euclidean norm of the whole gradient: a longer one is made as short; nil for no
  /// limit.
  public var clipNorm: Double?
  /// Whether biases are trained; if not, nothing changes them, weight decay neither, and their
  /// gradient is no part of the norm.
  public var trainsBiases: Bool

  /// Creates a rule.
  public init(
    optimizer: Optimizer, l1: Double = 0, l2: Double = 0,
    penaltyTime: PenaltyTime = .inGradient, clipNorm: Double? = nil, trainsBiases: Bool = true
  ) {
    self.optimizer = optimizer
    self.l1 = l1
    self.l2 = l2
    self.penaltyTime = penaltyTime
    self.clipNorm = clipNorm
    self.trainsBiases = trainsBiases
  }

  /// The rule that the options break, as a sentence; nil where they can be used.
  public var brokenRule: String? {
    if !(l1 >= 0 && l2 >= 0) { return "penalties are 0 or above" }
    if let clipNorm, !(clipNorm > 0) { return "the largest norm of a gradient is above 0" }
    if penaltyTime == .afterStep && !(optimizer.isPlainDescent && clipNorm == nil) {
      return Self.penaltyTimeRule
    }
    return optimizer.brokenRule
  }

  /// What penalties after the step ask for.
  public static let penaltyTimeRule =
    "penalties after the step go with sgd without options, and without clipping"

  /// Whether a penalty can end weights for good.
  var endsWeights: Bool { penaltyTime == .afterStep && l1 > 0 }

  /// Returns the parameters that are trained, as stretches in their order.
  func trained(of shape: NetworkShape) -> [Range<Int>] {
    trainsBiases ? [0..<shape.parameterCount] : shape.weightRows
  }

  /// Makes one step: changes the parameters by their gradient and the state.
  ///
  /// - Parameter gradient: the mean gradient of the batch; afterwards with penalties, and clipped.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func update<S: Scalar>(
    _ network: inout Network<S>, gradient: inout [S], learningRate: Double,
    state: inout OptimizerState<S>
  ) {
    addPenalties(of: network, to: &gradient)
    let trained = trained(of: network.shape)
    clip(&gradient, over: trained)
    state.steps += 1
    let step = OptimizerStep(optimizer, step: state.steps, learningRate: learningRate)
    for stretch in trained {
      step.apply(to: &network.parameters, gradient: gradient, state: &state, over: stretch)
    }
  }

  private func addPenalties<S: Scalar>(of network: Network<S>, to gradient: inout [S]) {
    guard l1 != 0 || l2 != 0 else { return }
    let (l1, l2) = (S(l1), S(l2))
    for row in network.shape.weightRows {
      for i in row {
        let w = network.parameters[i]
        gradient[i] += l2 * w + (w > 0 ? l1 : w < 0 ? -l1 : 0)
      }
    }
  }

  /// Returns what clipping multiplies the mean gradient by once it has its penalties; 1 for none.
  func clipFactor<S: Scalar>(of network: Network<S>, _ gradient: [S]) -> Double {
    var gradient = gradient
    addPenalties(of: network, to: &gradient)
    return clipFactor(gradient, over: trained(of: network.shape)) ?? 1
  }

  /// What shortens the gradient as PyTorch's `clip_grad_norm_` does, clipNorm / (norm + 1e-6); nil
  /// where it is short enough. The norm is summed up in float64.
  private func clipFactor<S: Scalar>(_ gradient: [S], over trained: [Range<Int>]) -> Double? {
    guard let clipNorm else { return nil }
    var squares = 0.0
    for stretch in trained {
      for i in stretch { squares += Double(gradient[i]) * Double(gradient[i]) }
    }
    let factor = clipNorm / (squares.squareRoot() + 1e-6)
    // A comparison that fails for NaN: a gradient that is no number stays none.
    return factor >= 1 ? nil : factor
  }

  private func clip<S: Scalar>(_ gradient: inout [S], over trained: [Range<Int>]) {
    guard let factor = clipFactor(gradient, over: trained) else { return }
    for stretch in trained {
      for i in stretch { gradient[i] *= S(factor) }
    }
  }
}
