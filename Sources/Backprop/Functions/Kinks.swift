/// Places where a function or its derivative is not smooth, so that a difference quotient across
/// them tells nothing about the derivative.
extension LayerActivation {
  /// The weighted inputs z at which the first or the second derivative jumps.
  ///
  /// elu's second derivative goes from 1 to 0 at 0; softplus' own value jumps by 2e-9 at the
  /// threshold above which it is z itself.
  public var kinks: [Double] {
    switch self {
    case .elementwise(.relu), .elementwise(.leakyReLU), .elementwise(.elu): [0]
    case .elementwise(.softplus): [20]
    case .elementwise(.identity), .elementwise(.sigmoid), .elementwise(.tanh),
      .elementwise(.gelu), .elementwise(.silu), .elementwise(.sin), .softmax:
      []
    }
  }
}

extension Loss {
  /// The errors e = a − t of an output at which the first or the second derivative jumps.
  public var kinks: [Double] {
    switch self {
    case .meanAbsoluteError: [0]
    case .huber: [-1, 1]
    case .halfSquaredError, .meanSquaredError, .binaryCrossEntropy, .crossEntropy: []
    }
  }
}
