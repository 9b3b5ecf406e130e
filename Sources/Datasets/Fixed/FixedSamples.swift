import Backprop

/// Samples that are what they are, read from a file or written out: only which of them are held
/// out is drawn.
public struct FixedSamples: Sendable {
  /// All samples; a missing input is not a number.
  public var samples: SampleSet<Double>
  /// A name for each input.
  public var inputNames: [String]
  /// The columns that inputs come from, by which they are found in other tables.
  public var columns: [InputColumn]
  /// What the targets are called.
  public var targetName = "target"
  /// The meaning of the targets.
  public var targetKind: TargetKind
  /// Where inputs form an image, its size.
  public var image: ImageSize?
  /// How many samples at the end are the test part; nil where it is to be drawn.
  public var testCount: Int?
  /// The part of the samples learnt from where none is asked for.
  public var defaultTrainFraction = 0.8

  /// Creates samples whose test part is to be drawn.
  public init(
    samples: SampleSet<Double>, inputNames: [String], targetName: String = "target",
    targetKind: TargetKind, columns: [InputColumn]? = nil, image: ImageSize? = nil,
    testCount: Int? = nil,
    defaultTrainFraction: Double = 0.8
  ) {
    precondition(inputNames.count == samples.inputsPerSample, "each input has a name")
    self.samples = samples
    self.inputNames = inputNames
    self.columns = columns ?? inputNames.map { InputColumn(name: $0) }
    self.targetName = targetName
    self.targetKind = targetKind
    self.image = image
    self.testCount = testCount
    self.defaultTrainFraction = defaultTrainFraction
  }

  /// Parts the samples.
  ///
  /// - Parameters:
  ///   - trainFraction: 0 … 1; nil takes the samples' own.
  ///   - standardization: of what; measured on the train part alone.
  public func dataSet(
    trainFraction: Double? = nil, standardization: Standardization = .none,
    using rng: inout RandomGenerator
  ) -> DataSet {
    let (train, test) = parts(trainFraction: trainFraction, using: &rng)
    return DataSet(
      samples: samples,
      inputMap: InputMap().measured(
        over: samples, train, standardizes: standardization != .none),
      inputNames: inputNames, columns: columns, targetName: targetName, targetKind: targetKind,
      targetScales: standardization == .all && targetKind == .values
        ? targetScales(over: train) : nil,
      plane: plane, line: samples.inputsPerSample == 1 ? range(ofInput: 0) : nil, image: image,
      train: train, test: test)
  }

  private func targetScales(over train: [Int]) -> [Scale] {
    let outputs = samples.targetsPerSample
    return (0..<outputs).map { output in
      Scale(measuring: train.lazy.map { samples.targets[$0 * outputs + output] })
    }
  }

  /// Chooses at random which samples are learnt from; each part keeps the order of the file.
  private func parts(
    trainFraction: Double?, using rng: inout RandomGenerator
  ) -> (train: [Int], test: [Int]) {
    let cut = trainCount(fraction: trainFraction)
    var order = Array(0..<samples.count)
    guard cut < order.count else { return (order, []) }
    if testCount == nil || trainFraction != nil { rng.shuffle(&order) }
    return (order[..<cut].sorted(), order[cut...].sorted())
  }

  /// Returns how many samples are learnt from.
  ///
  /// - Parameter fraction: 0 … 1; nil takes the samples' own.
  func trainCount(fraction: Double?) -> Int {
    if let testCount, fraction == nil { return samples.count - testCount }
    return DataSet.trainCount(of: samples.count, fraction: fraction ?? defaultTrainFraction)
  }

  /// The part of the plane that two inputs take up, with a margin.
  private var plane: Plane? {
    guard samples.inputsPerSample == 2 else { return nil }
    guard let x1 = range(ofInput: 0), let x2 = range(ofInput: 1) else { return nil }
    return Plane(x1: x1, x2: x2)
  }

  private func range(ofInput input: Int) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for index in 0..<samples.count {
      let value = samples.inputs[index * samples.inputsPerSample + input]
      // Comparisons that fail for a missing number.
      if value < low { low = value }
      if value > high { high = value }
    }
    // Halves, since the extent itself may be too large for a number.
    let margin = low < high ? (high / 2 - low / 2) * 0.16 : max(abs(low) * 0.1, 1)
    let range = (low - margin, high + margin)
    guard range.0.isFinite, range.1.isFinite, (range.1 - range.0).isFinite else { return nil }
    return range.0...range.1
  }
}

/// What of a data set is brought to mean 0 and standard deviation 1.
public enum Standardization: String, CaseIterable, Sendable {
  /// Nothing.
  case none = "false"
  /// The inputs.
  case inputs = "true"
  /// The inputs, and targets that are numbers.
  case all
}
