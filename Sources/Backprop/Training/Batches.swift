import Synchronization

/// The samples of an epoch, cut into batches in a given order.
public struct Batches<S: Scalar>: Sendable {
  /// Where the samples are.
  public let samples: SampleSet<S>
  /// Indices into `samples`, in the order in which an epoch takes them, carried ones first.
  public private(set) var order: [Int]
  /// How many samples the first batch has above its own, left over by the epoch before.
  public let carriedCount: Int
  /// Samples of a step; the last batch of an epoch may have fewer, and the first has the carried
  /// ones as well.
  public let batchSize: Int
  /// Whether a last batch that is short is left out.
  public let dropsLast: Bool
  /// Stands for this very order: what was prepared for it is good as long as this stays the same.
  var orderMark: OrderMark { OrderMark(source: marks, number: mark) }
  private let marks = OrderMarks()
  private var mark = 0

  /// One order among those that a value and its copies have had.
  struct OrderMark: Equatable {
    fileprivate let source: OrderMarks
    fileprivate let number: Int

    static func == (a: Self, b: Self) -> Bool { a.source === b.source && a.number == b.number }
  }

  /// Gives each order a number of its own; shared by copies, so that none has another's.
  fileprivate final class OrderMarks: Sendable {
    private let last = Atomic(0)

    func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
  }

  /// Creates the batches of an epoch.
  ///
  /// - Parameters:
  ///   - order: indices into `samples`; all of them in their own order where none is given.
  ///   - batchSize: at least 1; a size above the number of samples makes one batch of all.
  ///   - dropsLast: leaves out a last batch that is short, unless it is the only one.
  public init(
    _ samples: SampleSet<S>, order: [Int]? = nil, batchSize: Int, dropsLast: Bool = false
  ) {
    let order = order ?? Array(0..<samples.count)
    precondition(!order.isEmpty, "an epoch has at least one sample")
    precondition(batchSize > 0, "a batch has at least one sample")
    precondition(
      order.allSatisfy { (0..<samples.count).contains($0) },
      "the order of an epoch names samples from 0 to \(samples.count - 1)")
    self.samples = samples
    self.order = order
    self.batchSize = min(batchSize, order.count)
    self.dropsLast = dropsLast
    carriedCount = 0
  }

  /// Creates the batches of an epoch that carries samples over from the one before.
  ///
  /// TensorFlow Playground's way: an epoch's last samples that fill no batch wait, and count in
  /// the next epoch's first step. Whole batches alone are steps.
  ///
  /// - Parameters:
  ///   - order: indices into `samples`; all of them in their own order where none is given.
  ///   - batchSize: from 1 to the number of samples in the order.
  ///   - carried: what the epoch before left over, its `remainder`; nothing in the first epoch.
  public init(
    _ samples: SampleSet<S>, order: [Int]? = nil, batchSize: Int, carried: ArraySlice<Int>
  ) {
    let order = order ?? Array(0..<samples.count)
    precondition(
      batchSize > 0 && batchSize <= order.count,
      "an epoch that carries samples over has at least one whole batch")
    precondition(
      (order + carried).allSatisfy { (0..<samples.count).contains($0) },
      "the order of an epoch names samples from 0 to \(samples.count - 1)")
    self.samples = samples
    self.order = carried + order
    self.batchSize = batchSize
    dropsLast = true
    carriedCount = carried.count
  }

  /// How many batches an epoch has.
  public var count: Int {
    let own = order.count - carriedCount
    return dropsLast ? own / batchSize : (own + batchSize - 1) / batchSize
  }

  /// The last samples of the order that no batch takes, where a short batch is left out.
  public var remainder: ArraySlice<Int> {
    order[min(carriedCount + count * batchSize, order.count)...]
  }

  /// Returns the samples of a batch, as indices into `samples`.
  public subscript(batch: Int) -> ArraySlice<Int> {
    let start = batch * batchSize
    let end = min(start + batchSize + carriedCount, order.count)
    return order[(batch == 0 ? 0 : start + carriedCount)..<end]
  }

  /// Puts the samples into a new random order; none of them may be carried ones.
  public mutating func shuffle(using rng: inout RandomGenerator) {
    precondition(carriedCount == 0, "carried samples keep their place before the others")
    rng.shuffle(&order)
    mark = marks.next()
  }
}
