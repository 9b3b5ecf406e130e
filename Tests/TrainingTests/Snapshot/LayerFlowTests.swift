import Backprop
import Testing

@testable import Training

@Suite struct LayerFlowTests {
  private static let shape = NetworkShape(
    inputs: 1, layers: [(2, .elementwise(.tanh)), (1, .elementwise(.identity))])

  private func moment(parameters: [Double], lastUpdate: [Double], gradient: [Double]) -> Moment {
    let zeros = [Double](repeating: 0, count: Self.shape.valueCount)
    return Moment(
      parameters: parameters, lastUpdate: lastUpdate, gradient: gradient,
      probe: ProbePass(
        sample: 0, target: [0], weightedInputs: zeros, activations: zeros, deltas: zeros, loss: 0),
      meanDeltas: zeros, meanAbsoluteDeltas: zeros)
  }

  @Test func normsAreOverWeightsAndBiasesAndRatiosOverWeightsAlone() throws {
    // Unit 1: w, b; unit 2: w, b; output: w₁, w₂, b.
    let flow = LayerFlow.ofLayers(
      Self.shape,
      moment(
        parameters: [1, 100, -3, 100, 0.5, -0.5, 100],
        lastUpdate: [0.01, 7, -0.03, 7, 0.1, 0, 7],
        gradient: [1, -2, 2, 4, 3, 0, -4]))
    #expect(flow.map { $0.gradientNorm } == [5, 5])
    // 0.04 / 4 and 0.1 / 1; the logarithm rounds once.
    #expect(abs(try #require(flow[0].updateRatio) + 2) < 1e-15)
    #expect(abs(try #require(flow[1].updateRatio) + 1) < 1e-15)
  }

  @Test func thereIsNoRatioWhereNothingMovedOrNothingIs() {
    let zeros = [Double](repeating: 0, count: 7)
    let ones = [Double](repeating: 1, count: 7)
    let still = LayerFlow.ofLayers(
      Self.shape, moment(parameters: ones, lastUpdate: zeros, gradient: ones))
    #expect(still.allSatisfy { $0.updateRatio == nil })
    let empty = LayerFlow.ofLayers(
      Self.shape, moment(parameters: zeros, lastUpdate: ones, gradient: zeros))
    #expect(empty.allSatisfy { $0.updateRatio == nil && $0.gradientNorm == 0 })
    // Biases that moved alone are no ratio of weights.
    let biases = LayerFlow.ofLayers(
      Self.shape,
      moment(parameters: ones, lastUpdate: [0, 1, 0, 1, 0, 0, 1], gradient: zeros))
    #expect(biases.allSatisfy { $0.updateRatio == nil })
  }

  @Test func whatIsNotANumberIsNotHidden() {
    let ones = [Double](repeating: 1, count: 7)
    var gradient = ones
    gradient[0] = .nan
    let flow = LayerFlow.ofLayers(
      Self.shape, moment(parameters: ones, lastUpdate: ones, gradient: gradient))
    #expect(flow[0].gradientNorm.isNaN && flow[1].gradientNorm.isFinite)
  }
}
