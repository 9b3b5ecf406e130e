import DrawnExperiments
import TerminalUI
import Testing
import Training

@testable import Dashboard

/// The settings as a person meets them: a session behind the screen answers each key.
@Suite struct SettingsTests {
  // MARK: The list

  @Test func everyControlCanBeReachedAndShowsItsValue() {
    var seat = Seat()
    seat.press("c")
    for (index, line) in SettingLine.all(seat.state).enumerated() {
      #expect(seat.state.settingsLine == index)
      let title = line.title.trimmingPrefix("  ")
      let row = seat.rows.first { $0.contains("▸") && $0.contains(title) }
      #expect(row?.contains(line.value) == true, "\(line.title)")
      seat.press(.down)
    }
    #expect(seat.state.notice == "the settings end here; Esc closes them")
    seat.press(.escape)
    #expect(seat.state.settingsLine == nil)
  }

  @Test(arguments: [(60, 18), (80, 24), (120, 40), (200, 60)])
  func whatIsAllowedIsSaidWithoutBeingCut(_ columns: Int, _ rows: Int) {
    var seat = Seat(columns, rows)
    seat.press("c")
    for line in SettingLine.all(seat.state) {
      let screen = seat.rows.joined()
      #expect(screen.contains(line.meaning.prefix(30)), "\(line.title)")
      #expect(screen.contains("allowed: "), "\(line.title)")
      seat.press(.down)
    }
  }

  @Test func titlesAreUnique() {
    for source in ["spiral", "iris"] {
      var experiment = Moments.experiment(source: source)
      experiment.samples = nil
      let lines = SettingLine.all(Seat(80, 24, experiment).state)
      #expect(Set(lines.map(\.title)).count == lines.count)
    }
  }

  @Test func everyStepOfEveryControlIsAnswered() {
    for index in SettingLine.all(Seat().state).indices {
      for key in [Key.right, .left, .right] {
        var seat = Seat()
        seat.press("c")
        seat.state.settingsLine = index
        let title = SettingLine.all(seat.state)[index].title
        let before = SettingLine.all(seat.state)[index].value
        seat.press(key)
        let after = SettingLine.all(seat.state).first { $0.title == title }?.value
        #expect(after != before || seat.state.notice != nil, "\(title) \(key)")
      }
    }
  }

  // MARK: Changing

  @Test func arrowsChangeAValueAndUTakesItBack() throws {
    var seat = Seat()
    seat.press("c")
    try seat.choose("batch size")
    seat.press(.right)
    #expect(seat.core.experiment.batchSize == .count(12))
    #expect(seat.state.notice == "batch size 12")
    seat.press("u")
    #expect(seat.core.experiment.batchSize == .count(10))
    #expect(seat.state.notice == "taken back: batch size 10")
  }

  @Test func aValueCanBeTyped() throws {
    var seat = Seat()
    seat.press("c", .enter)
    #expect(seat.state.entry?.text == "0.01")
    seat.type("0.25")
    #expect(seat.rows[22].contains("learning rate: 0.25"))
    seat.press(.enter)
    #expect(seat.core.learningRate == 0.25 && seat.state.entry == nil)
    #expect(seat.state.settingsLine == 0, "the settings stay open")
  }

