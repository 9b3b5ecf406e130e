import Backprop

/// What a run needs to go on where it was.
extension Checkpoint {
  /// Puts a run's moment into a file's content.
  init<S: Scalar>(_ state: RunState<S>, metadata: [String: String]) {
    func scalar(_ name: String, _ value: Int) -> StoredTensor {
      StoredTensor("trainer." + name, shape: [], [Int64(value)])
    }
    func indices(_ name: String, _ values: [Int]) -> StoredTensor {
      StoredTensor("trainer." + name, shape: [values.count], values.map { Int64($0) })
    }
    let optimizer = state.trainer.optimizer
    self.init(
      Safetensors(
        metadata: metadata,
        tensors: Self.layers(of: state.trainer.network) + [
          // In the order of their names, which is that of empty ones in a file that was read.
          StoredTensor(
            "optimizer.ended", shape: [optimizer.ended.count],
            optimizer.ended.map { $0 ? UInt8(1) : 0 }),
          S.tensor("optimizer.first", optimizer.first),
          S.tensor("optimizer.second", optimizer.second),
          S.tensor("optimizer.third", optimizer.third),
          StoredTensor("optimizer.steps", shape: [], [Int64(optimizer.steps)]),
          S.tensor("trainer.previous", state.trainer.previous),
          scalar("epoch", state.epoch), scalar("step", state.step),
          scalar("step_in_epoch", state.stepInEpoch),
          StoredTensor("trainer.learning_rate", shape: [], [state.learningRate]),
          indices("order", state.order), scalar("carried", state.carriedCount),
          indices("latest_batch", state.latestBatch),
          StoredTensor(
            "trainer.generator", shape: [state.generator.count],
            state.generator.map { Int64(bitPattern: $0) }),
          StoredTensor("trainer.data", shape: [], [Int64(bitPattern: state.dataMark)]),
        ]))
  }

  /// Reads a run's moment.
  ///
  /// - Parameter samples: how many samples the run's data have.
  /// - Throws: a fault where something is missing, or numbers can't be those of such a run.
  func state<S: Scalar>(
    _ shape: NetworkShape, rule: UpdateRule, samples: Int, as precision: S.Type
  ) throws(CheckpointFault) -> RunState<S> {
    let network = try network(shape, as: precision)
    try checkPrecision(precision)
    let standard = OptimizerState<S>(rule, parameterCount: shape.parameterCount)
    let optimizer = OptimizerState<S>(
      steps: try count("optimizer.steps"),
      first: try numbers("optimizer.first", count: standard.first.count),
      second: try numbers("optimizer.second", count: standard.second.count),
      third: try numbers("optimizer.third", count: standard.third.count),
      ended: try flags("optimizer.ended", count: standard.ended.count))
    let generator = try safetensors.integers(of: "trainer.generator")
    return RunState(
      trainer: TrainerState(
        network: network, optimizer: optimizer,
        previous: try numbers("trainer.previous", count: shape.parameterCount)),
      epoch: try count("trainer.epoch", upTo: Self.mostEpochs), step: try count("trainer.step"),
      stepInEpoch: try count("trainer.step_in_epoch"), learningRate: try learningRate(),
      order: try indices("trainer.order", below: samples),
      carriedCount: try count("trainer.carried"),
      latestBatch: try indices("trainer.latest_batch", below: samples),
      generator: generator.map { UInt64(bitPattern: $0) },
      dataMark: UInt64(bitPattern: Int64(try integer("trainer.data"))))
  }

  /// Refuses the weights of a run in another precision, which would go on with other numbers.
  private func checkPrecision<S: Scalar>(_ precision: S.Type) throws(CheckpointFault) {
    let allowed = S.tensor("", []).type
    guard let found = safetensors["layers.0.weight"]?.type, found != allowed else { return }
    throw fault(
      "its run was in \(found == .float32 ? "float32" : "float64"); allowed: the precision of "
        + "its run")
  }

  /// Reads the base learning rate.
  func learningRate() throws(CheckpointFault) -> Double {
    let rate = try safetensors.doubles(of: "trainer.learning_rate")
    guard rate.count == 1, rate[0].isFinite, rate[0] > 0 else {
      throw damaged("trainer.learning_rate")
    }
    return rate[0]
  }

  private func integer(_ name: String) throws(CheckpointFault) -> Int {
    let values = try safetensors.integers(of: name)
    guard values.count == 1 else { throw damaged(name) }
    return Int(values[0])
  }

  /// The most epochs of a run, as many as an experiment may ask for.
  private static let mostEpochs = 1_000_000_000_000

  /// Reads a count: 0 or more, and so small that counting on never ends.
  private func count(
    _ name: String, upTo limit: Int = 1 << 60
  ) throws(CheckpointFault) -> Int {
    let value = try integer(name)
    guard (0...limit).contains(value) else { throw damaged(name) }
    return value
  }

  private func indices(_ name: String, below bound: Int) throws(CheckpointFault) -> [Int] {
    let values = try safetensors.integers(of: name).map { Int($0) }
    guard values.allSatisfy({ (0..<bound).contains($0) }) else { throw damaged(name) }
    return values
  }

  private func flags(_ name: String, count: Int) throws(CheckpointFault) -> [Bool] {
    let values = try safetensors.smallNumbers(of: name)
    guard values.count == count, values.allSatisfy({ $0 < 2 }) else { throw damaged(name) }
    return values.map { $0 == 1 }
  }

  private func numbers<S: Scalar>(_ name: String, count: Int) throws(CheckpointFault) -> [S] {
    let values = try safetensors.doubles(of: name)
    guard values.count == count, values.allSatisfy({ !$0.isNaN }) else { throw damaged(name) }
    return values.map { S($0) }
  }

  private func damaged(_ name: String) -> CheckpointFault {
    fault("tensor '\(name)' is not that of such a run; allowed: files of --save")
  }
}
