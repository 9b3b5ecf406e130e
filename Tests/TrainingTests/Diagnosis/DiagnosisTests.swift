import Backprop
import Testing

@testable import Training

/// Each rule on both sides of its marks.
@Suite struct DiagnosisTests {
  @Test func nothingIsFoundWhereNothingIsWrong() {
    #expect(Diagnosis.findings(.healthy()).isEmpty)
  }

  @Test func nothingIsFoundBeforeAnythingWasMeasured() {
    var seen = Observations.healthy()
    seen.history = History()
    #expect(Diagnosis.findings(seen).isEmpty)
    seen.history.append(epoch: 0, train: .nan, test: .nan)
    #expect(Diagnosis.findings(seen).isEmpty)
  }

  @Test func numbersThatAreNotFiniteAreNoTrap() {
    for value in [Double.nan, .infinity, -.infinity, 0] {
      let seen = Observations.healthy(
        losses: Array(repeating: value, count: 40), tests: Array(repeating: value, count: 40),
        values: Array(repeating: Float(value), count: 14)
      ) { _, layers in
        for layer in layers.indices {
          layers[layer].gradientNorm = value
          layers[layer].updateRatio = value
          layers[layer].saturation = value
        }
      }
      _ = Diagnosis.findings(seen)
    }
  }

  @Test func theWorstComesFirst() {
    var seen = Observations.healthy(
      activation: .relu, losses: Array(repeating: 0.5, count: 300),
      values: Array(repeating: 0, count: 6) + Array(repeating: 1, count: 8)
    ) { _, layers in
      layers[0].deadUnits = 3
      layers[1].updateRatio = -5
    }
    seen.expectedStart = 0.1
    let severities = Diagnosis.findings(seen).map(\.severity)
    #expect(severities == [.alarm, .warning, .hint, .hint])
  }

  // MARK: Dead units

  /// The activations of 2 samples by 7 units, 0 for these units of the first layer.
  private func silent(_ units: Set<Int>) -> [Float] {
    (0..<14).map { units.contains($0 / 2) ? 0 : 1 }
  }

  private func dead(_ units: Set<Int>, seenBefore: Bool = true) -> Finding? {
    DeadUnits.finding(
      .healthy(activation: .relu, values: silent(units)) { epoch, layers in
        layers[0].deadUnits = seenBefore || epoch < 17 ? units.count : 0
      })
  }

