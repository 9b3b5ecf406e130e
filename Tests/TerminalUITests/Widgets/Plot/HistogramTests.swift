import TerminalUI
import Testing

@Suite struct HistogramTests {
  @Test("Each part counts from its start to before its end, the last one with its end")
  func parts() {
    let histogram = Histogram([-1, -0.51, -0.5, 0, 0.49, 0.5, 1], over: -1...1, bins: 4)
    #expect(histogram.counts == [2, 1, 2, 2])
    #expect(histogram.notFinite == 0)
  }

  @Test("What lies beyond the range counts in the nearest part")
  func beyond() {
    #expect(Histogram([-9, 9, 1e300], over: -1...1, bins: 2).counts == [1, 2])
  }

  @Test("What is not finite is counted by itself")
  func notFinite() {
    let histogram = Histogram([.nan, .infinity, -.infinity, 0], over: -1...1, bins: 3)
    #expect(histogram.counts == [0, 1, 0])
    #expect(histogram.notFinite == 3)
  }

  @Test("A range without size and a histogram without parts count nothing")
  func empty() {
    #expect(Histogram([1, 2], over: 1...1, bins: 3).counts == [0, 0, 0])
    #expect(Histogram([1, 2], over: 0...1, bins: -3).counts.isEmpty)
  }

  @Test(
    "A round range ends at 1, 2 or 5 times a power of ten",
    arguments: [
      ([0.3, -0.2], -0.5...0.5), ([0.3, 0.2], 0...0.5), ([0.5], 0...0.5), ([-7], -10...10),
      ([], -1...1), ([0], -1...1), ([.nan], -1...1), ([.infinity, 3], 0...5),
    ])
  func round(values: [Double], range: ClosedRange<Double>) {
    #expect(Histogram.roundRange(of: values) == range)
  }

  @Test("The round range of huge and tiny numbers is a legal one")
  func extremes() {
    for value in [1e308, .leastNonzeroMagnitude, -.greatestFiniteMagnitude] {
      let range = Histogram.roundRange(of: [value])
      #expect((range.upperBound - range.lowerBound).isFinite && range.upperBound > 0)
    }
  }
}
