import Testing

@testable import TerminalUI

@Suite struct PlotTraceTests {
  private func trace(_ values: [Double], columns: Int) -> PlotTrace {
    let buckets = values.enumerated().map { LineChart.Bucket(x: Double($0.offset), y: $0.element) }
    return PlotTrace(buckets, over: 0...Double(values.count - 1), columns: columns)
  }

  @Test("A spike of one point in a thousand survives")
  func spikesSurvive() {
    var values = Array(repeating: 0.5, count: 1000)
    values[777] = 9
    values[333] = -9
    let stretches = trace(values, columns: 20).stretches
    #expect(stretches.count == 20)
    #expect(stretches.map(\.high).max() == 9 && stretches.map(\.low).min() == -9)
  }

  @Test("A number that is not finite is a gap")
  func gaps() {
    let stretches = trace([1, 2, .nan, 3, 4], columns: 5).stretches
    #expect(stretches.map(\.column) == [0, 1, 3, 4])
    #expect(stretches.map(\.joins) == [false, true, false, true])
  }

  @Test("The last value of a column is the latest one")
  func lastValue() {
    #expect(trace([1, 5, 2, 8], columns: 1).stretches.map(\.last) == [8])
  }

  @Test("What lies outside the range is left out")
  func outside() {
    let buckets = (0..<10).map { LineChart.Bucket(x: Double($0), y: 1) }
    #expect(PlotTrace(buckets, over: 3...5, columns: 3).stretches.map(\.column) == [0, 1, 2])
    #expect(PlotTrace(buckets, over: 4...4, columns: 3).stretches.map(\.column) == [0])
    #expect(PlotTrace(buckets, over: 0...9, columns: 0).stretches.isEmpty)
  }
}
