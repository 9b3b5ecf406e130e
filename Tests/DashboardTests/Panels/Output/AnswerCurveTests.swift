import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct AnswerCurveTests {
  private func state(epochs: Int) -> DashboardState {
    var core = SessionCore(Moments.line, isRunning: false, clock: .stopped)
    for _ in 0..<epochs { core.complete(.stepEpoch) }
    var state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    state.press("5")
    _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
    return state
  }

  @Test func aSingleInputAsksForItsCurve() throws {
    let state = state(epochs: 0)
    let request = Dashboard.request(state)
    #expect(request.unitPictures == nil)
    let surface = try #require(request.surface)
    #expect(surface.rows == 1 && surface.columns > 40)
    let overdue = Dashboard.overdueRequest(state)
    #expect(overdue?.surface == nil, "the curve is there")
  }

  @Test func curveAndSamplesAreDrawnOverTheColumn() throws {
    let state = state(epochs: 5)
    let snapshot = try #require(state.snapshot)
    let curve = try #require(AnswerCurve(snapshot, state))
    var buffer = Buffer(Size(columns: 50, rows: 14))
    buffer.draw(curve, in: buffer.area)
    let text = (0..<14).map { buffer.text(row: $0) }
    #expect(text[13].contains(snapshot.data.columns[0].name))
    #expect(text.joined().contains("answer") && text.joined().contains("train"))
    let styles = Set(buffer.cells.filter { $0.scalar.value >= 0x2800 }.map(\.style))
    #expect(styles.contains(state.theme.bright) && styles.contains(state.theme.train))
  }

  @Test func samplesOfTwoNumbersHaveNone() {
    let snapshot = Moments.snapshot()
    #expect(AnswerCurve(snapshot, Moments.state(80, 24, snapshot)) == nil)
  }
}
