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
