import Testing

@testable import Backprop

@Suite struct TrainerStateChangingTests {
  private static let samples = SampleSet<Double>([([0.5, -1], [1]), ([-0.25, 0.75], [0])])
  private static let shape = NetworkShape(inputs: 2, layers: [(3, .tanh), (1, .identity)])
  private static let larger = NetworkShape(inputs: 2, layers: [(4, .tanh), (1, .identity)])

  private static func trained(_ optimizer: Optimizer, steps: Int = 3) -> Trainer<Double> {
    var rng = RandomGenerator(seed: 1)
    var trainer = Trainer(
      network: Network<Double>(shape: shape, initializer: .glorotUniform, using: &rng),
      loss: .meanSquaredError, optimizer: optimizer)
    for _ in 0..<steps { trainer.step(samples, batch: [0, 1], learningRate: 0.1) }
    return trainer
  }

  private static func filling<S: Scalar>(_ shape: NetworkShape, as: S.Type) -> Network<S> {
    Network(shape: shape, parameters: Array(repeating: 9, count: shape.parameterCount))
  }

  private static func changed<S: Scalar>(
    _ trainer: Trainer<Double>, _ shape: NetworkShape, _ optimizer: Optimizer, as: S.Type
  ) -> TrainerState<S> {
    trainer.wholeState.changed(
      filling: filling(shape, as: S.self),
      origins: ParameterOrigins(of: shape, in: trainer.shape, inputs: [0, 1]),
      from: trainer.rule, to: UpdateRule(optimizer: optimizer))
  }

  @Test(arguments: Optimizer.all)
  func nothingChangedGoesOnToTheBit(_ optimizer: Optimizer) {
    var trainer = Self.trained(optimizer)
    let state = Self.changed(trainer, Self.shape, optimizer, as: Double.self)
    var again = Trainer(state, loss: .meanSquaredError, rule: trainer.rule)
    #expect(again.lastUpdate == trainer.lastUpdate)
    for _ in 0..<3 {
      trainer.step(Self.samples, batch: [1, 0], learningRate: 0.1)
      again.step(Self.samples, batch: [1, 0], learningRate: 0.1)
    }
    #expect(again.network.parameters == trainer.network.parameters)
  }

  @Test func aUnitMoreBeginsUntrainedAndTheOthersRememberWhatTheyDid() {
    let trainer = Self.trained(.adam())
    let state = Self.changed(trainer, Self.larger, .adam(), as: Double.self)
    let (old, new) = (trainer.wholeState, state)
    #expect(Array(new.network.parameters[..<9]) == Array(old.network.parameters[..<9]))
    #expect(new.network.parameters[9..<12] == [9, 9, 9] && new.network.parameters[15] == 9)
    #expect(new.previous[9..<12] == [9, 9, 9], "the last step changed nothing of it")
    #expect(Array(new.optimizer.first[..<9]) == Array(old.optimizer.first[..<9]))
    #expect(new.optimizer.second[9..<12] == [0, 0, 0])
    #expect(new.optimizer.steps == 3)
    #expect(new.optimizer.first[16] == old.optimizer.first[12], "the output's bias")
  }

  @Test func anotherOptimizerRemembersNothing() {
    let state = Self.changed(Self.trained(.adam()), Self.shape, .rmsprop(), as: Double.self)
    #expect(state.optimizer.steps == 0 && state.optimizer.first.isEmpty)
    #expect(state.optimizer.second.allSatisfy { $0 == 0 } && state.optimizer.second.count == 13)
  }

  @Test func theSameOptimizerWithAMemoryMoreBeginsThatAnew() {
    let plain = Self.trained(.sgd())
    let state = Self.changed(plain, Self.shape, .sgd(momentum: 0.9), as: Double.self)
    #expect(state.optimizer.first == Array(repeating: 0, count: 13) && state.optimizer.steps == 3)
    let heavy = Self.trained(.sgd(momentum: 0.9))
    #expect(Self.changed(heavy, Self.shape, .sgd(), as: Double.self).optimizer.first.isEmpty)
  }

  @Test func anotherPrecisionRoundsTheNumbers() {
    let trainer = Self.trained(.adam())
    let state = Self.changed(trainer, Self.shape, .adam(), as: Float.self)
    #expect(state.network.parameters == trainer.network.parameters.map { Float($0) })
    #expect(state.optimizer.second == trainer.state.second.map { Float($0) })
  }

  @Test func aWeightByHandIsNoChangeOfTheStepAndGoesOn() {
    var state = Self.trained(.sgd()).wholeState
    state.optimizer.ended = Array(repeating: true, count: 13)
    state.set(4, to: 7)
    #expect(state.network.parameters[4] == 7 && state.previous[4] == 7)
    #expect(state.optimizer.ended == (0..<13).map { $0 != 4 })
  }
}
