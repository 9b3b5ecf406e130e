import Backprop

/// What can be computed from a point of the plane and put into a network: the inputs that
/// TensorFlow Playground offers, in its order.
public enum PlaneFeature: String, CaseIterable, Sendable {
  /// The first coordinate.
  case x1
  /// The second coordinate.
  case x2
  /// x1².
  case x1Squared = "x1^2"
  /// x2².
  case x2Squared = "x2^2"
  /// x1 · x2.
  case product = "x1*x2"
  /// sin x1, the argument in radians.
  case sinX1 = "sin(x1)"
  /// sin x2, the argument in radians.
  case sinX2 = "sin(x2)"

  /// Computes the feature of a point.
  public func value(x1: Double, x2: Double) -> Double {
    switch self {
    case .x1: x1
    case .x2: x2
    case .x1Squared: x1 * x1
    case .x2Squared: x2 * x2
    case .product: x1 * x2
    case .sinX1: .sin(x1)
    case .sinX2: .sin(x2)
    }
  }
}
