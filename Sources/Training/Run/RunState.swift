import Backprop

/// All that the next steps of a run follow from, beside its experiment and its data.
struct RunState<S: Scalar> {
  /// Network and optimizer.
  var trainer: TrainerState<S>
  /// Whole epochs done.
  var epoch: Int
  /// Steps done.
  var step: Int
  /// Steps done in the present epoch.
  var stepInEpoch: Int
  /// The base learning rate.
  var learningRate: Double
  /// The samples in the order of the present epoch, carried ones first.
  var order: [Int]
  /// How many samples were carried over from the epoch before.
  var carriedCount: Int
  /// The samples of the last step.
  var latestBatch: [Int]
  /// The generator that shuffles.
  var generator: [UInt64]
  /// Stands for the data: another mark, other data.
  var dataMark: UInt64
}
