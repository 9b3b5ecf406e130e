import Backprop
import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct DiagnosisRowTests {
  private func sentence(_ state: DashboardState, width: Int = 120) -> String {
    var buffer = Buffer(Size(columns: width, rows: 1))
    buffer.draw(DiagnosisRow(state: state), in: buffer.area)
    return buffer.text(row: 0).split(separator: " ").joined(separator: " ")
  }

  @Test func aPausedScreenSaysWhatCanBeDone() {
    #expect(
      sentence(Moments.state())
        == "s steps one epoch, b one batch, space runs arrows select a unit")
  }

  @Test func aRunSaysItsSpeed() {
    var core = SessionCore(Moments.experiment(), isRunning: true, clock: .stopped)
    let state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    #expect(sentence(state).hasPrefix("60 epochs a second space pauses"))
  }

  @Test func theEndOfAllEpochsIsTold() {
    var experiment = Moments.experiment()
    experiment.epochs = 1
    let snapshot = Moments.snapshot(experiment, steps: 2)
    #expect(
      sentence(Moments.state(80, 24, snapshot))
        == "epoch 1 is the last of this experiment r starts again")
  }

  @Test func aDivergenceNamesItsStepAndWhatHelps() {
    var experiment = Moments.experiment()
    experiment.activations = [.relu]
    experiment.outputActivation = .elementwise(.identity)
    experiment.optimizer = .sgd(momentum: 0)
    experiment.learningRate = 1000
    let snapshot = Moments.snapshot(experiment, steps: 60)
    guard case .paused(.diverged(let divergence)) = snapshot.activity else {
      Issue.record("not diverged")
      return
    }
    let state = Moments.state(80, 24, snapshot)
    let short = "◆ diverged at step \(divergence.step): loss is not finite z rolls back"
    #expect(sentence(state) == short + " r starts again")
    #expect(sentence(state, width: 60) == short)
  }

  @Test func theWorstFindingIsNamedAndTheOthersCounted() throws {
    var experiment = try #require(try BundledExperiments.experiment(named: "vanishing"))
    experiment.samples = 40
    let snapshot = Moments.snapshot(experiment, steps: 20)
    let state = Moments.state(80, 24, snapshot)
    #expect(snapshot.findings.count == 2)
    #expect(
      sentence(state).contains(
        /^◆ gradient vanishes: layer 1 has 10\^-\d\.\d of the output's \+1 more fewer layers/))
    var buffer = Buffer(Size(columns: 120, rows: 1))
    buffer.draw(DiagnosisRow(state: state), in: buffer.area)
    #expect(buffer[1, 0].style == state.theme.warning)
  }

  @Test func aSelectionIsToldBeforeAFinding() {
    var state = Moments.state(80, 24, Moments.snapshot(Moments.dying))
    #expect(sentence(state).hasPrefix("◆ 2 of 4 units of layer 1 are dead 0 on"))
    state.press(.down)
    #expect(sentence(state).hasPrefix("unit 1.1"))
  }

  @Test func whyARunEndedIsToldBeforeAFinding() {
    var experiment = Moments.dying
    experiment.epochs = 1
    let words = sentence(Moments.state(80, 24, Moments.snapshot(experiment, steps: 9)))
    #expect(words.contains(/^epoch 1 is the last of this experiment r starts again ◆ 2 of 4/))
  }

  @Test func aSelectedLayerShowsItsFlow() {
    var state = Moments.state(80, 24, Moments.snapshot(Moments.dying))
    state.press("4")
    state.press(.down)
    #expect(
      sentence(state).contains(
        /^layer 1 gradient norm \S+ update:weight 10\^\S+ dead 1\.2 1\.4 12 parameters$/))
    state.press(.down)
    #expect(sentence(state).hasPrefix("output layer gradient norm"))
  }

  @Test func aSelectedUnitShowsItsNumbers() {
    var state = Moments.state()
    state.press(.down)
    let words = sentence(state)
    #expect(words.contains(/^unit 1\.1 a -?[0-9.e-]+ δ -?[0-9.e-]+ z -?[0-9.e-]+ bias -?[0-9.e-]+/))
    #expect(words.hasSuffix("tanh of 2 weighted inputs"))
    state.press(.left)
    #expect(sentence(state).contains(/^input x1 -?[0-9.e-]+$/))
  }

  @Test func aSelectedWeightShowsItsDerivative() {
    var state = Moments.state()
    state.press("3")
    state.press(.down)
    #expect(
      sentence(state).contains(
        /^weight 1\.1 ← x1 w \S+ ∂L\/∂w \S+ Δw \S+ in the last step$/))
    state.press(.right, .right)
    #expect(sentence(state).contains(/^bias of 1\.1 b \S+ ∂L\/∂b \S+/))
    state.press(.right)
    #expect(sentence(state).hasPrefix("weight 2.1 ← 1.1 w "))
  }

  @Test func aSelectedInputIsShownInEveryPane() {
    var state = Moments.state()
    state.press(.down, .left, .tab, .tab)
    #expect(state.focus == .weights)
    #expect(!sentence(state).isEmpty)
  }
}
