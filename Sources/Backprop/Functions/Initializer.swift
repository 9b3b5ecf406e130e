/// A distribution of initial weights.
///
/// The raw value is the name used in experiment files. Sources: X. Glorot, Y. Bengio,
/// "Understanding the difficulty of training deep feedforward neural networks" (AISTATS 2010);
/// K. He et al., "Delving deep into rectifiers" (ICCV 2015).
public enum Initializer: String, CaseIterable, Sendable {
  /// Uniform in ±√(6 / (inputs + outputs)).
  case glorotUniform = "glorot_uniform"
  /// Normal of variance 2 / (inputs + outputs).
  case glorotNormal = "glorot_normal"
  /// Uniform in ±√(6 / inputs).
  case heUniform = "he_uniform"
  /// Normal of variance 2 / inputs.
  case heNormal = "he_normal"

  /// Returns one weight of a layer with that many inputs and outputs.
  public func draw(inputs: Int, outputs: Int, using rng: inout RandomGenerator) -> Double {
    let fanIn = Double(inputs)
    let fanSum = Double(inputs + outputs)
    switch self {
    case .glorotUniform:
      let limit = Double.sqrt(6 / fanSum)
      return rng.uniform(-limit, limit)
    case .glorotNormal:
      return rng.normal() * .sqrt(2 / fanSum)
    case .heUniform:
      let limit = Double.sqrt(6 / fanIn)
      return rng.uniform(-limit, limit)
    case .heNormal:
      return rng.normal() * .sqrt(2 / fanIn)
    }
  }
}
