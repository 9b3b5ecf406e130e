import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct WeightImagesTests {
  private func state(_ columns: Int = 80, _ rows: Int = 24) -> DashboardState {
    var state = Moments.state(columns, rows, Moments.imageSnapshot)
    state.press("3W")
    return state
  }

  private func text(_ state: DashboardState) -> String {
    TextExport.text(of: Dashboard.frame(state))
  }

  @Test func wSaysWhereInputsFormNoImage() {
    var state = Moments.state()
    state.press("3W")
    #expect(state.notice == "the inputs form no image, as those of digits do")
    #expect(!state.showsWeightImages)
  }

  @Test func wShowsEachUnitAsAnImageAndNumbersAgain() {
    var state = state()
    #expect(text(state).contains("unit 1 ") && text(state).contains("units 1–"))
    state.press("W")
    #expect(!text(state).contains("unit 1 "))
  }

  @Test func arrowsGoOverTheGridAndScrollIt() throws {
    var state = state()
    let snapshot = try #require(state.snapshot)
    let area = try #require(ScreenLayout(state).area(of: .weights))
    let grid = try #require(WeightImages.grid(in: area, snapshot))
    state.press(.down)
    #expect(state.selection.layer == 1 && state.selection.unit == 0)
    state.press(.right, .down)
    #expect(state.selection.unit == grid.perRow + 1)
    for _ in 0..<10 { state.press(.down) }
    #expect(state.selection.unit > 32 - grid.perRow - 1)
    let shown = WeightImages(snapshot: snapshot, state: state).shownUnits(in: area)
    #expect(shown.contains(state.selection.unit) && shown.lowerBound % grid.perRow == 0)
    #expect(text(state).contains("unit \(state.selection.unit + 1) "))
  }

  @Test func anotherLayerIsStillAMatrix() {
    var state = state()
    state.selection = Selection(layer: 2, unit: 0, isActive: true)
    #expect(!text(state).contains("unit 1 "))
  }
}

@Suite struct RampLegendTests {
  private func drawn(_ appearance: Appearance, width: Int = 40) -> Buffer {
    var buffer = Buffer(Size(columns: width, rows: 1))
    buffer.draw(RampLegend(limit: "0.76", theme: Theme(appearance)), in: buffer.area)
    return buffer
  }

  @Test func theColoursGoFromTheLargestNegativeToTheLargestPositive() {
    let buffer = drawn(Appearance())
    #expect(buffer.text(row: 0).hasPrefix(" -0.76               +0.76 "))
    let ramp = Ramp.blueOrange
    let colors = (7...19).map { buffer[$0, 0].style.background }
    #expect(colors == (-6...6).map { ramp.color(level: $0) })
  }

  @Test func withoutColoursGlyphsStandForThem() {
    let text = drawn(Appearance(colors: .monochrome, glyphs: .ascii)).text(row: 0)
    #expect(text.hasPrefix(" -0.76 @%*=-. .-=*%@ +0.76") || text.contains("@"))
  }

  @Test func withoutRoomNothingIsDrawn() {
    #expect(drawn(Appearance(), width: 20).text(row: 0).allSatisfy { $0 == " " })
  }
}
