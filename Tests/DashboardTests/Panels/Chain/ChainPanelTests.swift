import Backprop
import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct ChainPanelTests {
  private static func screen(
    _ experiment: Experiment = Moments.experiment(), _ columns: Int = 80, _ rows: Int = 24,
    keys: [Key]
  ) -> String {
    TextExport.text(
      of: ScreenPicture.frame(
        of: experiment, epochs: 1, size: Size(columns: columns, rows: rows), keys: keys))
  }

  /// A state that shows the chain rule after keys.
  private static func state(_ keys: String, _ columns: Int = 120, _ rows: Int = 40)
    -> DashboardState
  {
    var core = SessionCore(Moments.experiment(), isRunning: false, clock: .stopped)
    core.handle(.stepEpoch)
    core.work(seconds: .infinity)
    var state = Moments.state(columns, rows, core.snapshot(SnapshotRequest()))
    state.press(keys)
    _ = state.update(.snapshot(core.snapshot(Dashboard.request(state))))
    return state
  }

  @Test func aWeightOfTheFirstLayerIsASumOverAllPaths() throws {
    let state = Self.state("v")
    let inspection = try #require(state.inspection)
    let text = TextExport.text(of: Dashboard.frame(state))
    #expect(inspection.chain.pathCount == 8)
    #expect(text.contains("w 1.1←x2 · sample "))
    #expect(text.contains("sum over 8 paths, largest first"))
    let best = try #require(inspection.chain.paths.first)
    let words = best.factors.map { NumberText.significant($0.value) }
    let row = try #require(text.split(separator: "\n").first { $0.contains("3.1←2.") })
    let cells = row.split(whereSeparator: { " ·│".contains($0) }).map { String($0) }
    #expect(Array(cells[1...].prefix(words.count)) == words, "\(row)")
    #expect(text.contains("∂L/∂a     f′(z)     w         f′(z)     w         f′(z)     a"))
    #expect(text.contains("central difference ") && text.contains("float64 engine "))
    #expect(text.contains("batch mean of 10 ") && text.contains("by sample"))
  }

  @Test func theDerivativeStandsInEveryPlace() throws {
    let state = Self.state("v", 80, 24)
    let chain = try #require(state.inspection).chain
    let gradient = NumberText.significant(chain.gradient, digits: 4)
    let text = TextExport.text(of: Dashboard.frame(state))
    // δ·a, and the sum of the paths.
    #expect(text.components(separatedBy: gradient).count > 2)
  }

  @Test func itBeginsAtTheLargestActivation() throws {
    var experiment = Moments.experiment(hidden: [3], source: "rows")
    experiment.rows = [
      ExampleRow(x: [0, 0.5, -2, 1], y: [1]), ExampleRow(x: [0, 0, 0, 0], y: [-1]),
    ]
    var state = Moments.state(80, 24, Moments.snapshot(experiment))
    let inputs = try #require(state.snapshot?.moment.probe.activations.prefix(4).map(abs))
    let largest = try #require(inputs.indices.max { inputs[$0] < inputs[$1] })
    #expect(largest > 0)
    state.press("v")
    #expect(state.selection.isLink && state.selection.source == largest)
    // What is selected already stays selected.
    state.press("v")
    state.press("}")
    let selected = state.selection
    state.press("v")
    #expect(state.selection == selected)
  }

  @Test func arrowsGoFromWeightToWeight() {
    var state = Self.state("v")
    #expect(state.inspectedParameter == 1)
    state.press(.down)
    #expect(state.inspectedParameter == 4 && state.selection.isLink)
    #expect(!state.isInspectionCurrent)
    #expect(Dashboard.overdueRequest(state)?.inspected == 4)
  }

  @Test func aScreenAtRestAsksOnceForTheChain() {
    var state = Self.state("v")
    #expect(state.isInspectionCurrent)
    #expect(Dashboard.overdueRequest(state)?.inspected == nil)
    state.press("v")
    #expect(Dashboard.request(state).inspected == nil)
  }

  @Test func vOrEscapeClosesIt() {
    for close in [Key.character("v"), .escape] {
      var state = Moments.state()
      state.press("v")
      #expect(state.showsChain && state.selection.isActive && state.selection.isLink)
      state.press(close)
      #expect(state.overlay == nil)
    }
  }

  @Test func fromAViewWithoutWeightsItShowsTheNetwork() {
    for view in ["4", "5", "6"] {
      var state = Moments.state()
      state.press(view + "v")
      #expect(state.focus == .network && state.view == .network && state.showsChain)
    }
  }

  @Test func aBiasIsTheDeltaOfItsUnit() {
    let text = Self.screen(keys: [.down, .character("v")])
    #expect(text.contains("b 1.1 · sample "))
    #expect(text.contains("∂L/∂b = δ = "))
    #expect(text.contains("∂z/∂b"))
  }

  @Test func anInputHasNone() {
    let text = Self.screen(keys: [.down, .left, .character("v"), .left])
    #expect(text.contains("an input has no derivative here"))
  }

  @Test func aNarrowScreenKeepsEveryFactorBehindTheOutputsDelta() throws {
    let state = Self.state("v", 80, 24)
    let text = TextExport.text(of: Dashboard.frame(state))
    #expect(text.contains("∂L/∂z    w        f′(z)    w        f′(z)    a"))
    let best = try #require(state.inspection?.chain.paths.first?.factors)
    let delta = NumberText.significant(best[0].value * best[1].value)
    let row = try #require(text.split(separator: "\n").first { $0.contains("3.1←2.") })
    let cells = row.split(whereSeparator: { " ·│".contains($0) }).map { String($0) }
    let words = [delta] + best[2...].map { NumberText.significant($0.value) }
    #expect(Array(cells[1...].prefix(words.count)) == words, "\(row)")
  }

  @Test func deepPathsFoldTheirMiddle() {
    let deep = Moments.experiment(hidden: [3, 3, 3, 3, 3])
    let text = Self.screen(deep, keys: [.character("v")])
    #expect(text.contains("6.1←…←2."))
    #expect(text.contains(/∂L\/∂z +\d+ more +/))
    #expect(text.contains("sum over 81 paths"))
  }

  @Test func everySizeHasTheDerivativeAndItsOtherWays() {
    let deep = Moments.experiment(hidden: [3, 3, 3, 3, 3, 3, 3, 3])
    for experiment in [Moments.experiment(), deep, Moments.experiment(hidden: [])] {
      for (columns, rows) in [(60, 18), (80, 24), (120, 40), (200, 60)] {
        let text = Self.screen(experiment, columns, rows, keys: [.character("v")])
        #expect(text.contains("Chain rule") && text.contains("relative error"))
        #expect(text.contains("batch mean of") && text.contains("by sample"))
      }
    }
  }

  @Test func nudgesAreArrowsAndNumbers() throws {
    var state = Moments.state(120, 40)
    state.press("2")
    state.press(.down)
    let snapshot = try #require(state.snapshot)
    let unit = snapshot.shape.layers[0].units.lowerBound
    let nudge = snapshot.moment.probe.nudges[unit]
    let text = TextExport.text(of: Dashboard.frame(state))
    let number = (nudge > 0 ? "+" : "") + NumberText.significant(nudge, digits: 5)
    #expect(text.contains("nudge a    \(number) \(nudge > 0 ? "↑" : "↓")"))
    #expect(Words(.ascii).nudge(1) == "^" && Words(.ascii).nudge(-1) == "v")
    #expect(Words(.braille).nudge(0) == " " && Words(.braille).nudge(.nan) == " ")
  }
}
