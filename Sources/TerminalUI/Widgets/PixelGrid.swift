/// The pixels of a picture in an area: which value each of them shows.
struct PixelGrid {
  /// Pixels across.
  let columns: Int
  /// Pixels down, two to a cell.
  let rows: Int
  private let picture: Picture

  /// Fits a picture to an area.
  init(_ picture: Picture, area: Rect) {
    self.picture = picture
    let isEmpty = picture.columns == 0 || picture.rows == 0
    switch picture.fit {
    case .pixels:
      columns = min(picture.columns, area.width)
      rows = min(picture.rows, 2 * area.height)
    case .stretched:
      columns = isEmpty ? 0 : area.width
      rows = isEmpty ? 0 : 2 * area.height
    }
  }

  /// What a pixel shows.
  struct Pixel {
    /// Its value.
    var value: Double
    /// Which of the picture's ramps it takes.
    var kind: Int
  }

  /// Returns a pixel.
  subscript(column: Int, row: Int) -> Pixel {
    let index: Int
    switch picture.fit {
    case .pixels: index = row * picture.columns + column
    case .stretched:
      index = row * picture.rows / rows * picture.columns + column * picture.columns / columns
    }
    return Pixel(
      value: picture.values.indices.contains(index) ? picture.values[index] : 0,
      kind: picture.kinds.indices.contains(index) ? picture.kinds[index] : 0)
  }

  /// Returns the pixel at a place of the whole picture, 0…1 each way; nil outside or off the area.
  func pixel(x: Double, y: Double) -> (column: Int, row: Int)? {
    guard x >= 0, x <= 1, y >= 0, y <= 1 else { return nil }
    let isStretched = picture.fit == .stretched
    let across = isStretched ? columns : picture.columns
    let down = isStretched ? rows : picture.rows
    let column = min(Int(x * Double(across)), across - 1)
    let row = min(Int(y * Double(down)), down - 1)
    return column >= 0 && row >= 0 && column < columns && row < rows ? (column, row) : nil
  }
}
