import Testing

@testable import Backprop

@Suite struct LossTests {
  /// Loss and output deltas of one layer whose weighted inputs are given: each unit takes its
  /// own input with weight 1.
  private func evaluate<S: Scalar>(
    _ loss: Loss, _ activation: LayerActivation? = nil, z: [S], target: [S]
  ) -> (loss: S, deltas: [S]) {
    let network = Network<S>(
      inputs: z.count,
      [
        (
          activation ?? loss.defaultOutputActivation,
          z.indices.map { row in z.indices.map { $0 == row ? 1 : 0 } + [0] }
        )
      ])
    var pass = Pass<S>(network.shape)
    network.forward(z[...], into: &pass)
    network.backward(target[...], loss: loss, &pass)
    return (pass.loss, Array(pass.deltas[network.shape.output.units]))
  }

  @Test func halfSquaredErrorIsHalfTheSumOfSquares() {
    let found = evaluate(.halfSquaredError, z: [3.0, -1, 0.5], target: [1, 1, 0.5])
    #expect(found.loss == 4)  // ½ (2² + 2² + 0²)
    #expect(found.deltas == [2, -2, 0])
  }

  @Test func meanSquaredErrorIsTheMeanOverOutputs() {
    let found = evaluate(.meanSquaredError, z: [3.0, -1], target: [1, 2])
    #expect(found.loss == 6.5)  // (2² + 3²) / 2
    #expect(found.deltas == [2, -3])  // 2 (a − t) / 2
  }

  @Test func meanAbsoluteErrorIsTheMeanOverOutputs() {
    let found = evaluate(.meanAbsoluteError, z: [3.0, -1, 0.5, 2], target: [1, 2, 0.5, 2.5])
    #expect(found.loss == 1.375)  // (2 + 3 + 0 + 0.5) / 4
    // The sign of the error; 0 where output and target are equal.
    #expect(found.deltas == [0.25, -0.25, 0, -0.25])
  }

  @Test func huberIsAParabolaUpToOneAndThenALine() {
    let found = evaluate(.huber, z: [3.0, -1, 0.5, 2], target: [1, 2, 0.5, 2.5])
    #expect(found.loss == 1.03125)  // (1.5 + 2.5 + 0 + 0.125) / 4
    #expect(found.deltas == [0.25, -0.25, 0, -0.125])
    let joint = evaluate(.huber, z: [1.0, -1], target: [0, 0])
    #expect(joint.loss == 0.5)
    #expect(joint.deltas == [0.5, -0.5])
  }

  /// One sigmoid output at z = 0: a = ½, f′ = ¼, error −½.
  @Test(arguments: [
    (Loss.halfSquaredError, 0.125, -0.125), (.meanSquaredError, 0.25, -0.25),
    (.meanAbsoluteError, 0.5, -0.25), (.huber, 0.125, -0.125),
  ])
  func distancesPassThroughTheSlopeOfTheOutput(_ loss: Loss, value: Double, delta: Double) {
    let found = evaluate(loss, .sigmoid, z: [0.0], target: [1])
    #expect(found.loss == value)
    #expect(found.deltas == [delta])
  }

  @Test func binaryCrossEntropyIsTheMeanOverOutputs() {
    // a = ½ and a = ¾ (z = log 3), targets 1 and 0: −(log ½ + log ¼) / 2 = 1.5 log 2.
    let found = evaluate(.binaryCrossEntropy, z: [0, .log(3.0)], target: [1, 0])
    #expect(isClose(found.loss, 1.5 * .log(2), units: 4))
    #expect(isClose(found.deltas[0], -0.25, units: 4))
    #expect(isClose(found.deltas[1], 0.375, units: 4))
  }

  @Test func binaryCrossEntropyTakesTargetsBetweenZeroAndOne() {
    // −[¼ log ¾ + ¾ log ¼] at a = ¾, t = ¼.
    let found = evaluate(.binaryCrossEntropy, z: [.log(3.0)], target: [0.25])
    #expect(isClose(found.loss, -(0.25 * .log(0.75) + 0.75 * .log(0.25)), units: 8))
    #expect(isClose(found.deltas[0], 0.5, units: 4))
  }

