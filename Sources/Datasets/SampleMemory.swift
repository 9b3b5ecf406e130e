import Foundation

/// The memory that samples take.
public struct SampleMemory: Sendable {
  /// How many samples there are.
  public var samples: Int
  /// Numbers of a sample that the network takes.
  public var inputs: Int
  /// Numbers that it shall answer.
  public var outputs: Int

  /// The most that may be taken: half of the machine's memory, in bytes.
  public static let limit = Int(ProcessInfo.processInfo.physicalMemory / 2)

  /// Each number is there as its source has it, in float64, and once more as the network takes it,
  /// in float64 at most.
  static let bytesPerNumber = 16

  /// Creates a description.
  public init(samples: Int, inputs: Int, outputs: Int) {
    self.samples = samples
    self.inputs = inputs
    self.outputs = outputs
  }

  /// Throws where there is too little memory, before any is asked for.
  ///
  /// - Parameters:
  ///   - origin: what the fault calls the source.
  ///   - limit: in bytes.
  public func check(origin: String, limit: Int = Self.limit) throws(DataFault) {
    let bytes =
      Double(samples) * (Double(inputs) + Double(outputs)) * Double(Self.bytesPerNumber)
    guard bytes > Double(limit) else { return }
    throw DataFault(
      origin: origin,
      message: "its \(samples) samples of \(inputs) inputs and \(outputs) "
        + "output\(outputs == 1 ? "" : "s") take about \(Self.text(bytes)) of memory; "
        + "allowed: up to \(Self.text(Double(limit))), half of what there is")
  }

  private static func text(_ bytes: Double) -> String {
    if bytes < 1e6 { return "\(Int(bytes)) bytes" }
    return bytes < 1e9
      ? String(format: "%.3g MB", bytes / 1e6) : String(format: "%.3g GB", bytes / 1e9)
  }
}
