import Backprop
import Dispatch

/// What is chosen of the engine beside the workload: its threads.
enum Engine {
  /// How many threads can train.
  static let threads = 1...64

  /// Creates a trainer of a network that trains on so many threads.
  static func trainer(
    _ network: Network<Float>, _ workload: Workload, threads: Int
  ) -> Trainer<Float> {
    var trainer = Trainer(network: network, loss: workload.loss, optimizer: workload.optimizer)
    trainer.threads = ForkJoin(parts: threads) { parts, body in
      DispatchQueue.concurrentPerform(iterations: parts, execute: body)
    }
    return trainer
  }
}
