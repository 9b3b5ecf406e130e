import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct IncomingLinksTests {
  private let snapshot = Moments.snapshot()

  private func sizes(_ selection: Selection, byGradient: Bool) -> [Double] {
    let order = IncomingLinks(snapshot, selection, byGradient: byGradient).order
    let values = byGradient ? snapshot.moment.gradient : snapshot.moment.parameters
    let layer = snapshot.shape.layers[selection.layer - 1]
    return order.map { abs(values[layer.weight(selection.unit, from: $0)]) }
  }

  @Test func theStrongestComeFirst() {
    let selection = Selection(layer: 2, unit: 3, isActive: true)
    for byGradient in [false, true] {
      let sizes = sizes(selection, byGradient: byGradient)
      #expect(sizes.count == 8 && sizes == sizes.sorted(by: >))
    }
    #expect(sizes(selection, byGradient: false) != sizes(selection, byGradient: true))
  }

  @Test func whatIsNoNumberOutweighsAllAndEqualsKeepTheirOrder() {
    #expect(IncomingLinks.ranked([1, .nan, -3, 3, .infinity][...]) == [1, 4, 2, 3, 0])
  }

  @Test func anInputHasNone() {
    let selection = Selection(layer: 0, unit: 0, isActive: true)
    #expect(IncomingLinks(snapshot, selection, byGradient: false).order.isEmpty)
  }

  @Test func bracesGoFromLinkToLinkByStrength() {
    var state = Moments.state(120, 40, snapshot)
    state.press("}")
    #expect(state.notice == "arrows select a unit in Network, then { } its links")
    state.press(.down, .right)
    let order = IncomingLinks(snapshot, state.selection, byGradient: false).order
    state.press("}")
    #expect(state.selection.isLink && state.selection.source == order[0])
    state.press("{")
    #expect(state.notice == "this is the unit's strongest link")
    state.press("}}}}}}}")
    #expect(state.selection.source == order[7])
    state.press("}")
    #expect(state.notice == "this is the unit's weakest link")
    state.press(.down)
    #expect(!state.selection.isLink)
  }
}
