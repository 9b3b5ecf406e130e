import TerminalUI
import Testing

@Suite struct RampTests {
  private let ramp = Ramp.blueOrange

  @Test(
    "A value's level grows with its size and keeps its sign",
    arguments: [
      (0, 0), (0.08, 0), (0.09, 1), (-0.09, -1), (0.5, 3), (1, 6), (-1, -6), (7, 6), (-1e300, -6),
      (.nan, 0), (.infinity, 0),
    ] as [(Double, Int)])
  func levels(value: Double, level: Int) {
    #expect(ramp.level(of: value) == level)
  }

  @Test("Each level has its colour, and what is no finite number the warning")
  func colors() {
    #expect(ramp.color(of: 1) == ramp.positive.last && ramp.color(of: -1) == ramp.negative.last)
    #expect(ramp.color(of: 0) == ramp.zero)
    #expect(ramp.color(of: .nan) == ramp.warning && ramp.color(of: -.infinity) == ramp.warning)
    #expect(ramp.color(level: 99) == ramp.positive.last)
    #expect(ramp.color(level: .min) == ramp.negative.last)
    #expect(Ramp.ansi8.color(of: 0.4) == Ramp.ansi8.zero)
  }

  @Test("With 256 colours the levels stay distinct, blue stays blue and orange brown or orange")
  func survivesThePalette() {
    let positive = ramp.positive.map { nearest($0) }
    let negative = ramp.negative.map { nearest($0) }
    #expect(Set(positive + negative + [nearest(ramp.zero)]).count == 13)
    #expect(positive.allSatisfy { $0[2] > $0[1] && $0[1] >= $0[0] })
    #expect(negative.allSatisfy { $0[0] > $0[1] && $0[2] == 0 })
  }

  @Test("Brightness rises from zero outward on both sides")
  func rises() {
    for side in [ramp.positive, ramp.negative] {
      let light = ([ramp.zero] + side).map { color in
        zip(channels(color), [0.299, 0.587, 0.114]).map { Double($0) * $1 }.reduce(0, +)
      }
      #expect(zip(light, light.dropFirst()).allSatisfy { $1 - $0 > 6 && $1 - $0 < 45 })
    }
  }

  private func channels(_ color: Color) -> [Int] {
    let value = Int(color.rgbValue ?? 0)
    return [value >> 16, value >> 8 & 255, value & 255]
  }

  /// The nearest colour of the cube and the greys of the xterm palette.
  private func nearest(_ color: Color) -> [Int] {
    let steps = [0, 95, 135, 175, 215, 255]
    let cube = steps.flatMap { red in
      steps.flatMap { green in steps.map { [red, green, $0] } }
    }
    let greys = (0..<24).map { Array(repeating: 8 + 10 * $0, count: 3) }
    let wanted = channels(color)
    func distance(_ other: [Int]) -> Int {
      zip(wanted, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    }
    return (cube + greys).min { distance($0) < distance($1) } ?? []
  }
}
