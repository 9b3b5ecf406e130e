import Testing

@testable import Backprop

@Suite struct TrainerTests {
  private static let samples = SampleSet<Double>([
    ([0.5, -1], [1, 0]), ([-0.25, 0.75], [0, 0.5]), ([1, 1], [-1, 2]),
  ])

  private static let shape = NetworkShape(inputs: 2, layers: [(3, .tanh), (2, .identity)])

  private static func trainer<S: Scalar>(
    _ optimizer: Optimizer, parameters: [S]
  ) -> Trainer<S> {
    Trainer(
      network: Network(shape: shape, parameters: parameters), loss: .meanSquaredError,
      optimizer: optimizer)
  }

  /// The reference's gradient is by forward-mode differentiation.
  @Test func trainingAgreesWithAnIndependentImplementation() throws {
    let reference = try Reference.load()
    for row in reference.networks {
      var trainer = Self.trainer(
        try Optimizer(name: row.name, options: row.options), parameters: reference.networkStart)
      for loss in row.losses {
        let found = trainer.step(Self.samples, batch: [0, 1, 2], learningRate: row.rate)
        // Up to five steps of some hundred roundings; Adam's division by √v can make them
        // larger where a gradient is small.
        #expect(isClose(found, loss, units: 100))
      }
      for (a, b) in zip(trainer.network.parameters, row.after) {
        #expect(isClose(a, b, units: 400, scale: 1), "\(row.name)")
      }
    }
  }

  @Test func float32TrainingAgreesWithFloat64ToRounding() throws {
    let reference = try Reference.load()
    let samples = SampleSet<Float>(
      inputsPerSample: 2, targetsPerSample: 2, inputs: Self.samples.inputs.map { Float($0) },
      targets: Self.samples.targets.map { Float($0) })
    for row in reference.networks {
      var trainer = Self.trainer(
        try Optimizer(name: row.name, options: row.options),
        parameters: reference.networkStart.map { Float($0) })
      for loss in row.losses {
        let found = trainer.step(samples, batch: [0, 1, 2], learningRate: row.rate)
        #expect(isClose(found, Float(loss), units: 32))
      }
      for (a, b) in zip(trainer.network.parameters, row.after) {
        #expect(isClose(a, Float(b), units: 32, scale: 1), "\(row.name)")
      }
    }
  }

  @Test(arguments: Optimizer.all)
  func lastUpdateIsExactlyTheChangeOfTheStep(_ optimizer: Optimizer) throws {
    var trainer = Self.trainer(optimizer, parameters: try Reference.load().networkStart)
    #expect(trainer.lastUpdate.allSatisfy { $0 == 0 })
    for _ in 0..<3 {
      let before = trainer.network.parameters
      trainer.step(Self.samples, batch: [2, 0], learningRate: 0.1)
      let after = trainer.network.parameters
      #expect(trainer.lastUpdate == zip(after, before).map { $0 - $1 })
      #expect(trainer.lastUpdate.contains { $0 != 0 })
    }
    #expect(trainer.state.steps == 3)
  }

  @Test func theLossIsWithoutPenalties() throws {
    let start = try Reference.load().networkStart
    let network = Network(shape: Self.shape, parameters: start)
    var plain = Trainer(network: network, loss: .meanSquaredError, optimizer: .sgd())
    var punished = Trainer(
      network: network, loss: .meanSquaredError,
      rule: UpdateRule(optimizer: .sgd(), l1: 0.5, l2: 0.5))
    let loss = plain.step(Self.samples, batch: [0, 1], learningRate: 0.1)
    #expect(punished.step(Self.samples, batch: [0, 1], learningRate: 0.1) == loss)
    #expect(punished.network.parameters != plain.network.parameters)
  }

  @Test func anOptimizerAloneIsTheRuleWithoutOptions() throws {
    let start = try Reference.load().networkStart
    #expect(
      Self.trainer(.adamw(), parameters: start).rule == UpdateRule(optimizer: .adamw()))
  }

  @Test func aStepReturnsTheMeanLossBeforeIt() throws {
    let start = try Reference.load().networkStart
    var pass = Pass<Double>(Self.shape)
    let network = Network(shape: Self.shape, parameters: start)
    var sum = 0.0
    for index in [1, 2] {
      network.forward(Self.samples.input(index), into: &pass)
      sum += network.outputLoss(Self.samples.target(index), loss: .meanSquaredError, &pass)
    }
    var trainer = Self.trainer(.sgd(), parameters: start)
    #expect(trainer.step(Self.samples, batch: [1, 2], learningRate: 0.1) == sum / 2)
  }

  @Test func theGradientOfABatchIsTheMeanOfItsSamplesGradients() throws {
    let network = Network(shape: Self.shape, parameters: try Reference.load().networkStart)
    var pass = Pass<Double>(Self.shape)
    func gradient(_ batch: [Int]) -> [Double] {
      var gradient = [Double](repeating: .nan, count: Self.shape.parameterCount)
      network.meanGradient(
        of: Self.samples, batch: batch[...], loss: .meanSquaredError, pass: &pass, into: &gradient)
      return gradient
    }
    let singles = (0..<3).map { gradient([$0]) }
    for (index, mean) in gradient([0, 1, 2]).enumerated() {
      let expected = (singles[0][index] + singles[1][index] + singles[2][index]) / 3
      #expect(isClose(mean, expected, units: 4, scale: 1))
    }
    // A sample that stands twice in a batch counts twice.
    for (index, mean) in gradient([0, 0, 1]).enumerated() {
      let expected = (2 * singles[0][index] + singles[1][index]) / 3
      #expect(isClose(mean, expected, units: 4, scale: 1))
    }
  }

  @Test func aCopyContinuesBitForBit() throws {
    var trainer = Self.trainer(.adam(), parameters: try Reference.load().networkStart)
    trainer.step(Self.samples, batch: [0, 1], learningRate: 0.1)
    var copy = trainer
    for batch in [[2], [0, 1, 2]] {
      trainer.step(Self.samples, batch: batch[...], learningRate: 0.1)
      copy.step(Self.samples, batch: batch[...], learningRate: 0.1)
    }
    #expect(copy.network.parameters == trainer.network.parameters)
    #expect(copy.lastUpdate == trainer.lastUpdate)
  }

  @Test func unusableArgumentsAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))])
      _ = Trainer(
        network: Network<Double>(shape: shape, parameters: [0, 0]), loss: .crossEntropy,
        optimizer: .sgd())
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))])
      var trainer = Trainer(
        network: Network<Double>(shape: shape, parameters: [0, 0]), loss: .halfSquaredError,
        optimizer: .sgd())
      trainer.step(
        SampleSet(inputsPerSample: 1, targetsPerSample: 1, inputs: [1], targets: [1]), batch: [],
        learningRate: 0.1)
    }
    await #expect(processExitsWith: .failure) {
      let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.tanh))])
      _ = Trainer(
        network: Network<Double>(shape: shape, parameters: [0, 0]), loss: .halfSquaredError,
        rule: UpdateRule(optimizer: .sgd(), l1: -1))
    }
  }
}
