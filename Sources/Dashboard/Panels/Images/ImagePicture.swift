import Datasets
import TerminalUI

/// An image of signed values, brought to the area: each picture element is the mean of the values
/// that it covers, so that thin strokes survive where an image is drawn smaller than it is.
struct ImagePicture: Widget {
  /// Row by row.
  var values: [Double]
  var size: ImageSize
  var theme: Theme
  /// The size of value that has the strongest colour; nil takes the largest in the image.
  var limit: Double?
  /// A value to point out.
  var cursor: Int?

  func draw(in area: Rect, of buffer: inout Buffer) {
    guard !area.isEmpty, size.rows > 0, size.columns > 0, values.count == size.rows * size.columns
    else { return }
    let extent = Self.extent(of: size, in: area.size)
    let largest = limit ?? values.lazy.filter(\.isFinite).map(abs).max() ?? 0
    let scale = largest > 0 && largest.isFinite ? largest : 1
    let pixels = Resampling(from: size, to: extent).means(of: values).map { $0 / scale }
    buffer.draw(
      Picture(
        values: pixels, columns: extent.columns, ramp: theme.ramp, marks: marks,
        appearance: theme.appearance), in: area)
  }

  private var marks: [Picture.Mark] {
    guard let cursor, values.indices.contains(cursor) else { return [] }
    let (row, column) = (cursor / size.columns, cursor % size.columns)
    return [
      Picture.Mark(
        x: (Double(column) + 0.5) / Double(size.columns),
        y: (Double(row) + 0.5) / Double(size.rows), shape: .ring, colors: theme.positivePoint)
    ]
  }

  /// The picture elements that an image gets in so many cells: as many as fit, whole multiples of
  /// its own where it is not made smaller, the sides as they are to each other.
  static func extent(of image: ImageSize, in cells: Size) -> ImageSize {
    let (width, height) = (cells.columns, 2 * cells.rows)
    let whole = min(width / max(image.columns, 1), height / max(image.rows, 1))
    if whole > 0 { return ImageSize(rows: whole * image.rows, columns: whole * image.columns) }
    let share = min(
      Double(width) / Double(max(image.columns, 1)), Double(height) / Double(max(image.rows, 1)))
    return ImageSize(
      rows: max(1, Int(Double(image.rows) * share)),
      columns: max(1, Int(Double(image.columns) * share)))
  }
}
