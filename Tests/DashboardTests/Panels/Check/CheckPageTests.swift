import Backprop
import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

@Suite struct CheckPageTests {
  /// The screen after keys, orders done by a session as the program does them.
  private static func screen(
    _ experiment: Experiment, _ columns: Int = 80, _ rows: Int = 24, keys: [Key]
  ) -> String {
    TextExport.text(
      of: ScreenPicture.frame(
        of: experiment, epochs: 1, size: Size(columns: columns, rows: rows), keys: keys))
  }

  @Test func theKeyShowsTheCheckOfThisMoment() {
    let text = Self.screen(Moments.experiment(), keys: [.character("g")])
    #expect(text.contains("Gradient check") && text.contains("epoch 1 · step "))
    #expect(text.contains("24 of 24") && text.contains("72 of 72") && text.contains("9 of 9"))
    #expect(text.contains("good: backpropagation agrees with central differences"))
    #expect(text.contains(/layer  checked   worst +backprop +difference +error +verdict/))
    let narrow = Self.screen(Moments.experiment(), 60, 18, keys: [.character("g")])
    #expect(narrow.contains(/layer  worst +backprop +difference +verdict/))
    let wide = Self.screen(Moments.experiment(), 120, 40, keys: [.character("g")])
    #expect(wide.contains(/worst +backpropagation +difference +relative error +verdict/))
  }

  @Test func kinksAreExplainedBelowTheTable() {
    var experiment = Moments.experiment(source: "xor")
    experiment.activations = [.relu, .relu]
    // The untrained network: without biases xor's first row lies at every unit's kink.
    let text = Self.screen(experiment, 120, 40, keys: [.character("r"), .character("g")])
    #expect(text.contains("goes across a kink and is no"))
  }

  @Test func gOrEscapeClosesItAndOtherKeysDoWhatTheyAlwaysDo() {
    for close in [Key.character("g"), .escape] {
      var state = Moments.state()
      #expect(state.press(.character("g")) == [.send(.checkGradient)])
      #expect(state.overlay == .check(after: 0))
      state.press(close)
      #expect(state.overlay == nil)
    }
    var state = Moments.state()
    state.press("g")
    #expect(state.press(.character(" ")) == [.send(.toggleRunning)])
    #expect(state.overlay == nil)
  }

  @Test func beforeTheAnswerItSaysWhatIsUnderWay() {
    var state = Moments.state()
    state.press("g")
    let text = TextExport.text(of: Dashboard.frame(state))
    #expect(text.contains("checking every layer at the present moment"))
  }

  @Test func manyLayersAreCounted() {
    let text = Self.screen(
      Moments.experiment(hidden: Array(repeating: 2, count: 30)), keys: [.character("g")])
    #expect(text.contains(/\d+ more layers/))
    #expect(text.contains("backpropagation agrees"))
  }

  @Test func aGradientThatIsNotFiniteIsNamed() {
    let shape = NetworkShape(inputs: 1, layers: [(1, .elementwise(.identity))])
    let network = Network<Double>(shape: shape, parameters: [.nan, 0])
    let check = GradientCheck(
      network, SampleSet(inputsPerSample: 1, targetsPerSample: 1, inputs: [1], targets: [2]),
      batch: [0], loss: .halfSquaredError)
    let table = CheckTable(check, shape: shape, inputNames: ["x"], glyphs: .ascii)
    #expect(table.rows[0].last == "not finite")
    #expect(table.conclusion.hasPrefix("no verdict: "))
    #expect(table.conclusion.hasSuffix(" has a gradient that is not a finite number"))
  }

  @Test func parametersAreNamedAsTheScreenCounts() {
    let shape = NetworkShape(
      inputs: 2, layers: [(2, .elementwise(.tanh)), (1, .elementwise(.identity))])
    let names = ParameterName(shape, UnitNames(inputNames: ["x1", "colour=red"]), Words(.braille))
    let expected = [
      "1.1←x1", "1.1←colo=red", "b 1.1", "1.2←x1", "1.2←colo=red", "b 1.2", "2.1←1.1", "2.1←1.2",
      "b 2.1",
    ]
    #expect((0..<9).map(names.text) == expected)
    #expect((0..<5).map(names.value) == ["x1", "colo=red", "1.1", "1.2", "2.1"])
    #expect(names.text(9) == "" && names.value(-1) == "")
    #expect(ParameterName(shape, UnitNames(inputNames: []), Words(.ascii)).text(0) == "1.1<-x1")
  }
}
