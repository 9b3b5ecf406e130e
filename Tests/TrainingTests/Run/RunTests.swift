import Backprop
import Datasets
import DrawnExperiments
import Testing

@testable import Training

extension Experiment {
  /// Twelve samples to learn from, in batches of 5, 5 and 2.
  static func small(
    _ precision: Precision = .float64, _ change: (inout Experiment) -> Void = { _ in }
  )
    -> Experiment
  {
    var experiment = Experiment()
    experiment.precision = precision
    experiment.samples = 24
    experiment.hidden = [3, 2]
    experiment.batchSize = .count(5)
    change(&experiment)
    return experiment
  }
}

extension TrainingRun {
  /// Makes some steps at the experiment's learning rate.
  mutating func makeSteps(_ count: Int) {
    for _ in 0..<count { makeStep(learningRate: experiment.learningRate) }
  }

  /// Makes the steps of an epoch and returns the samples that they took, in order.
  mutating func takeEpoch() -> [Int] {
    (0..<stepsPerEpoch).flatMap { _ in
      makeSteps(1)
      return latestBatch
    }
  }

  /// All that a run is: weights, last change, place and next samples.
  var trace: [Double] {
    let moment = moment(probe: 0)
    return moment.parameters + moment.lastUpdate + moment.gradient
      + [Double(epoch), Double(step), Double(stepInEpoch)] + latestBatch.map { Double($0) }
  }
}

@Suite struct RunTests {
  static let precisions = Experiment.Precision.allCases

  /// The run after some steps.
  private func run(_ experiment: Experiment, steps: Int = 0) -> any TrainingRun {
    var run = experiment.startRun()
    run.makeSteps(steps)
    return run
  }

