import Backprop
import DrawnExperiments
import TemporaryFiles
import Testing

@testable import Training

/// Changes that once lost something, or said what was not so.
@Suite struct LiveFaultTests {
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

  // MARK: Data

  @Test(arguments: ["a", "a b", "1.5 2 3.25"])
  func everyLossCanBeTriedOnATable(_ targets: String) throws {
    let words = targets.split(separator: " ")
    let names =
      words.count == 1 ? ["a", "b"] : words.map(String.init) + (words.count == 2 ? ["c"] : [])
    let rows = (0..<30).map { "\($0),\($0 % 7),\(names[$0 % names.count])" }
    let file = try TemporaryFile((["x,y,t"] + rows).joined(separator: "\n"))
    let prepared = try PreparedExperiment(
      .table(path: file.path, name: "table"), origin: "table")
    var core = SessionCore(prepared, isRunning: false, speed: .max, clock: .stopped)
    core.train(epochs: 1)
    for loss in Loss.allCases + Loss.allCases.reversed() {
      core.handle(set("training.loss", loss.rawValue))
      core.train(epochs: 1)
      let snapshot = core.snapshot(SnapshotRequest())
      #expect(snapshot.shape.outputs == snapshot.data.samples.targetsPerSample)
    }
    #expect(core.history.marks.count >= 2)
  }

  @Test func otherDataBringTheirNameAndForgetWhatWasSaidOfColumns() {
    var experiment = Experiment.small
    experiment.about = "About the data."
    var core = core(experiment)
    core.handle(
      .change(.setting("data.features", .list([.scalar("x1"), .scalar("x2"), .scalar("x1^2")]))))
    core.handle(set("data.source", "iris"))
    #expect(core.experiment.name == "iris" && core.experiment.about.isEmpty)
    #expect(core.run.shape.inputs == 4)
    #expect(reply(&core)?.hasPrefix("data iris") == true)
    core.train(epochs: 1)
    #expect(core.run.isFinite)
  }

  // MARK: Going back

  private var diverging: SessionCore {
    var experiment = Experiment.small
    experiment.activations = [.relu]
    experiment.outputActivation = .elementwise(.identity)
    experiment.optimizer = .sgd()
    experiment.learningRate = 0.05
    var core = core(experiment, epochs: 20)
    core.handle(set("training.learning_rate", "1000"))
    core.handle(.run)
    core.work(seconds: .infinity)
    return core
  }

