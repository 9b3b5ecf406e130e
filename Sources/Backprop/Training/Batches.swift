import Synchronization

/// The samples of an epoch, cut into batches in a given order.
public struct Batches<S: Scalar>: Sendable {
  /// Where the samples are.
  public let samples: SampleSet<S>
  /// Indices into `samples`, in the order in which an epoch takes them.
  public private(set) var order: [Int]
  /// Samples of a step; the last batch of an epoch may have fewer.
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
  }

  /// How many batches an epoch has.
  public var count: Int {
    dropsLast ? order.count / batchSize : (order.count + batchSize - 1) / batchSize
  }

  /// Returns the samples of a batch, as indices into `samples`.
  public subscript(batch: Int) -> ArraySlice<Int> {
    let start = batch * batchSize
    return order[start..<min(start + batchSize, order.count)]
  }

  /// Puts the samples into a new random order.
  public mutating func shuffle(using rng: inout RandomGenerator) {
    rng.shuffle(&order)
    mark = marks.next()
  }
}
