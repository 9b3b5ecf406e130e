import Datasets

/// From the picture elements of an image to those of a larger or smaller one.
struct Resampling {
  private let columns: [Range<Int>]
  private let rows: [Range<Int>]
  private let width: Int

  /// Finds for each element of the target which elements of the source it covers: at least one.
  init(from source: ImageSize, to target: ImageSize) {
    columns = Self.shares(of: source.columns, among: target.columns)
    rows = Self.shares(of: source.rows, among: target.rows)
    width = source.columns
  }

  private static func shares(of count: Int, among parts: Int) -> [Range<Int>] {
    (0..<max(parts, 0)).map { part in
      let first = part * count / parts
      return first..<max(first + 1, (part + 1) * count / parts)
    }
  }

  /// Returns the mean over what each element covers, row by row.
  func means(of values: [Double]) -> [Double] {
    rows.flatMap { rows in
      columns.map { columns in
        var sum = 0.0
        for row in rows {
          for column in columns { sum += values[row * width + column] }
        }
        return sum / Double(rows.count * columns.count)
      }
    }
  }
}
