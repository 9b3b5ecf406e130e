/// How well backpropagation's number agrees with a central difference, the worst last.
///
/// The bounds are those of CS231n, <https://cs231n.github.io/neural-networks-3/>.
public enum GradientVerdict: Int, Comparable, Sendable {
  /// The relative error is up to 1e-7, or the two differ by no more than the difference quotient
  /// itself may be off.
  case good
  /// A kink lies within the step: the difference quotient is no derivative there.
  case kink
  /// The relative error is above 1e-7, which smooth functions don't explain.
  case doubtful
  /// The relative error is above 1e-2.
  case wrong
  /// One of the two is not a finite number.
  case notFinite

  /// The relative error up to which all is good.
  public static let goodBound = 1e-7
  /// The relative error above which a gradient is wrong.
  public static let wrongBound = 1e-2

  /// Returns whether the first is the better one.
  public static func < (a: GradientVerdict, b: GradientVerdict) -> Bool { a.rawValue < b.rawValue }
}

/// One weight's or bias's gradient by backpropagation against its central difference.
public struct ParameterCheck: Equatable, Sendable {
  /// Its place in the order of the parameters.
  public let parameter: Int
  /// ∂L/∂θ by backpropagation.
  public let gradient: Double
  /// ∂L/∂θ by the central difference.
  public let difference: Double
  /// Whether a kink lies within the step.
  public let crossesKink: Bool
  /// How far the central difference itself may be off; 0 where nobody had to know.
  public let uncertainty: Double

  /// Creates the check of a parameter from its two numbers.
  public init(
    parameter: Int, gradient: Double, difference: Double, crossesKink: Bool = false,
    uncertainty: Double = 0
  ) {
    self.parameter = parameter
    self.gradient = gradient
    self.difference = difference
    self.crossesKink = crossesKink
    self.uncertainty = uncertainty
  }

  /// Checks a parameter.
  ///
  /// - Parameters:
  ///   - parameter: its place in the order of the parameters.
  ///   - gradient: ∂L/∂θ by backpropagation over the samples of the differences.
  ///   - differences: those of the network.
  public init(_ parameter: Int, gradient: Double, against differences: inout CentralDifferences) {
    let found = differences.slope(along: parameter)
    let error = Self.relativeError(gradient, found.slope)
    let isOpen = error > GradientVerdict.goodBound && !found.crossesKink
    self.init(
      parameter: parameter, gradient: gradient, difference: found.slope,
      crossesKink: found.crossesKink,
      uncertainty: isOpen ? differences.uncertainty(of: found, along: parameter) : 0)
  }

  /// |a − n| / (|a| + |n|) of the two numbers, 0 where both are 0.
  public var relativeError: Double { Self.relativeError(gradient, difference) }

  /// Whether the two differ by no more than the central difference itself may be off.
  public var isWithinUncertainty: Bool { abs(gradient - difference) <= uncertainty }

  /// What the two numbers say.
  public var verdict: GradientVerdict {
    let error = relativeError
    if !error.isFinite { return .notFinite }
    if error <= GradientVerdict.goodBound { return .good }
    if crossesKink { return .kink }
    if isWithinUncertainty { return .good }
    return error > GradientVerdict.wrongBound ? .wrong : .doubtful
  }

  /// Returns |a − n| / (|a| + |n|), or 0 where both are 0.
  public static func relativeError(_ analytic: Double, _ numeric: Double) -> Double {
    let size = abs(analytic) + abs(numeric)
    return size == 0 ? 0 : abs(analytic - numeric) / size
  }

  /// Returns whether the other says more about what is wrong.
  func isBetter(than other: ParameterCheck) -> Bool {
    if verdict != other.verdict { return verdict < other.verdict }
    // An error that is the difference quotient's own says nothing.
    let (isBlunt, otherIsBlunt) = (uncertainty > 0, other.uncertainty > 0)
    if isBlunt != otherIsBlunt { return isBlunt }
    return relativeError < other.relativeError
  }
}
