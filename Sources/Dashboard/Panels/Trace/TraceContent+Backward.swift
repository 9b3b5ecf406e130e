import Backprop
import TerminalUI

/// Back: deltas, gradients, their mean over the batch.
extension TraceContent {
  mutating func takeDelta(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let layer = trace.shape.layers[operation.layer]
    let unit = Self.unit(operation, line, of: layer)
    let isOutput = operation.layer == trace.shape.layers.count - 1
    if isOutput {
      takeOutputDelta(unit, trace, names)
    } else {
      takeHiddenDelta(operation.layer, unit, trace, names, line: operation.unit == nil ? nil : line)
    }
    guard operation.unit == nil || isOutput && layer.outputs > 1 else { return }
    show(
      ["unit", names.words.delta, names.words.activationDerivative],
      layer.units.enumerated().map { place, index in
        .init(
          name: names.unit(operation.layer, place),
          values: [trace.pass.deltas[index], trace.pass.slopes[index]])
      }, chosen: unit)
  }

  private mutating func takeOutputDelta(_ unit: Int, _ trace: StepTrace, _ names: TraceNames) {
    let number = trace.shape.layers.count - 1
    let (a, t) = (names.activation(number, unit, trace), names.target(unit, trace))
    let delta = names.delta(number, unit, trace)
    let words = names.words
    guard trace.loss.measuresDistance else {
      // Softmax and its loss, sigmoid and its loss: e^ and log cancel.
      let count = trace.loss == .binaryCrossEntropy ? trace.shape.outputs : 1
      add(
        "\(words.delta) = " + (count > 1 ? "(a - t) / \(count)" : "a - t"),
        [
          .sign(count > 1 ? "(" : ""), .term(a), .sign(" - "), .term(t),
          .sign(count > 1 ? ") / \(count) = " : " = "), .result(delta),
        ])
      return
    }
    let slope = names.slope(number, unit, trace)
    let byOutput = TraceTerm(
      symbol: words.derivative(by: "a"),
      value: trace.loss.slope(at: a.value, target: t.value, outputs: trace.shape.outputs),
      meaning: "how the loss rises with output \(names.unit(number, unit)):"
        + " the derivative of \(trace.loss.rawValue)")
    add(
      "\(words.derivative(by: "a")) of \(trace.loss.rawValue)",
      [.term(a), .sign(" wanted "), .term(t), .sign(" = "), .result(byOutput)])
    add(
      "\(words.delta) = \(words.activationDerivative) \(words.multiply) \(words.derivative(by: "a"))",
      [.term(slope), .sign(" \(words.multiply) "), .term(byOutput), .sign(" = "), .result(delta)])
    if case .elementwise(let activation) = trace.shape.output.activation {
      show(
        activation,
        at: trace.pass.weightedInputs[trace.shape.output.units.lowerBound + unit])
    }
  }

  private mutating func takeHiddenDelta(
    _ number: Int, _ unit: Int, _ trace: StepTrace, _ names: TraceNames, line: Int?
  ) {
    let next = trace.shape.layers[number + 1]
    let words = names.words
    let products = (0..<next.outputs).map {
      (names.weight(number + 1, $0, unit, trace), names.delta(number + 1, $0, trace))
    }
    add(
      "\(words.delta) = \(words.activationDerivative) \(words.multiply) \(words.sum)"
        + " w\(words.multiply)\(words.delta)",
      [.term(names.slope(number, unit, trace)), .sign(" \(words.multiply) (")]
        + Self.sum(products, names)
        + [.sign(") = "), .result(names.delta(number, unit, trace))])
    show(
      ["target", words.delta, "w", "w\(words.multiply)\(words.delta)"],
      products.indices.map {
        let (weight, delta) = products[$0]
        return .init(
          name: names.unit(number + 1, $0),
          values: [delta.value, weight.value, weight.value * delta.value])
      }, chosen: line)
  }

  // MARK: Gradients

  mutating func takeGradient(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let (number, layer) = (operation.layer, trace.shape.layers[operation.layer])
    let row = TraceRow(operation, line, of: layer)
    let delta = names.delta(number, row.unit, trace)
    let words = names.words
    let name = row.isBias ? "b" : "w"
    let result = TraceTerm(
      symbol: words.derivative(by: name), value: trace.gradient(of: row, in: layer),
      meaning: "how this sample's loss rises with \(row.name(number, names))")
    if row.isBias {
      add(
        "\(words.derivative(by: "b")) = \(words.delta)",
        [.term(delta), .sign(" = "), .result(result)])
    } else {
      add(
        "\(words.derivative(by: "w")) = \(words.delta)\(words.multiply)a",
        [
          .term(delta), .sign(" \(words.multiply) "), .term(names.input(number, row.source, trace)),
          .sign(" = "), .result(result),
        ])
    }
    show(
      ["weight", words.delta, "a", words.derivative(by: "w")],
      row.all.map {
        .init(
          name: $0.shortName(number, names),
          values: [
            trace.pass.deltas[layer.units.lowerBound + $0.unit],
            $0.isBias ? 1 : trace.pass.activations[layer.sources.lowerBound + $0.source],
            trace.gradient(of: $0, in: layer),
          ])
      }, chosen: row.place)
  }

  mutating func takeMean(
    _ operation: TraceOperation, _ trace: StepTrace, _ names: TraceNames, _ line: Int?
  ) {
    let (number, layer) = (operation.layer, trace.shape.layers[operation.layer])
    let row = TraceRow(operation, line, of: layer)
    let words = names.words
    let name = words.derivative(by: row.isBias ? "b" : "w")
    let samples = "\(trace.batch.count) sample\(trace.batch.count == 1 ? "" : "s")"
    let result = TraceTerm(
      symbol: "mean", value: trace.meanGradient[row.parameter(in: layer)],
      meaning: "the mean of \(name) over the batch, which has \(samples):"
        + " the gradient of their mean loss")
    let terms = zip(trace.batch, trace.batchPasses).map { sample, pass in
      TraceTerm(
        symbol: name, value: row.gradient(of: pass, in: layer),
        meaning: "\(name) for row \(sample + 1) of the data, a sample of the batch")
    }
    var pieces: [TraceFormula.Piece] = []
    if !terms.isEmpty {
      pieces.append(.sign("("))
      for (index, term) in terms.prefix(Self.mostProducts).enumerated() {
        pieces += (index > 0 ? [.sign(" + ")] : []) + [.term(term)]
      }
      let rest = terms.dropFirst(Self.mostProducts)
      if !rest.isEmpty {
        pieces += [
          .sign(" + "),
          .term(
            TraceTerm(
              symbol: "\(rest.count) more", value: rest.reduce(0) { $0 + $1.value },
              meaning: "the sum of the other \(rest.count) samples")),
        ]
      }
      pieces.append(.sign(") / \(trace.batch.count) = "))
    }
    add("mean \(name) over \(samples)", pieces + [.result(result)])
    show(
      ["weight", "this sample", "mean"],
      row.all.map {
        .init(
          name: $0.shortName(number, names),
          values: [
            trace.gradient(of: $0, in: layer), trace.meanGradient[$0.parameter(in: layer)],
          ])
      }, chosen: row.place)
  }
}

extension StepTrace {
  /// ∂L/∂w of the sample that is followed.
  func gradient(of row: TraceRow, in layer: LayerShape) -> Double {
    row.gradient(of: pass, in: layer)
  }
}
