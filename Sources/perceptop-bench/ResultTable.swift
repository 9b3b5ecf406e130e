import Backprop
import Foundation

/// Results as lines for people: the median, then the best, of each figure.
struct ResultTable {
  private let widths: [Int]

  /// The head of each column; the narrowest that a column can be follows from what it holds.
  private static let columns: [(title: String, width: Int)] = [
    ("workload", 8), ("optimizer", 9), ("ns/step", 10), ("best", 10), ("samples/s", 9),
    ("best", 9), ("GFLOP/s", 8), ("best", 8), ("kernels", 8), ("loss before", 11), ("after", 9),
  ]

  /// Creates the table of workloads with these names.
  init(names: [String]) {
    widths = Self.columns.enumerated().map { index, column in
      index == 0 ? names.map(\.count).reduce(column.width, max) : column.width
    }
  }

  /// The first line.
  var header: String { line(Self.columns.map(\.title)) }

  /// The line of a result.
  func row(_ result: BenchmarkResult) -> String {
    let (median, best) = (result.measurement.medianStep, result.measurement.bestStep)
    return line(
      [result.workload.name, result.workload.optimizer.name]
        + [median, best].map { String(format: "%.0f", $0) }
        + [median, best].map { String(format: "%.0f", result.samplesPerSecond($0)) }
        + [median, best].map { String(format: "%.3f", result.gigaflops($0)) }
        + [KernelLevel.standard.rawValue]
        + [result.lossBefore, result.lossAfter].map { String(format: "%.5f", $0) })
  }

  /// Puts words to the left of their columns and numbers to the right.
  private func line(_ cells: [String]) -> String {
    zip(cells, widths).enumerated().map { index, cell in
      let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return index < 2 ? cell.0 + padding : padding + cell.0
    }.joined(separator: "  ")
  }
}
