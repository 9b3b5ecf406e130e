import Backprop
import Training

/// The links into a unit, strongest first.
struct IncomingLinks {
  /// The sources, from 0, by falling size of the weight or of its gradient.
  let order: [Int]

  /// Ranks the links into the selected unit; an input has none.
  init(_ snapshot: Snapshot, _ selection: Selection, byGradient: Bool) {
    guard selection.layer > 0 else {
      order = []
      return
    }
    let layer = snapshot.shape.layers[selection.layer - 1]
    let values = byGradient ? snapshot.moment.gradient : snapshot.moment.parameters
    let first = layer.weight(selection.unit, from: 0)
    order = Self.ranked(values[first..<(first + layer.inputs)])
  }

  /// Returns the places of numbers by falling size, the first of equals first; what is no number
  /// outweighs all.
  static func ranked(_ values: ArraySlice<Double>) -> [Int] {
    let sizes = values.map { $0.isNaN ? .infinity : abs($0) }
    return sizes.indices.sorted {
      sizes[$0] > sizes[$1] || sizes[$0] == sizes[$1] && $0 < $1
    }
  }
}
