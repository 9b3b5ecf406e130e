import Backprop
import DrawnExperiments
import TemporaryFiles
import Testing

@testable import Training

/// A run that goes on from its checkpoint is the run that never stopped, bit for bit.
@Suite struct ResumeTests {
  /// What a run is made of, each with something that a checkpoint has to keep.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var change: @Sendable (inout Experiment) -> Void

    init(_ name: String, _ change: @escaping @Sendable (inout Experiment) -> Void) {
      testDescription = name
      self.change = change
    }
  }

  static let optimizers: [Case] = [
    Optimizer.sgd(), .sgd(momentum: 0.9, dampening: 0.1, weightDecay: 0.01),
    .sgd(momentum: 0.5, nesterov: true), .adagrad(),
    .adagrad(learningRateDecay: 0.1, initialAccumulator: 0.5, epsilon: 1e-6, weightDecay: 0.1),
    .rmsprop(), .rmsprop(alpha: 0.9, momentum: 0.5, centered: true, weightDecay: 0.01), .adam(),
    .adam(beta1: 0.5, beta2: 0.75, epsilon: 1e-4, amsgrad: true, weightDecay: 0.1), .adamw(),
    .adamw(amsgrad: true, weightDecay: 0.2),
  ].map { optimizer in Case("\(optimizer)") { $0.optimizer = optimizer } }

  static let orders: [Case] = [
    Case("shuffled") { _ in }, Case("in order") { $0.shuffle = false },
    Case("whole batches alone") { $0.dropsLast = true },
    Case("all at once") { $0.batchSize = .full },
    Case("one by one") { $0.batchSize = .count(1) },
    Case("penalties, clipped, falling rate") {
      ($0.l1, $0.l2, $0.gradientClipNorm) = (0.01, 0.02, 0.1)
      $0.schedule = .exponential(gamma: 0.9)
    },
    Case("still biases") { $0.trainsBiases = false },
    Case("features, standardized") {
      $0.features = ["x1", "x1*x2", "sin(x2)"]
      $0.standardization = .all
    },
    Case("all to learn from") { $0.trainFraction = 1 },
    Case("numbers") { $0.source = "plane" },
    Case("written rows") {
      $0.source = "rows"
      $0.samples = nil
      $0.rows = (0..<13).map { (index: Int) -> ExampleRow in
        ExampleRow(x: [Double(index)], y: [Double(index % 3), 1.5])
      }
    },
    Case("a seed of text") { $0.seed = .text("text") },
  ]

  private func expectSame(_ prepared: PreparedExperiment, steps: Int) throws {
    var run = prepared.run(steps: steps)
    let kept = try run.kept.reread()
    var resumed = prepared
    try resumed.resume(kept)
    #expect(resumed.experiment.learningRate == prepared.experiment.learningRate)
    var again = try #require(resumed.continued)
    #expect(again.trace == run.trace)
    #expect(again.kept.safetensors.bytes == run.kept.safetensors.bytes)
    for _ in 0..<7 {
      run.makeSteps(1)
      again.makeSteps(1)
      #expect(again.trace == run.trace)
      let (found, expected) = (again.evaluate(), run.evaluate())
      #expect(found.train == expected.train && found.test == expected.test)
    }
    #expect(again.kept.safetensors.bytes == run.kept.safetensors.bytes)
  }

  @Test(arguments: optimizers + orders, Experiment.Precision.allCases)
  func aRunGoesOnBitForBit(_ row: Case, _ precision: Experiment.Precision) throws {
    var experiment = Experiment.small(precision)
    row.change(&experiment)
    let prepared = experiment.prepared
    let perEpoch = prepared.startRun().stepsPerEpoch
    // Untrained, within the first epoch, at the end of one, within a later one.
    for steps in [0, 1, perEpoch, 2 * perEpoch + 1] { try expectSame(prepared, steps: steps) }
  }

  private func playground(_ settings: String) throws -> PreparedExperiment {
    try PreparedExperiment(PlaygroundURL.experiment(from: "#" + settings), origin: "test")
  }

  @Test func aRunInPlaygroundsWayKeepsCarriedSamplesAndDeadLinks() throws {
    let prepared = try playground(
      "seed=7&regularization=L1&regularizationRate=0.1&batchSize=30&percTrainData=70")
    let kept = prepared.run(steps: 40).kept.safetensors
    #expect(try kept.integers(of: "trainer.carried") != [0])
    #expect(try kept.smallNumbers(of: "optimizer.ended").contains(1))
    for steps in [0, 1, 11, 12, 40] { try expectSame(prepared, steps: steps) }
  }

  @Test func anotherLearningRateIsTakenInPlaceOfTheKept() throws {
    let prepared = Experiment.small().prepared
    var resumed = prepared
    try resumed.resume(prepared.run(steps: 3).checkpoint(learningRate: 0.25))
    #expect(resumed.experiment.learningRate == 0.25)
    try resumed.resume(prepared.run(steps: 3).checkpoint(learningRate: 0.25), learningRate: 0.5)
    #expect(resumed.experiment.learningRate == 0.5)
  }

  @Test func aSessionGoesOnThereAndStartsAnewAtTheBeginning() throws {
    var prepared = Experiment.small().prepared
    let run = prepared.run(steps: 4)
    try prepared.resume(run.kept)
    var core = SessionCore(prepared, isRunning: false, clock: .stopped)
    #expect(core.run.trace == run.trace)
    core.handle(.reset)
    #expect(core.run.trace == prepared.startRun().trace && core.run.step == 0)
  }

  @Test(arguments: optimizers, Experiment.Precision.allCases)
  func whatIsReadIsWrittenInTheSameBytes(
    _ row: Case, _ precision: Experiment.Precision
  ) throws {
    var experiment = Experiment.small(precision)
    row.change(&experiment)
    let kept = experiment.prepared.run(steps: 5).kept
    #expect(try kept.reread().safetensors.bytes == kept.safetensors.bytes)
  }

  @Test(arguments: Experiment.Precision.allCases)
  func aFileThatIsReadAndWrittenAgainIsTheSame(_ precision: Experiment.Precision) throws {
    let folder = try TemporaryFolder()
    let checkpoint = Experiment.small(precision).prepared.run(steps: 5).kept
    try folder.file("kept", "")
    let path = folder.path("kept.safetensors")
    try checkpoint.safetensors.bytes.write(to: .init(filePath: path))
    let read = try Checkpoint(contentsOf: path)
    #expect(read.safetensors.bytes == checkpoint.safetensors.bytes)
    #expect(try read.experiment() == Experiment.small(precision).prepared.experiment)
  }
}
