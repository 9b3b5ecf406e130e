import Backprop
import DrawnExperiments
import Testing

@testable import Training

@Suite struct SessionCoreChangingTests {
  private func core(_ experiment: Experiment = .small, epochs: Int = 2) -> SessionCore {
    var core = SessionCore(experiment, isRunning: false, speed: .max, clock: .stopped)
    core.train(epochs: epochs)
    return core
  }

  private func set(_ path: String, _ text: String) -> Command {
    .change(.setting(path, .scalar(text)))
  }

  private func reply(_ core: inout SessionCore) -> String? {
    core.snapshot(SnapshotRequest()).reply?.sentence
  }

  // MARK: Settings

  @Test(arguments: [
    ("training.optimizer", "sgd", "optimizer sgd"), ("training.batch_size", "5", "batch size 5"),
    ("network.activation", "relu", "activation relu"),
    ("training.regularization.l2", "0.01", "L2 penalty 0.01"),
    ("training.loss", "huber", "loss huber"), ("training.shuffle", "false", "shuffle false"),
    ("training.schedule", "cosine", "schedule cosine"),
    ("network.train_bias", "false", "train bias false"),
    ("training.gradient_clip_norm", "1", "gradient clip norm 1"),
    ("precision", "float64", "precision float64"),
    ("training.learning_rate", "0.5", "learning rate 0.5"),
    ("data.noise", "0.2", "noise 0.2"), ("data.train_fraction", "0.8", "train fraction 0.8"),
    ("data.samples", "60", "samples 60"), ("data.seed", "9", "data seed 9"),
  ])
  func aSettingChangesAndTheRunGoesOn(_ path: String, _ value: String, _ sentence: String) throws {
    for precision in Experiment.Precision.allCases {
      var experiment = Experiment.small
      experiment.precision = precision
      guard path != "precision" || precision == .float32 else { continue }
      var core = core(experiment)
      let before = core.run.parameters
      core.handle(set(path, value))
      #expect(reply(&core) == sentence)
      #expect(core.run.parameters == before, "weights stay")
      #expect(core.run.epoch == 2 && core.timeline == 0 && core.revision == 1)
      #expect(ExperimentSetting.at(path)?.value(core.experiment)?.said == value)
      #expect(core.history.marks == [.init(epoch: 2, sentence: sentence)])
      core.train(epochs: 2)
      #expect(core.run.epoch == 4 && core.run.parameters != before && core.run.isFinite)
    }
  }

  @Test func aChangedRunIsTheSameAsOneThatWasAlwaysSo() throws {
    // Where nothing of the past counts, the settings before must leave no trace.
    var changed = SessionCore(.small, isRunning: false, speed: .max, clock: .stopped)
    for (path, value) in [
      ("training.batch_size", "5"), ("training.optimizer", "rmsprop"),
      ("training.regularization.l1", "0.001"), ("network.activation", "sigmoid"),
      ("training.loss", "mean_absolute_error"), ("training.learning_rate", "0.02"),
    ] { changed.handle(set(path, value)) }
    var experiment = Experiment.small
    experiment.batchSize = .count(5)
    experiment.optimizer = .rmsprop()
    experiment.l1 = 0.001
    experiment.activations = [.sigmoid]
    experiment.loss = .meanAbsoluteError
    experiment.learningRate = 0.02
    var always = SessionCore(experiment, isRunning: false, speed: .max, clock: .stopped)
    changed.train(epochs: 3)
    always.train(epochs: 3)
    #expect(changed.run.parameters == always.run.parameters)
    #expect(changed.run.epoch == always.run.epoch && changed.run.step == always.run.step)
  }

  @Test func unitsAndLayersCanBeAddedAndTakenAway() {
    var core = core()
    let before = core.run.parameters
    core.handle(set("network.hidden", "5"))
    #expect(core.run.shape.description == "2-5-1")
    #expect(Array(core.run.parameters[..<12]) == Array(before[..<12]))
    core.handle(set("network.hidden", "5,3"))
    #expect(core.run.shape.description == "2-5-3-1")
    #expect(Array(core.run.parameters[..<12]) == Array(before[..<12]))
    core.train(epochs: 1)
    core.handle(set("network.hidden", "none"))
    #expect(core.run.shape.description == "2-1")
    core.train(epochs: 1)
    #expect(core.run.epoch == 4 && core.run.isFinite)
  }

  @Test func aLayerMoreHasTheActivationOfTheLastWhereEachHasItsOwn() {
    var experiment = Experiment.small
    experiment.hidden = [3, 2]
    experiment.activations = [.relu, .sin]
    var core = core(experiment)
    core.handle(set("network.hidden", "3,2,2"))
    #expect(core.experiment.activations == [.relu, .sin, .sin])
    core.handle(set("network.hidden", "3"))
    #expect(core.experiment.activations == [.relu])
  }

