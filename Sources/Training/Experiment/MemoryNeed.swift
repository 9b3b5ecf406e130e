import Backprop
import Datasets
import Foundation

/// The memory that training a network takes, roughly.
struct MemoryNeed {
  /// Weights and biases; as a Double, since sizes may multiply to any magnitude.
  private let parameters: Double
  private let bytes: Double

  /// Half of the machine's memory.
  static var limit: Double { Double(SampleMemory.limit) }

  /// Estimates it for layers of these sizes.
  ///
  /// A parameter is there with the change it made last and up to two numbers of the optimizer,
  /// in the run and in two moments to go back to; a snapshot and the one before it hold three
  /// numbers in float64 each.
  init(_ experiment: Experiment, sizes: [Int]) {
    let sizes = sizes.map(Double.init)
    parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    bytes = parameters * ((experiment.precision == .float32 ? 4 : 8) * 4 * 3 + 8 * 3 * 2)
  }

  /// Says why there is too little memory; nil where there is enough.
  func refusal(limit: Double = Self.limit) -> String? {
    guard bytes > limit else { return nil }
    return "the network would have \(Self.rounded(parameters)) weights and biases and need about "
      + "\(Self.rounded(bytes / 1e9)) GB of memory; allowed: up to \(Self.rounded(limit / 1e9)) GB, "
      + "half of what there is"
  }

  private static func rounded(_ number: Double) -> String {
    number < 1e15 ? String(format: number < 100 ? "%.2g" : "%.0f", number) : "\(number)"
  }
}
