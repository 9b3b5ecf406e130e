/// All numbers of one sample's way through a network: forward, and back again.
///
/// Every array has `NetworkShape.valueCount` elements: the inputs first, then the units layer by
/// layer. Inputs have an activation (their value) but no weighted input, slope or delta; those
/// elements stay 0.
public struct Pass<S: Scalar>: Sendable {
  /// z = Σ w·a + b of each unit.
  public internal(set) var weightedInputs: [S]
  /// a = f(z) of each unit; the value of each input.
  public internal(set) var activations: [S]
  /// f′(z) of each unit; 0 under softmax, whose derivative is no single number.
  public internal(set) var slopes: [S]
  /// δ = ∂L/∂z of each unit.
  public internal(set) var deltas: [S]
  /// The loss L of the sample.
  public internal(set) var loss: S

  /// Creates room for the passes of a network; it can be used for any number of samples.
  public init(_ shape: NetworkShape) {
    self.init(valueCount: shape.valueCount)
  }

  init(valueCount: Int) {
    let zeros = [S](repeating: 0, count: valueCount)
    weightedInputs = zeros
    activations = zeros
    slopes = zeros
    deltas = zeros
    loss = 0
  }
}
