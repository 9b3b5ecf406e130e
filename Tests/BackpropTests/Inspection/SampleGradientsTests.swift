import Testing

@testable import Backprop

@Suite struct SampleGradientsTests {
  @Test(arguments: SmoothProblem.all(depths: [0, 2]))
  func theMeanIsTheGradientOfTheBatchesMeanLoss(_ row: SmoothProblem) throws {
    let network = try row.network()
    let batch = [2, 0, 1, 0]
    let gradient = row.gradient(network, batch: batch)
    for parameter in gradient.indices {
      let found = SampleGradients(
        network, row.samples, batch: batch, loss: row.loss, parameter: parameter)
      let sizes = found.gradients.reduce(0) { $0 + abs($1) }
      #expect(isClose(found.mean, gradient[parameter], units: 8, scale: sizes))
      #expect(found.gradients[1] == found.gradients[3] && found.samples == batch)
      for (sample, value) in zip(found.samples, found.gradients) {
        #expect(isClose(value, row.gradient(network, batch: [sample])[parameter], units: 2))
      }
    }
  }

  @Test func noSamplesHaveNoGradients() throws {
    let row = SmoothProblem(hidden: .tanh, depth: 1, loss: .huber, output: .identity)
    let found = SampleGradients(
      try row.network(), row.samples, batch: [], loss: .huber, parameter: 0)
    #expect(found.gradients.isEmpty && found.mean == 0)
  }
}
