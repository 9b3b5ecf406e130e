import Backprop

/// An operation of a step of training.
struct TraceOperation: Equatable {
  /// What is computed.
  enum Kind: Equatable {
    /// z of a unit.
    case weightedInput
    /// a of a unit.
    case activation
    /// The sample's loss.
    case loss
    /// δ of a unit.
    case delta
    /// ∂L/∂w of the weights into a unit, for the sample.
    case gradient
    /// Their mean over the batch.
    case mean
    /// The new values of the weights into a unit.
    case update
  }

  /// What is computed.
  var kind: Kind
  /// The layer, from 0; for the loss the last.
  var layer: Int
  /// The unit within the layer, from 0; nil where the operation is that of the whole layer.
  var unit: Int?

  /// Whether values still flow forward.
  var isForward: Bool { kind == .weightedInput || kind == .activation }
}

/// All operations of a step in the order of computation: forward from the first layer to the last,
/// the loss, back from the last layer to the first, the mean over the batch, the update.
///
/// A layer of many units is one operation of each kind: nobody steps through a thousand sums.
struct TraceOrder {
  /// A stretch of operations of one layer.
  private struct Block {
    /// What is computed, unit by unit: one kind after the other for each unit.
    var kinds: [TraceOperation.Kind]
    var layer: Int
    /// The units; nil where the layer is folded.
    var units: Int?
    /// The number of its first operation.
    var first: Int

    var count: Int { kinds.count * (units ?? 1) }
  }

  /// How many operations there are.
  private(set) var count = 0
  private var blocks: [Block] = []

  /// The most units of a layer that are gone through one by one.
  static let mostUnits = 24

  /// Lists the operations of a network of that shape.
  init(_ shape: NetworkShape) {
    let layers = shape.layers.indices
    for layer in layers {
      // Under softmax each output needs the z of all.
      if shape.layers[layer].activation == .softmax {
        add([.weightedInput], layer, shape)
        add([.activation], layer, shape)
      } else {
        add([.weightedInput, .activation], layer, shape)
      }
    }
    blocks.append(Block(kinds: [.loss], layer: layers.upperBound - 1, units: nil, first: count))
    count += 1
    for layer in layers.reversed() {
      add([.delta], layer, shape)
      add([.gradient], layer, shape)
    }
    for kind in [TraceOperation.Kind.mean, .update] {
      for layer in layers.reversed() { add([kind], layer, shape) }
    }
  }

  private mutating func add(
    _ kinds: [TraceOperation.Kind], _ layer: Int, _ shape: NetworkShape
  ) {
    let units = shape.layers[layer].outputs
    let block = Block(
      kinds: kinds, layer: layer, units: units > Self.mostUnits ? nil : units, first: count)
    blocks.append(block)
    count += block.count
  }

  /// Returns the operation of a number; beyond the ends it is the first or the last.
  subscript(number: Int) -> TraceOperation {
    let number = min(max(0, number), count - 1)
    guard let block = blocks.last(where: { $0.first <= number }) else {
      preconditionFailure("a network has operations")
    }
    let place = number - block.first
    let kind = block.kinds[place % block.kinds.count]
    let isWhole = block.units == nil || kind == .loss
    return TraceOperation(
      kind: kind, layer: block.layer, unit: isWhole ? nil : place / block.kinds.count)
  }

  /// Returns the number of an operation; nil where there is none such.
  ///
  /// - Parameters:
  ///   - layer: from 0; nil means any, as for the loss.
  ///   - unit: from 0 in its layer; where that is folded all have one operation.
  func number(of kind: TraceOperation.Kind, layer: Int?, unit: Int?) -> Int? {
    guard
      let block = blocks.first(where: {
        (layer == nil || $0.layer == layer) && $0.kinds.contains(kind)
      }), let offset = block.kinds.firstIndex(of: kind)
    else { return nil }
    let unit = block.units == nil ? 0 : unit ?? 0
    return block.first + unit * block.kinds.count + offset
  }

  /// Returns whether an operation is done once that of `number` is.
  func isDone(_ operation: TraceOperation, by number: Int) -> Bool {
    self.number(of: operation.kind, layer: operation.layer, unit: operation.unit)
      .map { $0 <= number } ?? false
  }
}
