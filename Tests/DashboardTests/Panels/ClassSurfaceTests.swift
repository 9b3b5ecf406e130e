import Testing

@testable import Dashboard

@Suite struct ClassSurfaceTests {
  @Test func theLargestOutputAnswersAndItsLeadIsTheMargin() {
    let surface = ClassSurface([
      [0.75, 0.25, 0.25, -3, 0.5], [0.125, 0.5, 0.25, -2, 0.5], [0.125, 0.25, 0.5, -4, 0],
    ])
    #expect(surface.classes == [0, 1, 2, 1, 0])
    #expect(surface.margins == [0.625, 0.25, 0.25, 1, 0])
  }

  @Test func anOutputThatIsNoNumberLeavesNoMargin() {
    let surface = ClassSurface([[.nan, .infinity, 1], [0, .infinity, .infinity]])
    #expect(surface.margins[0].isNaN && surface.margins[1].isNaN && surface.margins[2] == 1)
    #expect(surface.classes == [1, 0, 1])
  }
}
