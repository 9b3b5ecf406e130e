import Backprop

/// A point of the plane with its target.
public struct LabeledPoint: Equatable, Sendable {
  /// The first input.
  public var x1: Double
  /// The second input.
  public var x2: Double
  /// What the network shall answer.
  public var target: Double
}

/// A seeded source of points in the plane.
///
/// A source is one value: name, sentence, meaning of noise and generator stand together in the
/// file of its name; `all` lists them.
public struct SyntheticSource: Sendable {
  /// The name used in experiment files.
  public let name: String
  /// What it is, in one sentence.
  public let about: String
  /// What `noise` does to it, in one sentence.
  public let noiseMeaning: String
  /// How many samples it has where none are asked for.
  public let defaultSamples: Int
  /// Whether it always has exactly that many.
  public let hasFixedSize: Bool
  /// The part of the samples learnt from where none is asked for.
  public let defaultTrainFraction: Double
  /// The meaning of the targets.
  public let targetKind: TargetKind
  /// The part of the plane worth drawing.
  public let plane: ClosedRange<Double>
  /// Draws the points; `points(_:_:_:)` is how it is called.
  let draw:
    @Sendable (_ samples: Int, _ noise: Double, _ rng: inout any RandomNumbers) -> [LabeledPoint]

  /// All sources, in the order of the documentation.
  public static let all: [SyntheticSource] = [
    xor, xorQuadrants, circle, gauss, spiral, moons, plane, multiGauss,
  ]

  /// The columns of all of them: the coordinates of points.
  static let columns = [InputColumn(name: "x1"), InputColumn(name: "x2")]

  /// Finds a source by name.
  public static func named(_ name: String) -> SyntheticSource? {
    all.first { $0.name == name }
  }

  /// Draws the points from any stream of random numbers, in the source's own order.
  func points<Numbers: RandomNumbers>(
    _ samples: Int, _ noise: Double, _ rng: inout Numbers
  ) -> [LabeledPoint] {
    var numbers: any RandomNumbers = rng
    let points = draw(samples, noise, &numbers)
    guard let drawnFrom = numbers as? Numbers else {
      preconditionFailure("a source draws from the stream that it is given")
    }
    rng = drawnFrom
    return points
  }

  /// Makes a data set: draws the points, puts them into random order, parts them.
  ///
  /// - Parameters:
  ///   - samples: at least 1; nil takes the source's own number.
  ///   - noise: 0 … 1, of the meaning that `noiseMeaning` gives.
  ///   - trainFraction: 0 … 1; nil takes the source's own. At least one sample is learnt from.
  ///   - features: what of a point is put into the network; nil takes its coordinates.
  ///   - standardizes: whether inputs are standardized.
  public func dataSet(
    samples: Int? = nil, noise: Double = 0, trainFraction: Double? = nil,
    features: [PlaneFeature]? = nil, standardizes: Bool = false,
    using rng: inout RandomGenerator
  ) -> DataSet {
    var points = points(samples ?? defaultSamples, noise, &rng)
    let fraction = trainFraction ?? defaultTrainFraction
    // Everything is learnt from in its printed order; shuffling is for parting alone.
    if fraction < 1 { rng.shuffle(&points) }
    let cut = DataSet.trainCount(of: points.count, fraction: fraction)
    return dataSet(of: points, cut: cut, features: features, standardizes: standardizes)
  }

  /// Makes a data set of points, the first of which are learnt from.
  func dataSet(
    of points: [LabeledPoint], cut: Int, features: [PlaneFeature]?, standardizes: Bool = false
  ) -> DataSet {
    let samples = SampleSet(
      inputsPerSample: 2, targetsPerSample: 1, inputs: points.flatMap { [$0.x1, $0.x2] },
      targets: points.map(\.target))
    let train = Array(0..<cut)
    return DataSet(
      samples: samples,
      inputMap: InputMap(features: features).measured(
        over: samples, train, standardizes: standardizes),
      inputNames: features?.map(\.rawValue) ?? ["x1", "x2"],
      columns: Self.columns, targetName: "y",
      targetKind: targetKind, plane: Plane(plane), train: train,
      test: Array(cut..<points.count))
  }
}
