import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ClassLegendTests {
  private func line(
    _ names: [String], _ width: Int, _ colors: ColorDepth = .palette256
  ) -> String {
    var buffer = Buffer(Size(columns: width, rows: 1), filledWith: Cell("-"))
    buffer.draw(
      ClassLegend(names: names, theme: Theme(Appearance(colors: colors))), in: buffer.area)
    return buffer.text(row: 0)
  }

  private let names = ["setosa", "versicolor", "virginica"]

  @Test func namesAreCutBeforeOneIsLeftOut() {
    #expect(line(names, 40) == " • setosa ◦ versicolor + virginica -----")
    #expect(line(names, 32) == " • setosa ◦ versicol + virginic ")
    #expect(line(names, 22) == " • seto ◦ vers + virg ")
    #expect(line(names, 21) == " • seto ◦ vers +1 ---")
    #expect(line(names, 11) == " • seto +2 ")
    #expect(line(names, 10) == " +3 ------")
    #expect(line(names, 5) == " +3 -")
    #expect(line(names, 3) == "---")
  }

  @Test func withoutColoursEachHasItsLetter() {
    #expect(line(names, 31, .monochrome) == " • a setos ◦ b versi + c virgi ")
  }

  @Test func coloursBeginAgainAfterTheLast() {
    for depth in ColorDepth.allCases {
      let many = (0..<30).map { "\($0)" }
      #expect(line(many, 400, depth).contains("29"))
    }
  }

  @Test(arguments: ColorDepth.allCases.filter { $0 > .monochrome })
  func classesAreToldApartByTheirColours(_ depth: ColorDepth) {
    let colors = ClassColors(depth)
    let count = colors.ramps.count
    #expect(count >= 6 && colors.points.count == count && colors.names.count == count)
    #expect(Set(colors.names).count == count)
    #expect(Set(colors.ramps.map { $0.color(of: 1) }).count == count)
    for (ramp, point) in zip(colors.ramps, colors.points) {
      #expect(ramp.color(of: 1) != point.onDark && ramp.color(of: 0) != point.onDark)
    }
  }
}