  @Test func aRefusalSaysWhyAndKeepsWhatWasTyped() throws {
    var seat = Seat()
    seat.press("L")
    seat.type("-1")
    seat.press(.enter)
    #expect(seat.state.entry?.text == "-1")
    #expect(
      seat.rows[23].contains("'-1' is not allowed; allowed: a number above 0, up to 1000"))
    seat.press(.escape)
    #expect(seat.state.entry == nil && seat.core.learningRate == 0.01)
  }

  @Test func whatTheDataDoNotAllowIsToldByTheSession() throws {
    var seat = Seat()
    seat.press("c")
    try seat.choose("loss")
    seat.press(.enter)
    seat.type("cross_entropy")
    seat.press(.enter)
    #expect(seat.state.notice?.hasPrefix("training.loss is 'cross_entropy'") == true)
    #expect(seat.core.experiment.loss == .meanSquaredError)
  }

  @Test func keysLeadThroughOptimizersActivationsAndInitializers() {
    var seat = Seat()
    seat.type("o")
    #expect(seat.core.experiment.optimizer.name == "adamw")
    seat.type("a")
    #expect(seat.core.experiment.activations == [.relu])
    seat.type("i")
    #expect(seat.state.notice == "initializer glorot_normal, at the next reset")
  }

  @Test func aRunPausesWhereItWasToldTo() throws {
    var seat = Seat()
    seat.press("c")
    try seat.choose("epoch reached")
    seat.press(.right)
    #expect(SettingLine.all(seat.state)[seat.state.settingsLine ?? 0].value == "10")
    seat.press(.left)
    #expect(SettingLine.all(seat.state)[seat.state.settingsLine ?? 0].value == "none")
    seat.press(.enter)
    seat.type("3")
    seat.press(.enter, .escape)
    seat.core.handle(.run)
    while seat.core.machine.isWorking { seat.core.work(seconds: .infinity) }
    _ = seat.state.update(.snapshot(seat.core.snapshot(SnapshotRequest())))
    seat.state.notice = nil
    #expect(seat.core.run.epoch == 3)
    #expect(seat.rows[22].contains("epoch 3 is reached"))
  }

  @Test func theScreenHasControlsToo() throws {
    var seat = Seat()
    seat.press("c")
    try seat.choose("log scale")
    seat.press(.right)
    #expect(!seat.state.isLossLogarithmic)
    try seat.choose("speed")
    seat.press(.left)
    #expect(seat.core.speed == Speed(epochsPerSecond: 1000))
    seat.press(.enter)
    seat.type("max")
    seat.press(.enter)
    #expect(seat.core.speed == .max)
  }

  // MARK: Weights

  @Test func aWeightIsTypedWhereItIsSelected() throws {
    var seat = Seat()
    seat.press("3", .down, .down, .right)
    let index = try #require(seat.state.selection.parameterIndex(in: seat.core.run.shape))
    seat.press(.enter)
    #expect(seat.rows[22].contains("weight 1.2 ← x2:"))
    seat.type("0.125")
    seat.press(.enter)
    #expect(seat.core.run.parameters[index] == 0.125)
    seat.press("u")
    #expect(seat.core.run.parameters[index] != 0.125)
  }

  @Test func theBiasOfAUnitIsTypedInTheDiagram() throws {
    var seat = Seat()
    seat.press(.down, .enter)
    seat.type("2")
    seat.press(.enter)
    #expect(seat.core.run.parameters[seat.core.run.shape.layers[0].bias(0)] == 2)
  }

  @Test func withoutASelectionEnterSaysWhatToDo() {
    var seat = Seat()
    seat.press(.enter)
    #expect(seat.state.notice == "Enter types a weight or bias: select one with arrows first")
    seat.press(.down, .left, .enter)
    #expect(seat.state.notice == "an input comes from the data and has no value to type")
  }

  @Test func leavingAsksOnceWhereWeightsByHandWouldBeLost() {
    var seat = Seat()
    seat.press(.down, .enter)
    seat.type("2")
    seat.press(.enter)
    #expect(seat.state.press("q").isEmpty)
    #expect(seat.state.notice == "weights typed by hand would be lost; w keeps them, q quits")
    #expect(seat.state.press("q") == [.quit(status: 0)])
    seat.press("d")
    #expect(seat.state.press("q").isEmpty, "another key in between asks again")
    #expect(seat.state.press(.control("c")) == [.quit(status: 130)])
  }

  // MARK: Probe sample

  @Test func theProbeSampleIsPickedByNumberOrAsTheNextWrongOne() {
    var seat = Seat()
    seat.press("P")
    seat.type("7")
    seat.press(.enter)
    #expect(seat.state.snapshot?.probeNumber == 7)
    seat.press("P")
    seat.type("wrong")
    seat.press(.enter)
    let snapshot = seat.core.snapshot(SnapshotRequest())
    #expect(snapshot.probeNumber != 7)
    #expect(snapshot.evaluation.isWrong[snapshot.data.train[snapshot.probeNumber - 1]])
    seat.press("P")
    seat.type("worst")
    seat.press(.enter)
    let after = seat.core.snapshot(SnapshotRequest())
    #expect(after.evaluation.worst.ranked.first?.place == after.probeNumber - 1)
    for text in ["0", "21", "x", ""] {
      seat.press("P", .control("u"))
      seat.type(text)
      seat.press(.enter)
      #expect(seat.state.entry?.refusal != nil, "\(text)")
      seat.press(.escape)
    }
  }

  @Test func goingBackNeedsADivergence() {
    var state = Moments.state()
    #expect(state.press("z").isEmpty)
    #expect(state.notice == "z goes back after a divergence; there is none")
  }

  @Test func thePointerStaysWithItsSettingWhenLinesComeAndGo() throws {
    var core = SessionCore(Moments.experiment(hidden: [4]), isRunning: false, clock: .stopped)
    var state = Moments.state(80, 24, core.snapshot(SnapshotRequest()))
    state.press("c")
    let place = try #require(
      SettingLine.all(state).firstIndex { $0.title == "data seed" })
    for _ in 0..<place { state.press(.down) }
    for hidden in ["4,4,4", "4"] {
      core.handle(.change(.setting("network.hidden", .scalar(hidden))))
      _ = state.update(.snapshot(core.snapshot(SnapshotRequest())))
      let line = try #require(state.settingsLine)
      #expect(SettingLine.all(state)[line].title == "data seed")
    }
  }

  @Test func partsOfASettingRefuseWhatIsTyped() throws {
    let state = Moments.state(80, 24, Moments.snapshot(Moments.experiment(hidden: [4])))
    func refusal(_ title: String, _ text: String) -> String? {
      guard let line = SettingLine.all(state).first(where: { $0.title == title }) else {
        return nil
      }
      do {
        _ = try line.typed(text)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      refusal("  units of layer 1", "0")
        == "'0' is not allowed; allowed: a whole number from 1 to 4096")
    #expect(refusal("  input x1", "maybe") == "'maybe' is not allowed; allowed: true or false")
    #expect(refusal("  beta1", "1.5")?.hasSuffix("a number from 0 to below 1") == true)
  }
}

extension Key: ExpressibleByStringLiteral {
  /// Creates the key of a character.
  public init(stringLiteral value: String) { self = .character(Character(value)) }
}

extension Seat {
  /// Moves to a setting by its title.
  fileprivate mutating func choose(_ title: String) throws {
    let index: Int = try #require(
      SettingLine.all(state).firstIndex { $0.title == title }, "there is a setting \(title)")
    state.settingsLine = index
  }
}
