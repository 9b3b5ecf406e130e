/// An elementwise activation function a = f(z), with PyTorch's default parameters.
///
/// The raw value is the name used in experiment files, options and logs. Sources: D.-A. Clevert
/// et al., "Fast and accurate deep network learning by exponential linear units" (ICLR 2016);
/// D. Hendrycks, K. Gimpel, "Gaussian error linear units" (2016); S. Elfwing et al.,
/// "Sigmoid-weighted linear units" (2017).
public enum Activation: String, CaseIterable, Sendable {
  /// f(z) = z.
  case identity
  /// f(z) = 1 / (1 + e^−z).
  case sigmoid
  /// f(z) = (e^z − e^−z) / (e^z + e^−z).
  case tanh
  /// f(z) = max(0, z), with derivative 0 at 0, as PyTorch has it.
  case relu
  /// f(z) = z where z > 0, else 0.01 z.
  case leakyReLU = "leaky_relu"
  /// f(z) = z where z > 0, else e^z − 1.
  case elu
  /// f(z) = z Φ(z), Φ the standard normal distribution, by the error function.
  case gelu
  /// f(z) = z / (1 + e^−z).
  case silu
  /// f(z) = log(1 + e^z), and z itself above 20, where the two hardly differ.
  case softplus
  /// f(z) = sin z.
  case sin

  /// Returns f(z) and f′(z).
  ///
  /// Value and derivative come from one case, so that none can be added without the other.
  /// Comparisons are such that NaN, for which they all fail, passes through.
  public func valueAndDerivative<S: Scalar>(at z: S) -> (value: S, derivative: S) {
    switch self {
    case .identity:
      return (z, 1)
    case .sigmoid:
      let value = Activation.logistic(z)
      return (value, value * (1 - value))
    case .tanh:
      let value = S.tanh(z)
      // Once in a thousand the last digit is another than that of value · value. Loss tables that
      // Playground's runs are held to, and in which that digit decides, are computed so.
      return (value, 1 - S.pow(value, 2))
    case .relu:
      return z <= 0 ? (0, 0) : (z, 1)
    case .leakyReLU:
      return z <= 0 ? (S(0.01) * z, S(0.01)) : (z, 1)
    case .elu:
      return z > 0 ? (z, 1) : (S.expMinusOne(z), S.exp(z))
    case .gelu:
      let distribution = (1 + S.erf(z * S(0.5.squareRoot()))) / 2
      // 1 / √(2π).
      let density = S(0.398_942_280_401_432_7) * S.exp(-z * z / 2)
      return (z * distribution, distribution + z * density)
    case .silu:
      let gate = Activation.logistic(z)
      return (z * gate, gate * (1 + z * (1 - gate)))
    case .softplus:
      return z > 20 ? (z, 1) : (S.log(onePlus: S.exp(z)), Activation.logistic(z))
    case .sin:
      return (S.sin(z), S.cos(z))
    }
  }

  /// Returns 1 / (1 + e^−z); where e^−z is beyond all numbers that is e^z.
  static func logistic<S: Scalar>(_ z: S) -> S {
    let e = S.exp(-z)
    return e == .infinity ? S.exp(z) : 1 / (1 + e)
  }
}
