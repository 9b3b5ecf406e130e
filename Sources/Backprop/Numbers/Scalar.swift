import RealModule

/// A number type that networks compute with: `Float` or `Double`.
///
/// The readable path is generic over it, so that float64 runs, gradient checks and float32 runs
/// share one text.
public protocol Scalar: Real, BinaryFloatingPoint, Sendable {}

extension Float: Scalar {}
extension Double: Scalar {}
