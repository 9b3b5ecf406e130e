/// Backpropagation's gradient against central differences, layer by layer, in float64.
public struct GradientCheck: Equatable, Sendable {
  /// The layers, from the first hidden one to the output.
  public let layers: [LayerCheck]
  /// How many samples of the batch the losses are the mean of.
  public let sampleCount: Int
  /// How many samples the batch has.
  public let batchCount: Int

  /// The worst of the layers' verdicts.
  public var verdict: GradientVerdict { layers.map(\.verdict).max() ?? .good }
  /// The check that says most about what is wrong.
  public var worst: ParameterCheck? { layers.map(\.worst).worst }
  /// How many parameters were checked.
  public var checkedCount: Int { layers.reduce(0) { $0 + $1.checkedCount } }
  /// How many of them have a kink within the step that makes the two numbers differ.
  public var kinkCount: Int { layers.reduce(0) { $0 + $1.kinkCount } }

  /// Checks a network's gradient over a batch.
  ///
  /// Of a large network only some parameters of each layer are checked, evenly spread, and if need
  /// be over some samples of the batch: always the same ones.
  ///
  /// - Parameters:
  ///   - batch: indices into `samples`, at least one.
  ///   - budget: about how many multiplications the differences may take.
  public init(
    _ network: Network<Double>, _ samples: SampleSet<Double>, batch: ArraySlice<Int>, loss: Loss,
    budget: Double = 2e8
  ) {
    precondition(!batch.isEmpty, "a batch has at least one sample")
    let plan = Plan(network.shape, batchCount: batch.count, budget: budget)
    let chosen = batch.spread(plan.sampleCount)
    var gradient = [Double](repeating: 0, count: network.shape.parameterCount)
    var pass = Pass<Double>(network.shape)
    network.meanGradient(
      of: samples, batch: chosen[...], loss: loss, pass: &pass, into: &gradient)
    self.init(
      gradient, of: network, samples, chosen: chosen, batchCount: batch.count, loss: loss,
      parametersPerLayer: plan.parametersPerLayer)
  }

  /// Checks a gradient that was computed elsewhere.
  init(
    _ gradient: [Double], of network: Network<Double>, _ samples: SampleSet<Double>,
    chosen: [Int], batchCount: Int, loss: Loss, parametersPerLayer: Int
  ) {
    var differences = CentralDifferences(network, samples, batch: chosen, loss: loss)
    layers = network.shape.layers.map { layer in
      let checks = layer.parameters.scattered(parametersPerLayer).map {
        ParameterCheck($0, gradient: gradient[$0], against: &differences)
      }
      return LayerCheck(parameterCount: layer.parameters.count, checks)
    }
    sampleCount = chosen.count
    self.batchCount = batchCount
  }

  /// How many samples and parameters are looked at.
  private struct Plan {
    let sampleCount: Int
    let parametersPerLayer: Int

    /// Fewer than this many parameters of a layer would say little about it.
    private static let fewest = 16

    init(_ shape: NetworkShape, batchCount: Int, budget: Double) {
      // Two passes for each difference, and a multiplication for each parameter of a pass.
      let costPerSample = 2 * Double(shape.layers.count) * Double(shape.parameterCount)
      let samples = budget / (costPerSample * Double(Self.fewest))
      sampleCount = max(1, Int(min(samples, Double(batchCount))))
      let parameters = budget / (costPerSample * Double(sampleCount))
      parametersPerLayer = max(
        Self.fewest, Int(min(parameters, Double(shape.parameterCount))))
    }
  }
}

/// The gradient check of one layer.
public struct LayerCheck: Equatable, Sendable {
  /// How many weights and biases the layer has.
  public let parameterCount: Int
  /// How many of them were checked.
  public let checkedCount: Int
  /// How many of those have a kink within the step that makes the two numbers differ.
  public let kinkCount: Int
  /// The worst of those without; of all where each has one.
  public let worst: ParameterCheck
  /// The worst of those with one; nil where there is none.
  public let worstAtKink: ParameterCheck?

  /// What is to be thought of the layer: a kink alone is nothing against it.
  public var verdict: GradientVerdict { worst.verdict }

  init(parameterCount: Int, _ checks: [ParameterCheck]) {
    let atKinks = checks.filter { $0.verdict == .kink }
    self.parameterCount = parameterCount
    checkedCount = checks.count
    kinkCount = atKinks.count
    worstAtKink = atKinks.worst
    guard let worst = checks.filter({ $0.verdict != .kink }).worst ?? atKinks.worst else {
      preconditionFailure("a layer has at least one parameter")
    }
    self.worst = worst
  }
}

extension Sequence<ParameterCheck> {
  /// The check that says most about what is wrong.
  fileprivate var worst: ParameterCheck? { self.max { $0.isBetter(than: $1) } }
}

extension ArraySlice<Int> {
  /// Returns `count` of the elements at equal distances, all where there are no more.
  fileprivate func spread(_ count: Int) -> [Int] {
    let count = Swift.min(count, self.count)
    return (0..<count).map { self[startIndex + $0 * self.count / count] }
  }
}

extension Range<Int> {
  /// Returns `limit` different numbers of the range, evenly spread, in order; all where there are
  /// no more.
  ///
  /// Steps of about the golden section of the range, without a common divisor with its length:
  /// equal distances would meet the same few columns of a matrix again and again.
  func scattered(_ limit: Int) -> [Int] {
    guard limit < count else { return Array(self) }
    var step = Swift.max(1, Int(Double(count) * 0.618_033_988_749_895))
    while greatestCommonDivisor(step, count) != 1 { step += 1 }
    return (0..<limit).map { lowerBound + $0 * step % count }.sorted()
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
