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
    // Penalties after the step are not PyTorch's but TensorFlow Playground's.
    #expect(
      Set(rows.flatMap(\.rule.keys)) == Set(labels).subtracting(["optimizer", "penaltyTime"]))
    #expect(rows.contains { Set($0.rates).count > 1 }, "a learning rate that changes")
  }
}
