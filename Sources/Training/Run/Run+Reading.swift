import Backprop
import Datasets

/// Read-only looks at a run: they change nothing, so a watched run is the same as an unwatched.
extension Run {
  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate() -> Evaluation {
    var isWrong = [Bool](repeating: false, count: samples.count)
    let train = metrics(over: data.train, &isWrong)
    let test = data.test.isEmpty ? nil : metrics(over: data.test, &isWrong)
    return Evaluation(step: step, train: train, test: test, isWrong: isWrong)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func metrics(over indices: [Int], _ isWrong: inout [Bool]) -> Metrics {
    let outputs = trainer.outputs(of: samples, indices[...])
    let losses = trainer.losses(of: outputs, samples, indices[...])
    var wrong: Int? = 0
    for (position, index) in indices.enumerated() {
      if let miss = data.targetKind.isWrong(
        output: outputs[position], target: samples.target(index))
      {
        isWrong[index] = miss
        wrong? += miss ? 1 : 0
      } else {
        wrong = nil
      }
    }
    let total = losses.reduce(0.0) { $0 + Double($1) }
    let count = Double(indices.count)
    return Metrics(
      loss: total / count, accuracy: wrong.map { (count - Double($0)) / count })
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func moment(probe: Int) -> Moment {
    let network = trainer.network
    var pass = Pass<S>(shape)
    var gradient = [S](repeating: 0, count: shape.parameterCount)
    var mean = [Double](repeating: 0, count: shape.valueCount)
    var absolute = mean
    let batch = latestBatch
    for index in batch {
      network.forward(samples.input(index), into: &pass)
      network.backward(samples.target(index), loss: trainer.loss, &pass)
      network.accumulateGradient(of: pass, into: &gradient)
      for unit in mean.indices {
        mean[unit] += Double(pass.deltas[unit])
        absolute[unit] += Double(abs(pass.deltas[unit]))
      }
    }
    network.forward(samples.input(probe), into: &pass)
    network.backward(samples.target(probe), loss: trainer.loss, &pass)
    let count = Double(batch.count)
    return Moment(
      parameters: network.parameters.map { Double($0) },
      lastUpdate: trainer.lastUpdate.map { Double($0) },
      gradient: gradient.map { Double($0) / count },
      probe: ProbePass(
        sample: probe, target: samples.target(probe).map { Double($0) },
        weightedInputs: pass.weightedInputs.map { Double($0) },
        activations: pass.activations.map { Double($0) },
        deltas: pass.deltas.map { Double($0) }, loss: Double(pass.loss)),
      meanDeltas: mean.map { $0 / count }, meanAbsoluteDeltas: absolute.map { $0 / count })
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func responses(
    over plane: ClosedRange<Double>, columns: Int, rows: Int, units: Range<Int>
  ) -> [[Float]] {
    let network = trainer.network
    var pass = Pass<S>(shape)
    var pictures = units.map { _ in [Float](repeating: 0, count: columns * rows) }
    func position(_ index: Int, of count: Int) -> S {
      // The middle of each picture element.
      S(
        plane.lowerBound + (plane.upperBound - plane.lowerBound) * (Double(index) + 0.5)
          / Double(count))
    }
    var input: [S] = [0, 0]
    for row in 0..<rows {
      input[1] = position(rows - 1 - row, of: rows)
      for column in 0..<columns {
        input[0] = position(column, of: columns)
        network.forward(input[...], into: &pass)
        for (index, unit) in units.enumerated() {
          pictures[index][row * columns + column] = Float(pass.activations[unit])
        }
      }
    }
    return pictures
  }
}
