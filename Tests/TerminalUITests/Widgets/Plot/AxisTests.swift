import TerminalUI
import Testing

@Suite struct AxisTests {
  @Test(
    "Linear ticks are multiples of 1, 2 or 5 and enclose the values",
    arguments: [
      (0, 1, ["0", "0.5", "1.0"]), (0, 0.98, ["0", "0.5", "1.0"]),
      (0.1, 0.3, ["0.10", "0.15", "0.20", "0.25", "0.30"]),
      (-1, 1, ["-1.0", "-0.5", "0", "0.5", "1.0"]), (3, 97, ["0", "50", "100"]),
      (0, 7, ["0", "2", "4", "6", "8"]), (5.9, 8.1, ["5", "6", "7", "8", "9"]),
      (5, 5, ["2", "4", "6", "8"]), (0, 0, ["0", "0.5", "1.0"]),
      (0, 123_456, ["0", "5e4", "1e5", "1.5e5"]),
      (0, 2e-6, ["0", "5e-7", "1e-6", "1.5e-6", "2e-6"]),
      (1, 0, ["0", "0.5", "1.0"]),
    ] as [(Double, Double, [String])])
  func linear(low: Double, high: Double, labels: [String]) {
    #expect(Axis(scale: .linear, low: low, high: high).ticks.map(\.label) == labels)
  }

  @Test(
    "Logarithmic ticks are decades between round ends, or 1-2-5 where the range is short",
    arguments: [
      (2.5e-4, 0.41, ["2e-4", "1e-3", "0.01", "0.1", "0.5"]),
      (0.1, 1, ["0.1", "0.2", "0.5", "1"]),
      (1e-8, 1, ["1e-8", "1e-6", "1e-4", "0.01", "1"]), (0.3, 0.3, ["0.1", "0.2", "0.5"]),
      (3e-7, 30, ["2e-7", "1e-4", "0.01", "1", "50"]), (1, 100, ["1", "10", "100"]),
    ] as [(Double, Double, [String])])
  func logarithmic(low: Double, high: Double, labels: [String]) {
    #expect(Axis(scale: .logarithmic, low: low, high: high).ticks.map(\.label) == labels)
  }

  @Test("Any two numbers give three to nine rising ticks that enclose them, and no false zero")
  func anyRange() {
    let values: [Double] = [
      -1e308, -1e300, -7, -0.3, -1e-12, -0.0, 0, .leastNonzeroMagnitude, 1e-300, 3e-9, 0.1, 0.3,
      0.30000001, 1,
      1e9, 1e300, 1e308, .infinity, -.infinity, .nan,
    ]
    var illegal: [Axis] = []
    for scale in [Axis.Scale.linear, .logarithmic] {
      for low in values {
        for high in values {
          let axes = (3...9).map { Axis(scale: scale, low: low, high: high, maximumTicks: $0) }
          illegal += axes.filter { !isLegal($0) }
        }
      }
    }
    #expect(illegal.first == nil)
  }

  private func isLegal(_ axis: Axis) -> Bool {
    let ticks = axis.ticks
    return (3...9).contains(ticks.count)
      && zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value }
      && ticks.allSatisfy { $0.value == 0 || Double($0.label) != 0 }
      && ticks.allSatisfy { $0.label.count <= 14 }
      && axis.position(of: axis.low) == 0 && axis.position(of: axis.high) == 1
  }

  @Test("The range keeps still while the values move between two ticks")
  func movesInSteps() {
    let axes = [0.11, 0.12, 0.15, 0.19].map { Axis(scale: .logarithmic, low: $0, high: 1) }
    #expect(Set(axes).count == 1)
  }

  @Test("What is not positive stands at the bottom of a logarithmic axis")
  func notPositive() {
    let axis = Axis(scale: .logarithmic, low: 0.01, high: 1)
    #expect(axis.position(of: 0) == 0 && axis.position(of: -3) == 0)
    #expect(axis.position(of: .nan) == nil)
    #expect(axis.position(of: 100) == 1)
    #expect(abs((axis.position(of: 0.1) ?? 0) - 0.5) < 1e-12)
  }
}
