import Testing

@testable import Backprop

/// Every engine by itself against PyTorch: both precisions of the readable path, each level of
/// kernels of the fast one.
@Suite struct PyTorchEngineTests {
  // MARK: Trainings

  @Test(arguments: try PyTorchFixture.load().trainings)
  func readableStepsArePyTorchs(_ row: PyTorchFixture.TrainingRow) throws {
    try expectSteps(row) { ReadableEngine<Double>(network: $0, loss: $1, rule: $2) }
    try expectSteps(row) { ReadableEngine<Float>(network: $0, loss: $1, rule: $2) }
  }

  @Test(arguments: KernelLevel.available, try PyTorchFixture.load().trainings)
  func fastStepsArePyTorchs(_ level: KernelLevel, _ row: PyTorchFixture.TrainingRow) throws {
    try expectSteps(row) { FastEngine(network: $0, loss: $1, rule: $2, level: level) }
  }

  private func expectSteps<E: TrainingEngine>(
    _ row: PyTorchFixture.TrainingRow, make: (Network<E.S>, Loss, UpdateRule) -> E
  ) throws {
    let trained = try row.train(as: E.S.self) { network, loss, rule in
      EngineSteps(engine: make(network, loss, rule), loss: loss)
    }
    expectState(trained.engine.state, row.outcome(in: E.S.self))
  }

  // MARK: Gradients

  @Test(arguments: try PyTorchFixture.load().gradients)
  func readableGradientsArePyTorchs(_ row: PyTorchFixture.GradientRow) throws {
    try expectGradient(row) { ReadableEngine<Double>(network: $0, loss: $1, rule: $2) }
    try expectGradient(row) { ReadableEngine<Float>(network: $0, loss: $1, rule: $2) }
  }

  @Test(arguments: KernelLevel.available, try PyTorchFixture.load().gradients)
  func fastGradientsArePyTorchs(_ level: KernelLevel, _ row: PyTorchFixture.GradientRow) throws {
    try expectGradient(row) { FastEngine(network: $0, loss: $1, rule: $2, level: level) }
  }

  private func expectGradient<E: TrainingEngine>(
    _ row: PyTorchFixture.GradientRow, make: (Network<E.S>, Loss, UpdateRule) -> E
  ) throws {
    let fixture = try PyTorchFixture.load()
    let loss = try #require(Loss(rawValue: row.loss))
    let network = fixture.network(
      hidden: try #require(LayerActivation(name: row.hidden)),
      output: try #require(LayerActivation(name: row.output)), as: E.S.self)
    let samples = fixture.samples(targets: row.targets, as: E.S.self)
    let all = ArraySlice(0..<samples.count)
    let engine = make(network, loss, UpdateRule(optimizer: .sgd()))
    let expected = row.outcome(in: E.S.self)
    expectAgreement(
      [engine.meanLoss(of: samples, all, by: loss)], [expected.loss], "mean loss in \(E.S.self)")
    expectAgreement(
      engine.gradient(of: samples, all), expected.gradient, "gradient in \(E.S.self)")
  }

  // MARK: Losses of a sample

  @Test(arguments: KernelLevel.available, try PyTorchFixture.load().losses)
  func fastOutputsAndDeltasOfASampleArePyTorchs(
    _ level: KernelLevel, _ row: PyTorchFixture.LossRow
  ) throws {
    let loss = try #require(Loss(rawValue: row.loss))
    let units = row.weightedInputs.count
    let network = Network<Float>(
      passingOn: units, to: try #require(LayerActivation(name: row.output)))
    let samples = SampleSet<Float>(
      inputsPerSample: units, targetsPerSample: units,
      inputs: row.weightedInputs.map { Float($0) }, targets: row.target.map { Float($0) })
    let engine = FastEngine(
      network: network, loss: loss, rule: UpdateRule(optimizer: .sgd()), level: level)
    let gradient = engine.gradient(of: samples, [0])
    expectAgreement(
      engine.outputs(of: samples, [0]).activations, row.float32.outputs, "outputs")
    expectAgreement(
      network.shape.outputBiases.map { gradient[$0] }, row.float32.deltas, "deltas")
  }

  // MARK: Activations

  /// The points are the samples of one unit: they stand side by side in vectors.
  @Test(arguments: KernelLevel.available, try PyTorchFixture.load().activations)
  func fastActivationsArePyTorchs(
    _ level: KernelLevel, _ row: PyTorchFixture.ActivationRow
  ) throws {
    let activation = try #require(Activation(rawValue: row.name))
    let points = try PyTorchFixture.load().points
    let samples = SampleSet<Float>(
      inputsPerSample: 1, targetsPerSample: 1, inputs: points.map { Float($0) },
      targets: points.map { _ in 0 })
    let engine = FastEngine(
      network: Network(passingOn: 1, to: .elementwise(activation)), loss: .halfSquaredError,
      rule: UpdateRule(optimizer: .sgd()), level: level)
    let found = engine.outputs(of: samples, ArraySlice(points.indices)).activations
    for (index, z) in points.enumerated() {
      expectAgreement(
        [found[index]], [row.float32.values[index]], "f(\(z))",
        tolerance: .ofValue(of: activation, at: z, in: Float.self))
    }
  }

  /// With a target 1 below the output, the error is 1 and the delta of ½ Σ e² is f′.
  @Test(arguments: KernelLevel.available, try PyTorchFixture.load().activations)
  func fastDerivativesArePyTorchs(
    _ level: KernelLevel, _ row: PyTorchFixture.ActivationRow
  ) throws {
    let activation = try #require(Activation(rawValue: row.name))
    let points = try PyTorchFixture.load().points
    let network = Network<Float>(passingOn: points.count, to: .elementwise(activation))
    let samples = SampleSet<Float>(
      inputsPerSample: points.count, targetsPerSample: points.count,
      inputs: points.map { Float($0) }, targets: row.float32.values.map { Float($0) - 1 })
    let engine = FastEngine(
      network: network, loss: .halfSquaredError, rule: UpdateRule(optimizer: .sgd()),
      level: level)
    let gradient = engine.gradient(of: samples, [0])
    var tolerance = Tolerance.float32
    // The kernels' tanh is exact to 7 units, each 2⁻²⁴ just below 1, and 1 − a² doubles them.
    if activation == .tanh { tolerance.absolute = 2 * 7 * 0x1p-24 }
    for (index, bias) in network.shape.outputBiases.enumerated() {
      expectAgreement(
        [gradient[bias]], [row.float32.derivatives[index]], "f′(\(points[index]))",
        tolerance: tolerance)
    }
  }
}