  @Test func aUnitThatAnswers0ToAllSamplesIsDead() {
    #expect(
      dead([1])
        == Finding(.warning, .deadUnits(layer: 0, units: [1], total: 3, samples: 2)))
    #expect(dead([]) == nil)
    #expect(dead([0, 1, 2])?.severity == .alarm, "nothing passes a layer that is dead")
  }

  @Test func aUnitThatIsSilentForAMomentIsNotDead() {
    #expect(dead([1], seenBefore: false) == nil)
  }

  @Test func oneAnswerIsEnoughToLive() {
    var values = silent([1])
    values[3] = 0.001
    let seen = Observations.healthy(activation: .relu, values: values) { $1[0].deadUnits = 1 }
    #expect(DeadUnits.finding(seen) == nil)
  }

  @Test func functionsWithASlopeAtZeroCannotDie() {
    for activation in Activation.allCases where activation != .relu {
      let seen = Observations.healthy(activation: activation, values: silent([0, 1, 2])) {
        $1[0].deadUnits = 3
      }
      #expect(DeadUnits.finding(seen) == nil, "\(activation)")
    }
  }

  // MARK: Saturation

  @Test(arguments: [(0.74, false), (0.75, true), (1, true)])
  func saturationIsFoundFromThreeQuartersOn(share: Double, isFound: Bool) {
    let found = Saturation.finding(.changed { $0[1].saturation = share })
    #expect(
      found == (isFound ? Finding(.warning, .saturation(layer: 1, share: share)) : nil))
  }

  @Test func outputsMayBeSaturated() {
    #expect(Saturation.finding(.changed { $0[2].saturation = 1 }) == nil)
  }

  @Test func whatIsLearntMayBeSaturated() {
    for (loss, isFound) in [(0.051, true), (0.05, false)] {
      let seen = Observations.healthy(losses: Array(repeating: loss, count: 40)) {
        $1[0].saturation = 1
      }
      #expect((Saturation.finding(seen) != nil) == isFound)
    }
  }

  @Test func aSpikeOfTheLossDoesNotMakeTheLearntUnlearnt() {
    var losses = Array(repeating: 0.01, count: 40)
    losses[39] = 0.9
    let seen = Observations.healthy(losses: losses) { $1[0].saturation = 1 }
    #expect(Saturation.finding(seen) == nil)
  }

  // MARK: Gradients

  @Test(arguments: [(-2.99, false), (-3.01, true)])
  func aGradientVanishesAtAThousandth(decades: Double, isFound: Bool) throws {
    let found = VanishingGradient.finding(
      .changed { $0[0].gradientNorm *= Double.exp(decades * Double.log(10)) })
    guard isFound else { return #expect(found == nil) }
    guard case .vanishingGradient(layer: 0, let size) = try #require(found).evidence else {
      Issue.record("another finding")
      return
    }
    #expect(abs(size - decades) < 1e-9)
  }

  @Test func noGradientAtAllHasVanished() {
    let found = VanishingGradient.finding(.changed { $0[1].gradientNorm = 0 })
    #expect(found?.evidence == .vanishingGradient(layer: 1, decades: -.infinity))
    let nowhere = Observations.changed { for layer in 0..<3 { $0[layer].gradientNorm = 0 } }
    #expect(VanishingGradient.finding(nowhere) == nil, "where none starts none vanishes")
  }

  @Test(arguments: [(2.99, false), (3.01, true)])
  func aGradientExplodesAtAThousandfold(decades: Double, isFound: Bool) {
    let found = ExplodingGradient.finding(
      .changed { $0[0].gradientNorm *= Double.exp(decades * Double.log(10)) })
    #expect((found != nil) == isFound)
  }

  @Test(arguments: [(99.0, 1.5, false), (101, 1.5, true), (101, 0.5, false)])
  func aGradientExplodesWhereItGrowsAHundredfoldAndTheLossIsNoBetter(
    growth: Double, loss: Double, isFound: Bool
  ) {
    let seen = Observations.healthy(losses: Array(repeating: loss, count: 40)) { epoch, layers in
      guard epoch >= 12 else { return }
      for layer in layers.indices { layers[layer].gradientNorm *= growth }
    }
    #expect((ExplodingGradient.finding(seen)?.severity == .alarm) == isFound)
  }

  // MARK: Steps

  @Test(arguments: [(-3.99, false), (-4.01, true)])
  func learningIsSlowBelowMinusFour(ratio: Double, isFound: Bool) {
    let found = SlowLearning.finding(.changed { $0[1].updateRatio = ratio })
    #expect(
      found == (isFound ? Finding(.warning, .slowLearning(layer: 1, ratio: ratio)) : nil))
  }

  @Test func aJudgementTakesEightReadingsAtTheSameLearningRate() {
    for (count, isFound) in [(7, false), (8, true)] {
      let seen = Observations.healthy(readings: count) { $1[1].updateRatio = -5 }
      #expect((SlowLearning.finding(seen) != nil) == isFound)
    }
    var seen = Observations.changed { $0[1].updateRatio = -5 }
    seen.learningRate = 0.2
    #expect(SlowLearning.finding(seen) == nil, "what was slow at another rate says nothing")
  }

  @Test func oneReadingAmongManyDecidesNothing() {
    let seen = Observations.healthy { epoch, layers in
      if epoch == 19 { layers[1].updateRatio = -9 }
    }
    #expect(SlowLearning.finding(seen) == nil)
  }

  private static let jumping = (0..<40).map { $0 % 2 == 0 ? 0.5 : 0.7 }

  @Test(arguments: [(-2.01, false), (-1.99, true)])
  func learningIsUnstableAboveMinusTwoWhereTheLossJumps(ratio: Double, isFound: Bool) {
    let seen = Observations.healthy(losses: Self.jumping) { $1[0].updateRatio = ratio }
    #expect(
      UnstableLearning.finding(seen)
        == (isFound ? Finding(.warning, .unstableLearning(layer: 0, ratio: ratio)) : nil))
  }

  @Test func largeStepsThatLeadSomewhereAreNotUnstable() {
    let falling = (0..<40).map { 0.9 - 0.01 * Double($0) }
    let jumpingDown = zip(falling, Self.jumping).map { $0 * $1 }
    for losses in [falling, jumpingDown] {
      let seen = Observations.healthy(losses: losses) { $1[0].updateRatio = -1 }
      #expect(UnstableLearning.finding(seen) == nil)
    }
  }

  @Test(arguments: [(8, true), (7, false)])
  func aLossIsRestlessWhereAQuarterOfItsStepsAreJumps(jumps: Int, isFound: Bool) {
    var history = History()
    for epoch in 0..<32 {
      let isHigh = epoch % 2 == 1 && epoch < 2 * jumps
      history.append(epoch: epoch, train: isHigh ? 0.6 : 0.5, test: nil)
    }
    #expect(UnstableLearning.isRestless(history.comparableBuckets) == isFound)
  }

  // MARK: The curve

  /// Train falls evenly, test falls to 0.4 until epoch 20 and then is `level`.
  private func overfit(level: Double, trainEnd: Double = 0.1) -> Finding? {
    let step = (trainEnd - 0.9) / 59
    let train: [Double] = (0..<60).map { 0.9 + step * Double($0) }
    let fall: [Double] = (0..<20).map { 1 - 0.03 * Double($0 + 1) }
    let test: [Double?] = fall + Array(repeating: level, count: 40)
    return Overfitting.finding(.healthy(losses: train, tests: test))
  }

  @Test func overfittingIsARiseOfATenth() {
    #expect(overfit(level: 0.43) == nil)
    guard case .overfitting(since: 20, let growth)? = overfit(level: 0.45)?.evidence else {
      Issue.record("not found")
      return
    }
    #expect(abs(growth - 1.125) < 1e-9)
  }

  @Test func aTestLossThatRisesWithTheTrainLossIsNotOverfitting() {
    #expect(overfit(level: 0.6, trainEnd: 0.95) == nil)
  }

  @Test func withoutATestPartNothingOverfits() {
    let falling = (0..<60).map { 0.9 - 0.01 * Double($0) }
    #expect(Overfitting.finding(.healthy(losses: falling)) == nil)
  }

  @Test func aRiseOfNextToNothingIsNotWorthAWord() {
    let train: [Double] = (0..<60).map { 0.9 - 0.01 * Double($0) }
    let test: [Double?] = (0..<60).map { $0 < 30 ? 0.001 : 0.01 }
    #expect(Overfitting.finding(.healthy(losses: train, tests: test)) == nil)
  }

  @Test(arguments: [(102, nil), (103, 3)])
  func aPlateauIsAHundredEpochsWithoutAnImprovement(epochs: Int, since: Int?) {
    // Gets better until epoch 3, then by less than a hundredth.
    let losses = [0.8, 0.7, 0.6] + Array(repeating: 0.5951, count: epochs - 3)
    let found = Plateau.finding(.healthy(losses: losses))
    #expect(found == since.map { Finding(.hint, .plateau(since: $0, loss: 0.6)) })
  }

  @Test func aLongRunIsGivenHalfOfItself() {
    let losses = (0..<400).map { $0 < 250 ? 0.9 * Double.exp(-0.01 * Double($0)) : 0.1 }
    #expect(Plateau.finding(.healthy(losses: losses)) == nil)
  }

  // MARK: The start

  @Test(arguments: [(0.49, true), (0.51, false)])
  func aStartAtTwiceTheExpectedLossIsUnlikely(expected: Double, isFound: Bool) {
    var seen = Observations.healthy(losses: [0.9])
    seen.expectedStart = expected
    #expect(
      UnlikelyStart.finding(seen)
        == (isFound ? Finding(.hint, .unlikelyStart(loss: 1, expected: expected)) : nil))
    seen.expectedStart = nil
    #expect(UnlikelyStart.finding(seen) == nil)
  }

  @Test func theStartIsForgottenWhenTrainingHasMadeUpForIt() {
    var seen = Observations.healthy(losses: [0.9, 0.39])
    seen.expectedStart = 0.4
    #expect(UnlikelyStart.finding(seen) == nil)
  }

  @Test func theExpectedLossIsThatOfKnowingNothing() {
    let third = ExpectedStart.loss(.crossEntropy, outputs: 3, targets: .classes(["a", "b", "c"]))
    #expect(third == Double.log(3))
    #expect(ExpectedStart.loss(.binaryCrossEntropy, outputs: 1, targets: .bit) == Double.log(2))
    #expect(ExpectedStart.loss(.halfSquaredError, outputs: 1, targets: .sign) == 0.5)
    #expect(ExpectedStart.loss(.meanSquaredError, outputs: 1, targets: .sign) == 1)
    #expect(ExpectedStart.loss(.huber, outputs: 1, targets: .sign) == 0.5)
    #expect(ExpectedStart.loss(.meanSquaredError, outputs: 1, targets: .values) == nil)
  }
}
