import Backprop
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct TraceTests {
  private static let snapshot = Moments.snapshot(Moments.experiment(hidden: [3, 2]), steps: 5)
  private static let sentences = TraceSentence(snapshot: snapshot, words: Words(.braille))
  private static let shape = snapshot.shape

  private static var all: [TraceStep] {
    (0..<TraceStep.count(of: shape)).map { TraceStep($0, of: shape) }
  }

  @Test func operationsStandInTheOrderOfComputation() {
    let forward: [TraceStep] = [
      .forward(layer: 0, unit: 0), .forward(layer: 0, unit: 1), .forward(layer: 0, unit: 2),
      .forward(layer: 1, unit: 0), .forward(layer: 1, unit: 1), .forward(layer: 2, unit: 0),
    ]
    let backward: [TraceStep] = [
      .backward(layer: 2, unit: 0), .backward(layer: 1, unit: 0), .backward(layer: 1, unit: 1),
      .backward(layer: 0, unit: 0), .backward(layer: 0, unit: 1), .backward(layer: 0, unit: 2),
    ]
    #expect(Self.all == forward + [.loss] + backward)
  }

  @Test func resultsAreThoseOfTheProbeSample() {
    let probe = Self.snapshot.moment.probe
    let values = Self.all.map { Self.sentences.result(of: $0).map(\.value) }
    for (unit, index) in Self.shape.layers.flatMap(\.units).enumerated() {
      #expect(values[unit] == [probe.weightedInputs[index], probe.activations[index]])
    }
    #expect(values[6] == [probe.loss])
    #expect(values[7] == [probe.deltas[Self.shape.output.units.lowerBound]])
  }

  @Test func theNumbersPutInGiveTheResult() throws {
    for step in Self.all {
      let sentence = Self.sentences.explanation(of: step)
      let products = sentence.matches(of: /\((-?[0-9.e-]+)\)\((-?[0-9.e-]+)\)/).map {
        (Double($0.1) ?? .nan) * (Double($0.2) ?? .nan)
      }
      let sum = products.reduce(0, +)
      switch step {
      case .forward:
        let bias = try #require(sentence.firstMatch(of: /= (-?[0-9.e-]+) \+/)?.1)
        let z = Self.sentences.result(of: step)[0].value
        #expect(abs((Double(bias) ?? .nan) + sum - z) < 0.05, "\(sentence)")
      case .backward(let layer, _) where layer < 2:
        let slope = try #require(sentence.firstMatch(of: /= ([0-9.e-]+) ·/)?.1)
        let delta = Self.sentences.result(of: step)[0].value
        #expect(
          abs((Double(slope) ?? .nan) * sum - delta) < 0.02 + 0.02 * abs(delta), "\(sentence)")
      case .loss: #expect(sentence.hasPrefix("wanted "))
      case .backward: #expect(sentence.hasPrefix("δ = ∂L/∂z of the loss = "))
      }
    }
  }

  @Test func ofManyProductsTheLargestAreWrittenOut() {
    let snapshot = Moments.snapshot(Moments.experiment(hidden: [12, 2]))
    let sentences = TraceSentence(snapshot: snapshot, words: Words(.ascii))
    let sentence = sentences.explanation(of: .forward(layer: 1, unit: 0))
    #expect(sentence.matches(of: /\)\(/).count == 6)
    #expect(sentence.contains(" of 6 more = "))
  }

  @Test func arrowsGoThroughTheTrace() {
    var state = Moments.state(80, 24, Self.snapshot)
    state.press("6")
    #expect(state.view == .trace && state.traceNumber == 0)
    state.press(.up)
    #expect(state.notice == "the trace begins here")
    for _ in 0..<20 { state.press(.down) }
    #expect(state.traceNumber == 12 && state.notice == "the trace ends here")
    let frame = Dashboard.frame(state)
    let rows = (0..<24).map { frame.text(row: $0) }
    #expect(rows.contains { $0.contains("operation 13 of 13") })
    #expect(rows.contains { $0.contains("▸backward") && $0.contains("1.3") })
  }
}
