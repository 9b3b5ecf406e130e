import Backprop

/// What the targets of a data set mean; it decides how accuracy is counted.
public enum TargetKind: Equatable, Sendable {
  /// −1 or +1; the sign of the output is the answer.
  case sign
  /// 0 or 1, each with its name; the answer is 1 from 0.5 upward.
  case bit(names: [String])
  /// One output for each class, 1 for the right one; the largest output is the answer.
  case classes([String])
  /// Numbers; there is no right or wrong, only an error.
  case values

  /// 0 or 1 under these names.
  public static let bit = TargetKind.bit(names: ["0", "1"])

  /// The names of the answers, in their order; nil where answers are numbers.
  public var classNames: [String]? {
    switch self {
    case .sign: ["-1", "+1"]
    case .bit(let names): names
    case .classes(let names): names
    case .values: nil
    }
  }

  /// Whether it is 0 or 1.
  public var isBit: Bool {
    if case .bit = self { return true }
    return false
  }

  /// Whether each class has an output of its own.
  public var hasOutputPerClass: Bool {
    if case .classes = self { return true }
    return false
  }

  /// Returns whether `output` gives the wrong answer; nil where no answer is right or wrong.
  ///
  /// An output that is not a number is a wrong answer.
  @inlinable
  public func isWrong<S: Scalar>(output: ArraySlice<S>, target: ArraySlice<S>) -> Bool? {
    switch self {
    case .sign: !zip(output, target).allSatisfy { $0 * $1 > 0 }
    case .bit: !zip(output, target).allSatisfy { !$0.isNaN && ($0 >= 0.5) == ($1 >= 0.5) }
    case .classes: Self.indexOfLargest(output) != Self.indexOfLargest(target)
    case .values: nil
    }
  }

  /// Returns the class that a sample's outputs or targets stand for, counted from 0; nil where
  /// they stand for none, as an output of 0 has no sign.
  @inlinable
  public func classIndex<S: Scalar>(_ values: ArraySlice<S>) -> Int? {
    switch self {
    case .classes: return Self.indexOfLargest(values)
    case .values: return nil
    case .sign:
      guard values.count == 1, let value = values.first, value != 0, !value.isNaN else {
        return nil
      }
      return value > 0 ? 1 : 0
    case .bit:
      guard values.count == 1, let value = values.first, !value.isNaN else { return nil }
      return value >= 0.5 ? 1 : 0
    }
  }

  /// Returns the place of the largest number, the first of equals; nil if one is not a number.
  @inlinable
  static func indexOfLargest<S: Scalar>(_ values: ArraySlice<S>) -> Int? {
    var largest = values.startIndex
    for index in values.indices {
      if values[index].isNaN { return nil }
      if values[index] > values[largest] { largest = index }
    }
    return values.isEmpty ? nil : largest - values.startIndex
  }
}