  @Test(arguments: ["undo", "training.batch_size", "training.optimizer"])
  func afterADivergenceAChangeLeavesTheWayBack(_ change: String) throws {
    var core = diverging
    guard case .paused(.diverged) = core.machine.activity else {
      Issue.record("it did not diverge")
      return
    }
    switch change {
    case "undo": core.handle(.undo)
    case "training.batch_size": core.handle(set(change, "7"))
    default: core.handle(set(change, "adam"))
    }
    core.handle(.rollBack)
    #expect(core.evaluate().train.loss < 2)
    #expect(reply(&core)?.hasPrefix("back at step") == true)
    if change == "training.batch_size" { #expect(core.run.experiment.batchSize == .count(7)) }
    core.handle(set("training.learning_rate", "0.01"))
    core.train(epochs: 1)
    #expect(core.run.isFinite && core.evaluate().train.loss < 2)
  }

  @Test func aWeightThatMakesTheLossInfiniteIsNoMomentToGoBackTo() {
    var core = core()
    let before = core.evaluate().train.loss
    core.handle(.change(.parameter(core.run.shape.parameterCount - 1, 1e30)))
    core.handle(.change(.parameter(0, 1e30)))
    #expect(!core.evaluate().train.loss.isFinite)
    #expect(core.best.map { $0.loss <= before && $0.moment.run.parameters[0] != 1e30 } == true)
  }

  @Test func whatWasChangedAfterTheMomentGoneBackToCanNotBeTakenBack() {
    var core = diverging
    core.handle(.rollBack)
    let changes = core.undoable.map(\.step)
    #expect(changes.allSatisfy { $0 <= core.run.step })
  }

  // MARK: Undo

  @Test func takingBackOtherDataBringsTheCurveBack() {
    var core = core(epochs: 5)
    let (buckets, comparable) = (core.history.buckets, core.history.comparableBuckets.count)
    core.handle(set("data.noise", "0.3"))
    #expect(core.history.comparableBuckets.count == 1)
    core.handle(.undo)
    #expect(core.history.buckets == buckets)
    #expect(core.history.comparableBuckets.count == comparable)
    #expect(core.history.marks.map(\.sentence) == ["undo: noise 0"])
  }

  @Test func takingBackFewerSamplesBringsTheProbeBack() {
    var core = core()
    let last = core.run.data.train.count - 1
    core.handle(.showProbe(place: last))
    core.handle(set("data.samples", "20"))
    #expect(core.probe < last)
    core.handle(.undo)
    #expect(core.probe == last)
  }

  @Test func anOptionIsSaidByItsName() {
    var experiment = Experiment.small
    experiment.optimizer = .sgd()
    var core = core(experiment)
    let options = SettingValue.map([("name", .scalar("sgd")), ("momentum", .scalar("0.5"))])
    core.handle(.change(.setting("training.optimizer", options)))
    #expect(reply(&core) == "momentum 0.5")
    core.handle(.undo)
    #expect(reply(&core) == "taken back: momentum 0")
    core.handle(set("training.optimizer", "adam"))
    #expect(reply(&core) == "optimizer adam")
  }

  @Test func aWeightIsSaidInTheDigitsOfTheRun() {
    var core = core()
    core.handle(.change(.parameter(0, 0.1)))
    #expect(reply(&core)?.contains(" is 0.1, was ") == true)
    #expect(reply(&core).map { $0.count < 50 } == true)
  }

  // MARK: Initial weights

  @Test func givenWeightsStayAside() throws {
    var first = core(epochs: 3)
    let file = try TemporaryFile("")
    try AtomicFile(path: file.path, option: "--save").replace(
      with: first.checkpoint.safetensors.chunks)
    var prepared = try PreparedExperiment(.small, origin: "small")
    try prepared.takeWeights(from: file.path)
    var core = SessionCore(prepared, isRunning: false, speed: .max, clock: .stopped)
    let given = core.run.parameters
    #expect(given == first.run.parameters)
    let hidden = core.experiment.effectiveHidden.map(String.init).joined(separator: ",")
    core.handle(set("network.hidden", "9"))
    core.handle(.reset)
    #expect(core.run.parameters.count != given.count)
    core.handle(set("network.hidden", hidden))
    core.handle(set("network.activation", "relu"))
    core.handle(.reset)
    #expect(core.run.parameters == given)
    _ = first.evaluate()
  }

  // MARK: Pausing

  private func pausing(
    _ conditions: PauseConditions, _ experiment: Experiment = .small, epochs: Int
  )
    -> SessionCore
  {
    var core = core(experiment, epochs: epochs)
    core.handle(.pauseWhen(conditions))
    return core
  }

  @Test func aConditionThatIsTakenAwayDoesNotPause() {
    var core = pausing(PauseConditions().setting(.trainLossBelow, to: 5), epochs: 3)
    core.handle(.pauseWhen(PauseConditions()))
    core.handle(.run)
    for _ in 0..<50 { core.work(seconds: 0) }
    #expect(core.machine.activity == .running)
  }

  @Test func aRaisedRateIsASpikeThatPauses() {
    var core = pausing(PauseConditions().setting(.trainLossSpike, to: 1.2), epochs: 30)
    core.handle(set("training.learning_rate", "30"))
    core.handle(.run)
    for _ in 0..<200 where core.machine.activity == .running { core.work(seconds: 0) }
    guard case .paused(.conditionMet(let sentence)) = core.machine.activity else {
      Issue.record("\(core.machine.activity)")
      return
    }
    #expect(sentence.contains("jumped by more than 1.2 times"))
  }

  @Test func anEpochThatTheCurveLeavesOutIsReachedToo() {
    var experiment = Experiment.small
    experiment.samples = 4
    var core = pausing(
      PauseConditions().setting(.epochReached, to: 1031), experiment, epochs: 1020)
    core.handle(.run)
    for _ in 0..<100_000 where core.machine.activity == .running { core.work(seconds: 0) }
    #expect(core.run.epoch == 1031 && core.run.stepInEpoch == 0)
    #expect(core.machine.activity == .paused(.conditionMet("epoch 1031 is reached")))
  }
}
