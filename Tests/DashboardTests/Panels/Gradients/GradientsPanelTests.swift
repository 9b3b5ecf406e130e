import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct GradientsPanelTests {
  private func text(_ state: DashboardState) -> String {
    TextExport.text(of: Dashboard.frame(state))
  }

  private func state(
    _ experiment: Experiment, _ columns: Int = 80, _ rows: Int = 24, steps: Int = 2
  ) -> DashboardState {
    var state = Moments.state(columns, rows, Moments.snapshot(experiment, steps: steps))
    state.press("4")
    return state
  }

  @Test func deadUnitsAreCountedNamedAndMarked() throws {
    let state = state(Moments.dying)
    let frame = Dashboard.frame(state)
    let row = try #require((0..<24).first { frame.text(row: $0).contains("2 of 4 dead") })
    #expect(frame[2, row].style == state.theme.warning)
    #expect(frame.text(row: row + 1).contains("1.2 1.4"))
  }

  @Test func nothingDeadIsSaidQuietly() throws {
    var experiment = Moments.experiment()
    experiment.activations = [.relu]
    experiment.bias = 1
    let state = state(experiment)
    let frame = Dashboard.frame(state)
    let row = try #require((0..<24).first { frame.text(row: $0).contains("0 of 8 dead") })
    #expect(frame[2, row].style == state.theme.faint)
  }

  @Test func aRatioOutsideWhatIsHealthyIsSaidInWords() {
    for (rate, word) in [(1e-9, " low "), (5.0, " high ")] {
      var experiment = Moments.experiment()
      experiment.optimizer = .sgd(momentum: 0)
      experiment.learningRate = rate
      #expect(text(state(experiment)).contains(word), "\(rate)")
    }
    #expect(text(state(Moments.experiment(), steps: 0)).contains("no step yet"))
  }

  @Test func whatIsHiddenIsSaidAndReachedByTheArrows() {
    var state = state(Moments.experiment(hidden: Array(repeating: 3, count: 9)), steps: 1)
    #expect(text(state).contains("4 of 10 layers"))
    #expect(text(state).contains("layer 1 ") && !text(state).contains("│ output"))
    for _ in 0..<12 { state.press(.down) }
    #expect(text(state).contains("│ output") && !text(state).contains("layer 1 "))
    #expect(state.notice == "the selection is at the edge")
  }

  @Test func theSamplesLookedAtAreCounted() {
    #expect(text(state(Moments.experiment())).contains("activations over 20 of 20 samples"))
  }

  @Test func theDiagramMarksADeadUnit() {
    var state = state(Moments.dying, 120, 40)
    state.press("2")
    #expect(text(state).contains("† 2 dead"))
    #expect(text(state).split(separator: "\n").count { $0.contains("† 0.00") } == 2)
    state = Moments.state(120, 40)
    state.press("2")
    #expect(!text(state).contains("†"))
  }
}
