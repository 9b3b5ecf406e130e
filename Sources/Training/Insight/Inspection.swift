import Backprop

/// One parameter's derivative at a moment, from all sides. Everything is float64 but what the
/// run's own engine gives.
public struct Inspection: Equatable, Sendable {
  /// The step after which it was looked at.
  public let step: Int
  /// How many changes the run had had.
  public let revision: Int
  /// The probe sample, by its index in the data.
  public let sample: Int
  /// The probe sample's derivative as a product of factors, path by path.
  public let chain: ChainRule
  /// The same by backpropagation against the central difference.
  public let check: ParameterCheck
  /// The same by the run's own engine.
  public let engineGradient: Double
  /// The samples of the latest batch that were looked at, by their indices in the data.
  public let batchSamples: [Int]
  /// Their derivatives, in this order.
  public let batch: SampleGradients
  /// How many samples the batch has; of a large one some are looked at.
  public let batchCount: Int
  /// The gradient of the batch's mean loss by the run's own engine.
  public let engineMean: Double

  /// The parameter's place in the order of the parameters.
  public var parameter: Int { chain.parameter }
}

extension TrainingRun {
  /// Looks at one parameter's derivative; changes nothing.
  ///
  /// - Parameters:
  ///   - parameter: its place in the order of the parameters; nil is returned where there is none.
  ///   - moment: the present one, with the probe sample's pass.
  func inspection(of parameter: Int, in moment: Moment, revision: Int) -> Inspection? {
    guard moment.parameters.indices.contains(parameter) else { return nil }
    let network = Network<Double>(shape: shape, parameters: moment.parameters)
    let loss = experiment.effectiveLoss
    let probe = exactSamples([moment.probe.sample])
    var pass = Pass<Double>(shape)
    network.forward(probe.input(0), into: &pass)
    network.backward(probe.target(0), loss: loss, &pass)
    let chain = ChainRule(
      network, pass, target: probe.target(0), loss: loss, parameter: parameter,
      limit: Self.pathsKept)
    var differences = CentralDifferences(network, probe, batch: 0..<1, loss: loss)
    let chosen = chosenSamples
    let batch = SampleGradients(
      network, exactSamples(chosen), batch: chosen.indices, loss: loss, parameter: parameter)
    return Inspection(
      step: step, revision: revision, sample: moment.probe.sample, chain: chain,
      check: ParameterCheck(parameter, gradient: chain.gradient, against: &differences),
      engineGradient: gradient(of: moment.probe.sample)[parameter],
      batchSamples: chosen, batch: batch, batchCount: latestBatch.count,
      engineMean: moment.gradient[parameter])
  }

  /// How many paths are kept: more than a screen shows.
  private static var pathsKept: Int { 24 }

  /// The samples of the latest batch that are looked at: as many as take a few milliseconds.
  private var chosenSamples: [Int] {
    let count = min(latestBatch.count, max(4, 2_000_000 / (2 * shape.parameterCount)))
    let batch = Array(latestBatch)
    return (0..<count).map { batch[$0 * batch.count / count] }
  }
}
