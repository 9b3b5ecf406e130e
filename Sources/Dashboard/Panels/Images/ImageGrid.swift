import Datasets
import TerminalUI

/// How many images of one size stand beside and under each other, each over a caption: arithmetic
/// alone.
struct ImageGrid: Equatable {
  /// Where an image stands.
  struct Place: Equatable {
    /// The cells of the image.
    var picture: Rect
    /// The line under it, as wide as there is room.
    var caption: Rect
  }

  /// The picture elements of an image.
  let extent: ImageSize
  /// Images beside each other, at least one.
  let perRow: Int
  /// Rows of images, at least one.
  let rows: Int
  /// Columns from one image to the next.
  let pitch: Int

  /// Rows from one image to the next: half of its elements and a caption.
  var rowPitch: Int { (extent.rows + 1) / 2 + 1 }
  /// How many images there is room for.
  var capacity: Int { perRow * rows }
  /// The columns that it takes, without those behind the last image.
  var width: Int { perRow * pitch - 1 }

  /// Chooses the largest images at which all fit; where none does, the smallest that can still be
  /// read and leave room for a dozen, else for as many as there is room for.
  ///
  /// - Parameters:
  ///   - captionWidth: columns that a caption needs.
  ///   - isSmall: whether images are not drawn larger than they are.
  init(of image: ImageSize, count: Int, in room: Size, captionWidth: Int, isSmall: Bool = false) {
    let all = Self.extents(of: image, in: room, isSmall: isSmall).map {
      Self.init(extent: $0, count: count, in: room, captionWidth: captionWidth)
    }
    let readable = all.filter { $0.extent.columns <= 16 }
    self =
      all.first { $0.capacity >= count } ?? readable.first { $0.capacity >= 12 } ?? all.last
      ?? Self.init(
        extent: ImageSize(rows: 1, columns: 1), count: count, in: room, captionWidth: captionWidth)
  }

  private init(extent: ImageSize, count: Int, in room: Size, captionWidth: Int) {
    self.extent = extent
    pitch = max(extent.columns, captionWidth) + 1
    let most = max(1, (room.columns + 1) / pitch)
    rows = max(1, room.rows / ((extent.rows + 1) / 2 + 1))
    // As even as it gets: no row of five over a row of one.
    let needed = max(1, (count + most - 1) / most)
    perRow = needed <= rows ? max(1, (count + needed - 1) / needed) : most
  }

  /// The sizes to choose among, the largest first: multiples, the image itself, and parts of it
  /// that can still be read.
  private static func extents(of image: ImageSize, in room: Size, isSmall: Bool) -> [ImageSize] {
    let multiples = (2...8).reversed().map { factor in
      ImageSize(
        rows: clamped(image.rows, times: factor), columns: clamped(image.columns, times: factor))
    }
    let parts = (2...64).map { part in
      ImageSize(rows: max(1, image.rows / part), columns: max(1, image.columns / part))
    }.filter { $0.columns >= 7 && $0.rows >= 7 }
    return ((isSmall ? [] : multiples) + [image] + parts).filter {
      $0.columns <= room.columns && ($0.rows + 1) / 2 + 1 <= room.rows
    }
  }

  /// Sides that no screen has are all alike.
  private static func clamped(_ side: Int, times factor: Int) -> Int {
    min(max(side, 1), 100_000) * factor
  }

  /// Returns the places of as many images as there is room for, row by row.
  func places(in area: Rect) -> [Place] {
    (0..<capacity).map { index in
      let picture = Rect(
        column: area.column + index % perRow * pitch, row: area.row + index / perRow * rowPitch,
        width: extent.columns, height: (extent.rows + 1) / 2)
      return Place(
        picture: picture,
        caption: Rect(
          column: picture.column, row: picture.endRow, width: pitch - 1, height: 1))
    }
  }
}
