import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct NetworkImageTests {
  private static let snapshot = Moments.imageSnapshot

  private func text(_ state: DashboardState) -> String {
    TextExport.text(of: Dashboard.frame(state))
  }

  @Test func theInputsAreTheProbeSampleAsTheDataHaveIt() throws {
    var state = Moments.state(120, 40, Self.snapshot)
    state.press("2")
    let area = try #require(ScreenLayout(state).area(of: .network))
    let layout = NetworkPanel.layout(in: area, Self.snapshot, state)
    let image = try #require(layout.columns[0].image)
    let frame = Dashboard.frame(state)
    let pixels = Self.snapshot.data.samples.input(Self.snapshot.moment.probe.sample)
    let largest = pixels.max() ?? 1
    let side = image.width / 8
    for (index, value) in pixels.enumerated() {
      let (column, row) = (index % 8 * side, index / 8 * side)
      let style = frame[image.column + column, image.row + row / 2].style
      let cell = frame[image.column + column, image.row + row / 2]
      let color = row % 2 == 0 && cell.scalar == "▀" ? style.foreground : style.background
      #expect(color == state.theme.ramp.color(of: value / largest))
    }
  }

  @Test func whatIsNotDrawnIsSaid() {
    var state = Moments.state(120, 40, Self.snapshot)
    state.press("2")
    #expect(text(state).contains("images: weights of 64 inputs"))
    #expect(text(state).contains("8×8 inputs"))
    var small = Moments.state(60, 18, Self.snapshot)
    small.press("2")
    #expect(text(small).contains(/1–\d+ of 32/))
  }

  @Test func arrowsGoOverTheGridAndFromPixelToPixel() {
    var state = Moments.state(120, 40, Self.snapshot)
    state.press("2")
    state.press(.down, .right)
    #expect(state.selection.layer == 1 && state.selection.unit == 1)
    state.press(.left, .left)
    #expect(state.selection.layer == 0)
    let pixel = state.selection.unit
    state.press(.down)
    #expect(state.selection.unit == pixel + 8)
    state.press(.right)
    #expect(state.selection.unit == pixel + 9 || state.selection.layer == 1)
  }

  @Test func gShowsGradientsInPlaceOfWeights() {
    var state = Moments.state(120, 40, Self.snapshot)
    state.press("2")
    let before = Dashboard.frame(state)
    state.press("G")
    #expect(state.notice == "links show the gradient of their weight")
    #expect(text(state).contains("Network ∂L/∂w"))
    #expect(text(state).contains("images: gradients of 64 inputs"))
    #expect(Dashboard.frame(state) != before)
    state.press("G")
    #expect(state.notice == "links show the weights")
    #expect(!text(state).contains("∂L/∂w"))
  }

  @Test func linksByGradientAreScaledByTheLargestGradientOfTheirLayer() {
    let snapshot = Moments.snapshot()
    var state = Moments.state(120, 40, snapshot)
    #expect(LinkValues(snapshot, state).values == snapshot.moment.parameters)
    state.press("G")
    let links = LinkValues(snapshot, state)
    #expect(links.values == snapshot.moment.gradient)
    for (layer, largest) in zip(snapshot.shape.layers, links.largest) {
      let all = (0..<layer.outputs).flatMap { unit in
        (0..<layer.inputs).map { abs(links.values[layer.weight(unit, from: $0)]) }
      }
      #expect(all.max() == largest && largest > 0)
    }
  }
}
