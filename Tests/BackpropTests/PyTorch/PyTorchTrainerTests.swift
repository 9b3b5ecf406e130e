import Testing

@testable import Backprop

@Suite struct PyTorchTrainerTests {
  @Test(arguments: try PyTorchFixture.load().trainings)
  func lossesAndParametersOverTenStepsArePyTorchs(_ row: PyTorchFixture.TrainingRow) throws {
    try row.train(as: Double.self) { Trainer(network: $0, loss: $1, rule: $2) }
    try row.train(as: Float.self) { Trainer(network: $0, loss: $1, rule: $2) }
  }

  @Test(arguments: try PyTorchFixture.load().trainings)
  func whatIsRememberedAfterTenStepsIsPyTorchs(_ row: PyTorchFixture.TrainingRow) throws {
    let double = try row.train(as: Double.self) { Trainer(network: $0, loss: $1, rule: $2) }
    expectState(double.state, row.float64)
    let single = try row.train(as: Float.self) { Trainer(network: $0, loss: $1, rule: $2) }
    expectState(single.state, row.float32)
  }

  private func expectState<S: Scalar>(
    _ state: OptimizerState<S>, _ expected: PyTorchFixture.TrainingRow.Outcome
  ) {
    #expect(state.steps == expected.losses.count)
    // RMSprop's momentum adds up numbers around 10, as g / √(0.01 g²) is, and they may cancel.
    var sums = Tolerance.of(S.self)
    sums.absolute *= 100
    expectAgreement(state.first, expected.first, "first in \(S.self)", tolerance: sums)
    expectAgreement(state.second, expected.second, "second in \(S.self)")
    expectAgreement(state.third, expected.third, "third in \(S.self)")
  }

  @Test func everyOptimizerHasARowOfItsDefaults() throws {
    let rows = try PyTorchFixture.load().trainings
    #expect(Set(rows.map(\.optimizer)) == Set(Optimizer.all.map { $0.name }))
    for optimizer in Optimizer.all {
      let rule = UpdateRule(optimizer: optimizer)
      #expect(try rows.contains { try $0.updateRule() == rule }, "\(optimizer)")
    }
  }

  @Test(arguments: Optimizer.all)
  func eachOptionOfEachOptimizerIsSetInARow(_ optimizer: Optimizer) throws {
    let rows = try PyTorchFixture.load().trainings.filter { $0.optimizer == optimizer.name }
    #expect(labelledNumbers(ofCase: optimizer).count > 3)
    for (option, value) in labelledNumbers(ofCase: optimizer) {
      #expect(
        try rows.contains {
          labelledNumbers(ofCase: try $0.updateRule().optimizer)[option] != value
        },
        "\(option)")
    }
  }

  @Test(arguments: Optimizer.all)
  func eachOptionOfTheUpdateRuleMeetsEachOptimizer(_ optimizer: Optimizer) throws {
    let rows = try PyTorchFixture.load().trainings.filter { $0.optimizer == optimizer.name }
    let labels = Mirror(reflecting: UpdateRule(optimizer: optimizer)).children.compactMap(\.label)
    #expect(Set(rows.flatMap(\.rule.keys)) == Set(labels).subtracting(["optimizer"]))
    #expect(rows.contains { Set($0.rates).count > 1 }, "a learning rate that changes")
  }
}
