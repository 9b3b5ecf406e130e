import Backprop
import Datasets

/// Read-only looks at a run: they change nothing, so a watched run is the same as an unwatched.
extension Run {
  @specialized(where S == Float)
  @specialized(where S == Double)
  func evaluate() -> Evaluation {
    var isWrong = [Bool](repeating: false, count: samples.count)
    var worst = WorstSamples(width: shape.outputs, count: data.train.count)
    let train = metrics(over: data.train, &isWrong) { worst.add(place: $0, loss: $1, output: $2) }
    let test = data.test.isEmpty ? nil : metrics(over: data.test, &isWrong) { _, _, _ in }
    return Evaluation(step: step, train: train, test: test, isWrong: isWrong, worst: worst)
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func metrics(
    over indices: [Int], _ isWrong: inout [Bool],
    note: (_ place: Int, _ loss: Double, _ output: ArraySlice<S>) -> Void
  ) -> Metrics {
    var answers = AnswerCount(data, count: indices.count)
    var total = 0.0
    // A part at a time, so that outputs of large data take little memory.
    for start in stride(from: 0, to: indices.count, by: Self.samplesAtOnce) {
      let part = indices[start..<min(start + Self.samplesAtOnce, indices.count)]
      let outputs = trainer.outputs(of: samples, part)
      let losses = trainer.losses(of: outputs, samples, part)
      for loss in losses { total += Double(loss) }
      for (position, index) in part.enumerated() {
        note(start + position, Double(losses[position]), outputs[position])
        isWrong[index] = answers.add(
          outputs[position], target: samples.target(index), sample: index)
      }
    }
    return answers.metrics(loss: total / Double(indices.count))
  }

  private static var samplesAtOnce: Int { 1 << 16 }

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
        deltas: pass.deltas.map { Double($0) }, loss: Double(pass.loss),
        nudges: network.nudges(pass, target: samples.target(probe), loss: trainer.loss)
          .map { Double($0) }),
      meanDeltas: batch.meanDeltas, meanAbsoluteDeltas: batch.meanAbsoluteDeltas)
  }

  func responses(along line: ClosedRange<Double>, points: Int, units: Range<Int>) -> [[Float]] {
    let points = (0..<points).map { index in
      let share = Double(index) / Double(max(points - 1, 1))
      return [line.lowerBound + (line.upperBound - line.lowerBound) * share]
    }
    return responses(to: points, units: units)
  }

  func responses(
    over plane: Plane, columns: Int, rows: Int, units: Range<Int>
  ) -> [[Float]] {
    func position(_ index: Int, of count: Int, in range: ClosedRange<Double>) -> Double {
      // The middle of each picture element.
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(index) + 0.5)
        / Double(count)
    }
    let points = (0..<rows).reversed().flatMap { row in
      (0..<columns).map { column in
        [position(column, of: columns, in: plane.x1), position(row, of: rows, in: plane.x2)]
      }
    }
    return responses(to: points, units: units)
  }

  /// What units answer to points as a source of data has them.
  @specialized(where S == Float)
  @specialized(where S == Double)
  private func responses(to points: [[Double]], units: Range<Int>) -> [[Float]] {
    var inputs = [Double](repeating: 0, count: shape.inputs)
    var table: [S] = []
    table.reserveCapacity(points.count * shape.inputs)
    for point in points {
      data.inputMap.map(point[...], into: &inputs)
      for input in inputs { table.append(S(input)) }
    }
    let samples = SampleSet(
      inputsPerSample: shape.inputs, targetsPerSample: shape.outputs, inputs: table,
      targets: Array(repeating: 0, count: points.count * shape.outputs))
    let inputUnits = units.clamped(to: 0..<shape.inputs)
    let otherUnits = units.clamped(to: shape.inputs..<shape.valueCount)
    let activations = trainer.activations(of: samples, units: otherUnits)
    let pictures = (0..<otherUnits.count).map { place in
      activations[(place * points.count)..<((place + 1) * points.count)].map { Float($0) }
    }
    return inputUnits.map { unit in
      points.indices.map { Float(table[$0 * shape.inputs + unit]) }
    } + pictures
  }
}
