import TerminalUI
import Testing

@Suite struct LineChartCursorTests {
  private func chart(_ values: [Double], cursor: Double?) -> LineChart {
    let buckets = values.enumerated().map { LineChart.Bucket(x: Double($0.offset), y: $0.element) }
    var chart = LineChart(
      series: [.init("t", style: .blue, buckets: buckets)], glyphs: .ascii)
    chart.cursor = cursor.map { .init(x: $0, style: .plain) }
    return chart
  }

  @Test("The cursor is a line under the curve with a point where they meet")
  func line() {
    #expect(
      Drawing(chart([0, 1, 1, 1, 0], cursor: 2), 5, 3).inside == [
        "·:o:·",
        ".'|'.",
        ":·|·:",
      ])
  }

  @Test("Where the curve has a gap there is no point, and outside the chart no line")
  func gap() {
    let gap = Drawing(chart([0, .nan, 0], cursor: 1), 3, 2).inside
    #expect(gap == ["·|·", ".|."])
    #expect(
      Drawing(chart([0, 0], cursor: 7), 3, 2).inside
        == Drawing(chart([0, 0], cursor: nil), 3, 2)
        .inside)
    for value in [Double.nan, .infinity] {
      #expect(!Drawing(chart([0, 1], cursor: value), 6, 3).inside.joined().contains("|"))
    }
  }

  @Test("A column of the screen leads to its x, beside the plot to its edges")
  func columns() {
    let chart = chart(Array(repeating: 1, count: 11), cursor: nil)
    let area = Rect(column: 10, row: 5, width: 11, height: 2)
    #expect((10...20).map { chart.x(atColumn: $0, in: area) } == (0...10).map { Double($0) })
    #expect(chart.x(atColumn: .min, in: area) == 0 && chart.x(atColumn: .max, in: area) == 10)
    #expect(chart.x(atColumn: 3, in: Rect(column: 0, row: 0, width: 0, height: 0)) == nil)
  }

  @Test("Texts below stand at their x; the last and the first before the others")
  func ticks() {
    var chart = chart(Array(repeating: 1, count: 21), cursor: nil)
    chart.xTicks = [(0, "0"), (10, "10"), (19, "19"), (20, "epoch 20"), (99, "99")].map {
      .init(x: $0.0, label: $0.1)
    }
    #expect(Drawing(chart, 25, 4).inside.last == "····0········10··epoch 20")
  }
}
