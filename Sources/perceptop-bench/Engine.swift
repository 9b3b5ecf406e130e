import Backprop

/// What is chosen of the engine beside the workload: its arithmetic and its threads.
enum Engine {
  /// Which arithmetic trains.
  static let kernels = "readable"

  /// How many threads can train.
  static let threads = 1...1

  /// Creates the trainer of a workload; work for more than one thread would be handed out here.
  static func trainer(
    _ network: Network<Float>, _ workload: Workload, threads: Int
  ) -> Trainer<Float> {
    precondition(Self.threads.contains(threads), "the engine trains on one thread")
    return Trainer(network: network, loss: workload.loss, optimizer: workload.optimizer)
  }
}
