import Backprop

/// The loss over all epochs so far, in bounded memory.
///
/// When it is full, neighbouring buckets are joined, so that old epochs are kept coarser; the
/// smallest and largest value of a bucket survive, so that no spike is lost.
public struct History: Equatable, Sendable {
  /// One curve over the epochs of a bucket.
  public struct Span: Equatable, Sendable {
    /// The smallest finite value; not finite where no value is.
    public var minimum: Double
    /// The largest finite value; not finite where no value is.
    public var maximum: Double
    /// The last value.
    public var last: Double

    init(_ value: Double) {
      minimum = value
      maximum = value
      last = value
    }

    mutating func join(_ later: Span) {
      minimum = Span.finite(minimum, later.minimum, min)
      maximum = Span.finite(maximum, later.maximum, max)
      last = later.last
    }

    /// Chooses among two numbers those that are finite.
    private static func finite(
      _ a: Double, _ b: Double, _ choose: (Double, Double) -> Double
    ) -> Double {
      guard a.isFinite else { return b }
      return b.isFinite ? choose(a, b) : a
    }
  }

  /// The losses measured in some epochs that follow each other.
  public struct Bucket: Equatable, Sendable {
    /// The first epoch measured.
    public var firstEpoch: Int
    /// The last epoch measured.
    public var lastEpoch: Int
    /// Loss over the train part.
    public var train: Span
    /// Loss over the test part.
    public var test: Span?

    mutating func join(_ later: Bucket) {
      lastEpoch = later.lastEpoch
      train.join(later.train)
      guard let span = later.test else { return }
      // A test part may come and go with other data.
      if test == nil { test = span } else { test?.join(span) }
    }
  }

  /// The buckets in the order of epochs.
  public private(set) var buckets: [Bucket] = []
  /// A change of the run that the curve may show.
  public struct Mark: Equatable, Sendable {
    /// The epoch in which it was made.
    public var epoch: Int
    /// What was changed, in a few words.
    public var sentence: String
  }

  /// The changes in the order of epochs; the oldest are given up where there are many.
  public private(set) var marks: [Mark] = []
  private static let mostMarks = 256

  /// From which bucket on losses are of the present data and the present loss function.
  private var firstComparable = 0

  /// The buckets whose losses can be compared with the last one.
  public var comparableBuckets: ArraySlice<Bucket> { buckets.dropFirst(firstComparable) }

  /// Returns what it was after an epoch, for a network of a shape: what no longer tells of that
  /// moment alone is left out.
  func before(epoch: Int, shape: NetworkShape) -> History {
    var earlier = self
    earlier.buckets.removeAll { $0.lastEpoch > epoch }
    earlier.marks.removeAll { $0.epoch > epoch }
    earlier.readings.removeAll {
      $0.epoch > epoch || $0.layers.count != shape.layers.count
    }
    earlier.firstComparable = min(firstComparable, earlier.buckets.count)
    earlier.firstComparableReading = min(firstComparableReading, earlier.readings.count)
    earlier.inLastBucket = measurementsPerBucket
    return earlier
  }

  /// Notes that losses from here on are of other data, or of another loss function.
  mutating func breakOff() {
    firstComparable = buckets.count
    firstComparableReading = readings.count
    inLastBucket = measurementsPerBucket
  }

  /// Forgets what was seen in the layers: from here on they are others.
  mutating func forgetReadings() { (readings, firstComparableReading) = ([], 0) }

  /// Notes a change of the run.
  public mutating func mark(epoch: Int, _ sentence: String) {
    marks.append(Mark(epoch: epoch, sentence: sentence))
    if marks.count > Self.mostMarks { marks.removeFirst(marks.count - Self.mostMarks) }
  }

  /// What was seen in the layers, the epochs in rising order. They need no joining: their
  /// schedule lets so few through that no run makes more than some thousand.
  public private(set) var readings: [Reading] = []
  /// The readings of the present data and the present loss function.
  var comparableReadings: ArraySlice<Reading> { readings.dropFirst(firstComparableReading) }
  private var firstComparableReading = 0

  /// Returns the changes between a bucket's first epoch and the next one's.
  public func marks(ofBucket index: Int) -> [Mark] {
    let first = index == 0 ? 0 : buckets[index].firstEpoch
    let end = index + 1 < buckets.count ? buckets[index + 1].firstEpoch : .max
    return marks.filter { (first..<end).contains($0.epoch) }
  }

  /// How many measurements a full bucket holds.
  private var measurementsPerBucket = 1
  /// How many measurements the last bucket holds.
  private var inLastBucket = 0
  private let capacity: Int

  /// Creates an empty history of at most `capacity` buckets; at least 2.
  public init(capacity: Int = 2048) {
    precondition(capacity >= 2, "a history joins pairs, so it holds at least two")
    self.capacity = capacity
  }

  /// Adds the losses measured after an epoch, the epochs in rising order.
  public mutating func append(epoch: Int, train: Double, test: Double?) {
    let bucket = Bucket(
      firstEpoch: epoch, lastEpoch: epoch, train: Span(train), test: test.map(Span.init))
    if inLastBucket < measurementsPerBucket, !buckets.isEmpty {
      buckets[buckets.count - 1].join(bucket)
      inLastBucket += 1
    } else {
      if buckets.count == capacity { halve() }
      buckets.append(bucket)
      inLastBucket = 1
    }
  }

  /// Adds what was seen in the layers after an epoch.
  mutating func append(_ reading: Reading) {
    readings.append(reading)
  }

  private mutating func halve() {
    var joined: [Bucket] = []
    joined.reserveCapacity(capacity)
    for start in stride(from: 0, to: buckets.count, by: 2) {
      var bucket = buckets[start]
      if start + 1 < buckets.count { bucket.join(buckets[start + 1]) }
      joined.append(bucket)
    }
    buckets = joined
    // A bucket that holds both kinds of losses counts as one of the old ones.
    firstComparable = (firstComparable + 1) / 2
    measurementsPerBucket *= 2
  }
}
