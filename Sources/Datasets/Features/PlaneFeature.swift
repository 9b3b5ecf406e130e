import Backprop

/// An input made of a point of the plane: one of the seven that TensorFlow Playground offers.
public enum PlaneFeature: String, CaseIterable, Codable, Sendable {
  /// The first coordinate.
  case x1
  /// The second coordinate.
  case x2
  /// The square of the first coordinate.
  case x1Squared = "x1^2"
  /// The square of the second coordinate.
  case x2Squared = "x2^2"
  /// The product of both coordinates.
  case product = "x1*x2"
  /// The sine of the first coordinate, in radians.
  case sineOfX1 = "sin(x1)"
  /// The sine of the second coordinate, in radians.
  case sineOfX2 = "sin(x2)"

  /// All of them, in Playground's order.
  public static let all = allCases

  /// Returns the input of a point; finite for coordinates of magnitude up to 10^154.
  public func value(x1: Double, x2: Double) -> Double {
    switch self {
    case .x1: x1
    case .x2: x2
    case .x1Squared: x1 * x1
    case .x2Squared: x2 * x2
    case .product: x1 * x2
    case .sineOfX1: .sin(x1)
    case .sineOfX2: .sin(x2)
    }
  }
}
