@testable import Backprop

/// The elementwise functions of the kernels, for any number of arguments: they take whole vectors.
extension KernelLevel {
  /// a = f(z) and f′(z).
  func activate(
    _ activation: Activation, at z: [Float]
  ) -> (values: [Float], slopes: [Float]) {
    let padded = Self.padded(z)
    var values = padded
    var slopes = padded
    kernels.activate(activation.kernelNumber, padded.count, padded, &values, &slopes)
    return (Array(values.prefix(z.count)), Array(slopes.prefix(z.count)))
  }

  /// The values again, computed in the place of the arguments.
  func activateInPlace(_ activation: Activation, at z: [Float]) -> [Float] {
    var values = Self.padded(z)
    var slopes = values
    values.withUnsafeMutableBufferPointer {
      kernels.activate(
        activation.kernelNumber, $0.count, $0.baseAddress, $0.baseAddress, &slopes)
    }
    return Array(values.prefix(z.count))
  }

  /// e^x.
  func exponential(_ x: [Float]) -> [Float] {
    let padded = Self.padded(x)
    var y = padded
    kernels.exponential(padded.count, padded, &y)
    return Array(y.prefix(x.count))
  }

  /// log(1 + x).
  func logOnePlus(_ x: [Float]) -> [Float] {
    let padded = Self.padded(x)
    var y = padded
    kernels.log_one_plus(padded.count, padded, &y)
    return Array(y.prefix(x.count))
  }

  private static func padded(_ x: [Float]) -> [Float] {
    x + Array(repeating: 0, count: (16 - x.count % 16) % 16)
  }
}

/// How far a result may be from the exact number: so many units of the exact number's last place
/// in float32, and an absolute part.
struct ErrorBound {
  /// The least argument that it holds for.
  var from = -Float.infinity
  var units = 0.0
  var absolute = 0.0

  /// Returns by how many times a result exceeds the bound; up to 1 is good.
  func excess(_ found: Float, _ exact: Double) -> Double {
    if Float(exact).isInfinite || found.isInfinite || found.isNaN || exact.isNaN {
      return found == Float(exact) || found.isNaN && exact.isNaN ? 0 : .infinity
    }
    let error = abs(Double(found) - exact)
    return error == 0 ? 0 : error / (units * Self.lastPlace(exact) + absolute)
  }

  /// 2⁻²³ of the power of 2 at or below the number; that of subnormal numbers is 2⁻¹⁴⁹.
  static func lastPlace(_ x: Double) -> Double {
    let exponent = x == 0 ? -126 : max(Int(x.exponent), -126)
    return Double(sign: .plus, exponent: exponent - 23, significand: 1)
  }
}

/// Arguments that functions are tried at.
enum Arguments {
  /// Some of every binade of float32, subnormal numbers and 0 among them, of both signs.
  static let ofEveryExponent: [Float] = {
    var rng = RandomGenerator(seed: 3)
    let positive = (UInt32(0)..<255).flatMap { exponent in
      let mantissas = [0, 1, 0x7f_ffff] + (0..<13).map { _ in UInt32(rng.below(1 << 23)) }
      return mantissas.map { Float(bitPattern: exponent << 23 | $0) }
    }
    return positive + positive.map { -$0 }
  }()

  /// A fine comb from −110 to 110, which e^x leaves the numbers of float32 within, and a finer one
  /// around 0.
  static let dense: [Float] = {
    let wide = (-12_000...12_000).map { Float($0) * 0.009_171_3 }
    let narrow = (-12_000...12_000).map { Float($0) * 0.000_917_13 }
    return wide + narrow
  }()

  static let all = ofEveryExponent + dense
}
