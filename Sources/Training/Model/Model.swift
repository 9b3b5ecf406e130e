import Backprop
import Datasets

/// A trained network with what it takes to apply it to other data: its columns by name, how their
/// numbers become inputs, what its outputs mean.
public struct Model: Sendable {
  /// The columns that inputs come from.
  public let columns: [InputColumn]
  /// What was predicted.
  public let targetName: String
  /// What the outputs mean.
  public let targetKind: TargetKind
  /// How a row's numbers become inputs.
  public let inputMap: InputMap

  /// The precision that it was trained in; outputs have no more digits than it has.
  public let precision: Experiment.Precision

  private let targetScales: [Scale]?
  private let apply: @Sendable ([Double]) -> [Double]
  private let inputs: Int
  private let outputs: Int

  /// Takes the model out of a checkpoint.
  ///
  /// - Throws: a fault where it is not one of `--save`, or its parts don't fit each other.
  public init(_ checkpoint: Checkpoint) throws(CheckpointFault) {
    let experiment = try checkpoint.experiment()
    precision = experiment.precision
    columns = try checkpoint.value([InputColumn].self, .columns)
    targetName = try checkpoint.text(.target)
    targetKind = try checkpoint.targetKind()
    inputMap = try checkpoint.value(InputMap.self, .inputMap)
    targetScales =
      checkpoint.safetensors.metadata[Checkpoint.Key.targetScales.rawValue] == nil
      ? nil : try checkpoint.value([Scale].self, .targetScales)
    let numbers = columns.reduce(0) { $0 + $1.inputCount }
    let inputs = inputMap.inputCount(ofNumbers: numbers)
    let outputs = try checkpoint.outputCount()
    (self.inputs, self.outputs) = (inputs, outputs)
    guard inputs > 0, inputMap.features == nil || numbers == 2,
      inputMap.fills.map({ $0.count == inputs }) ?? true,
      inputMap.scales.map({ $0.count == inputs }) ?? true,
      targetScales.map({ $0.count == outputs }) ?? true,
      targetKind.fits(outputs: outputs)
    else {
      throw checkpoint.fault("columns, classes and scales in its metadata don't fit each other")
    }
    let hidden = experiment.effectiveHidden
    guard experiment.activations.count == 1 || experiment.activations.count == hidden.count else {
      throw checkpoint.fault("its experiment has another number of layers than of activations")
    }
    let shape = experiment.shape(inputs: inputs, outputs: outputs)
    guard experiment.effectiveLoss.accepts(shape.output.activation) else {
      throw checkpoint.fault(
        "its experiment has the loss \(experiment.effectiveLoss.rawValue) with outputs of "
          + "\(shape.output.activation.name); allowed: a loss that goes with them")
    }
    switch experiment.precision {
    case .float32:
      apply = Self.outputs(
        of: try checkpoint.network(shape, as: Float.self), loss: experiment.effectiveLoss)
    case .float64:
      apply = Self.outputs(
        of: try checkpoint.network(shape, as: Double.self), loss: experiment.effectiveLoss)
    }
  }

  /// Returns a function from inputs to outputs, sample by sample, in the arithmetic of training.
  private static func outputs<S: Scalar>(
    of network: Network<S>, loss: Loss
  ) -> @Sendable ([Double]) -> [Double] {
    let shape = network.shape
    let trainer = Trainer(network: network, loss: loss, optimizer: .sgd())
    return { inputs in
      let count = inputs.count / shape.inputs
      let samples = SampleSet<S>(
        inputsPerSample: shape.inputs, targetsPerSample: shape.outputs,
        inputs: inputs.map { S($0) },
        targets: Array(repeating: 0, count: count * shape.outputs))
      return trainer.outputs(of: samples).activations.map { Double($0) }
    }
  }

  /// Applies the network to rows.
  ///
  /// - Parameter rows: numbers of the columns; a missing one is not a number, and is allowed where
  ///   the training had some in its column as well.
  /// - Returns: the outputs of each row, those that are numbers in the units of the data.
  public func outputs(of rows: [[Double]]) -> [[Double]] {
    guard !rows.isEmpty else { return [] }
    var room = [Double](repeating: 0, count: inputs)
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count * inputs)
    for row in rows {
      inputMap.map(row[...], into: &room)
      numbers += room
    }
    let all = apply(numbers)
    return rows.indices.map { row in
      (0..<outputs).map { output in
        let value = all[row * outputs + output]
        return targetScales.map { $0[output].restored(value) } ?? value
      }
    }
  }
}

extension Checkpoint {
  /// The outputs of the last layer.
  fileprivate func outputCount() throws(CheckpointFault) -> Int {
    var last: Int?
    var layer = 0
    while let tensor = safetensors["layers.\(layer).bias"] {
      last = tensor.shape.count == 1 ? tensor.shape[0] : 0
      layer += 1
    }
    guard let last, last > 0 else {
      throw fault("it has no tensors layers.0.weight and layers.0.bias; allowed: files of --save")
    }
    return last
  }
}

extension TargetKind {
  /// Whether outputs can mean that.
  fileprivate func fits(outputs: Int) -> Bool {
    switch self {
    case .classes(let names): names.count == outputs
    case .sign, .bit, .values: true
    }
  }
}
