/// The numbers of one moment: the weights after a step, the change that it made, and fresh
/// passes at these weights.
///
/// Everything is float64, whatever the run computes in. Parameters stand in the order of
/// `NetworkShape`, values of units in that of `Pass`.
public struct Moment: Equatable, Sendable {
  /// θ: all weights and biases.
  public var parameters: [Double]
  /// Δθ of the last step; 0 before the first.
  public var lastUpdate: [Double]
  /// ∂L/∂θ of the mean loss over the last batch.
  public var gradient: [Double]
  /// One sample's way through the network.
  public var probe: ProbePass
  /// δ of each unit, mean over the last batch.
  public var meanDeltas: [Double]
  /// |δ| of each unit, mean over the last batch.
  public var meanAbsoluteDeltas: [Double]
}

/// One sample's way through the network, forward and back.
public struct ProbePass: Equatable, Sendable {
  /// The sample's index in the data.
  public var sample: Int
  /// What was wanted.
  public var target: [Double]
  /// z of each unit.
  public var weightedInputs: [Double]
  /// The value of each input, a of each unit.
  public var activations: [Double]
  /// δ = ∂L/∂z of each unit.
  public var deltas: [Double]
  /// The sample's loss.
  public var loss: Double
  /// By how much each unit should rise to lower the loss: −∂L/∂a, of softmax outputs −∂L/∂z; 0 for
  /// inputs.
  public var nudges: [Double] = []
}
