/// A series brought to the columns of a plot: for each column the interval of its values.
///
/// However many buckets fall into a column, its smallest and largest value survive.
struct PlotTrace: Equatable {
  /// What falls into one column.
  struct Stretch: Equatable {
    /// The column, 0 at the left.
    var column: Int
    /// The smallest value.
    var low: Double
    /// The largest value.
    var high: Double
    /// The latest value.
    var last: Double
    /// Whether no gap lies between this stretch and the one before.
    var joins: Bool
  }

  /// The columns with values, in the order of the buckets.
  private(set) var stretches: [Stretch] = []

  /// Sorts buckets into columns by where they end.
  ///
  /// - Parameters:
  ///   - buckets: the series, by rising x.
  ///   - range: the x of the first and the last column; what lies outside is left out.
  ///   - columns: how many columns there are.
  init(_ buckets: [LineChart.Bucket], over range: ClosedRange<Double>, columns: Int) {
    guard columns > 0 else { return }
    var joins = false
    for bucket in buckets {
      guard bucket.isFinite else {
        joins = false
        continue
      }
      guard let column = Self.column(of: bucket.lastX, range, columns) else { continue }
      add(bucket, to: column, joins: joins)
      joins = true
    }
  }

  private mutating func add(_ bucket: LineChart.Bucket, to column: Int, joins: Bool) {
    let end = stretches.count - 1
    guard end >= 0, stretches[end].column == column else {
      stretches.append(
        Stretch(
          column: column, low: bucket.minimum, high: bucket.maximum, last: bucket.last,
          joins: joins && end >= 0))
      return
    }
    stretches[end].low = min(stretches[end].low, bucket.minimum)
    stretches[end].high = max(stretches[end].high, bucket.maximum)
    stretches[end].last = bucket.last
  }

  /// The column of an x, nil outside the range.
  static func column(of x: Double, _ range: ClosedRange<Double>, _ columns: Int) -> Int? {
    guard columns > 0, range.contains(x) else { return nil }
    let share = (x - range.lowerBound) / (range.upperBound - range.lowerBound)
    return share.isFinite ? Int((share * Double(columns - 1)).rounded()) : 0
  }
}
