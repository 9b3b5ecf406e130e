import Datasets
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ImageGridTests {
  private func grid(
    _ side: Int, count: Int, _ columns: Int, _ rows: Int, isSmall: Bool = false
  ) -> ImageGrid {
    ImageGrid(
      of: ImageSize(rows: side, columns: side), count: count,
      in: Size(columns: columns, rows: rows), captionWidth: 8, isSmall: isSmall)
  }

  @Test func theLargestImagesAreTakenAtWhichAllFit() {
    #expect(grid(8, count: 32, 62, 35).extent == ImageSize(rows: 8, columns: 8))
    #expect(grid(8, count: 32, 110, 55).extent == ImageSize(rows: 16, columns: 16))
    #expect(grid(8, count: 1, 110, 55).extent == ImageSize(rows: 64, columns: 64))
    #expect(grid(8, count: 1, 110, 55, isSmall: true).extent == ImageSize(rows: 8, columns: 8))
  }

  @Test func whereNotAllFitADozenThatCanBeReadIsMoreThanManyThatCannot() {
    let grid = grid(28, count: 256, 60, 35)
    #expect(grid.extent == ImageSize(rows: 14, columns: 14))
    #expect(grid.capacity >= 12 && grid.capacity < 256)
  }

  @Test func rowsAreAsLongAsEachOther() {
    let grid = grid(8, count: 12, 98, 35)
    #expect(grid.perRow * grid.rows >= 12 && 12 % grid.perRow == 0)
  }

  @Test(arguments: [1, 2, 7, 8, 28, 300, 65_536])
  func imagesStandInsideAndApart(_ side: Int) {
    for (columns, rows) in [(0, 0), (1, 1), (8, 5), (30, 10), (62, 35), (300, 100)] {
      let area = Rect(column: 3, row: 2, width: columns, height: rows)
      let grid = grid(side, count: 40, columns, rows)
      let places = grid.places(in: area)
      #expect(places.count == grid.capacity)
      let fitting = places.filter { area.intersection($0.picture) == $0.picture }
      guard side >= 7, side <= 28, columns >= 8, rows >= 5 else { continue }
      #expect(fitting.count == places.count, "\(side) in \(columns)x\(rows)")
      for (index, place) in places.enumerated() {
        #expect(place.picture.intersection(place.caption).isEmpty)
        for other in places[(index + 1)...] {
          #expect(place.picture.intersection(other.picture).isEmpty)
          #expect(place.caption.intersection(other.caption).isEmpty)
        }
      }
    }
  }
}
