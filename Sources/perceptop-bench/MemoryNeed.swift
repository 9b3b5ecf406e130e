import Endings
import Foundation

/// The memory that measuring a workload takes, roughly.
struct MemoryNeed {
  private let name: String
  /// A Double, since the sizes of a shape may be of any magnitude.
  let bytes: Double

  /// Half of the machine's memory.
  static var limit: Double { Double(ProcessInfo.processInfo.physicalMemory) / 2 }

  /// Estimates it.
  ///
  /// A parameter is there up to eight times in float32 (initial, present, gradient, last change,
  /// three buffers of the optimizer, once more to work on) and once in float64 (to judge the
  /// loss); a number of a sample twice (as it was made, in the order of the batches); one of a
  /// batch's way through the network four times.
  init(_ workload: Workload) {
    let sizes = workload.sizes.map(Double.init)
    let ends = sizes[0] + sizes[sizes.count - 1]
    let parameters = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
    let teacher = sizes[0] * sizes[sizes.count - 1]
    name = workload.name
    bytes =
      40 * parameters + 8 * Double(workload.samples) * ends + 4 * teacher
      + 16 * Double(workload.batchSize) * sizes.reduce(0, +)
  }

  /// Refuses what needs more than the limit.
  func check(limit: Double) throws {
    guard bytes <= limit else {
      throw Ending.refused(
        "\(name.brief) needs about \(Self.gigabytes(bytes)) of memory; "
          + "allowed: up to \(Self.gigabytes(limit)), half of what there is")
    }
  }

  private static func gigabytes(_ bytes: Double) -> String {
    let number = bytes / 1e9
    let format = number < 100 ? "%.2g" : number < 1e6 ? "%.0f" : "%.1e"
    return String(format: format, number) + " GB"
  }
}
