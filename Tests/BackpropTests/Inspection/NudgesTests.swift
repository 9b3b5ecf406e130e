import Testing

@testable import Backprop

@Suite struct NudgesTests {
  /// δ = −nudge · f′(z) in every hidden unit, and in outputs without softmax.
  @Test(arguments: SmoothProblem.all(depths: [1, 3]))
  func nudgesTimesSlopesAreTheDeltas(_ row: SmoothProblem) throws {
    let network = try row.network()
    for sample in 0..<3 {
      let pass = row.pass(network, sample: sample)
      let nudges = network.nudges(
        pass, target: row.samples.target(sample), loss: row.loss)
      #expect(nudges[0] == 0 && nudges[1] == 0 && nudges.count == row.shape.valueCount)
      let isSoftmax = row.output == .softmax
      for unit in 2..<row.shape.valueCount {
        let slope = isSoftmax && row.shape.output.units.contains(unit) ? 1 : pass.slopes[unit]
        #expect(
          isClose(-nudges[unit] * slope, pass.deltas[unit], units: 64, scale: 1),
          "unit \(unit): \(nudges[unit])")
      }
    }
  }

  @Test func anOutputShallGoTowardsItsTarget() {
    let network = Network<Double>(inputs: 1, [(.sigmoid, [[0.5, 0]])])
    var pass = Pass<Double>(network.shape)
    network.forward([1], into: &pass)
    for loss in [Loss.halfSquaredError, .meanSquaredError, .meanAbsoluteError, .binaryCrossEntropy]
    {
      for target in [0.0, 1] {
        network.backward([target], loss: loss, &pass)
        let nudge = network.nudges(pass, target: [target], loss: loss)[1]
        #expect((nudge > 0) == (target == 1))
      }
    }
  }

  @Test func aSaturatedOutputThatIsRightNeedsNoNudge() {
    // The sigmoid of 1000 is 1, and of −1000 it is 0.
    for (weight, target) in [(1000.0, 1.0), (-1000, 0)] {
      let network = Network<Double>(inputs: 1, [(.sigmoid, [[weight, 0]])])
      var pass = Pass<Double>(network.shape)
      network.forward([1], into: &pass)
      network.backward([target], loss: .binaryCrossEntropy, &pass)
      let nudge = network.nudges(pass, target: [target], loss: .binaryCrossEntropy)[1]
      // d/da −log a at 1 is −1: up where it can't go, as the formula has it.
      #expect(nudge.isFinite && abs(nudge) == 1)
    }
  }
}