  @Test func anInputMoreKeepsTheWeightsOfTheOthers() {
    var core = core()
    let before = core.run.parameters
    core.handle(set("data.features", "x1,x2,sin(x1)"))
    #expect(core.run.shape.description == "3-4-1")
    #expect(Array(core.run.parameters[..<2]) == Array(before[..<2]))
    #expect(core.run.parameters[3] == before[2], "the bias")
    core.handle(set("data.features", "x2"))
    #expect(core.run.parameters[0] == before[1], "x2 is found by its name")
    core.train(epochs: 1)
    #expect(core.run.epoch == 3)
  }

  @Test func otherDataTakeBackWhatGoesWithTheOldOnesAlone() {
    var core = core()
    core.handle(set("data.source", "xor"))
    #expect(core.run.data.samples.count == 4)
    #expect(reply(&core) == "data xor; samples 4")
    core.handle(set("data.source", "iris"))
    #expect(core.run.shape.description == "4-4-3" && core.experiment.loss == .crossEntropy)
    core.handle(set("data.source", "plane"))
    #expect(core.run.shape.description == "2-4-1" && core.experiment.loss == .meanSquaredError)
    core.train(epochs: 1)
    #expect(core.run.epoch == 3 && core.run.isFinite)
  }

  @Test func newPointsKeepTheWeights() {
    var core = core()
    let (before, points) = (core.run.parameters, core.run.data.samples.inputs)
    core.handle(set("data.seed", "77"))
    #expect(core.run.parameters == before && core.run.data.samples.inputs != points)
    core.handle(.reset)
    #expect(core.run.parameters == Experiment.small.startRun().parameters, "the same weights")
  }

  @Test func aSeedStartsTheRunAnew() {
    var core = core()
    core.handle(set("seed", "7"))
    #expect(core.run.epoch == 0 && core.timeline == 1 && core.experiment.seed == .number(7))
    #expect(reply(&core) == "seed 7, a new start")
  }

