import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct LossPanelTests {
  private func labels(_ last: Int, _ columns: Int) -> [String] {
    LossPanel.xTicks(last: last, columns: columns).map(\.label)
  }

  @Test func theEpochsBelowAreRoundAndWhole() {
    #expect(labels(0, 60) == ["epoch 0"])
    #expect(labels(1, 60) == ["0", "epoch 1"])
    #expect(labels(3, 30) == ["0", "1", "2", "epoch 3"] || labels(3, 30) == ["0", "2", "epoch 3"])
    #expect(labels(321, 80).dropLast().allSatisfy { Int($0) != nil })
    #expect(labels(321, 80).last == "epoch 321")
    #expect(LossPanel.xTicks(last: .max, columns: 80).allSatisfy { $0.x.isFinite })
  }

  @Test(arguments: Moments.appearances)
  func whatWasMeasuredStaysVisibleBehindTheSmoothedCurve(_ appearance: Appearance) {
    var state = Moments.state(120, 40, Self.snapshot, appearance: appearance)
    state.press(.backTab, .backTab)
    state.press("em")
    let series = LossCurves(
      history: Self.snapshot.history, smoothing: 0.6, theme: state.theme
    ).series(hasTest: true, showsValues: false)
    #expect(series.map(\.label) == ["", "", "test", "train"])
    #expect(series[0].style != series[2].style || appearance.colors == .monochrome)
    #expect(series[1].isScattered == (appearance.colors == .monochrome))
    let text = Dashboard.frame(state).text(row: 1)
    #expect(text.contains("smoothed 0.6  m"))
  }

  @Test func theLegendOfALargePaneHasTheValues() {
    var state = Moments.state(120, 40, Self.snapshot)
    state.press(.backTab, .backTab)
    #expect(!screen(state).contains(/train \d.*train \d/))
    state.press("e")
    let value = NumberText.significant(Self.snapshot.evaluation.train.loss)
    #expect(Dashboard.frame(state).text(row: 2).contains("train \(value)"))
  }

  private func screen(_ state: DashboardState) -> String {
    TextExport.text(of: Dashboard.frame(state)).split(separator: "\n").dropFirst().joined()
  }

  /// Some epochs of a small run.
  static let snapshot: Snapshot = {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    for _ in 0..<20 { core.complete(.stepEpoch) }
    return core.snapshot(SnapshotRequest(isExact: true))
  }()
}
