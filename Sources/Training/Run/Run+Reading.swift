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
    var confusion =
      samples.targetsPerSample == 1 || data.targetKind.hasOutputPerClass
      ? data.targetKind.classNames.map(ConfusionMatrix.init) : nil
    for (position, index) in indices.enumerated() {
      let (output, target) = (outputs[position], samples.target(index))
      if let miss = data.targetKind.isWrong(output: output, target: target) {
        isWrong[index] = miss
        wrong? += miss ? 1 : 0
      } else {
        wrong = nil
      }
      if let actual = data.targetKind.classIndex(target) {
        confusion?.add(actual: actual, answer: data.targetKind.classIndex(output))
      }
    }
    let total = losses.reduce(0.0) { $0 + Double($1) }
    let count = Double(indices.count)
    return Metrics(
      loss: total / count, accuracy: wrong.map { (count - Double($0)) / count },
      confusion: confusion,
      errors: data.targetKind == .values ? errors(of: outputs, over: indices) : nil)
  }

  /// Compares answers with targets in the units of the data.
  private func errors(of outputs: Outputs<S>, over indices: [Int]) -> ValueErrors {
    let width = samples.targetsPerSample
    var sums = Array(repeating: ValueErrors.Sums(), count: width)
    for (position, index) in indices.enumerated() {
      for (output, answer) in outputs[position].enumerated() {
        let answer = data.targetScales?[output].restored(Double(answer)) ?? Double(answer)
        sums[output].add(answer: answer, target: data.samples.targets[index * width + output])
      }
    }
    return ValueErrors(mean: sums.map(\.result))
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func moment(probe: Int) -> Moment {
    let network = trainer.network
    var pass = Pass<S>(shape)
    let batch = trainer.gradient(of: samples, latestBatch)
    network.forward(samples.input(probe), into: &pass)
    network.backward(samples.target(probe), loss: trainer.loss, &pass)
    return Moment(
      parameters: network.parameters.map { Double($0) },
      lastUpdate: trainer.lastUpdate.map { Double($0) },
      gradient: batch.parameters.map { Double($0) },
      probe: ProbePass(
        sample: probe, target: samples.target(probe).map { Double($0) },
        weightedInputs: pass.weightedInputs.map { Double($0) },
        activations: pass.activations.map { Double($0) },
        deltas: pass.deltas.map { Double($0) }, loss: Double(pass.loss)),
      meanDeltas: batch.meanDeltas, meanAbsoluteDeltas: batch.meanAbsoluteDeltas)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func responses(
    over plane: Plane, columns: Int, rows: Int, units: Range<Int>
  ) -> [[Float]] {
    let network = trainer.network
    var pass = Pass<S>(shape)
    var pictures = units.map { _ in [Float](repeating: 0, count: columns * rows) }
    func position(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
      // The middle of each picture element.
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(index) + 0.5)
        / Double(count)
    }
    var point = [0.0, 0.0]
    var inputs = [Double](repeating: 0, count: shape.inputs)
    for row in 0..<rows {
      point[1] = position(rows - 1 - row, of: rows, in: plane.x2)
      for column in 0..<columns {
        point[0] = position(column, of: columns, in: plane.x1)
        data.inputMap.map(point[...], into: &inputs)
        network.forward(inputs.map { S($0) }[...], into: &pass)
        for (index, unit) in units.enumerated() {
          pictures[index][row * columns + column] = Float(pass.activations[unit])
        }
      }
    }
    return pictures
  }
}