  @Test(arguments: precisions)
  func sameSeedGivesTheSameNumbersBitForBit(_ precision: Experiment.Precision) {
    #expect(
      run(.small(precision), steps: 10).trace == run(.small(precision), steps: 10).trace)
  }

  @Test(arguments: precisions)
  func anotherSeedGivesOtherDataAndWeights(_ precision: Experiment.Precision) {
    let other = Experiment.small(precision) {
      $0.seed = .number(43)
      $0.source = "gauss"
    }
    let first = run(.small(precision) { $0.source = "gauss" })
    #expect(first.data.samples.inputs != run(other).data.samples.inputs)
    #expect(first.moment(probe: 0).parameters != run(other).moment(probe: 0).parameters)
  }

  @Test(arguments: precisions)
  func aCopyContinuesLikeTheOriginal(_ precision: Experiment.Precision) {
    // In the middle of an epoch and across the next shuffling.
    var original = run(.small(precision), steps: 4)
    var copy = original
    original.makeSteps(7)
    #expect(copy.step == 4)
    copy.makeSteps(7)
    #expect(copy.trace == original.trace)
  }

  @Test(arguments: precisions)
  func lookingAtARunChangesNothing(_ precision: Experiment.Precision) {
    var watched = Experiment.small(precision).startRun()
    var alone = watched
    for step in 0..<8 {
      _ = watched.evaluate()
      _ = watched.moment(probe: step)
      _ = watched.responses(over: Plane(-6...6), columns: 3, rows: 2, units: 2..<8)
      watched.makeSteps(1)
      alone.makeSteps(1)
    }
    #expect(watched.trace == alone.trace)
  }

  @Test func precisionIsThatOfTheNumbers() {
    let single = run(.small(.float32), steps: 3).moment(probe: 0).parameters
    let double = run(.small(.float64), steps: 3).moment(probe: 0).parameters
    #expect(single.allSatisfy { Double(Float($0)) == $0 })
    #expect(double.contains { Double(Float($0)) != $0 })
    // A few hundred roundings in float32.
    #expect(zip(single, double).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  @Test func dataDoNotDependOnTheNetworkNorWeightsOnTheData() {
    let plain = run(.small())
    let wider = run(.small { $0.hidden = [7] })
    #expect(plain.data.samples.inputs == wider.data.samples.inputs)
    let more = run(.small { $0.samples = 50 })
    #expect(plain.moment(probe: 0).parameters == more.moment(probe: 0).parameters)
  }

  @Test func countsStepsAndEpochs() {
    var run = Experiment.small().startRun()
    #expect(run.stepsPerEpoch == 3)
    var places: [[Int]] = []
    for _ in 0..<7 {
      run.makeSteps(1)
      places.append([run.epoch, run.step, run.stepInEpoch])
    }
    #expect(
      places == [
        [0, 1, 1], [0, 2, 2], [1, 3, 0], [1, 4, 1], [1, 5, 2], [2, 6, 0], [2, 7, 1],
      ])
  }

  @Test func theLastBatchOfAnEpochIsTheRest() {
    var run = Experiment.small().startRun()
    var sizes: [Int] = []
    for _ in 0..<6 {
      run.makeSteps(1)
      sizes.append(run.latestBatch.count)
    }
    #expect(sizes == [5, 5, 2, 5, 5, 2])
    #expect(run.samplesPerEpoch == 12)
  }

  @Test(arguments: precisions)
  func aShortLastBatchCanBeLeftOut(_ precision: Experiment.Precision) {
    var run = Experiment.small(precision) { $0.dropsLast = true }.startRun()
    #expect(run.stepsPerEpoch == 2 && run.samplesPerEpoch == 10)
    var sizes: [Int] = []
    for _ in 0..<4 {
      run.makeSteps(1)
      sizes.append(run.latestBatch.count)
    }
    #expect(sizes == [5, 5, 5, 5])
    #expect(run.epoch == 2 && run.step == 4)
    // A batch that is not short, or the only one, is never left out.
    for (size, steps) in [(4, 3), (12, 1), (100, 1)] {
      let other = Experiment.small(precision) {
        $0.dropsLast = true
        $0.batchSize = .count(size)
      }.startRun()
      #expect(other.stepsPerEpoch == steps && other.samplesPerEpoch == 12)
    }
  }

  @Test func anEpochTakesEachSampleOnceInANewOrder() {
    var run = Experiment.small().startRun()
    let epochs = (0..<3).map { _ in run.takeEpoch() }
    #expect(epochs.allSatisfy { $0.sorted() == run.data.train })
    #expect(Set(epochs).count == 3)
    #expect(!epochs.contains(run.data.train))
  }

  @Test func withoutShufflingSamplesKeepTheirOrder() {
    var run = Experiment.small { $0.shuffle = false }.startRun()
    for _ in 0..<2 { #expect(run.takeEpoch() == run.data.train) }
  }

  @Test(arguments: [Experiment.BatchSize.full, .count(12), .count(1_000_000)])
  func aBatchOfAllSamplesIsAnEpoch(_ size: Experiment.BatchSize) {
    var run = Experiment.small { $0.batchSize = size }.startRun()
    #expect(run.stepsPerEpoch == 1)
    #expect(run.latestBatch.count == 12)
    run.makeSteps(2)
    #expect(run.epoch == 2 && run.stepInEpoch == 0)
    #expect(run.latestBatch.sorted() == run.data.train)
  }

  @Test func beforeTheFirstStepTheLatestBatchIsTheNext() {
    var run = Experiment.small().startRun()
    let next = run.latestBatch
    #expect(next.count == 5)
    run.makeSteps(1)
    #expect(run.latestBatch == next)
    run.makeSteps(1)
    #expect(Set(run.latestBatch).isDisjoint(with: next))
  }

  @Test func theLatestBatchOutlivesTheEndOfItsEpoch() {
    var run = Experiment.small().startRun()
    run.makeSteps(2)
    let firstTwo = Set(Array(run.latestBatch))
    run.makeSteps(1)
    // The next epoch's order is drawn by now, and the batch is still the last one's.
    #expect(run.stepInEpoch == 0)
    #expect(run.latestBatch.count == 2)
    #expect(firstTwo.isDisjoint(with: run.latestBatch))
  }

  /// The same steps by the engine alone, from the weights and batches that the run shows.
  @Test func aStepIsTheEnginesStepOnTheLatestBatch() {
    var run = Experiment.small().startRun()
    var trainer = Trainer(
      network: Network(shape: run.shape, parameters: run.moment(probe: 0).parameters),
      loss: run.experiment.effectiveLoss, optimizer: run.experiment.optimizer)
    for rate in [0.01, 0.5, 0.02, 0.01] {
      run.makeStep(learningRate: rate)
      trainer.step(run.data.samples, batch: run.latestBatch, learningRate: rate)
      #expect(run.moment(probe: 0).parameters == trainer.network.parameters)
      #expect(run.moment(probe: 0).lastUpdate == trainer.lastUpdate)
    }
  }

  /// The same steps at the rates of the schedule by the engine alone.
  @Test(arguments: [
    Schedule.constant, .step(size: 2, gamma: 0.5), .exponential(gamma: 0.9),
    .cosine(epochs: 3, minimum: 0.25), .warmup(epochs: 2),
  ])
  func theScheduleScalesTheRateOfEachEpoch(_ schedule: Schedule) {
    var run = Experiment.small { $0.schedule = schedule }.startRun()
    var trainer = Trainer(
      network: Network(shape: run.shape, parameters: run.moment(probe: 0).parameters),
      loss: run.experiment.effectiveLoss, optimizer: run.experiment.optimizer)
    for step in 0..<12 {
      let rate = 0.02 * schedule.factor(epoch: step / 3)
      #expect(run.learningRate(ofBase: 0.02) == rate)
      run.makeStep(learningRate: 0.02)
      trainer.step(run.data.samples, batch: run.latestBatch, learningRate: rate)
      #expect(run.moment(probe: 0).parameters == trainer.network.parameters)
    }
  }

  @Test(arguments: precisions)
  func theRuleOfTheExperimentIsThatOfTheSteps(_ precision: Experiment.Precision) {
    var run = Experiment.small(precision) {
      $0.bias = 0.5
      $0.trainsBiases = false
      $0.l1 = 1
    }.startRun()
    let before = run.moment(probe: 0).parameters
    run.makeSteps(5)
    let after = run.moment(probe: 0).parameters
    for layer in run.shape.layers {
      for unit in 0..<layer.outputs {
        #expect(after[layer.bias(unit)] == 0.5)
        let weight = layer.weight(unit, from: 0)
        #expect(after[weight] != before[weight])
      }
    }
  }

  @Test(arguments: precisions)
  func writtenWeightsAreWhatTheRunStartsFrom(_ precision: Experiment.Precision) {
    let weights = InitialWeights(layers: [[[0.1, 2, 3]], [[4, 5]]])
    for seed in [Seed.number(1), .number(2)] {
      let run = Experiment.small(precision) {
        $0.hidden = [1]
        $0.seed = seed
        $0.bias = 7
        $0.initialWeights = weights
      }.startRun()
      let first = precision == .float32 ? Double(Float(0.1)) : 0.1
      #expect(run.moment(probe: 0).parameters == [first, 2, 3, 4, 5])
    }
  }

  @Test func theExperimentsNetworkIsBuilt() {
    let run = run(.small { $0.bias = 0.25 })
    #expect(run.shape.description == "2-3-2-1")
    let parameters = run.moment(probe: 0).parameters
    for layer in run.shape.layers {
      #expect((0..<layer.outputs).allSatisfy { parameters[layer.bias($0)] == 0.25 })
    }
  }

  @Test(arguments: precisions)
  func divergenceIsReported(_ precision: Experiment.Precision) {
    var run = Experiment.small(precision) {
      $0.activations = [.identity]
      $0.optimizer = .sgd()
    }.startRun()
    var steps = 0
    while run.isFinite && steps < 1000 {
      run.makeStep(learningRate: 1000)
      steps += 1
    }
    #expect(!run.isFinite)
    #expect(steps > 1)
    #expect(run.moment(probe: 0).parameters.contains { !$0.isFinite })
  }

  @Test func theDefaultExperimentsLossFalls() {
    let experiment = Experiment()
    var run = experiment.startRun()
    let before = run.evaluate().train.loss
    run.makeSteps(8 * run.stepsPerEpoch)
    let after = run.evaluate().train.loss
    // To 0.80 of it with the default seed.
    #expect(after < 0.9 * before)
  }

  @Test func theFourRowsOfXorAreLearnt() throws {
    let experiment = try #require(try BundledExperiments.experiment(named: "xor"))
    var run = experiment.startRun()
    run.makeSteps(1000)
    let evaluation = run.evaluate()
    #expect(evaluation.train.accuracy == 1)
    #expect(evaluation.train.loss < 0.1)
    #expect(evaluation.test == nil)
  }
}
