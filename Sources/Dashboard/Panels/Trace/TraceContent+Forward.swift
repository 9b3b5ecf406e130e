import Backprop
import TerminalUI

/// Forward: weighted inputs, activations, the loss.
extension TraceContent {
  mutating func takeWeightedInput(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let (number, layer) = (operation.layer, trace.shape.layers[operation.layer])
    let unit = Self.unit(operation, line, of: layer)
    let products = (0..<layer.inputs).map {
      (names.weight(number, unit, $0, trace), names.input(number, $0, trace))
    }
    let words = names.words
    add(
      "z = \(words.sum) \(words.product) + b",
      Self.sum(products, names) + [
        .sign(" + "), .term(names.bias(number, unit, trace)), .sign(" = "),
        .result(names.weightedInput(number, unit, trace)),
      ])
    if operation.unit == nil { return showUnits(operation, trace, names, chosen: unit) }
    show(
      ["source", "a", "w", words.product],
      products.indices.map {
        let (weight, input) = products[$0]
        return .init(
          name: names.source(number, $0),
          values: [input.value, weight.value, weight.value * input.value])
      }, chosen: line)
  }

  mutating func takeActivation(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let (number, layer) = (operation.layer, trace.shape.layers[operation.layer])
    let unit = Self.unit(operation, line, of: layer)
    let (z, a) = (names.weightedInput(number, unit, trace), names.activation(number, unit, trace))
    switch layer.activation {
    case .elementwise(let activation):
      let name = activation.rawValue
      add("a = \(name)(z)", [.sign("\(name)("), .term(z), .sign(") = "), .result(a)])
      add(names.words.activationDerivative, [.result(names.slope(number, unit, trace))])
      show(activation, at: z.value)
    case .softmax:
      add(
        "a = e^z / \(names.words.sum) e^z",
        [
          .sign("e^"), .term(z), .sign(" / "), .term(total(of: layer, trace)), .sign(" = "),
          .result(a),
        ])
    }
    if operation.unit == nil || layer.activation == .softmax {
      showUnits(operation, trace, names, chosen: unit)
    }
  }

  /// Softmax's denominator. Of large z it is no finite number, which the step itself never forms.
  private func total(of layer: LayerShape, _ trace: StepTrace) -> TraceTerm {
    TraceTerm(
      symbol: "sum of e^z",
      value: trace.pass.weightedInputs[layer.units].reduce(0) { $0 + Double.exp($1) },
      meaning: "the sum of e^z over all outputs, which makes them add up to 1")
  }

  /// The units of a layer side by side.
  private mutating func showUnits(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, chosen: Int
  ) {
    let layer = trace.shape.layers[operation.layer]
    let hasActivation = operation.kind == .activation
    show(
      ["unit", "z"] + (hasActivation ? ["a"] : []),
      layer.units.enumerated().map { place, unit in
        .init(
          name: names.unit(operation.layer, place),
          values: [trace.pass.weightedInputs[unit]]
            + (hasActivation ? [trace.pass.activations[unit]] : []))
      }, chosen: chosen)
  }

  // MARK: The loss

  mutating func takeLoss(_ trace: StepTrace, _ names: TraceNames, _ line: Int?) {
    let (number, layer) = (trace.shape.layers.count - 1, trace.shape.output)
    let result = TraceTerm(
      symbol: "L", value: trace.pass.loss,
      meaning: "the loss of this sample by \(trace.loss.rawValue)")
    let outputs = (0..<layer.outputs).map {
      (names.activation(number, $0, trace), names.target($0, trace))
    }
    add("L = \(trace.loss.rule(names.words))", numbers(of: outputs, trace) + [.result(result)])
    show(
      ["output", "wanted t", "a", "a - t"],
      outputs.indices.map {
        let (a, t) = outputs[$0]
        return .init(name: names.unit(number, $0), values: [t.value, a.value, a.value - t.value])
      }, chosen: line)
  }

  /// The loss with its numbers, where it has few enough outputs.
  private func numbers(
    of outputs: [(a: TraceTerm, t: TraceTerm)], _ trace: StepTrace
  ) -> [TraceFormula.Piece] {
    let count = Double(outputs.count)
    var pieces: [TraceFormula.Piece] = []
    func square(_ output: (a: TraceTerm, t: TraceTerm), _ exponent: String) {
      pieces += [.sign("("), .term(output.a), .sign(" - "), .term(output.t), .sign(")\(exponent)")]
    }
    guard outputs.count <= 3 else { return [] }
    switch trace.loss {
    case .halfSquaredError, .meanSquaredError:
      let isHalf = trace.loss == .halfSquaredError
      pieces.append(.sign(isHalf ? "1/2 (" : count == 1 ? "(" : "1/\(outputs.count) ("))
      for (index, output) in outputs.enumerated() {
        if index > 0 { pieces.append(.sign(" + ")) }
        square(output, "^2")
      }
      return pieces + [.sign(") = ")]
    case .crossEntropy:
      guard let wanted = outputs.first(where: { $0.t.value == 1 }) else { return [] }
      return [.sign("-log "), .term(wanted.a), .sign(" = ")]
    case .binaryCrossEntropy where outputs.count == 1:
      let (a, t) = outputs[0]
      if t.value == 1 { return [.sign("-log "), .term(a), .sign(" = ")] }
      if t.value == 0 { return [.sign("-log(1 - "), .term(a), .sign(") = ")] }
      return []
    default:
      return []
    }
  }
}

extension Loss {
  /// The loss of a sample as a rule over its outputs a and targets t.
  func rule(_ words: Words) -> String {
    let sum = words.sum
    return switch self {
    case .halfSquaredError: "1/2 \(sum) (a - t)^2"
    case .meanSquaredError: "mean of (a - t)^2"
    case .meanAbsoluteError: "mean of |a - t|"
    case .huber: "mean of 1/2 (a - t)^2, beyond 1 of |a - t| - 1/2"
    case .binaryCrossEntropy: "mean of -t log a - (1 - t) log(1 - a)"
    case .crossEntropy: "-\(sum) t log a"
    }
  }
}
