import Datasets
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ResamplingTests {
  @Test func aMultipleRepeatsEachValue() {
    let doubled = Resampling(
      from: ImageSize(rows: 1, columns: 2), to: ImageSize(rows: 2, columns: 4))
    #expect(doubled.means(of: [1, 2]) == [1, 1, 2, 2, 1, 1, 2, 2])
  }

  @Test func aPartHasTheMeansOfWhatItCovers() {
    let halved = Resampling(
      from: ImageSize(rows: 2, columns: 4), to: ImageSize(rows: 1, columns: 2))
    #expect(halved.means(of: [1, 2, 3, 4, 5, 6, 7, 8]) == [3.5, 5.5])
  }

  @Test(arguments: 1...9) func everySourceValueCounts(_ target: Int) {
    let size = ImageSize(rows: 7, columns: 7)
    let resampling = Resampling(from: size, to: ImageSize(rows: target, columns: target))
    #expect(resampling.means(of: Array(repeating: 0.5, count: 49)).allSatisfy { $0 == 0.5 })
    for place in 0..<49 {
      var values = Array(repeating: 0.0, count: 49)
      values[place] = 1
      #expect(resampling.means(of: values).contains { $0 > 0 }, "value \(place) is lost")
    }
  }

  @Test func anImageKeepsTheRatioOfItsSides() {
    let image = ImageSize(rows: 8, columns: 8)
    func extent(_ columns: Int, _ rows: Int) -> ImageSize {
      ImagePicture.extent(of: image, in: Size(columns: columns, rows: rows))
    }
    #expect(extent(38, 35) == ImageSize(rows: 32, columns: 32))
    #expect(extent(38, 5) == ImageSize(rows: 8, columns: 8))
    #expect(extent(4, 35) == ImageSize(rows: 4, columns: 4))
    #expect(extent(0, 0) == ImageSize(rows: 1, columns: 1))
  }

  @Test func aPixelIsPointedOutWhereItStands() {
    let theme = Theme(Appearance(colors: .monochrome, glyphs: .ascii))
    let picture = ImagePicture(
      values: (0..<16).map { Double($0) / 15 }, size: ImageSize(rows: 4, columns: 4), theme: theme,
      cursor: 6)
    var buffer = Buffer(Size(columns: 4, rows: 2))
    buffer.draw(picture, in: buffer.area)
    #expect((0..<2).map { buffer.text(row: $0) } == [".:0-", "*##%"])
  }
}