  @Test func anInitializerWaitsForTheNextReset() {
    var core = core()
    let before = core.run.parameters
    core.handle(set("network.initializer", "zeros"))
    #expect(core.run.parameters == before)
    #expect(reply(&core) == "initializer zeros, at the next reset")
    core.handle(.reset)
    #expect(core.run.parameters.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [
    ("training.batch_size", "0", "'0' is not allowed; allowed: a whole number from 1 to 1000000"),
    ("training.loss", "cross_entropy", "training.loss is 'cross_entropy'; the targets of spiral"),
    ("network.output_activation", "softmax", "network.output_activation is 'softmax'"),
    ("data.source", "nowhere", "'nowhere' is not allowed"),
    ("data.path", "/nothing", "data.path is '/nothing'; it does not go with the source spiral"),
    ("network.hidden", "4096,4096,4096,4096,4096,4096,4096,4096,4096,4096,4096,4096,4096", ""),
    ("nothing.at_all", "1", "there is no setting"),
  ])
  func whatCanNotBeIsRefusedAndChangesNothing(
    _ path: String, _ value: String, _ sentence: String
  ) throws {
    var core = core()
    let before = (core.run.parameters, core.experiment)
    core.handle(set(path, value))
    if !sentence.isEmpty {
      let said = try #require(reply(&core))
      #expect(said.hasPrefix(sentence), "\(said)")
      #expect(core.run.parameters == before.0 && core.experiment == before.1)
      #expect(core.revision == 0 && core.undoable.isEmpty)
    }
  }

  @Test func anEpochUnderWayGoesOnWhereItIs() {
    var core = core(epochs: 0)
    core.handle(.stepBatch)
    core.finish()
    #expect(core.run.stepInEpoch == 1 && core.run.stepsPerEpoch == 2)
    core.handle(set("training.batch_size", "2"))
    #expect(core.run.stepInEpoch == 5 && core.run.stepsPerEpoch == 10)
    core.handle(set("training.batch_size", "full"))
    #expect(core.run.stepInEpoch == 0 && core.run.stepsPerEpoch == 1 && core.run.epoch == 0)
  }

  @Test func anEndThatWasMovedIsNoEnd() {
    var core = core(.small(epochs: 2))
    #expect(core.machine.activity == .paused(.epochsReached))
    core.handle(set("training.epochs", "3"))
    #expect(core.machine.activity == .paused(.commanded))
    core.handle(.run)
    core.finish()
    #expect(core.run.epoch == 3 && core.machine.activity == .paused(.epochsReached))
  }

  // MARK: Weights

  @Test func aWeightByHandIsTakenAtOnce() {
    var core = core()
    core.handle(.change(.parameter(2, 0.5)))
    #expect(core.run.parameters[2] == 0.5)
    #expect(core.moment.lastUpdate[2] == 0)
    #expect(core.snapshot(SnapshotRequest()).hasUnsavedEdits)
    #expect(reply(&core)?.hasPrefix("bias 1.1 is 0.5, was ") == true)
    core.handle(.change(.parameter(12, -1)))
    #expect(reply(&core)?.hasPrefix("weight 2.1 from 1.1 is -1,") == true)
    #expect(core.history.marks.count == 2)
  }

  @Test func whatIsSavedAtTheEndIsNotLost() {
    var core = SessionCore(
      Experiment.small.prepared, isRunning: false, clock: .stopped,
      duties: EpochDuties(save: .init(every: nil) { _ in }))
    core.handle(.change(.parameter(2, 0.5)))
    #expect(!core.snapshot(SnapshotRequest()).hasUnsavedEdits)
  }

  @Test(arguments: [(17, 0.5), (-1, 0.5), (0, .infinity), (0, .nan), (0, 1e31)])
  func aWeightThatCanNotBeIsRefused(_ index: Int, _ value: Double) {
    var core = core()
    let before = core.run.parameters
    core.handle(.change(.parameter(index, value)))
    #expect(core.run.parameters == before && core.undoable.isEmpty && core.reply != nil)
  }

  // MARK: Undo

  @Test func undoWithoutAStepInBetweenIsExact() {
    var core = core()
    var untouched = core
    for command in [
      set("network.hidden", "2,2"), set("data.source", "circle"), set("training.optimizer", "sgd"),
      .change(.parameter(0, 3)), set("training.batch_size", "3"),
    ] { core.handle(command) }
    for _ in 0..<5 { core.handle(.undo) }
    #expect(core.experiment == untouched.experiment)
    core.train(epochs: 2)
    untouched.train(epochs: 2)
    #expect(core.moment == untouched.moment && core.run.step == untouched.run.step)
    core.handle(.undo)
    #expect(reply(&core) == "there is no change to take back")
  }

  @Test func undoAfterStepsBringsBackTheSettingAndWhatWasTakenAway() {
    var core = core()
    let before = core.run.parameters
    core.handle(set("network.hidden", "2"))
    core.train(epochs: 1)
    let after = core.run.parameters
    core.handle(.undo)
    #expect(core.run.shape.description == "2-4-1" && core.run.epoch == 3)
    #expect(Array(core.run.parameters[..<6]) == Array(after[..<6]), "units that stayed")
    #expect(Array(core.run.parameters[6..<12]) == Array(before[6..<12]), "units that came back")
    #expect(reply(&core) == "taken back: hidden layers 4")
  }

  @Test func undoAfterStepsGivesAWeightItsOldValue() {
    var core = core()
    let before = core.run.parameters[3]
    core.handle(.change(.parameter(3, 2)))
    core.train(epochs: 1)
    core.handle(.undo)
    #expect(core.run.parameters[3] == before && core.run.epoch == 3)
    #expect(!core.snapshot(SnapshotRequest()).hasUnsavedEdits)
  }

  @Test func severalChangesOfOneThingBetweenTwoStepsAreOne() {
    var core = core()
    for _ in 0..<5 { core.handle(.raiseLearningRate) }
    core.handle(.undo)
    #expect(core.learningRate == 0.01 && core.undoable.isEmpty)
  }

  @Test func aNewStartForgetsWhatCouldBeTakenBack() {
    var core = core()
    core.handle(.change(.parameter(0, 1)))
    core.handle(.reset)
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(snapshot.undoable == nil && !snapshot.hasUnsavedEdits)
  }

  // MARK: Divergence

  @Test func rollingBackReturnsToTheBestMomentWithHalfTheRate() {
    var experiment = Experiment.diverging
    experiment.learningRate = 0.1
    var core = core(experiment, epochs: 3)
    let best = core.evaluate().train.loss
    core.handle(set("training.learning_rate", "1000"))
    core.handle(.run)
    core.finish()
    guard case .paused(.diverged) = core.machine.activity else {
      Issue.record("not diverged: \(core.machine.activity)")
      return
    }
    core.handle(.rollBack)
    #expect(core.machine.activity == .paused(.commanded) && core.learningRate == 500)
    #expect(core.run.step <= 6 + 6)
    #expect(core.evaluate().train.loss <= best)
    #expect(reply(&core)?.hasPrefix("back at step ") == true)
  }

  @Test func aLowerRateAfterADivergenceLeavesTheWayBack() {
    var experiment = Experiment.diverging
    experiment.learningRate = 0.1
    var core = core(experiment, epochs: 3)
    let best = core.evaluate().train.loss
    core.handle(set("training.learning_rate", "1000"))
    core.handle(.run)
    core.finish()
    core.handle(.lowerLearningRate)
    core.handle(.rollBack)
    #expect(core.evaluate().train.loss <= best && core.learningRate == 350)
  }

  @Test func aWeightTypedTwiceIsOneEditToTakeBack() {
    var core = core()
    core.handle(.change(.parameter(2, 0.5)))
    core.handle(.change(.parameter(2, 0.75)))
    core.handle(.undo)
    let snapshot = core.snapshot(SnapshotRequest())
    #expect(!snapshot.hasUnsavedEdits && snapshot.undoable == nil)
  }

  @Test func withoutADivergenceThereIsNothingToRollBack() {
    var core = core()
    let before = core.moment
    core.handle(.rollBack)
    #expect(core.moment == before && core.learningRate == 0.01)
  }
}
