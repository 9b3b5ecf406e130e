import Backprop
import TerminalUI
import Training

/// What the weight matrices show: the weights, or how far they are from the original's.
struct ComparedWeights {
  var snapshot: Snapshot

  /// w − w of the original, in the order of `NetworkShape`; nil where the weights are shown.
  private var differences: [Double]? {
    guard case .known(let values, _, _)? = snapshot.difference,
      values.count == snapshot.shape.parameterCount
    else { return nil }
    return values
  }

  /// The numbers to be shown, in the order of `NetworkShape`.
  var values: [Double] { differences ?? snapshot.moment.parameters }

  /// The largest size of a number of a layer's weights, from 1.
  func largest(ofLayer number: Int) -> Double {
    guard let differences else { return snapshot.flows[number - 1].largestWeight }
    let layer = snapshot.shape.layers[number - 1]
    var largest = 0.0
    for unit in 0..<layer.outputs {
      let first = layer.weight(unit, from: 0)
      for value in differences[first..<(first + layer.inputs)] where value.isFinite {
        largest = max(largest, abs(value))
      }
    }
    return largest
  }

  /// The title of the pane, which says what the numbers are.
  var title: String {
    switch snapshot.difference {
    case nil: "Weights"
    case .known(_, _, isAtEnd: false): "Weights less original"
    case .known(_, let step, isAtEnd: true): "Weights less original's end, step \(step)"
    case .replaying(let share): "Weights, comparing \(Int(max(0, min(1, share)) * 100))%"
    case .otherShape(let shape): "Weights, original is \(shape)"
    }
  }

  /// The difference of a parameter as part of a sentence; nil where none is known.
  func part(ofParameter index: Int) -> String? {
    differences.map { "\(NumberText.significant($0[index])) from the original" }
  }
}
