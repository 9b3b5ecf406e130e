import Backprop
import Datasets

/// An untrained network whose loss is far above that of one that knows nothing: it is sure of
/// wrong answers, because its weights are too large.
///
/// Source: A. Karpathy, "A recipe for training neural networks", "verify loss @ init",
/// <https://karpathy.github.io/2019/04/25/recipe/>.
enum UnlikelyStart {
  /// How many times the expected loss is too much. Random weights alone make half as much again.
  static let most = 2.0

  /// Returns both losses, as long as training has not made up for it.
  static func finding(_ seen: Observations) -> Finding? {
    guard let first = seen.buckets.first, first.lastEpoch == 0,
      let expected = seen.expectedStart, let now = seen.trainLoss
    else { return nil }
    let start = first.train.last
    guard start.isFinite, start > most * expected, now > expected else { return nil }
    // One step in the right direction may be enough, so it is no more than a hint.
    return Finding(.hint, .unlikelyStart(loss: start, expected: expected))
  }
}

/// The loss of a network that knows nothing.
enum ExpectedStart {
  /// Returns the loss of equal probabilities for all classes, or of 0 where ±1 is wanted; nil where
  /// targets are other numbers.
  ///
  /// - Parameter outputs: how many outputs the network has.
  static func loss(_ loss: Loss, outputs: Int, targets: TargetKind) -> Double? {
    switch loss {
    case .crossEntropy: return Double.log(Double(outputs))
    case .binaryCrossEntropy: return Double.log(2)
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      guard targets == .sign else { return nil }
      return switch loss {
      case .halfSquaredError: 0.5 * Double(outputs)
      case .huber: 0.5
      default: 1
      }
    }
  }
}
