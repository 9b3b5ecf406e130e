import Backprop
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct LayerCellNumberTests {
  @Test func aDeviationIsNeverCut() {
    // Weights so small that their deviation needs an exponent of two digits.
    var experiment = Moments.experiment(hidden: [3])
    experiment.initialWeights = InitialWeights(
      layers: [
        [[1e-12, 3e-12, 0], [2e-12, -4e-12, 0], [-1e-12, 2e-12, 0]],
        [[1e-12, 2e-12, -3e-12, 0]],
      ])
    let snapshot = Moments.snapshot(experiment, steps: 0)
    for width in 4...20 {
      let size = Size(columns: width, rows: 6)
      var buffer = Buffer(size)
      let cell = LayerCell(
        layer: 0, content: .weights, snapshot: snapshot, state: Moments.state(80, 24, snapshot),
        curves: LayerCurves(snapshot: snapshot, theme: Theme(Appearance(), .dark)))
      buffer.draw(cell, in: Rect(size))
      let text = buffer.text(row: 0).trimmingPrefix("sd ").prefix { $0 != " " }
      if !text.isEmpty { #expect(text.hasSuffix("e-12"), "\(text) in \(width) columns") }
    }
  }
}
