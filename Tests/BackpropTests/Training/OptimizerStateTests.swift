import Testing

@testable import Backprop

@Suite struct OptimizerStateTests {
  /// The lengths of the three buffers for two parameters.
  @Test(arguments: [
    (Optimizer.sgd(), [0, 0, 0]), (.sgd(momentum: 0.9), [2, 0, 0]), (.adagrad(), [0, 2, 0]),
    (.rmsprop(), [0, 2, 0]), (.rmsprop(momentum: 0.5), [2, 2, 0]),
    (.rmsprop(centered: true), [0, 2, 2]), (.adam(), [2, 2, 0]), (.adam(amsgrad: true), [2, 2, 2]),
    (.adamw(), [2, 2, 0]), (.adamw(amsgrad: true), [2, 2, 2]),
  ])
  func buffersAreThereWhereTheyAreUsed(_ optimizer: Optimizer, lengths: [Int]) {
    let state = OptimizerState<Float>(optimizer, parameterCount: 2)
    #expect([state.first, state.second, state.third].map(\.count) == lengths)
    #expect((state.first + state.second + state.third).allSatisfy { $0 == 0 })
    #expect(state.steps == 0)
  }

  @Test func adagradStartsFromItsInitialAccumulator() {
    let state = OptimizerState<Double>(.adagrad(initialAccumulator: 0.75), parameterCount: 3)
    #expect(state.second == [0.75, 0.75, 0.75])
  }
}
