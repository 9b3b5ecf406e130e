import Backprop

/// Samples with the meaning of their columns, parted into a train and a test part.
public struct DataSet: Sendable {
  /// All samples as their source has them, in float64; a missing number is not a number.
  public let samples: SampleSet<Double>
  /// How a sample's numbers become the network's inputs.
  public let inputMap: InputMap
  /// A name for each input of the network.
  public let inputNames: [String]
  /// The columns that the samples' numbers come from, by which they are found in other tables.
  public let columns: [InputColumn]
  /// What the targets are called.
  public let targetName: String
  /// The meaning of the targets.
  public let targetKind: TargetKind
  /// The scale that the targets of each output are brought to for the network; nil where they are
  /// taken as they are.
  public let targetScales: [Scale]?
  /// For samples of two numbers, the part of the plane worth drawing.
  public let plane: Plane?
  /// For samples of one number, the part of the line worth drawing.
  public let line: ClosedRange<Double>?
  /// Where inputs form an image, its rows and columns of picture elements, row by row.
  public let image: ImageSize?
  /// Indices of the samples to learn from, in their first order; never empty.
  public let train: [Int]
  /// Indices of the samples held out.
  public let test: [Int]

  /// Creates a data set of given parts.
  public init(
    samples: SampleSet<Double>, inputMap: InputMap = InputMap(), inputNames: [String],
    columns: [InputColumn]? = nil, targetName: String = "target", targetKind: TargetKind,
    targetScales: [Scale]? = nil,
    plane: Plane? = nil, line: ClosedRange<Double>? = nil, image: ImageSize? = nil, train: [Int],
    test: [Int]
  ) {
    precondition(!train.isEmpty, "there is at least one sample to learn from")
    precondition(
      inputNames.count == inputMap.inputCount(ofNumbers: samples.inputsPerSample),
      "each input has a name")
    self.samples = samples
    self.inputMap = inputMap
    self.inputNames = inputNames
    self.columns = columns ?? inputNames.map { InputColumn(name: $0) }
    self.targetName = targetName
    self.targetKind = targetKind
    self.targetScales = targetScales
    self.plane = plane
    self.line = line
    self.image = image
    self.train = train
    self.test = test
  }

  /// Returns the samples as a network of that precision takes them.
  ///
  /// What is no number, or too large for float32, becomes what the precision makes of it.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func networkSamples<S: Scalar>(as precision: S.Type) -> SampleSet<S> {
    let targets = targetScales.map { scales in
      samples.targets.enumerated().map { scales[$0 % scales.count].scaled($1) }
    }
    return SampleSet(
      inputsPerSample: inputNames.count, targetsPerSample: samples.targetsPerSample,
      inputs: networkInputs(), targets: Self.converted(targets ?? samples.targets))
  }

  private func networkInputs<S: Scalar>() -> [S] {
    guard !inputMap.isIdentity else { return Self.converted(samples.inputs) }
    let width = inputNames.count
    var room = [Double](repeating: 0, count: width)
    var inputs: [S] = []
    inputs.reserveCapacity(width * samples.count)
    for index in 0..<samples.count {
      inputMap.map(samples.input(index), into: &room)
      for number in room { inputs.append(S(number)) }
    }
    return inputs
  }

  /// Converts numbers; those that are in the right precision are shared, not copied.
  private static func converted<S: Scalar>(_ numbers: [Double]) -> [S] {
    numbers as? [S] ?? numbers.map { S($0) }
  }

  /// Stands for the data: sets of another size, or of other numbers in the places that are looked
  /// at, have another mark.
  ///
  /// FNV-1a over the bits of up to 65536 numbers of inputs and of targets, evenly spread.
  public var mark: UInt64 {
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ bits: UInt64) { mark = (mark ^ bits) &* 0x100_0000_01B3 }
    for numbers in [samples.inputs, samples.targets] {
      mix(UInt64(numbers.count))
      for index in stride(from: 0, to: numbers.count, by: numbers.count / 65536 + 1) {
        mix(numbers[index].bitPattern)
      }
    }
    return mark
  }

  /// Returns how many of `count` samples are learnt from: the fraction rounded down, at least 1.
  ///
  /// 100 · 0.29 is 28.999999999999996 in float64; four roundings are forgiven, so that it counts
  /// as the 29 that was meant.
  public static func trainCount(of count: Int, fraction: Double) -> Int {
    min(count, max(1, Int(Double(count) * fraction * (1 + 4 * .ulpOfOne))))
  }
}

/// A part of the plane.
public struct Plane: Equatable, Sendable {
  /// The range of the first number, x1.
  public var x1: ClosedRange<Double>
  /// The range of the second number, x2.
  public var x2: ClosedRange<Double>

  /// Creates a part of the plane.
  public init(x1: ClosedRange<Double>, x2: ClosedRange<Double>) {
    self.x1 = x1
    self.x2 = x2
  }

  /// Creates a square.
  public init(_ range: ClosedRange<Double>) { self.init(x1: range, x2: range) }
}

/// The size of an image, in picture elements.
public struct ImageSize: Equatable, Sendable {
  /// Rows from top to bottom.
  public var rows: Int
  /// Columns from left to right.
  public var columns: Int

  /// Creates a size.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }
}
