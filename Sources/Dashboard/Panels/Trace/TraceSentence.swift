import Backprop
import TerminalUI
import Training

/// An operation in words: what it gives, and the same with the numbers put in.
struct TraceSentence {
  var snapshot: Snapshot
  var words: Words

  private var shape: NetworkShape { snapshot.shape }
  private var probe: ProbePass { snapshot.moment.probe }

  /// The most products that a sum is written out with, the largest first.
  private static let mostProducts = 6

  /// What the operation gives, in a line.
  func result(of step: TraceStep) -> [(name: String, value: Double)] {
    switch step {
    case .forward(let layer, let unit):
      let index = shape.layers[layer].units.lowerBound + unit
      return [
        ("z", probe.weightedInputs[index]),
        ("a = \(shape.layers[layer].activation.name)(z)", probe.activations[index]),
      ]
    case .loss:
      return [(snapshot.experiment.effectiveLoss.rawValue, probe.loss)]
    case .backward(let layer, let unit):
      return [(words.delta, probe.deltas[shape.layers[layer].units.lowerBound + unit])]
    }
  }

  /// Where the operation happens: the unit as the screen counts.
  func place(of step: TraceStep) -> String {
    switch step {
    case .forward(let layer, let unit), .backward(let layer, let unit):
      "\(layer + 1).\(unit + 1)"
    case .loss: "loss"
    }
  }

  /// The operation with its numbers.
  func explanation(of step: TraceStep) -> String {
    switch step {
    case .forward(let layer, let unit): forward(layer, unit)
    case .loss: loss
    case .backward(let layer, let unit): backward(layer, unit)
    }
  }

  private func forward(_ number: Int, _ unit: Int) -> String {
    let layer = shape.layers[number]
    let products = (0..<layer.inputs).map { source in
      (
        snapshot.moment.parameters[layer.weight(unit, from: source)],
        probe.activations[layer.sources.lowerBound + source]
      )
    }
    let bias = snapshot.moment.parameters[layer.bias(unit)]
    let z = probe.weightedInputs[layer.units.lowerBound + unit]
    return "z = b + \(words.sum) w\(words.dot)a = \(text(bias)) + \(sum(products)) = \(text(z))"
  }

  private var loss: String {
    let outputs = probe.activations[shape.output.units]
    let pairs = zip(probe.target, outputs).prefix(Self.mostProducts).map { target, output in
      "\(text(target)) answered \(text(output))"
    }
    let more = outputs.count - pairs.count
    return "wanted " + pairs.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
  }

  private func backward(_ number: Int, _ unit: Int) -> String {
    let layer = shape.layers[number]
    let index = layer.units.lowerBound + unit
    let delta = text(probe.deltas[index])
    guard number + 1 < shape.layers.count else {
      return "\(words.delta) = \(words.derivative(by: "z")) of the loss = \(delta)"
    }
    let next = shape.layers[number + 1]
    let products = (0..<next.outputs).map { target in
      (
        snapshot.moment.parameters[next.weight(target, from: unit)],
        probe.deltas[next.units.lowerBound + target]
      )
    }
    return "\(words.delta) = \(words.activationDerivative) \(words.dot) \(words.sum) w\(words.dot)"
      + "\(words.delta) = \(slope(of: layer, index)) \(words.dot) (\(sum(products))) = \(delta)"
  }

  private func slope(of layer: LayerShape, _ index: Int) -> String {
    guard case .elementwise(let activation) = layer.activation else { return "1" }
    return text(activation.valueAndDerivative(at: probe.weightedInputs[index]).derivative)
  }

  /// Writes products out, the largest first; the rest of many is one number.
  private func sum(_ products: [(Double, Double)]) -> String {
    let order = products.indices.sorted {
      abs(products[$0].0 * products[$0].1) > abs(products[$1].0 * products[$1].1)
    }
    let shown = order.prefix(Self.mostProducts).map { index in
      "(\(text(products[index].0)))(\(text(products[index].1)))"
    }
    let rest = order.dropFirst(Self.mostProducts)
    guard !rest.isEmpty else { return shown.joined(separator: " + ") }
    let total = rest.reduce(0) { $0 + products[$1].0 * products[$1].1 }
    return shown.joined(separator: " + ") + " + \(text(total)) of \(rest.count) more"
  }

  private func text(_ value: Double) -> String { NumberText.significant(value) }
}
