import Foundation
import TerminalUI

/// How eyes see a 24-bit colour.
enum ColorVision: CaseIterable {
  /// All three kinds of cones.
  case full
  /// No cones for red.
  case protanopia
  /// No cones for green.
  case deuteranopia

  /// What the missing cones do to linear red, green and blue, in full severity.
  ///
  /// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for
  /// Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table of matrices.
  private var matrix: [[Double]] {
    switch self {
    case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    }
  }

  /// The difference of two colours: their distance in CIE L*a*b*, where about 2 can just be seen.
  func difference(_ first: Color, _ second: Color) -> Double {
    zip(lab(first), lab(second)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func lab(_ color: Color) -> [Double] {
    let light = Self.linear(color)
    let seen = matrix.map { row in
      min(max(zip(row, light).map { $0 * $1 }.reduce(0, +), 0), 1)
    }
    let toXYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    let xyz = zip(toXYZ, [0.95047, 1, 1.08883]).map { row, white in
      zip(row, seen).map { $0 * $1 }.reduce(0, +) / white
    }
    let f = xyz.map { $0 > 0.008856 ? Double.pow($0, 1.0 / 3) : 7.787 * $0 + 16.0 / 116 }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  /// The contrast ratio of WCAG 2.2, 1…21.
  static func contrast(_ first: Color, _ second: Color) -> Double {
    func luminance(_ color: Color) -> Double {
      zip(linear(color), [0.2126, 0.7152, 0.0722]).map { $0 * $1 }.reduce(0, +)
    }
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Red, green and blue as amounts of light, by the curve of sRGB.
  private static func linear(_ color: Color) -> [Double] {
    [UInt32(16), 8, 0].map { shift in
      let share = Double((color.rgbValue ?? 0) >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : Double.pow((share + 0.055) / 1.055, 2.4)
    }
  }

  /// The nearest colour of xterm's cube and greys, as terminals of 256 colours show it.
  static func nearest256(_ color: Color) -> Color {
    let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
    var cube: [UInt32] = []
    for red in steps {
      for green in steps { for blue in steps { cube.append(red << 16 | green << 8 | blue) } }
    }
    let grays: [UInt32] = (0..<24).map { (8 + 10 * $0) * 0x01_0101 }
    let wanted = color.rgbValue ?? 0
    func distance(_ other: UInt32) -> Int {
      var sum = 0
      for shift in [UInt32(16), 8, 0] {
        let difference = Int(wanted >> shift & 0xFF) - Int(other >> shift & 0xFF)
        sum += difference * difference
      }
      return sum
    }
    return .rgb((cube + grays).min { distance($0) < distance($1) } ?? wanted)
  }
}

extension Double {
  /// Returns a power.
  fileprivate static func pow(_ base: Double, _ exponent: Double) -> Double {
    Foundation.pow(base, exponent)
  }
}
