/// One factor of a derivative by the chain rule. Units and inputs are named by their places in the
/// arrays of a pass.
public struct ChainFactor: Equatable, Sendable {
  /// What it is the derivative of.
  public enum Meaning: Equatable, Sendable {
    /// ∂L/∂a of an output.
    case lossByActivation(Int)
    /// ∂L/∂z of an output, where loss and activation are one function of z: softmax with
    /// cross-entropy, sigmoid with binary cross-entropy.
    case lossByWeightedInput(Int)
    /// ∂a/∂z = f′(z) of a unit.
    case slope(Int)
    /// ∂z/∂a = w from one unit to another.
    case weight(from: Int, to: Int)
    /// ∂z/∂w = a of the unit or input that the weight comes from.
    case activation(Int)
    /// ∂z/∂b = 1 of the unit that the bias belongs to.
    case bias(Int)
  }

  /// What it is.
  public let meaning: Meaning
  /// Its number.
  public let value: Double

  /// Creates a factor.
  public init(meaning: Meaning, value: Double) {
    self.meaning = meaning
    self.value = value
  }
}
