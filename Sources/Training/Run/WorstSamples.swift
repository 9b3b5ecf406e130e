import Backprop

/// The samples of a part of the data that cost the most, with what was answered to them.
///
/// They are gathered while all samples go by, in bounded memory and without an allocation for
/// each: a heap whose root is the smallest loss that is kept.
public struct WorstSamples: Equatable, Sendable {
  /// A sample and its loss.
  public struct Entry: Equatable, Sendable {
    /// The sample's place in its part of the data, from 0.
    public var place: Int
    /// Its loss.
    public var loss: Double
    /// Which of the kept outputs are its own.
    fileprivate var slot: Int

    /// Whether it costs less than another; of equal losses the later sample counts as the smaller.
    /// A loss that is no number outweighs all.
    fileprivate func isBelow(_ other: Entry) -> Bool {
      let (own, others) = (Self.weight(loss), Self.weight(other.loss))
      return own < others || own == others && place > other.place
    }

    fileprivate static func weight(_ loss: Double) -> Double { loss.isNaN ? .infinity : loss }
  }

  /// The most samples that are kept.
  public static let capacity = 100

  /// As a heap: none is below its parent.
  private var entries: [Entry] = []
  private var outputs: [Double] = []
  private let width: Int

  /// Begins to gather.
  ///
  /// - Parameters:
  ///   - width: outputs of a sample.
  ///   - count: how many samples there will be.
  init(width: Int, count: Int) {
    self.width = width
    entries.reserveCapacity(min(count, Self.capacity))
    outputs.reserveCapacity(min(count, Self.capacity) * width)
  }

  /// Takes note of a sample, the places in rising order.
  @specialized(where S == Float)
  @specialized(where S == Double)
  mutating func add<S: Scalar>(place: Int, loss: Double, output: ArraySlice<S>) {
    var entry = Entry(place: place, loss: loss, slot: entries.count)
    if entries.count < Self.capacity {
      for value in output { outputs.append(Double(value)) }
      entries.append(entry)
      rise(from: entries.count - 1)
    } else if entries[0].isBelow(entry) {
      entry.slot = entries[0].slot
      for (index, value) in output.enumerated() {
        outputs[entry.slot * width + index] = Double(value)
      }
      entries[0] = entry
      sink()
    }
  }

  private mutating func rise(from index: Int) {
    var child = index
    while child > 0, entries[child].isBelow(entries[(child - 1) / 2]) {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < entries.count && entries[child].isBelow(entries[least]) {
        least = child
      }
      guard least != parent else { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }

  /// The samples that are kept, the worst first.
  public var ranked: [Entry] { entries.sorted { $1.isBelow($0) } }

  /// Returns what the network answered to a sample, as it gives it.
  public func output(of entry: Entry) -> ArraySlice<Double> {
    outputs[(entry.slot * width)..<((entry.slot + 1) * width)]
  }
}
