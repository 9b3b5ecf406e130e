/// A distribution of initial weights.
///
/// Sources: X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward
/// neural networks" (AISTATS 2010); K. He et al., "Delving deep into rectifiers" (ICCV 2015);
/// Y. LeCun et al., "Efficient backprop" (1998).
public enum Initializer: Hashable, Sendable {
  /// Uniform in ±√(6 / (inputs + outputs)), PyTorch's `xavier_uniform_`.
  case glorotUniform
  /// Normal of variance 2 / (inputs + outputs), PyTorch's `xavier_normal_`.
  case glorotNormal
  /// Uniform in ±√(6 / inputs), PyTorch's `kaiming_uniform_` for relu.
  case heUniform
  /// Normal of variance 2 / inputs, PyTorch's `kaiming_normal_` for relu.
  case heNormal
  /// Normal of variance 1 / inputs, PyTorch's `kaiming_normal_` for linear units.
  case lecunNormal
  /// Uniform from the first number, which is not above the second, to the second.
  case uniform(Double, Double)
  /// Normal; the standard deviation is 0 or above.
  case normal(mean: Double, standardDeviation: Double)
  /// The same for all.
  case constant(Double)
  /// 0 for all.
  case zeros

  /// Each of them, those that take numbers with the defaults of PyTorch's functions of their
  /// names (for constant, which has none, with 0).
  public static let all: [Initializer] = [
    .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunNormal, .uniform(0, 1),
    .normal(mean: 0, standardDeviation: 1), .constant(0), .zeros,
  ]

  /// The name used in experiment files, without its numbers.
  public var name: String {
    switch self {
    case .glorotUniform: "glorot_uniform"
    case .glorotNormal: "glorot_normal"
    case .heUniform: "he_uniform"
    case .heNormal: "he_normal"
    case .lecunNormal: "lecun_normal"
    case .uniform: "uniform"
    case .normal: "normal"
    case .constant: "constant"
    case .zeros: "zeros"
    }
  }

  /// Returns one weight of a layer with that many inputs and outputs.
  public func draw(inputs: Int, outputs: Int, using rng: inout some RandomNumbers) -> Double {
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
    case .lecunNormal:
      return rng.normal() * .sqrt(1 / fanIn)
    case .uniform(let low, let high):
      precondition(low <= high, "a uniform distribution goes from the lower number to the higher")
      return rng.uniform(low, high)
    case .normal(let mean, let standardDeviation):
      precondition(standardDeviation >= 0, "a standard deviation is 0 or above")
      return mean + standardDeviation * rng.normal()
    case .constant(let value):
      return value
    case .zeros:
      return 0
    }
  }
}
