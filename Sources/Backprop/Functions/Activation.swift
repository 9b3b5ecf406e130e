/// An elementwise activation function a = f(z).
///
/// The raw value is the name used in experiment files, options and logs.
public enum Activation: String, CaseIterable, Sendable {
  /// f(z) = z.
  case identity
  /// f(z) = 1 / (1 + e^−z).
  case sigmoid
  /// f(z) = (e^z − e^−z) / (e^z + e^−z).
  case tanh
  /// f(z) = max(0, z), with derivative 0 at 0, as PyTorch has it.
  case relu
  /// f(z) = z where z > 0, else 0.01 z (PyTorch's default slope).
  case leakyReLU = "leaky_relu"

  /// Returns f(z) and f′(z).
  ///
  /// Value and derivative come from one case, so that none can be added without the other.
  public func valueAndDerivative<S: Scalar>(at z: S) -> (value: S, derivative: S) {
    switch self {
    case .identity:
      return (z, 1)
    case .sigmoid:
      let value = Activation.logistic(z)
      return (value, value * (1 - value))
    case .tanh:
      let value = S.tanh(z)
      return (value, 1 - value * value)
    case .relu:
      // A comparison that fails for NaN would hide it: NaN must pass through.
      return z <= 0 ? (0, 0) : (z, 1)
    case .leakyReLU:
      return z <= 0 ? (S(0.01) * z, S(0.01)) : (z, 1)
    }
  }

  /// Returns 1 / (1 + e^−z) without overflow: the exponential's argument is never positive.
  static func logistic<S: Scalar>(_ z: S) -> S {
    let e = S.exp(-abs(z))
    return z < 0 ? e / (1 + e) : 1 / (1 + e)
  }
}

/// The activation of a layer: one function for each unit, or softmax over all of them.
public enum LayerActivation: Hashable, Sendable {
  /// Each unit by itself.
  case elementwise(Activation)
  /// p_k = e^z_k / Σ_j e^z_j; only at the output, under `Loss.crossEntropy`.
  case softmax

  /// All of them, in the order of the documentation.
  public static let all = Activation.allCases.map(elementwise) + [.softmax]

  /// The name used in experiment files, options and logs.
  public var name: String {
    switch self {
    case .elementwise(let activation): activation.rawValue
    case .softmax: "softmax"
    }
  }

  /// Finds an activation by name; `linear` is another word for `identity`.
  public init?(name: String) {
    let name = name == "linear" ? "identity" : name
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}
