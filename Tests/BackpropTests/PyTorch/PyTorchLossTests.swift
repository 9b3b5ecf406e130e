import Testing

@testable import Backprop

@Suite struct PyTorchLossTests {
  @Test(arguments: try PyTorchFixture.load().losses)
  func lossesAndDeltasOfASampleArePyTorchs(_ row: PyTorchFixture.LossRow) throws {
    try compare(row, as: Double.self)
    try compare(row, as: Float.self)
  }

  private func compare<S: Scalar>(
    _ row: PyTorchFixture.LossRow, as precision: S.Type
  ) throws {
    let loss = try #require(Loss(rawValue: row.loss))
    let output = try #require(LayerActivation(name: row.output))
    let network = Network<S>(passingOn: row.weightedInputs.count, to: output)
    var pass = Pass<S>(network.shape)
    network.forward(row.weightedInputs.map { S($0) }[...], into: &pass)
    network.backward(row.target.map { S($0) }[...], loss: loss, &pass)
    let expected = row.outcome(in: precision)
    let place = network.shape.output.units
    expectAgreement(Array(pass.activations[place]), expected.outputs, "outputs in \(precision)")
    expectAgreement([pass.loss], [expected.loss], "loss in \(precision)")
    expectAgreement(Array(pass.deltas[place]), expected.deltas, "deltas in \(precision)")
  }

  @Test(arguments: try PyTorchFixture.load().gradients)
  func meanLossesAndGradientsOfABatchArePyTorchs(_ row: PyTorchFixture.GradientRow) throws {
    try compare(row, as: Double.self)
    try compare(row, as: Float.self)
  }

  private func compare<S: Scalar>(
    _ row: PyTorchFixture.GradientRow, as precision: S.Type
  ) throws {
    let fixture = try PyTorchFixture.load()
    let network = fixture.network(
      hidden: try #require(LayerActivation(name: row.hidden)),
      output: try #require(LayerActivation(name: row.output)), as: precision)
    let samples = fixture.samples(targets: row.targets, as: precision)
    var pass = Pass<S>(network.shape)
    var gradient = [S](repeating: .nan, count: network.shape.parameterCount)
    let mean = network.meanGradient(
      of: samples, batch: ArraySlice(0..<samples.count),
      loss: try #require(Loss(rawValue: row.loss)), pass: &pass, into: &gradient)
    let expected = row.outcome(in: precision)
    expectAgreement([mean], [expected.loss], "mean loss in \(precision)")
    expectAgreement(gradient, expected.gradient, "gradient in \(precision)")
  }

  @Test func everyLossHasRowsOfASampleAndOfABatch() throws {
    let fixture = try PyTorchFixture.load()
    let all = Set(Loss.allCases.map(\.rawValue))
    #expect(Set(fixture.losses.map(\.loss)) == all)
    #expect(Set(fixture.gradients.map(\.loss)) == all)
  }

  @Test func everyLossHasARowForEachOutputThatItAccepts() throws {
    let rows = try PyTorchFixture.load().losses
    for loss in Loss.allCases {
      let outputs = rows.filter { $0.loss == loss.rawValue }.map(\.output)
      #expect(Set(outputs) == Set(LayerActivation.all.filter(loss.accepts).map(\.name)), "\(loss)")
    }
  }

  @Test func everyActivationIsAHiddenLayerSomewhere() throws {
    let hidden = try PyTorchFixture.load().gradients.map(\.hidden)
    #expect(Set(hidden) == Set(Activation.allCases.map(\.rawValue)))
  }
}
