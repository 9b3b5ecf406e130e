import Backprop

/// What the targets of a data set mean; it decides how accuracy is counted.
public enum TargetKind: Equatable, Sendable {
  /// −1 or +1; the sign of the output is the answer.
  case sign
  /// 0 or 1; the answer is 1 from 0.5 upward.
  case bit
  /// One output for each class, 1 for the right one; the largest output is the answer.
  case classes([String])
  /// Numbers; there is no right or wrong, only an error.
  case values

  /// Returns whether `output` gives the wrong answer; nil where no answer is right or wrong.
  ///
  /// An output that is not a number is a wrong answer.
  @specialized(where S == Float)
  @specialized(where S == Double)
  public func isWrong<S: Scalar>(output: ArraySlice<S>, target: ArraySlice<S>) -> Bool? {
    switch self {
    case .sign: !zip(output, target).allSatisfy { $0 * $1 > 0 }
    case .bit: !zip(output, target).allSatisfy { !$0.isNaN && ($0 >= 0.5) == ($1 >= 0.5) }
    case .classes:
      Self.indexOfLargest(output) != Self.indexOfLargest(target)
    case .values: nil
    }
  }

  /// Returns the place of the largest number, the first of equals; nil if one is not a number.
  private static func indexOfLargest<S: Scalar>(_ values: ArraySlice<S>) -> Int? {
    guard values.allSatisfy({ !$0.isNaN }) else { return nil }
    return values.indices.max { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) }
      .map { $0 - values.startIndex }
  }
}

/// Samples with the meaning of their columns, parted into a train and a test part.
public struct DataSet: Sendable {
  /// All samples in float64.
  public let samples: SampleSet<Double>
  /// A name for each input.
  public let inputNames: [String]
  /// The meaning of the targets.
  public let targetKind: TargetKind
  /// For two inputs, the part of the plane worth drawing; the same range for both.
  public let plane: ClosedRange<Double>?
  /// Indices of the samples to learn from, in their first order; never empty.
  public let train: [Int]
  /// Indices of the samples held out.
  public let test: [Int]

  /// Creates a data set of given parts.
  public init(
    samples: SampleSet<Double>, inputNames: [String], targetKind: TargetKind,
    plane: ClosedRange<Double>?, train: [Int], test: [Int]
  ) {
    precondition(!train.isEmpty, "there is at least one sample to learn from")
    precondition(inputNames.count == samples.inputsPerSample, "each input has a name")
    self.samples = samples
    self.inputNames = inputNames
    self.targetKind = targetKind
    self.plane = plane
    self.train = train
    self.test = test
  }

  /// Returns how many of `count` samples are learnt from: the fraction rounded down, at least 1.
  ///
  /// 100 · 0.29 is 28.999999999999996 in float64; four roundings are forgiven, so that it counts
  /// as the 29 that was meant.
  public static func trainCount(of count: Int, fraction: Double) -> Int {
    min(count, max(1, Int(Double(count) * fraction * (1 + 4 * .ulpOfOne))))
  }
}