  @Test func crossEntropyIsTheSumOverClasses() {
    // p = 1/8, 2/8, 5/8: −log ¼ for the second class; not divided by the number of outputs.
    let found = evaluate(.crossEntropy, z: [0, .log(2), Double.log(5)], target: [0, 1, 0])
    #expect(isClose(found.loss, .log(4), units: 4))
    #expect(zip(found.deltas, [0.125, -0.75, 0.625]).allSatisfy { isClose($0, $1, units: 8) })
  }

  @Test func crossEntropyTakesSoftTargets() {
    // −½ log ⅛ − ½ log ⅝, δ = p − t.
    let found = evaluate(.crossEntropy, z: [0, .log(2), Double.log(5)], target: [0.5, 0, 0.5])
    #expect(isClose(found.loss, -0.5 * (.log(0.125) + .log(0.625)), units: 8))
    #expect(zip(found.deltas, [-0.375, 0.25, 0.125]).allSatisfy { isClose($0, $1, units: 8) })
  }

  @Test func binaryCrossEntropyIsFiniteAndRightAtHugeLogits() {
    #expect(evaluate(.binaryCrossEntropy, z: [1e4], target: [0]).loss == 1e4)
    #expect(evaluate(.binaryCrossEntropy, z: [1e4], target: [0]).deltas == [1])
    #expect(evaluate(.binaryCrossEntropy, z: [-1e4], target: [1]).loss == 1e4)
    #expect(evaluate(.binaryCrossEntropy, z: [-1e4], target: [1]).deltas == [-1])
    #expect(evaluate(.binaryCrossEntropy, z: [1e4], target: [1]).loss == 0)
    #expect(evaluate(.binaryCrossEntropy, z: [-1e4 as Float], target: [0]).loss == 0)
    #expect(evaluate(.binaryCrossEntropy, z: [1e4 as Float], target: [0]).loss == 1e4)
  }

  @Test func crossEntropyIsFiniteAndRightAtHugeLogits() {
    let wrong = evaluate(.crossEntropy, z: [1e4, -1e4], target: [0, 1])
    #expect(wrong.loss == 2e4)
    #expect(wrong.deltas == [1, -1])
    let right = evaluate(.crossEntropy, z: [1e4, -1e4], target: [1, 0])
    #expect(right.loss == 0)
    #expect(right.deltas == [0, 0])
    #expect(evaluate(.crossEntropy, z: [1e4, -1e4 as Float], target: [0, 1]).loss == 2e4)
  }

  @Test func smallLossesKeepTheirDigits() {
    // log(1 + e^−40) ≈ e^−40: 1 + e^−40 is 1 in float64.
    let found = evaluate(.binaryCrossEntropy, z: [40.0], target: [1])
    #expect(isClose(found.loss, .exp(-40), units: 8))
  }

  @Test(arguments: Loss.allCases)
  func aWeightedInputThatIsNotANumberMakesALossThatIsNone(_ loss: Loss) {
    #expect(evaluate(loss, z: [Double.nan, 0], target: [0, 1]).loss.isNaN)
    #expect(evaluate(loss, z: [0, Double.nan], target: [0, 1]).loss.isNaN)
    #expect(evaluate(loss, z: [0, Double.nan], target: [0, 1]).deltas[1].isNaN)
  }

  @Test(arguments: Loss.allCases)
  func bothPrecisionsAgreeToRounding(_ loss: Loss) {
    let z: [Float] = [0.75, -1.5, 0.125]
    let single = evaluate(loss, z: z, target: [0, 1, 0])
    let double = evaluate(loss, z: z.map { Double($0) }, target: [0, 1, 0])
    #expect(isClose(single.loss, Float(double.loss), units: 16))
    for (a, b) in zip(single.deltas, double.deltas) {
      #expect(isClose(a, Float(b), units: 16, scale: 1))
    }
  }

  @Test func acceptedOutputActivationsAreThoseOfTheTable() {
    let elementwise = Activation.allCases.map(LayerActivation.elementwise)
    for loss in Loss.allCases {
      let expected: [LayerActivation] =
        switch loss {
        case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber: elementwise
        case .binaryCrossEntropy: [.sigmoid]
        case .crossEntropy: [.softmax]
        }
      #expect(LayerActivation.all.filter(loss.accepts) == expected, "\(loss)")
      #expect(loss.accepts(loss.defaultOutputActivation))
      #expect(loss.measuresDistance == (expected == elementwise))
    }
  }
}
