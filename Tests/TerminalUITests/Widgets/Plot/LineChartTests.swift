import TerminalUI
import Testing

@Suite struct LineChartTests {
  private func series(_ label: String, _ values: [Double]) -> LineChart.Series {
    let buckets = values.enumerated().map { LineChart.Bucket(x: Double($0.offset), y: $0.element) }
    return LineChart.Series(label, style: .blue, buckets: buckets)
  }

  @Test("A falling curve with its axis, texts and legend")
  func whole() {
    let chart = LineChart(
      series: [series("train", [1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.01])],
      scale: .logarithmic, xLabels: ["0", "epoch 7"], marks: [.init(x: 3, style: .plain)],
      glyphs: .blocks)
    #expect(
      Drawing(chart, 24, 7).inside == [
        "···1┤▀▄▄········· train ",
        "····│···▀▀▄·············",
        "····│······▀▀▄··········",
        "·0.1┤·········▀▄▄·······",
        "····│············▀▀▄····",
        "0.01┤········▲······▀▀▄▄",
        "·····0···········epoch 7",
      ])
  }

  @Test("A spike is a vertical line, a gap an open place, and braille has four dots a row")
  func spikes() {
    let values: [Double] = [0, 0, 0, 0, 1, 0, 0, .nan, .nan, 0, 0, 0]
    let chart = LineChart(series: [series("", values)])
    #expect(
      Drawing(chart, 12, 3).inside == [
        "1.0┤··⢸⡀····",
        "0.5┤··⡜⡇····",
        "··0┤⣀⣀⡇⢱⡀·⣀⣀",
      ])
  }

  @Test("Points stand by themselves, several over one x, and what is not finite nowhere")
  func points() {
    let places = [(0, 0), (0, 1), (2, 0.5), (1, 0), (2, .nan), (.infinity, 1)]
    let points = LineChart.Series(
      "", style: .plain, buckets: places.map { .init(x: $0.0, y: $0.1) }, isScattered: true)
    #expect(
      Drawing(LineChart(series: [points], glyphs: .ascii), 5, 2).inside == [
        "'····",
        ".·.·'",
      ])
  }

  @Test("Zero on a logarithmic axis stands at the bottom")
  func zeroOnLogarithm() {
    let chart = LineChart(
      series: [series("", [1, 0.1, 0, -1])], scale: .logarithmic, glyphs: .ascii)
    #expect(
      Drawing(chart, 8, 3).inside == [
        ":·······",
        "·:······",
        "··:.....",
      ])
  }

  @Test("The legend leaves the top where it would hide a curve")
  func legendMoves() {
    let chart = LineChart(series: [series("train", [0, 1, 1, 1])], glyphs: .ascii)
    #expect(
      Drawing(chart, 24, 5).inside == [
        "1.0+·····.''''''''''''''",
        "···|····.'··············",
        "0.5+···:················",
        "···|·.'·········· train ",
        "··0+.'··················",
      ])
  }

  @Test("Without room there are no labels but still a curve")
  func narrow() {
    let chart = LineChart(
      series: [series("train", [0, 1])], xLabels: ["0", "epoch 1"], glyphs: .ascii)
    #expect(
      Drawing(chart, 6, 2).inside == [
        "···..'",
        ".''···",
      ])
  }

  @Test("The y axis covers a wanted range and bucket extremes")
  func yAxis() {
    let bucket = LineChart.Bucket(firstX: 0, lastX: 1, minimum: -3, maximum: 4, last: 0)
    let wide = LineChart(series: [.init("", style: .blue, buckets: [bucket])])
    #expect(wide.yAxis(rows: 10).low <= -3 && wide.yAxis(rows: 10).high >= 4)
    let wanted = LineChart(series: [series("", [0.4, 0.5])], yRange: 0...1)
    #expect(wanted.yAxis(rows: 10).low == 0 && wanted.yAxis(rows: 10).high == 1)
  }
}
