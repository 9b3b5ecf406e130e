import Backprop

/// What the rules of the diagnosis look at.
public struct Observations: Sendable {
  /// Sizes and activations.
  public var shape: NetworkShape
  /// Losses and readings so far.
  public var history: History
  /// The present base learning rate.
  public var learningRate: Double
  /// What units answer now.
  public var activity: UnitActivity
  /// The loss of a network that knows nothing; nil where it can't be said.
  public var expectedStart: Double?

  /// How many readings a judgement takes: below that chance would make the diagnosis flicker.
  static let fewestReadings = 8
  /// How many readings a judgement looks back on at most, so that it follows the run.
  static let mostReadings = 16

  /// The losses that can be compared with the last one.
  var buckets: ArraySlice<History.Bucket> { history.comparableBuckets }

  /// The loss over the train part before training. Where old epochs have been joined it is the
  /// largest of the first of them.
  var startLoss: Double? { buckets.first.map(\.train.maximum) }
  /// The loss over the train part as it was measured last.
  var trainLoss: Double? { buckets.last.map(\.train.last) }
  /// The last epoch measured.
  var epoch: Int { buckets.last?.lastEpoch ?? 0 }

  /// Whether so little of the first loss is left that small gradients and saturated units are
  /// the end of learning, not an obstacle to it. One measurement of the last ones is enough: what
  /// was learnt is seldom lost, but the loss has spikes.
  var isLearnt: Bool {
    guard let startLoss else { return false }
    return buckets.suffix(Self.mostReadings).contains {
      $0.train.minimum <= Self.learntShare * startLoss
    }
  }

  /// The part of the first loss that may be left.
  static let learntShare = 0.05

  /// The last readings, all at the present learning rate; none where they are too few.
  var recentReadings: [Reading] {
    var recent: [Reading] = []
    for reading in history.comparableReadings.reversed() {
      guard reading.learningRate == learningRate, recent.count < Self.mostReadings else { break }
      recent.append(reading)
    }
    return recent.count < Self.fewestReadings ? [] : recent.reversed()
  }

  /// Returns the median, over the recent readings, of a number of a layer; nil where it is too
  /// rarely known.
  func median(ofLayer layer: Int, _ value: (Reading.Layer) -> Double?) -> Double? {
    let values = recentReadings.compactMap { value($0.layers[layer]) }
    return values.count < Self.fewestReadings ? nil : values.median
  }

  /// The root of a layer's mean squared gradient, the median over the recent readings: unlike the
  /// norm it does not grow with the layer.
  func meanGradient(ofLayer layer: Int) -> Double? {
    let count = Double(shape.layers[layer].parameters.count)
    return median(ofLayer: layer) { $0.gradientNorm }.map { $0 / count.squareRoot() }
  }
}

extension [Double] {
  /// The middle value, of two the lower; nil where one is not finite, or where there is none.
  var median: Double? {
    guard !isEmpty, allSatisfy(\.isFinite) else { return nil }
    return sorted()[(count - 1) / 2]
  }
}
