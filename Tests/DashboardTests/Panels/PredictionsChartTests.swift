import TerminalUI
import Testing

@testable import Dashboard
@testable import Training

@Suite struct PredictionsChartTests {
  private let theme = Theme(Appearance(colors: .palette256, glyphs: .ascii))

  private func evaluation(
    train: [(Double, Double)], test: [(Double, Double)]? = nil
  ) -> Evaluation {
    func metrics(_ pairs: [(Double, Double)]) -> Metrics {
      Metrics(
        loss: 0, accuracy: nil,
        answers: pairs.map { ValueAnswer(target: $0.0, answer: $0.1) })
    }
    return Evaluation(step: 0, train: metrics(train), test: test.map(metrics), isWrong: [])
  }

  private func drawn(_ evaluation: Evaluation) throws -> Buffer {
    let chart = try #require(PredictionsChart(evaluation, theme))
    var buffer = Buffer(Size(columns: 24, rows: 8))
    buffer.draw(chart, in: buffer.area)
    return buffer
  }

  @Test func aRightAnswerStandsOnTheDiagonalAndOneTooLargeAboveIt() throws {
    let buffer = try drawn(evaluation(train: [(0, 0), (10, 10), (0, 10)], test: [(10, 5)]))
    #expect(
      (0..<8).map { buffer.text(row: $0) } == [
        "predicted               ",
        "10+'                 ..'",
        "  |              ..''   ",
        "  |           .''       ",
        " 5+       ..''         '",
        "  |   ..''  train  test ",
        " 0+.''                  ",
        "   0      actual      10",
      ])
    #expect(buffer[3, 1].style == theme.train && buffer[23, 1].style == theme.train)
    #expect(buffer[3, 6].style == theme.train && buffer[23, 4].style == theme.test)
    #expect(buffer[13, 4].style == theme.border)
  }

  @Test func numbersAreNeededAndMayBeOfAnySize() throws {
    #expect(PredictionsChart(evaluation(train: []), theme) == nil)
    #expect(PredictionsChart(evaluation(train: [(.nan, .infinity)]), theme) == nil)
    for size in [1e308, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0] {
      let buffer = try drawn(evaluation(train: [(size, -size), (.nan, 1)], test: [(-size, size)]))
      #expect(buffer.text(row: 0).hasPrefix("predicted"))
    }
  }
}
