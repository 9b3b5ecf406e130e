import CKernels

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A number type that networks compute with: `Float` or `Double`.
///
/// The readable path is generic over it, so that float64 runs, gradient checks and float32 runs
/// share one text. The functions are those of the system's C library, which keeps the engine free
/// of dependencies.
public protocol Scalar: BinaryFloatingPoint, Sendable {
  /// What makes a trainer's steps in this precision.
  associatedtype Engine: TrainingEngine<Self>
  /// Returns e^x.
  static func exp(_ x: Self) -> Self
  /// Returns e^x − 1, exact also where x is tiny.
  static func expMinusOne(_ x: Self) -> Self
  /// Returns the natural logarithm.
  static func log(_ x: Self) -> Self
  /// Returns log(1 + x), exact also where x is tiny.
  static func log(onePlus x: Self) -> Self
  /// Returns the hyperbolic tangent.
  static func tanh(_ x: Self) -> Self
  /// Returns the error function, 2/√π ∫₀ˣ e^−t² dt.
  static func erf(_ x: Self) -> Self
  /// Returns the sine of an angle in radians.
  static func sin(_ x: Self) -> Self
  /// Returns the cosine of an angle in radians.
  static func cos(_ x: Self) -> Self
  /// Returns x to the power of a whole number.
  static func pow(_ x: Self, _ n: Int) -> Self
}

extension Scalar {
  /// Returns the square root.
  public static func sqrt(_ x: Self) -> Self { x.squareRoot() }
}

extension Float: Scalar {
  /// The fast path.
  public typealias Engine = FastEngine
  /// Returns e^x.
  public static func exp(_ x: Float) -> Float { expf(x) }
  /// Returns e^x − 1, exact also where x is tiny.
  public static func expMinusOne(_ x: Float) -> Float { expm1f(x) }
  /// Returns the natural logarithm.
  public static func log(_ x: Float) -> Float { logf(x) }
  /// Returns log(1 + x), exact also where x is tiny.
  public static func log(onePlus x: Float) -> Float { log1pf(x) }
  /// Returns the hyperbolic tangent.
  public static func tanh(_ x: Float) -> Float { tanhf(x) }
  /// Returns the error function, 2/√π ∫₀ˣ e^−t² dt.
  public static func erf(_ x: Float) -> Float { erff(x) }
  /// Returns the sine of an angle in radians.
  public static func sin(_ x: Float) -> Float { sinf(x) }
  /// Returns the cosine of an angle in radians.
  public static func cos(_ x: Float) -> Float { cosf(x) }
  /// Returns x to the power of a whole number.
  public static func pow(_ x: Float, _ n: Int) -> Float { kn_powf(x, Float(n)) }
}

extension Double: Scalar {
  /// The readable path.
  public typealias Engine = ReadableEngine<Double>
  /// Returns e^x.
  public static func exp(_ x: Double) -> Double { systemExp(x) }
  /// Returns e^x − 1, exact also where x is tiny.
  public static func expMinusOne(_ x: Double) -> Double { systemExpm1(x) }
  /// Returns the natural logarithm.
  public static func log(_ x: Double) -> Double { systemLog(x) }
  /// Returns log(1 + x), exact also where x is tiny.
  public static func log(onePlus x: Double) -> Double { systemLog1p(x) }
  /// Returns the hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { systemTanh(x) }
  /// Returns the error function, 2/√π ∫₀ˣ e^−t² dt.
  public static func erf(_ x: Double) -> Double { systemErf(x) }
  /// Returns the sine of an angle in radians.
  public static func sin(_ x: Double) -> Double { systemSin(x) }
  /// Returns the cosine of an angle in radians.
  public static func cos(_ x: Double) -> Double { systemCos(x) }
  /// Returns x to the power of a whole number.
  public static func pow(_ x: Double, _ n: Int) -> Double { kn_pow(x, Double(n)) }
}

// Within the extension above, `exp` means the method; outside it, the C library's function.
private func systemExp(_ x: Double) -> Double { exp(x) }
private func systemExpm1(_ x: Double) -> Double { expm1(x) }
private func systemLog(_ x: Double) -> Double { log(x) }
private func systemLog1p(_ x: Double) -> Double { log1p(x) }
private func systemTanh(_ x: Double) -> Double { tanh(x) }
private func systemErf(_ x: Double) -> Double { erf(x) }
private func systemSin(_ x: Double) -> Double { sin(x) }
private func systemCos(_ x: Double) -> Double { cos(x) }
