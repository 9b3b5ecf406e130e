import Backprop

/// A run as it stands, and what formulas ask of it; it changes nothing.
struct LessonMoment {
  /// The run.
  let run: any TrainingRun
  /// The sample that is looked at, from 0.
  let sample: Int

  /// Computes a quantity; what the run has not is not a number.
  func value(_ quantity: LessonQuantity) -> Double {
    guard !quantity.isNext else {
      var now = quantity
      now.isNext = false
      return LessonMoment(run: nextRun, sample: sample).value(now)
    }
    switch quantity.subject {
    case .none: return value(quantity.kind, sample: quantity.sample ?? sample)
    case .unit(.one): return 1
    case .unit(let unit): return value(quantity.kind, unit, sample: quantity.sample ?? sample)
    case .parameter(let parameter):
      return value(quantity.kind, parameter, sample: quantity.sample ?? sample)
    case .layer(let layer): return gradientNorm(layer)
    }
  }

  // MARK: Of the run

  private func value(_ kind: LessonQuantity.Kind, sample: Int) -> Double {
    switch kind {
    case .loss: pass(of: sample).loss
    case .winner: winner(pass(of: sample))
    case .meanLoss: run.evaluate().train.loss
    case .testLoss: run.evaluate().test?.loss ?? .nan
    case .accuracy: run.evaluate().train.accuracy ?? .nan
    case .testAccuracy: run.evaluate().test?.accuracy ?? .nan
    case .parameters: Double(shape.parameterCount)
    case .weights, .forwardProducts: Double(weights(of: shape.layers[...]))
    // Each weight once for its own ∂L/∂w; those behind a hidden unit once for its delta.
    case .backwardProducts:
      Double(weights(of: shape.layers[...]) + weights(of: shape.layers.dropFirst()))
    case .samples: Double(run.data.train.count)
    case .testSamples: Double(run.data.test.count)
    case .learningRate: learningRate
    case .epoch: Double(run.epoch)
    case .step: Double(run.step)
    default: .nan
    }
  }

  private func weights(of layers: ArraySlice<LayerShape>) -> Int {
    layers.reduce(0) { $0 + $1.inputs * $1.outputs }
  }

  private func winner(_ pass: Pass<Double>) -> Double {
    let outputs = pass.activations[shape.output.units]
    guard let largest = outputs.max(), let index = outputs.firstIndex(of: largest) else {
      return .nan
    }
    return Double(index - outputs.startIndex + 1)
  }

  private func gradientNorm(_ layer: Int) -> Double {
    guard shape.layers.indices.contains(layer) else { return .nan }
    return meanGradient[shape.layers[layer].parameters]
      .reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  // MARK: Of a unit

  private func value(
    _ kind: LessonQuantity.Kind, _ unit: LessonUnit, sample: Int
  ) -> Double {
    guard let index = unit.index(in: shape) else { return .nan }
    let output = unit.outputIndex(in: shape)
    switch kind {
    case .z: return pass(of: sample).weightedInputs[index]
    case .a: return pass(of: sample).activations[index]
    case .delta: return pass(of: sample).deltas[index]
    case .slope: return pass(of: sample).slopes[index]
    case .nudge: return -pass(of: sample).deltas[index]
    case .activationGradient: return activationGradients(pass(of: sample), sample)[index]
    case .target: return output.map { target(sample)[$0] } ?? .nan
    case .residual:
      return output.map { target(sample)[$0] - pass(of: sample).activations[index] } ?? .nan
    case .b:
      guard case .unit(let layer, let number) = unit,
        let place = LessonParameter.bias(layer: layer, unit: number).index(in: shape)
      else { return .nan }
      return run.parameters[place]
    default: return .nan
    }
  }

  /// Computes ∂L/∂a of every unit: at the output as the loss has it, before it Σ_j w_ji δ_j.
  private func activationGradients(_ pass: Pass<Double>, _ sample: Int) -> [Double] {
    var gradients = [Double](repeating: 0, count: shape.valueCount)
    for (index, gradient) in zip(shape.output.units, outputGradients(pass, sample)) {
      gradients[index] = gradient
    }
    let parameters = run.parameters
    for layer in shape.layers.dropFirst() {
      for (source, index) in layer.sources.enumerated() {
        for (unit, place) in layer.units.enumerated() {
          gradients[index] += parameters[layer.weight(unit, from: source)] * pass.deltas[place]
        }
      }
    }
    return gradients
  }

  private func outputGradients(_ pass: Pass<Double>, _ sample: Int) -> [Double] {
    let (outputs, target) = (Array(pass.activations[shape.output.units]), target(sample))
    switch loss {
    case .crossEntropy: return zip(outputs, target).map { $1 == 0 ? 0 : -$1 / $0 }
    case .binaryCrossEntropy:
      return zip(outputs, target).map { ($0 - $1) / ($0 * (1 - $0)) / Double(outputs.count) }
    case .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber:
      // Identity units pass their z on as a, so that their deltas are ∂L/∂a.
      let count = outputs.count
      let identity = Network<Double>(
        shape: NetworkShape(inputs: count, layers: [(count, .elementwise(.identity))]),
        weights: [(0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }])
      var room = Pass<Double>(identity.shape)
      identity.forward(outputs[...], into: &room)
      identity.backward(target[...], loss: loss, &room)
      return Array(room.deltas[identity.shape.output.units])
    }
  }

  // MARK: Of a weight

  private func value(
    _ kind: LessonQuantity.Kind, _ parameter: LessonParameter, sample: Int
  ) -> Double {
    guard let index = parameter.index(in: shape) else { return .nan }
    switch kind {
    case .w: return run.parameters[index]
    case .update: return nextRun.parameters[index] - run.parameters[index]
    case .meanGradient: return meanGradient[index]
    case .gradient:
      var gradient = [Double](repeating: 0, count: shape.parameterCount)
      network.accumulateGradient(of: pass(of: sample), into: &gradient)
      return gradient[index]
    default: return .nan
    }
  }

  // MARK: Passes

  private var shape: NetworkShape { run.shape }
  private var loss: Loss { run.experiment.effectiveLoss }
  private var samples: SampleSet<Double> { run.data.networkSamples(as: Double.self) }
  private var network: Network<Double> {
    Network(shape: run.shape, parameters: run.parameters)
  }
  private var learningRate: Double { run.learningRate(ofBase: run.experiment.learningRate) }

  private func target(_ sample: Int) -> [Double] { Array(samples.target(known(sample))) }

  /// The sample, or the last one: another run may have fewer.
  private func known(_ sample: Int) -> Int { min(max(sample, 0), samples.count - 1) }

  private func pass(of sample: Int) -> Pass<Double> {
    let sample = known(sample)
    var pass = Pass<Double>(shape)
    network.forward(samples.input(sample), into: &pass)
    network.backward(samples.target(sample), loss: loss, &pass)
    return pass
  }

  private var meanGradient: [Double] {
    var gradient = [Double](repeating: 0, count: shape.parameterCount)
    var pass = Pass<Double>(shape)
    network.meanGradient(
      of: samples, batch: run.data.train[...], loss: loss, pass: &pass, into: &gradient)
    return gradient
  }

  /// The run after one more step of its own engine.
  private var nextRun: any TrainingRun {
    var next = run
    next.makeStep(learningRate: run.experiment.learningRate)
    return next
  }
}
