@testable import Backprop

/// An engine as a trainer, so that each can be put through the table of trainings by itself.
struct EngineSteps<Engine: TrainingEngine>: SteppingTrainer {
  var engine: Engine
  let loss: Loss

  var parameters: [Engine.S] { engine.network.parameters }

  mutating func step(
    _ samples: SampleSet<Engine.S>, batch: ArraySlice<Int>, learningRate: Double
  ) -> Engine.S {
    let found = engine.meanLoss(of: samples, batch, by: loss)
    let batches = Batches(samples, order: Array(batch), batchSize: batch.count)
    engine.train(batches, first: 0, count: 1, learningRate: learningRate, on: nil)
    return found
  }
}

extension TrainingEngine {
  /// Computes the mean loss from the engine's outputs, as a trainer does.
  func meanLoss(of samples: SampleSet<S>, _ indices: ArraySlice<Int>, by loss: Loss) -> S {
    let trainer = Trainer<S>(network: network, loss: loss, optimizer: .sgd())
    let losses = trainer.losses(of: outputs(of: samples, indices), samples, indices)
    return losses.reduce(0, +) / S(indices.count)
  }
}

extension NetworkShape {
  /// Where the biases of the output units stand in the parameters; the gradient by them is δ.
  var outputBiases: [Int] { (0..<outputs).map { output.bias($0) } }
}

extension Network {
  /// Creates one layer whose units each take their own input with weight 1: inputs are weighted
  /// inputs.
  init(passingOn units: Int, to activation: LayerActivation) {
    let rows = (0..<units).map { unit in (0..<units).map { $0 == unit ? 1 as S : 0 } + [0] }
    self.init(inputs: units, [(activation, rows)])
  }
}
