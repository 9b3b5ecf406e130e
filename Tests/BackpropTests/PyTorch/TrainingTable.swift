import Testing

@testable import Backprop

/// A trainer of any engine, as the fixture's table of trainings sees it.
protocol SteppingTrainer<Number> {
  associatedtype Number: Scalar
  var parameters: [Number] { get }
  mutating func step(
    _ samples: SampleSet<Number>, batch: ArraySlice<Int>, learningRate: Double
  ) -> Number
}

extension Trainer: SteppingTrainer {
  var parameters: [S] { network.parameters }
}

/// What an engine made of a row of the table.
struct TrainedRow<S: Scalar> {
  var losses: [S] = []
  var after: [[S]] = []
}

extension PyTorchFixture.TrainingRow {
  /// The update rule that the row asks for; whatever it leaves open is the engine's default.
  func updateRule() throws -> UpdateRule {
    var made = UpdateRule(optimizer: try Optimizer(name: optimizer, options: options))
    if let l1 = rule["l1"] { made.l1 = l1 }
    if let l2 = rule["l2"] { made.l2 = l2 }
    if let clipNorm = rule["clipNorm"] { made.clipNorm = clipNorm }
    if let trainsBiases = rule["trainsBiases"] { made.trainsBiases = trainsBiases == 1 }
    return made
  }

  /// Makes the steps of the row with a trainer of any engine and expects PyTorch's losses and
  /// parameters.
  ///
  /// - Parameters:
  ///   - tolerance: how far the engine may stand from PyTorch in that precision.
  ///   - make: creates the trainer at step 0.
  /// - Returns: the trainer after the last step.
  @discardableResult
  func train<T: SteppingTrainer>(
    as precision: T.Number.Type, tolerance: Tolerance = .of(T.Number.self),
    make: (Network<T.Number>, Loss, UpdateRule) throws -> T
  ) throws -> T {
    let fixture = try PyTorchFixture.load()
    let network = fixture.network(hidden: .tanh, output: .identity, as: precision)
    let samples = fixture.samples(as: precision)
    var trainer = try make(network, .meanSquaredError, updateRule())
    var found = TrainedRow<T.Number>()
    for (index, rate) in rates.enumerated() {
      let all = ArraySlice(0..<samples.count)
      found.losses.append(trainer.step(samples, batch: all, learningRate: rate))
      if fixture.writtenSteps.contains(index + 1) { found.after.append(trainer.parameters) }
    }
    try expectAgreement(of: found, tolerance)
    return trainer
  }

  private func expectAgreement<S: Scalar>(
    of found: TrainedRow<S>, _ tolerance: Tolerance
  ) throws {
    let steps = try PyTorchFixture.load().writtenSteps
    let expected = outcome(in: S.self)
    try #require(found.after.count == expected.after.count)
    BackpropTests.expectAgreement(
      found.losses, expected.losses, "losses in \(S.self)", tolerance: tolerance)
    for (index, step) in steps.enumerated() {
      BackpropTests.expectAgreement(
        found.after[index], expected.after[index], "parameters after step \(step) in \(S.self)",
        tolerance: tolerance)
    }
  }
}
