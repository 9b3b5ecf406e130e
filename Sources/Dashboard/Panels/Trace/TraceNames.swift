import Backprop
import TerminalUI
import Training

/// What units, weights and numbers are called in a trace.
struct TraceNames {
  var shape: NetworkShape
  var names: UnitNames
  var words: Words

  init(_ snapshot: Snapshot, _ words: Words) {
    shape = snapshot.shape
    names = UnitNames(snapshot)
    self.words = words
  }

  /// The unit.
  func unit(_ layer: Int, _ unit: Int) -> String { names.unit(layer, unit) }

  /// The source of a layer: an input, or the unit before.
  func source(_ layer: Int, _ source: Int) -> String { names.source(layer, source) }

  /// Where the operation happens.
  func place(of operation: TraceOperation) -> String {
    if operation.kind == .loss { return "loss" }
    guard let unit = operation.unit else {
      let isLast = operation.layer == shape.layers.count - 1
      return isLast ? "outputs" : "layer \(operation.layer + 1)"
    }
    return self.unit(operation.layer, unit)
  }

  /// The word for what is computed.
  func title(of operation: TraceOperation) -> String {
    switch operation.kind {
    case .weightedInput: "z"
    case .activation: "a"
    case .loss: "L"
    case .delta: words.delta
    case .gradient: words.derivative(by: "w")
    case .mean: "mean \(words.derivative(by: "w"))"
    case .update: words.change(of: "w")
    }
  }

  // MARK: Terms

  /// The activation of a source of a layer.
  func input(_ layer: Int, _ source: Int, _ trace: StepTrace) -> TraceTerm {
    let value = trace.pass.activations[shape.layers[layer].sources.lowerBound + source]
    let name = self.source(layer, source)
    return TraceTerm(
      symbol: "a \(name)", value: value,
      meaning: layer == 0
        ? "the value of input \(name) in this sample"
        : "the activation of unit \(name), computed before")
  }

  /// A weight before the step.
  func weight(_ layer: Int, _ unit: Int, _ source: Int, _ trace: StepTrace) -> TraceTerm {
    let index = shape.layers[layer].weight(unit, from: source)
    let (from, to) = (self.source(layer, source), self.unit(layer, unit))
    return TraceTerm(
      symbol: names.parameter(layer, unit, source) ?? "w",
      value: trace.before.network.parameters[index],
      meaning: "the weight from \(from) into unit \(to), before this step")
  }

  /// A bias before the step.
  func bias(_ layer: Int, _ unit: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: names.parameter(layer, unit, nil) ?? "b",
      value: trace.before.network.parameters[shape.layers[layer].bias(unit)],
      meaning: "the bias of unit \(self.unit(layer, unit)), before this step")
  }

  func weightedInput(_ layer: Int, _ unit: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: "z", value: trace.pass.weightedInputs[shape.layers[layer].units.lowerBound + unit],
      meaning: "the weighted input of unit \(self.unit(layer, unit)):"
        + " its bias and the sum of weight times activation over its sources")
  }

  func activation(_ layer: Int, _ unit: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: "a", value: trace.pass.activations[shape.layers[layer].units.lowerBound + unit],
      meaning: "the activation of unit \(self.unit(layer, unit)):"
        + " \(shape.layers[layer].activation.name) of its weighted input")
  }

  func slope(_ layer: Int, _ unit: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: words.activationDerivative,
      value: trace.pass.slopes[shape.layers[layer].units.lowerBound + unit],
      meaning: "the slope of \(shape.layers[layer].activation.name) where unit"
        + " \(self.unit(layer, unit)) stands on it")
  }

  func delta(_ layer: Int, _ unit: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: words.delta, value: trace.pass.deltas[shape.layers[layer].units.lowerBound + unit],
      meaning: "how the sample's loss rises with the weighted input of unit"
        + " \(self.unit(layer, unit)): \(words.delta) = \(words.derivative(by: "z"))")
  }

  func target(_ output: Int, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: "t", value: trace.target[output],
      meaning: "what the sample wants of output \(unit(shape.layers.count - 1, output))")
  }
}
