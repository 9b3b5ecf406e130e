/// What is measured, and how.
struct BenchmarkPlan {
  /// In this order.
  var workloads: [Workload]
  /// About how long one repeat lasts.
  var seconds: Double
  /// Repeats that count.
  var repeats: Int
  /// Threads that train.
  var threads: Int
  /// What data, weights and orders follow from.
  var seed: UInt64
  /// Whether each epoch has a new order.
  var shuffles: Bool
  /// Whether results are lines of JSON and not of a table.
  var writesJSON: Bool
}
